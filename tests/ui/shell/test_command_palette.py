"""Ctrl+K: finds customers, entries and commands; keys only, and the focus goes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.timeline.entries import EntryForm
from ui.shell.command_palette import CommandPalette
from ui.shell.desk import Desk, EditRequest, QuickLogRequest
from ui.shell.main_window import MainWindow
from ui.shell.palette_rows import PaletteRow, matching_actions

Do = Callable[[Callable[[], Any]], Any]


@pytest.fixture
def palette(window: MainWindow, people: list[int], settled: Callable[[], None]) -> CommandPalette:
    """The palette, open over a window with three customers."""
    settled()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_.isVisible()
    return window.palette_


def titles(palette: CommandPalette) -> list[str]:
    return [row.title for row in rows(palette)]


def rows(palette: CommandPalette) -> list[PaletteRow]:
    return [
        row for number in range(palette.model.rowCount()) if (row := palette.model.row(number)) is not None
    ]


def chosen(palette: CommandPalette) -> str:
    row = palette.model.row(palette.list.currentIndex().row())
    return "" if row is None else row.title


def test_it_opens_with_every_command_and_the_cursor_in_the_field(palette: CommandPalette) -> None:
    assert QApplication.focusWidget() is palette.field
    assert titles(palette)[0] == "Do"
    assert {"Go to Settings", "Import contacts…", "Undo", "New customer"} <= set(titles(palette))


def test_a_customer_is_found_chosen_and_shown(
    palette: CommandPalette, window: MainWindow, people: list[int], settled: Callable[[], None]
) -> None:
    QTest.keyClicks(palette.field, "gross")
    settled()
    assert titles(palette)[:2] == ["Customers", "Carla Groß"]
    assert chosen(palette) == "Carla Groß"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.panes.customer_id == people[2]


def test_whose_name_begins_so_comes_first(
    palette: CommandPalette, desk: Desk, on_writer: Do, settled: Callable[[], None]
) -> None:
    from app.customers.form import CustomerForm

    on_writer(lambda: desk.office.customers.add(CustomerForm(name="Anders Ahlmann")))
    on_writer(lambda: desk.office.customers.add(CustomerForm(name="Zoe Mann")))
    QTest.keyClicks(palette.field, "mann")
    settled()
    assert titles(palette)[1:3] == ["Zoe Mann", "Anders Ahlmann"]


def test_what_was_written_is_found(
    palette: CommandPalette,
    window: MainWindow,
    desk: Desk,
    people: list[int],
    on_writer: Do,
    settled: Callable[[], None],
) -> None:
    form = EntryForm(
        kind="note", day=date(2026, 11, 19), text="Wants the handrail in oak", participants=(people[1],)
    )
    on_writer(lambda: desk.office.timeline.log(form))
    QTest.keyClicks(palette.field, "handrail")
    settled()
    assert titles(palette)[:2] == ["In the timeline", "Wants the handrail in oak"]
    assert "Bo Friis" in rows(palette)[1].second
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.panes.customer_id == people[1]


def test_arrows_go_over_headings_and_round(palette: CommandPalette, settled: Callable[[], None]) -> None:
    QTest.keyClicks(palette.field, "bo")
    settled()
    choices = [row.title for row in rows(palette) if not row.is_heading]
    assert len(choices) > 2
    seen = [chosen(palette)]
    for _step in choices:
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
        seen.append(chosen(palette))
    assert seen == [*choices, choices[0]]
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert chosen(palette) == choices[-1]


def test_a_command_is_run_by_its_words(
    palette: CommandPalette, window: MainWindow, settled: Callable[[], None]
) -> None:
    QTest.keyClicks(palette.field, "sett go")
    settled()
    while chosen(palette) != "Go to Settings":
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.pages.current == "settings"


def test_a_name_nobody_has_is_offered_as_a_new_customer(
    palette: CommandPalette, desk: Desk, settled: Callable[[], None]
) -> None:
    asked: list[Any] = []
    desk.edit_wanted.connect(asked.append)
    QTest.keyClicks(palette.field, "Æxil & <b>Søn")
    settled()
    assert chosen(palette) == "New customer “Æxil & <b>Søn”"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert asked == [EditRequest(name="Æxil & <b>Søn")]


def test_logging_is_offered_for_who_was_found(
    palette: CommandPalette, desk: Desk, people: list[int], settled: Callable[[], None]
) -> None:
    asked: list[Any] = []
    desk.quick_log_wanted.connect(asked.append)
    QTest.keyClicks(palette.field, "anna")
    settled()
    next(row for row in rows(palette) if row.title == "Log what happened with Anna Moe").run()  # type: ignore[misc]
    assert asked == [QuickLogRequest((people[0],))]


def test_esc_closes_it_and_the_focus_goes_back(window: MainWindow, people: list[int]) -> None:
    window.panes.list.focus_search()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.palette_.field, Qt.Key.Key_Escape)
    assert not window.palette_.isVisible()
    assert QApplication.focusWidget() is window.panes.list.search


def test_a_click_beside_it_closes_it_and_one_on_it_does_not(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette._panel.geometry().center())
    assert palette.isVisible()
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not palette.isVisible()


@pytest.mark.parametrize("size", [(720, 520), (1280, 800), (2400, 1300)])
def test_it_stays_within_the_window(
    palette: CommandPalette, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    assert window.rect().contains(palette._panel.geometry())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", {"Undo", "Go to Settings…", "Show R&D"}),
        ("und", {"Undo"}),
        ("UNDO", {"Undo"}),
        ("ndo", set()),
        ("set go", {"Go to Settings…"}),
        ("go und", set()),
        ("r", {"Show R&D"}),
        ("ünd", {"Undo"}),
    ],
)
def test_commands_are_found_by_the_beginnings_of_their_words(
    qapp: QApplication, typed: str, found: set[str]
) -> None:
    actions = [QAction(text) for text in ("Undo", "Go to Settings…", "Show R&&D")]
    assert {action.text().replace("&&", "&") for action in matching_actions(actions, typed)} == found
