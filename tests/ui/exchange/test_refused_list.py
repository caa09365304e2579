"""The rows that were left out, saved as a list to mend them by."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.exchange.import_page import ImportPage
from ui.shell.desk import Desk

PATIENCE = 20_000
CONTACTS = Path(__file__).parents[2] / "data" / "contacts"

Preview = Callable[[Path], ImportPage]


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_rows_left_out_can_be_saved(
    when: str, previewed: Preview, imported: Preview, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "contacts.csv"
    source.write_text(
        f"First Name,Last Name,E-mail 1 - Value,Notes\nÅse,Moe,aase@example.dk,x\n,,,=1+1\n{'x' * 3000},,,y\n",
        encoding="utf-8",
    )
    page = (previewed if when == "before" else imported)(source)
    target = tmp_path / "left out.csv"
    with qtbot.waitSignal(desk.said, timeout=PATIENCE) as said:
        page.save_refused(str(target))
    assert said.args[0].sentence == "2 rows saved in “left out.csv”"
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Line", "In the file", "Why"]
    assert [row[0] for row in rows[1:]] == ["3", "4"]
    assert all(row[2] for row in rows[1:])
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_a_list_that_cannot_be_saved_says_so(
    previewed: Preview, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    page = previewed(CONTACTS / "google-new.csv")
    with qtbot.waitSignal(desk.said, timeout=PATIENCE) as said:
        page.save_refused(str(tmp_path / "no such folder" / "x.csv"))
    assert said.args[0].sentence.startswith("The folder for “x.csv” is not there.")
