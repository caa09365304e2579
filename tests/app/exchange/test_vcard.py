"""vCards as telephones and address books write them."""

from __future__ import annotations

import random
from pathlib import Path
from time import perf_counter

import pytest

from app.exchange.detect import open_source
from app.exchange.draft import Draft, DraftAddress, DraftDay, DraftPoint, Refused

CONTACTS = Path(__file__).parents[2] / "data" / "contacts"


def read(path: Path) -> list[Draft | Refused]:
    source = open_source(path)
    assert source.name == "vcard"
    return list(source.records())


def one(tmp_path: Path, body: str) -> Draft:
    path = tmp_path / "one.vcf"
    path.write_bytes(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Åse\r\n{body}\r\nEND:VCARD\r\n".encode())
    [draft] = read(path)
    assert isinstance(draft, Draft)
    return draft


def test_a_card_from_an_iphone_is_read_with_all_it_says() -> None:
    person, firm = read(CONTACTS / "apple.vcf")
    assert person == Draft(
        line=1,
        name="Dr. Søren Ærø Østergård",
        given="Søren",
        middle="Ærø",
        family="Østergård",
        prefix="Dr.",
        nickname="Søs",
        organisation="Østergård VVS; Kloak ApS",
        department="Ledelse",
        job_title="Indehaver",
        notes="Første linje\nAnden linje, med komma; og semikolon og en meget lang remser der er foldet over"
        " flere linjer\nSpouse: Åse",
        phones=[
            DraftPoint("+45 20 12 34 56", "mobile", preferred=True),
            DraftPoint("86 12 34 56", "fax", "work"),
        ],
        emails=[
            DraftPoint("soren@eksempel.dk", "work", preferred=True),
            DraftPoint("sommer@eksempel.dk", "other", "Sommerhus"),
        ],
        webs=[
            DraftPoint("http://www.vvs.dk", "other", "HomePage", True),
            DraftPoint("https://linkedin.example/soren", "social", "linkedin"),
        ],
        addresses=[
            DraftAddress(
                "Åboulevarden 1\n2. th.",
                "0800",
                "Høje Taastrup",
                country="Danmark",
                kind="home",
                preferred=True,
            )
        ],
        days=[
            DraftDay("birthday", "--03-09"),
            DraftDay("wedding", "2010-06-01"),
            DraftDay("other", "2015-04-03", "Første køb"),
        ],
        tags=["Kunder", "VIP, stor"],
    )
    assert isinstance(firm, Draft)
    assert (firm.kind, firm.name, firm.organisation) == ("firm", "Bageriet på hjørnet", "")


def test_cards_from_android_are_read_with_all_they_say() -> None:
    jurgen, kari = read(CONTACTS / "android.vcf")
    assert isinstance(jurgen, Draft) and isinstance(kari, Draft)
    assert (jurgen.name, jurgen.family, jurgen.nickname) == ("Jürgen Müller", "Müller", "Jogi")
    assert jurgen.notes == "Erste Zeile\nZweite"
    assert jurgen.addresses == [
        DraftAddress("Hauptstraße 1", "01067", "Berlin", country="Deutschland", kind="home")
    ]
    assert jurgen.days == [DraftDay("wedding", "2010-06-01")]
    assert jurgen.kept_aside == []
    assert kari.days == [DraftDay("birthday", "--02-29")]
    assert kari.phones[1] == DraftPoint("22334455", "other", "hytte")


def test_a_card_from_outlook_is_read_with_all_it_says() -> None:
    [aase] = read(CONTACTS / "outlook.vcf")
    assert isinstance(aase, Draft)
    assert (aase.name, aase.organisation, aase.job_title) == (
        "Fru Åse Sørensen",
        "Sørensens Møbler",
        "Sælger",
    )
    assert aase.addresses[0].town == "Århus"
    assert aase.notes == "Kommer hver mandag\nog betaler kontant"
    assert aase.days == [DraftDay("birthday", "1922-03-10"), DraftDay("wedding", "2001-05-06")]


def test_version_4_is_read_with_all_it_says() -> None:
    doe, firm, everybody = read(CONTACTS / "version4.vcf")
    assert isinstance(doe, Draft) and isinstance(firm, Draft)
    assert (doe.name, doe.language, doe.tags) == ("J. Doe", "da", ["swimmer", "biker"])
    assert doe.phones == [
        DraftPoint("+45-55-55-55-55 ext. 5555", "home", preferred=True),
        DraftPoint("+45-20-55-55-55", "mobile"),
    ]
    assert doe.days == [DraftDay("birthday", "1976-02-29"), DraftDay("wedding", "--06-15")]
    assert doe.uid == ""
    assert doe.extra == ["X-LIKES:coffee"]
    assert (firm.kind, firm.days, len(firm.kept_aside)) == ("firm", [], 1)
    assert isinstance(everybody, Refused)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:--0229", "--02-29"),
        ("BDAY:--02-29", "--02-29"),
        ("BDAY:19760229", "1976-02-29"),
        ("BDAY:1976-02-29", "1976-02-29"),
        ("BDAY;VALUE=date:1976-02-29", "1976-02-29"),
        ("BDAY:1976-02-29T23:00:00Z", "1976-02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "--02-29"),
        ("BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1904:1904-02-29", "--02-29"),
    ],
)
def test_a_birthday_is_read_in_every_spelling(tmp_path: Path, line: str, day: str) -> None:
    assert one(tmp_path, line).days == [DraftDay("birthday", day)]


@pytest.mark.parametrize("line", ["BDAY:", "BDAY:0000-00-00"])
def test_an_empty_birthday_is_none(tmp_path: Path, line: str) -> None:
    draft = one(tmp_path, line)
    assert (draft.days, draft.kept_aside) == ([], [])


@pytest.mark.parametrize("where", ["file:///etc/passwd", "http://x.example/p.jpg", "../../secret.jpg"])
def test_a_picture_elsewhere_is_never_looked_at(tmp_path: Path, where: str) -> None:
    draft = one(tmp_path, f"PHOTO;VALUE=uri:{where}")
    assert where not in repr(draft)


def test_groups_that_google_makes_by_itself_are_no_tags(tmp_path: Path) -> None:
    assert one(tmp_path, "CATEGORIES:myContacts,Kunder,starred").tags == ["Kunder"]


def test_a_line_nobody_can_read_is_told_and_the_rest_kept(tmp_path: Path) -> None:
    draft = one(tmp_path, "nonsense\r\nTEL:1")
    assert [phone.value for phone in draft.phones] == ["1"]
    assert "nonsense" in draft.kept_aside[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "mac_roman"])
def test_the_encoding_changes_nothing(tmp_path: Path, encoding: str) -> None:
    text = (CONTACTS / "apple.vcf").read_bytes().decode()
    copy = tmp_path / "copy.vcf"
    copy.write_bytes(text.encode(encoding))
    assert read(copy) == read(CONTACTS / "apple.vcf")


def test_a_card_that_says_nothing_is_refused_with_its_line_and_text(tmp_path: Path) -> None:
    path = tmp_path / "two.vcf"
    path.write_text("BEGIN:VCARD\nFN:Åse\nEND:VCARD\n\nBEGIN:VCARD\nNOTE:x\nEND:VCARD\n", encoding="utf-8")
    refused = read(path)[1]
    assert isinstance(refused, Refused)
    assert refused.line == 5
    assert "NOTE:x" in refused.text


def neighbour(number: int) -> str:
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Nabo{number};Åse;;;\r\nFN:Åse Nabo{number}\r\n"
        f"TEL;TYPE=CELL:{number:08}\r\nBDAY:1976-02-29\r\nNOTE:Linje\\nto\r\nEND:VCARD\r\n"
    )


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One to four bytes changed, taken away, doubled or put in; line ends and colons more often than others."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(out))
        what = chance.random()
        if what < 0.3:
            out[at] = chance.randrange(256)
        elif what < 0.5:
            del out[at : at + chance.randint(1, 30)]
        elif what < 0.7:
            out[at:at] = chance.choice(
                [b"\r\n", b"\n", b":", b";", b"=", b'"', b"\\", b"\0", b"END:VCARD\r\n"]
            )
        else:
            out[at:at] = out[at : at + chance.randint(1, 200)]
        if not out:
            return data[:1]
    return bytes(out)


@pytest.mark.parametrize("seed", range(5))
def test_a_damaged_card_costs_itself_and_not_its_neighbours(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    originals = [path.read_bytes() for path in sorted(CONTACTS.glob("*.vcf"))]
    before = "".join(neighbour(n) for n in range(3)).encode()
    after = "".join(neighbour(n) for n in range(3, 6)).encode()
    path = tmp_path / "damaged.vcf"
    for _ in range(100):
        path.write_bytes(before + mutated(chance.choice(originals), chance) + b"\r\n" + after)
        started = perf_counter()
        found = read(path)
        assert perf_counter() - started < 2
        names = [row.name for row in found if isinstance(row, Draft)]
        assert [name for name in names if "Nabo" in name] == [f"Åse Nabo{n}" for n in range(6)]
        whole = [row for row in found if isinstance(row, Draft) and "Nabo" in row.name]
        assert all(row.phones[0].value == f"{n:08}" for n, row in enumerate(whole))
        assert all(row.reason and row.line for row in found if isinstance(row, Refused))
