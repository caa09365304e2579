"""What the tests of import and export start from."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.exchange.import_page import ImportPage
from ui.shell.desk import Desk

PATIENCE = 20_000
CONTACTS = Path(__file__).parents[2] / "data" / "contacts"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[ImportPage]:
    """The import page in a window of its own, at the question for a file."""
    page = ImportPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield page


@pytest.fixture
def previewed(page: ImportPage, qtbot: QtBot) -> Callable[[Path], ImportPage]:
    """previewed(path): the page with the preview of this file."""

    def show(path: Path) -> ImportPage:
        page.begin(path)
        qtbot.waitUntil(lambda: page.step() == 1 and page.footer.note.isVisible(), timeout=PATIENCE)
        return page

    return show


@pytest.fixture
def imported(previewed: Callable[[Path], ImportPage], qtbot: QtBot) -> Callable[[Path], ImportPage]:
    """imported(path): the page after this file was brought in."""

    def bring_in(path: Path) -> ImportPage:
        page = previewed(path)
        page.footer.primary.click()
        qtbot.waitUntil(lambda: page.step() == 2, timeout=PATIENCE)
        return page

    return bring_in


@pytest.fixture
def google_csv(tmp_path: Path) -> Callable[[int], Path]:
    """google_csv(rows): a CSV as Google writes it, with so many people in it."""

    def write(rows: int) -> Path:
        path = tmp_path / "many.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(
                [
                    "First Name",
                    "Last Name",
                    "Organization Name",
                    "E-mail 1 - Label",
                    "E-mail 1 - Value",
                    "Notes",
                ]
            )
            for number in range(rows):
                mail = f"person{number}@example.dk"
                writer.writerow([f"Søren {number}", "Åkjær", f"Firma {number % 50}", "Work", mail, "x" * 60])
        return path

    return write
