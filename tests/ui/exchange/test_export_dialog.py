"""Taking customers out through the dialog, and reading the file back in."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from support.office import firm, person

from app.customers.listing import ListQuery
from app.exchange.own_columns import COLUMNS
from ui.exchange.export_dialog import COLUMNS_KEY, EVERYBODY, SELECTED, SHOWN, ExportDialog
from ui.exchange.export_words import PRESET, file_name
from ui.shell.desk import Desk, ExportRequest, Message

PATIENCE = 20_000
CONTACTS = Path(__file__).parents[2] / "data" / "contacts"

Do = Callable[[Callable[[], Any]], Any]
Open = Callable[[ExportRequest], ExportDialog]


@pytest.fixture
def people(desk: Desk, on_writer: Do) -> dict[str, int]:
    """Four customers with something in every field, one of them archived."""

    def add() -> dict[str, int]:
        customers = desk.office.customers
        ids = {
            name: customers.add(person(name)) for name in ("Kirsten Østergaard", "Søren Åkjær", "Ole Gone")
        }
        ids["Haugen Snekkeri AS"] = customers.add(firm())
        customers.archive([ids["Ole Gone"]])
        return ids

    found: dict[str, int] = on_writer(add)
    return found


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot) -> Iterator[Open]:
    """opened(request): the dialog over a window, filled."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    dialogs: list[ExportDialog] = []

    def show(request: ExportRequest) -> ExportDialog:
        dialog = ExportDialog(desk, window, request)
        dialogs.append(dialog)
        dialog.open()
        qtbot.waitUntil(dialog.primary.isEnabled, timeout=PATIENCE)
        return dialog

    yield show
    for dialog in dialogs:
        dialog.close()


@pytest.fixture
def said(desk: Desk) -> list[Message]:
    heard: list[Message] = []
    desk.said.connect(heard.append)
    return heard


def written(path: Path, delimiter: str = ",", encoding: str = "utf-8-sig") -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


@pytest.mark.parametrize(
    ("whom", "names", "button"),
    [
        (SELECTED, {"Søren Åkjær"}, "Export 1 customer…"),
        (SHOWN, {"Haugen Snekkeri AS"}, "Export 1 customer…"),
        (
            EVERYBODY,
            {"Kirsten Østergaard", "Søren Åkjær", "Ole Gone", "Haugen Snekkeri AS", "Østergaard Byg A/S"},
            "Export 5 customers…",
        ),
    ],
)
def test_whom_is_what_is_written(
    whom: str,
    names: set[str],
    button: str,
    people: dict[str, int],
    opened: Open,
    said: list[Message],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    dialog = opened(ExportRequest((people["Søren Åkjær"],), ListQuery(search="haugen")))
    assert dialog.whom() == SELECTED  # what was asked for last
    dialog.choices[whom].click()
    assert dialog.primary.text() == button
    target = tmp_path / "list.csv"
    dialog.export_to(str(target))
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE)
    rows = written(target)
    assert {row[rows[0].index("Name")] for row in rows[1:]} == names
    assert len(rows) == len(names) + 1
    assert said[-1].action == "Open folder"
    assert "“list.csv”" in said[-1].sentence
    assert os.stat(target).st_mode & 0o777 == 0o600


def test_chosen_columns_stand_in_our_order_and_are_remembered(
    people: dict[str, int], opened: Open, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(ExportRequest(None, ListQuery()))
    assert dialog.list.columns.keys() == tuple(c.key for c in COLUMNS if c.key in PRESET)
    dialog.list.columns.choose(["town", "name", "phone"])
    target = tmp_path / "list.csv"
    dialog.export_to(str(target))
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE)
    assert written(target)[0] == ["Name", "Phone", "Town"]
    assert desk.preferences.get(COLUMNS_KEY, ()) == ("name", "phone", "town")
    again = opened(ExportRequest(None, ListQuery()))
    assert again.list.columns.keys() == ("name", "phone", "town")


@pytest.mark.parametrize("kept", [["gone", "also gone"], [], "name", [1, 2]])
def test_columns_that_were_edited_in_the_file_of_preferences_fall_back(
    kept: Any, people: dict[str, int], opened: Open, desk: Desk
) -> None:
    desk.preferences.set(COLUMNS_KEY, kept)
    assert set(opened(ExportRequest(None, None)).list.columns.keys()) == set(PRESET)


@pytest.mark.parametrize(
    ("country", "delimiter", "words"),
    [
        ("DK", ";", "Opens right in Excel in Denmark."),
        ("GB", ",", "Opens right in Excel in United Kingdom."),
        ("", ",", "Opens right in Excel."),
    ],
)
def test_the_style_opens_right_in_the_excel_of_the_country(
    country: str, delimiter: str, words: str, desk: Desk, on_writer: Do, opened: Open, qtbot: QtBot
) -> None:
    on_writer(lambda: desk.office.settings.change(country=country))
    dialog = opened(ExportRequest(None, None))
    assert dialog.delimiter.value() == delimiter
    assert dialog.encoding.value() == "utf-8-sig"
    assert dialog.delimiter.accessibleDescription() == words
    dialog.delimiter.set_value("\t")
    assert "may put all of it in one column" in dialog.delimiter.accessibleDescription()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("date_style", ["iso", "dmy"])
def test_a_search_result_goes_out_and_comes_back_the_same(
    encoding: str,
    delimiter: str,
    date_style: str,
    people: dict[str, int],
    opened: Open,
    desk: Desk,
    on_reader: Do,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    dialog = opened(ExportRequest(None, ListQuery(search="ostergaard")))
    for combo, value in (
        (dialog.encoding, encoding),
        (dialog.delimiter, delimiter),
        (dialog.date_style, date_style),
    ):
        combo.set_value(value)
    dialog.list.columns.choose(
        ["uid", "kind", "name", "organisation", "phone", "email", "town", "birthday", "notes"]
    )
    target = tmp_path / "list.csv"
    dialog.export_to(str(target))
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE)
    rows = written(target, delimiter, encoding)
    assert len(rows) == 1 + on_reader(lambda: desk.office.customers.count(ListQuery(search="ostergaard"))) > 2

    def stage() -> tuple[int, int]:
        plan = desk.office.imports.stage(target)
        plan.discard()
        return plan.read, plan.same

    assert on_reader(stage) == (len(rows) - 1, len(rows) - 1)


def test_a_file_that_cannot_be_written_is_told_at_the_foot_and_can_be_tried_again(
    people: dict[str, int], opened: Open, tmp_path: Path, said: list[Message], qtbot: QtBot
) -> None:
    dialog = opened(ExportRequest(None, ListQuery()))
    folder = tmp_path / "list.csv"
    folder.mkdir()
    dialog.export_to(str(folder))
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=PATIENCE)
    assert dialog.trouble.error().startswith("“list.csv” is a folder")
    assert dialog.primary.isEnabled()
    assert list(folder.iterdir()) == []
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    dialog.export_to(str(tmp_path / "other.csv"))
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE)
    assert (tmp_path / "other.csv").exists()


def test_stopping_leaves_the_old_file(
    desk: Desk, on_writer: Do, opened: Open, google_csv: Callable[[int], Path], tmp_path: Path, qtbot: QtBot
) -> None:
    imports = desk.office.imports
    on_writer(lambda: imports.apply(imports.stage(google_csv(6000))))
    target = tmp_path / "list.csv"
    target.write_text("the old file", encoding="utf-8")
    dialog = opened(ExportRequest(None, ListQuery()))
    dialog.export_to(str(target))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=PATIENCE)
    assert dialog.trouble.error() == "The export was stopped. No file was written."
    assert dialog.isVisible()
    assert target.read_text(encoding="utf-8") == "the old file"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_without_a_column_nothing_can_be_written(people: dict[str, int], opened: Open) -> None:
    dialog = opened(ExportRequest(None, ListQuery()))
    none = next(button for button in dialog.findChildren(QWidget) if button.objectName() == "export_none")
    none.click()  # type: ignore[attr-defined]
    assert not dialog.primary.isEnabled()
    every = next(button for button in dialog.findChildren(QWidget) if button.objectName() == "export_all")
    every.click()  # type: ignore[attr-defined]
    assert dialog.list.columns.keys() == tuple(column.key for column in COLUMNS)
    assert dialog.primary.isEnabled()


def test_columns_are_ticked_by_keyboard_and_by_mouse(
    people: dict[str, int], opened: Open, qtbot: QtBot
) -> None:
    dialog = opened(ExportRequest(None, ListQuery()))
    view, model = dialog.list, dialog.list.columns
    chosen = model.keys
    view.setFocus()
    view.setCurrentIndex(model.index(4))
    assert "given" not in chosen()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert "given" in chosen()
    said = model.index(4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Given name, is written"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(model.index(4)).center())
    assert "given" not in chosen()


def test_the_file_is_asked_for_with_a_name_of_the_firm(
    desk: Desk, on_writer: Do, opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    on_writer(lambda: desk.office.settings.change(firm_name="Lind & Søn"))
    desk.preferences.set("export_folder", str(tmp_path))
    dialog = opened(ExportRequest(None, None))
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    asking = dialog.findChild(QFileDialog, "export_file_dialog")
    assert asking is not None
    assert [Path(name).name for name in asking.selectedFiles()] == ["Lind & Søn customers 2026-11-20.csv"]
    assert Path(asking.directory().absolutePath()) == tmp_path
    asking.reject()


@pytest.mark.parametrize(
    ("firm_name", "name"),
    [
        ("", "Customers 2026-11-20.csv"),
        ("  ", "Customers 2026-11-20.csv"),
        ("../../etc/passwd", "etc passwd customers 2026-11-20.csv"),
        ('A/S "Sol":*?<>|\\', "A S Sol customers 2026-11-20.csv"),
        ("a\nb\0c", "a b c customers 2026-11-20.csv"),
        ("x" * 200, f"{'x' * 60} customers 2026-11-20.csv"),
    ],
)
def test_a_file_name_has_nothing_a_file_system_refuses(firm_name: str, name: str) -> None:
    from datetime import date

    assert file_name(firm_name, date(2026, 11, 20)) == name
