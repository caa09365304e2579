"""The CSV we write: as spreadsheets want it, harmless, and whole or not at all."""

from __future__ import annotations

import csv
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.errors import Cancelled, DiskFull, EnvironmentTrouble
from app.exchange.csv_writer import CsvDefaults, defaults_for, write_csv
from app.exchange.draft import DraftAddress, DraftDay, DraftPoint
from app.exchange.own_columns import COLUMNS, Column, chosen

NAME = chosen(["name"])


@pytest.mark.parametrize(
    ("country", "language", "delimiter", "style"),
    [
        ("DK", "da", ";", "dmy"),
        ("NO", "nb", ";", "dmy"),
        ("DE", "de", ";", "dmy"),
        ("GB", "en", ",", "iso"),
        ("DK", "en", ";", "iso"),
        ("", "da", ";", "dmy"),
    ],
)
def test_the_country_and_language_decide_how_a_spreadsheet_opens_it(
    country: str, language: str, delimiter: str, style: str
) -> None:
    assert defaults_for(country, language) == CsvDefaults(delimiter, "utf-8-sig", style)  # type: ignore[arg-type]


def test_the_bytes_are_those_excel_reads_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert write_csv(path, chosen(["name", "town"]), [{"name": "Åse; Bo"}, {"name": "Ø"}], delimiter=";") == 2
    assert path.read_bytes() == '\ufeffName;Town\r\n"Åse; Bo";\r\nØ;\r\n'.encode()


@pytest.mark.parametrize("trigger", ["=", "+", "-", "@", "\t", "\r"])
@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.key)
def test_no_cell_of_any_column_begins_like_a_formula(tmp_path: Path, column: Column, trigger: str) -> None:
    bad = f"{trigger}cmd|' /C calc'!A0"
    points = [DraftPoint(bad, "other", bad), DraftPoint(bad, bad, bad)]  # type: ignore[arg-type]
    row: dict[str, Any] = dict.fromkeys([one.key for one in COLUMNS], bad)
    row |= {
        "phones": points,
        "emails": points,
        "webs": points,
        "addresses": [DraftAddress(*[bad] * 7, kind=bad, label=bad)] * 2,  # type: ignore[arg-type]
        "days": [DraftDay("birthday", "--02-29"), DraftDay(bad, "--02-29", bad)],  # type: ignore[arg-type]
        "tags": [bad, bad],
    }
    path = tmp_path / "out.csv"
    write_csv(path, [column], [row])
    with path.open(encoding="utf-8-sig", newline="") as file:
        _heading, cells = csv.reader(file)
    assert not cells or cells[0][:1] not in ("=", "+", "-", "@", "\t", "\r")


def test_phone_numbers_stay_dialable_and_our_own_numbers_stay_numbers(tmp_path: Path) -> None:
    balance = Column("balance", "Balance")
    row = {"phones": [DraftPoint("+45 12 34 56 78")], "balance": -12, "name": "+45 12 34 56 78"}
    path = tmp_path / "out.csv"
    write_csv(path, [*chosen(["name", "phone"]), balance], [row])
    assert path.read_text(encoding="utf-8-sig").split()[-1].endswith("78,-12")
    assert "'+45 12 34 56 78,+45 12 34 56 78,-12" in path.read_text(encoding="utf-8-sig")


def test_days_are_written_in_the_chosen_style(tmp_path: Path) -> None:
    rows = [{"days": [DraftDay("birthday", "1976-02-29")]}, {"days": [DraftDay("birthday", "--02-29")]}]
    path = tmp_path / "out.csv"
    for style, shown in (("dmy", ["29.02.1976", "29.02."]), ("iso", ["1976-02-29", "'--02-29"])):
        write_csv(path, chosen(["birthday"]), rows, date_style=style)  # type: ignore[arg-type]
        assert path.read_text(encoding="utf-8-sig").split()[1:] == shown


def failing(after: int, error: BaseException) -> Iterator[dict[str, str]]:
    for _ in range(after):
        yield {"name": "x" * 100}
    raise error


@pytest.mark.parametrize("after", [0, 1, 5000])
def test_a_failure_midway_leaves_the_old_file_and_no_litter(tmp_path: Path, after: int) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError):
        write_csv(path, NAME, failing(after, RuntimeError("midway")))
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_a_full_disk_midway_is_told_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old", encoding="utf-8")

    def rows() -> Iterator[dict[str, str]]:
        yield {"name": "x"}
        full = os.open("/dev/full", os.O_WRONLY)
        for number in os.listdir("/proc/self/fd"):
            if os.path.realpath(f"/proc/self/fd/{number}").startswith(f"{tmp_path}/.regulars-"):
                os.dup2(full, int(number))
        os.close(full)
        for _ in range(10_000):
            yield {"name": "x" * 100}

    with pytest.raises(DiskFull):
        write_csv(path, NAME, rows())
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_cancelling_leaves_nothing_behind_and_is_quick(tmp_path: Path) -> None:
    asked: list[int] = []
    taken = 0

    def rows() -> Iterator[dict[str, str]]:
        nonlocal taken
        while True:
            taken += 1
            yield {"name": "x"}

    def cancelled() -> bool:
        asked.append(taken)
        return len(asked) == 3

    with pytest.raises(Cancelled):
        write_csv(tmp_path / "out.csv", NAME, rows(), cancelled=cancelled)
    assert taken <= 3000
    assert os.listdir(tmp_path) == []


def test_progress_is_told_up_to_the_last_row(tmp_path: Path) -> None:
    told: list[int] = []
    count = write_csv(tmp_path / "out.csv", NAME, ({"name": "x"} for _ in range(2500)), progress=told.append)
    assert count == 2500
    assert told == [0, 1000, 2000, 2500]


def test_a_folder_that_vanished_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble):
        write_csv(tmp_path / "gone" / "out.csv", NAME, [])


def test_rows_are_not_kept_in_memory(tmp_path: Path) -> None:
    tracemalloc.start()
    write_csv(tmp_path / "out.csv", NAME, ({"name": f"{n:0100}"} for n in range(20_000)))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 500_000  # the file is 2 MB
