"""CSV files damaged in a hundred ways: every row is accounted for and the good ones come through."""

from __future__ import annotations

import random
from pathlib import Path
from time import perf_counter

import pytest

from app.errors import UnreadableFile
from app.exchange.csv_records import CsvRecords, Damaged
from app.exchange.csv_source import CsvSource
from app.exchange.detect import open_source
from app.exchange.draft import Draft, Refused

CONTACTS = Path(__file__).parents[2] / "data" / "contacts"
HEADINGS = "First Name,Last Name,Notes,Phone 1 - Label,Phone 1 - Value,E-mail 1 - Value"


def row(number: int, quoted: bool) -> str:
    note = f'"Note, {number}\r\nsecond ""line"""' if quoted else "note"
    return f"Åse,Nabo{number},{note},Mobile,{number:08},nabo{number}@x.dk\r\n"


def mutated(text: str, chance: random.Random) -> str:
    """One to three characters changed, taken away, doubled or put in; marks and delimiters most of all."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text))
        what = chance.random()
        if what < 0.35:
            text = (
                text[:at]
                + chance.choice(['"', '"', ",", "\r\n", "\n", "\r", "\0", "\x1c", "\u2028", "ø"])
                + text[at:]
            )
        elif what < 0.6:
            text = text[:at] + text[at + chance.randint(1, 20) :]
        elif what < 0.8:
            text = text[:at] + chance.choice('",;\r\n=x') + text[at + 1 :]
        else:
            text = text[:at] + text[at : at + chance.randint(1, 60)] + text[at:]
        text = text or "x"
    return text


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("seed", range(5))
def test_a_damaged_row_costs_itself_and_not_its_neighbours(tmp_path: Path, seed: int, quoted: bool) -> None:
    chance = random.Random(seed)
    path = tmp_path / "damaged.csv"
    before = "".join(row(n, quoted) for n in range(5))
    after = "".join(row(n, quoted) for n in range(6, 40))
    kept = 0
    for _ in range(50):
        middle = mutated(row(5, True), chance)
        path.write_bytes(f"{HEADINGS}\r\n{before}{middle}{after}".encode())
        started = perf_counter()
        found = list(open_source(path).records())
        assert perf_counter() - started < 2
        families = [row.family for row in found if isinstance(row, Draft)]
        # What stands before the damage is untouched; behind it the very next row may still go with it.
        assert families[:5] == [f"Nabo{n}" for n in range(5)]
        assert families[-32:] == [f"Nabo{n}" for n in range(8, 40)]
        kept += families.count("Nabo6")
    assert kept >= 40


@pytest.mark.parametrize("name", ["google-old.csv", "google-new.csv"])
@pytest.mark.parametrize("seed", range(5))
def test_real_exports_mutated_anywhere_never_end_in_an_unknown_error(
    tmp_path: Path, seed: int, name: str
) -> None:
    chance = random.Random(seed)
    text = (CONTACTS / name).read_bytes().decode("utf-8-sig")
    path = tmp_path / "mutated.csv"
    for _ in range(50):
        path.write_bytes(mutated(text, chance).encode(errors="replace"))
        started = perf_counter()
        try:
            source = open_source(path)
        except UnreadableFile as error:
            assert error.sentence and error.remedy  # the headings were hit
            continue
        found = list(source.records())
        assert perf_counter() - started < 2
        assert found
        assert all(item.line > 1 for item in found)
        assert [item.line for item in found] == sorted({item.line for item in found})


@pytest.mark.parametrize("seed", range(20))
def test_every_physical_line_is_accounted_for(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "ledger.csv"
    text = f"{HEADINGS}\r\n" + "".join(row(n, n % 2 == 0) for n in range(30))
    for _ in range(10):
        damaged = mutated(mutated(text, chance), chance).encode(errors="replace")
        path.write_bytes(damaged)
        with path.open(encoding="utf-8", newline="") as file:
            there = sum(1 for _ in file)
        with path.open(encoding="utf-8", newline="") as file:
            records = CsvRecords(file, ",")
            records.width = 6
            read = list(records)
        assert records.lines == there
        assert records.damaged_lines == sum(item.lines for item in read if isinstance(item, Damaged))


def source_of(tmp_path: Path, data: bytes) -> CsvSource:
    path = tmp_path / "contacts.csv"
    path.write_bytes(data)
    source = open_source(path)
    assert isinstance(source, CsvSource)
    return source


def test_rows_can_be_asked_for_twice(tmp_path: Path) -> None:
    source = source_of(tmp_path, f"{HEADINGS}\r\n{row(1, True)}".encode())
    assert list(source.records()) == list(source.records())
    assert len(list(source.records())) == 1


def test_blank_rows_are_no_rows(tmp_path: Path) -> None:
    source = source_of(tmp_path, f"\r\n{HEADINGS}\r\n\r\n,,,,,\r\n{row(1, False)}   \r\n".encode())
    [draft] = source.records()
    assert draft.line == 5


def test_the_line_for_excel_is_no_heading(tmp_path: Path) -> None:
    text = f"sep=,\r\n{HEADINGS}\r\n{row(1, False)}"
    [draft] = source_of(tmp_path, text.encode()).records()
    assert isinstance(draft, Draft) and draft.family == "Nabo1"


def test_a_nul_costs_nothing(tmp_path: Path) -> None:
    [draft] = source_of(
        tmp_path, f"{HEADINGS}\r\n{row(1, False)}".encode().replace(b"note", b"no\0te")
    ).records()
    assert isinstance(draft, Draft) and draft.notes == "note"


def test_a_few_foreign_bytes_are_made_readable(tmp_path: Path) -> None:
    text = (f"{HEADINGS}\r\n" + row(1, False) * 5).encode() + row(2, False).encode("cp1252")
    drafts = list(source_of(tmp_path, text).records())
    assert [draft.given for draft in drafts if isinstance(draft, Draft)] == ["Åse"] * 6


def test_what_was_refused_is_shown_as_it_stands_in_the_file(tmp_path: Path) -> None:
    bad = 'Åse,"No"te,x,Mobile,1,2\r\n'
    refused, _neighbour = source_of(tmp_path, f"{HEADINGS}\r\n{bad}{row(1, False)}".encode()).records()
    assert refused == Refused(2, "A quotation mark is missing or stands in the wrong place.", bad)


def test_the_number_of_rows_is_known_about_beforehand(tmp_path: Path) -> None:
    source = source_of(tmp_path, (f"{HEADINGS}\r\n" + row(1, False) * 50).encode())
    assert source.approximate_total == 50
