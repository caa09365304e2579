"""Google's contact CSV, old and new, in whichever dress it comes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from app.exchange.detect import open_source
from app.exchange.draft import Draft, DraftAddress, DraftDay, DraftPoint, Refused
from app.exchange.google_csv import known_headings

CONTACTS = Path(__file__).parents[2] / "data" / "contacts"


def drafts(path: Path) -> list[Draft | Refused]:
    source = open_source(path)
    assert source.name == "google-csv"
    return list(source.records())


def test_the_new_export_is_read_with_all_it_says() -> None:
    first = drafts(CONTACTS / "google-new.csv")[0]
    assert first == Draft(
        line=2,
        name="Åse Bjørn Hansen",
        given="Åse",
        family="Bjørn Hansen",
        prefix="Fru",
        nickname="Åsa",
        organisation="Hansen & Søn",
        job_title="Indkøber",
        department="Indkøb",
        notes="Første linje\nAnden linje, med komma\nKundenummer: 0042",
        phones=[
            DraftPoint("+45 20 30 40 50", "mobile"),
            DraftPoint("+45 20 30 40 51", "mobile"),
            DraftPoint("86 12 34 56", "work"),
            DraftPoint("86 00 00 00", "other", "Main"),
        ],
        emails=[
            DraftPoint("aase@hansen.dk", "work", preferred=True),
            DraftPoint("aase@sommer.dk", "other", "Sommerhus"),
        ],
        webs=[DraftPoint("https://hansen.dk", "other", "Profile")],
        addresses=[DraftAddress("Havnegade 2", "8000", "Aarhus C", country="DK", kind="work")],
        days=[DraftDay("birthday", "1976-02-29"), DraftDay("wedding", "2004-05-01")],
        tags=["Kunder"],
    )


def test_the_old_export_is_read_with_all_it_says() -> None:
    first = drafts(CONTACTS / "google-old.csv")[0]
    assert first == Draft(
        line=2,
        name="Søren Ærø Østergård",
        given="Søren",
        middle="Ærø",
        family="Østergård",
        prefix="Dr.",
        nickname="Søs",
        organisation="Østergård VVS ApS",
        job_title="Indehaver",
        department="Ledelse",
        language="da",
        notes="Ring efter kl. 16\nHobby: Sejlads\nSpouse: Åse",
        phones=[DraftPoint("+45 20 12 34 56", "mobile"), DraftPoint("04012345", "fax", "Work Fax")],
        emails=[
            DraftPoint("soren@eksempel.dk", "home", preferred=True),
            DraftPoint("so@vvs.dk", "work"),
            DraftPoint("kontor@vvs.dk", "work"),
        ],
        webs=[DraftPoint("https://vvs.dk", "work")],
        addresses=[DraftAddress("Åboulevarden 1", "0800", "Høje Taastrup", country="DK", kind="home")],
        days=[DraftDay("birthday", "1976-02-29")],
        tags=["Kunder", "VIP"],
    )


def test_rows_with_little_in_them_are_kept_where_they_name_somebody() -> None:
    rows = drafts(CONTACTS / "google-new.csv")
    assert [(type(row).__name__, row.line) for row in rows] == [
        ("Draft", 2),
        ("Draft", 6),
        ("Draft", 7),
        ("Draft", 8),
        ("Draft", 9),
        ("Draft", 10),
        ("Refused", 11),
    ]
    firm, phone, email, birthday = rows[2:6]
    assert isinstance(firm, Draft) and isinstance(phone, Draft)
    assert isinstance(email, Draft) and isinstance(birthday, Draft)
    assert (firm.kind, firm.name, firm.organisation) == ("firm", "Nordlys AS", "")
    assert (phone.kind, phone.name, len(phone.kept_aside)) == ("person", "+4540404040", 1)
    assert (email.name, email.emails[0].preferred) == ("kun@epost.no", True)
    assert (birthday.name, birthday.days, len(birthday.kept_aside)) == ("Bad Birthday", [], 1)


def test_a_row_about_nobody_is_refused_with_its_text() -> None:
    refused = drafts(CONTACTS / "google-new.csv")[-1]
    assert isinstance(refused, Refused)
    assert "name" in refused.reason
    assert "Only a remark about nobody" in refused.text


def test_a_birthday_without_its_year_and_a_day_of_their_own_are_kept() -> None:
    kari = drafts(CONTACTS / "google-new.csv")[1]
    assert isinstance(kari, Draft)
    assert kari.days == [DraftDay("birthday", "--12-24"), DraftDay("other", "--06-02", "Navnedag")]


def test_a_national_number_is_not_taken_over() -> None:
    kari = drafts(CONTACTS / "google-new.csv")[1]
    assert "010203" not in repr(kari)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp850", "mac_roman"]
)
@pytest.mark.parametrize("name", ["google-old.csv", "google-new.csv"])
def test_the_dress_changes_nothing(tmp_path: Path, name: str, encoding: str, delimiter: str) -> None:
    original = CONTACTS / name
    text = io.StringIO(newline="")
    with original.open(encoding="utf-8-sig", newline="") as file:
        csv.writer(text, delimiter=delimiter).writerows(csv.reader(file))
    copy = tmp_path / "copy.txt"
    copy.write_bytes(text.getvalue().encode(encoding))
    found = drafts(copy)
    assert [row for row in found if isinstance(row, Draft)] == [
        row for row in drafts(original) if isinstance(row, Draft)
    ]


def as_file(tmp_path: Path, text: str) -> list[Draft | Refused]:
    path = tmp_path / "google.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return drafts(path)


def test_as_many_numbered_groups_are_read_as_there_are(tmp_path: Path) -> None:
    headings = ",".join(f"Phone {n} - Label,Phone {n} - Value" for n in range(1, 13))
    values = ",".join(f"Mobile,{n:08}" for n in range(1, 13))
    [draft] = as_file(tmp_path, f"First Name,Last Name,{headings}\nÅse,Hansen,{values}\n")
    assert isinstance(draft, Draft)
    assert [phone.value for phone in draft.phones] == [f"{n:08}" for n in range(1, 13)]


def test_columns_nobody_knows_go_to_the_notes_and_sensitive_ones_nowhere(tmp_path: Path) -> None:
    [draft] = as_file(
        tmp_path,
        "First Name,Last Name,Phone 1 - Value,Notes,Favourite cake,Gender,Government ID Number,Sensitivity\n"
        "Åse,Hansen,1,Note,Lagkage,Female,010203-1234,Private\n",
    )
    assert isinstance(draft, Draft)
    assert draft.notes == "Note\nFavourite cake: Lagkage"


def test_a_second_organisation_is_not_lost(tmp_path: Path) -> None:
    [draft] = as_file(
        tmp_path,
        "Name,Given Name,Family Name,Group Membership,Organization 1 - Name,Organization 2 - Name,"
        "Organization 2 - Title\nÅse Hansen,Åse,Hansen,,VVS,Foreningen,Kasserer\n",
    )
    assert isinstance(draft, Draft)
    assert draft.organisation == "VVS"
    assert "Foreningen, Kasserer" in draft.notes


@pytest.mark.parametrize("cells", ["Åse,Hansen,1", "Åse,Hansen,1,,"])
def test_empty_cells_at_the_end_may_be_left_out_or_be_too_many(tmp_path: Path, cells: str) -> None:
    [draft] = as_file(tmp_path, f"First Name,Last Name,Phone 1 - Value,Notes\n{cells}\n")
    assert isinstance(draft, Draft)


def test_a_row_with_more_cells_than_headings_is_refused(tmp_path: Path) -> None:
    [refused] = as_file(tmp_path, "First Name,Last Name,Phone 1 - Value\nÅse,Hansen,1,2\n")
    assert isinstance(refused, Refused)
    assert "4" in refused.reason and "3" in refused.reason


@pytest.mark.parametrize(
    "headings",
    [
        ["First Name", "Last Name", "Company"],
        ["Navn", "By"],
        ["First Name", "Last Name", "E-mail Address", "Home Phone"],
        [],
    ],
)
def test_headings_of_others_are_not_taken_for_googles(headings: list[str]) -> None:
    assert known_headings(headings) == 0
