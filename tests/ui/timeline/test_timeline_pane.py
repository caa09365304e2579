"""The timeline on the screen: with the real office and the real threads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from support.clock import FixedClock
from support.timeline import entry_titles, go_to, press, row_called, titles

from app.timeline.entries import EntryRow
from ui.shell import theme
from ui.shell.desk import Desk, QuickLogRequest
from ui.timeline.timeline_pane import TimelinePane

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
Doing = Callable[[Callable[[], Any]], Any]


def test_months_head_their_entries_newest_first(pane: TimelinePane, show: Any, people: Any, log: Any) -> None:
    log(people.kirsten, "Newest")
    log(people.kirsten, "Older", day=date(2026, 10, 2))
    log(people.kirsten, "Oldest", day=date(2026, 10, 1))
    show(people.kirsten)
    assert titles(pane) == ["November 2026", "Newest", "October 2026", "Older", "Oldest"]
    rows = pane.list.rows
    assert [rows.index(row).data(SPOKEN) for row in (0, 2)] == [
        "November 2026, 1 entry",
        "October 2026, 2 entries",
    ]


def test_each_row_says_itself_in_one_sentence(pane: TimelinePane, show: Any, people: Any, log: Any) -> None:
    log(people.kirsten, "Thanked her", minutes=14)
    show(people.kirsten)
    said = pane.list.rows.index(1).data(SPOKEN)
    assert said.startswith("Thanked her, Call, 14 min")
    assert said.endswith("Thursday, 12 November 2026, 14:05")


def test_hostile_text_is_shown_as_it_is(pane: TimelinePane, show: Any, people: Any, log: Any) -> None:
    hostile = "<img src=x onerror=alert(1)> & <b>bold</b> {name} %s \u202eevil"
    log(people.kirsten, hostile, place="<i>Egå</i>")
    show(people.kirsten)
    assert entry_titles(pane) == [hostile]
    pane.focus_list()
    line = pane.list.current_line()
    assert line is not None and line.entry is not None
    pane.list.toggle(line.entry)
    assert not pane.grab().isNull()


def test_a_firm_shows_the_entries_of_its_people_and_whose_they_are(
    pane: TimelinePane, show: Any, people: Any, log: Any
) -> None:
    log(people.kirsten, "Hers")
    log(people.laerke, "Not of the firm")
    show(people.firm)
    assert entry_titles(pane) == ["Hers"]
    assert "Kirsten Østergaard" in pane.list.rows.index(1).data(SPOKEN)


def test_nobody_shows_nothing(pane: TimelinePane, show: Any, people: Any, log: Any) -> None:
    log(people.kirsten, "Hers")
    show(people.kirsten)
    pane.show_customer(None)
    assert titles(pane) == []
    assert not pane.composer.isEnabled()


def test_a_customer_without_entries_is_asked_for_the_first_one(
    pane: TimelinePane, show: Any, people: Any, desk: Desk, qtbot: QtBot
) -> None:
    show(people.kirsten)
    assert pane.empty.isVisible() and pane.empty.title() == "Nothing written yet"
    with qtbot.waitSignal(desk.quick_log_wanted) as asked:
        pane.empty.button.click()
    assert asked.args == [QuickLogRequest((people.kirsten,), "call", "")]


@pytest.mark.parametrize("kind", ["call", "email", "visit", "voicemail"])
def test_the_composer_asks_for_the_quick_log_of_its_kind(
    kind: str, pane: TimelinePane, show: Any, people: Any, desk: Desk, qtbot: QtBot
) -> None:
    show(people.kirsten)
    button = pane.composer.findChild(object, f"log-{kind}")
    with qtbot.waitSignal(desk.quick_log_wanted) as asked:
        button.click()  # type: ignore[attr-defined]
    assert asked.args == [QuickLogRequest((people.kirsten,), kind, "")]


def test_typing_on_the_composer_goes_on_in_the_quick_log(
    pane: TimelinePane, show: Any, people: Any, desk: Desk, qtbot: QtBot
) -> None:
    show(people.kirsten)
    with qtbot.waitSignal(desk.quick_log_wanted) as asked:
        qtbot.keyClicks(pane.composer, "T")
    assert asked.args == [QuickLogRequest((people.kirsten,), "", "T")]


# Open, close, move


def test_enter_opens_an_entry_in_place_and_closes_it(
    pane: TimelinePane, show: Any, people: Any, log: Any, qtbot: QtBot
) -> None:
    log(people.kirsten, "First line\nThe rest of it, which is long enough to be read.", area="service")
    log(people.kirsten, "Below", day=date(2026, 11, 1))
    show(people.kirsten)
    pane.focus_list()
    below = pane.list.visualRect(pane.list.rows.index(2)).top()
    closed = pane.list.visualRect(pane.list.currentIndex()).height()
    press(qtbot, pane, Qt.Key.Key_Return)
    assert pane.list.visualRect(pane.list.currentIndex()).height() > closed
    assert pane.list.visualRect(pane.list.rows.index(2)).top() > below
    assert "The rest of it" in pane.list.currentIndex().data(SPOKEN)
    press(qtbot, pane, Qt.Key.Key_Space)
    assert pane.list.visualRect(pane.list.rows.index(2)).top() == below
    press(qtbot, pane, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert pane.list.open_id is not None
    press(qtbot, pane, Qt.Key.Key_Left)
    assert pane.list.open_id is None


def test_opening_takes_its_time_only_where_motion_is_wanted(
    pane: TimelinePane, show: Any, people: Any, log: Any, qtbot: QtBot
) -> None:
    log(people.kirsten, "First line\nThe rest")
    show(people.kirsten)
    theme.current().set_reduced_motion(False)
    pane.focus_list()
    press(qtbot, pane, Qt.Key.Key_Return)
    started = pane.list.geometry_of.extra
    theme.current().set_reduced_motion(True)
    qtbot.waitUntil(lambda: pane.list.geometry_of.extra > started)


def test_keys_pass_over_the_headings(
    pane: TimelinePane, show: Any, people: Any, log: Any, qtbot: QtBot
) -> None:
    log(people.kirsten, "November")
    log(people.kirsten, "October", day=date(2026, 10, 1))
    show(people.kirsten)
    pane.focus_list()
    seen = [pane.list.currentIndex().data()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        press(qtbot, pane, key)
        seen.append(pane.list.currentIndex().data())
    assert seen == ["November", "October", "October", "November", "October", "November"]


def test_a_click_opens_an_entry_and_a_participant_s_chip_leads_to_her(
    pane: TimelinePane, show: Any, people: Any, log: Any, desk: Desk, qtbot: QtBot
) -> None:
    log((people.kirsten, people.laerke), "Met both", kind="meeting")
    show(people.kirsten)
    rect = pane.list.row_rect(1)
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(120, 12))
    assert pane.list.open_id is not None
    entry = pane.list.rows.line(1).entry
    assert entry is not None
    box = pane.list._draws.open_layout(entry, pane.list.viewport().width()).chips[0][0]
    with qtbot.waitSignal(desk.customer_wanted) as asked:
        place = rect.topLeft() + box.center()
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [people.laerke]


def test_the_menu_of_a_row_offers_all_that_can_be_done(
    pane: TimelinePane, show: Any, people: Any, log: Any, qtbot: QtBot
) -> None:
    log((people.kirsten, people.laerke), "Met both", kind="meeting")
    show(people.kirsten)
    pane.focus_list()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(pane.list.viewport(), event)
    menu = pane.findChild(QMenu)
    assert menu is not None
    words = [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert words == ["Open", "Edit…", "Copy text", "Show Lærke Frandsen", "Delete"]
    menu.close()


def test_shift_f10_asks_for_the_menu_of_the_row(
    pane: TimelinePane, show: Any, people: Any, log: Any, qtbot: QtBot
) -> None:
    log(people.kirsten, "Text")
    show(people.kirsten)
    pane.focus_list()
    with qtbot.waitSignal(pane.list.menu_wanted):
        qtbot.keyClick(pane.list, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)


# Delete, undo, refresh


def test_del_deletes_and_undo_brings_back_where_it_was(
    pane: TimelinePane,
    show: Any,
    people: Any,
    log: Any,
    desk: Desk,
    qtbot: QtBot,
    on_writer: Doing,
    settled: Any,
) -> None:
    for number in (3, 2, 1):
        log(people.kirsten, f"Number {number}", day=date(2026, 11, 10 - number))
    show(people.kirsten)
    pane.focus_list()
    go_to(pane, "Number 2")
    press(qtbot, pane, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: entry_titles(pane) == ["Number 1", "Number 3"])
    assert pane.list.currentIndex().data() == "Number 3"
    on_writer(desk.office.history.undo)
    qtbot.waitUntil(lambda: entry_titles(pane) == ["Number 1", "Number 2", "Number 3"])
    settled()


def test_what_is_written_elsewhere_appears_and_the_place_is_kept(
    pane: TimelinePane, show: Any, people: Any, log: Any, qtbot: QtBot, settled: Any
) -> None:
    for number in range(40):
        log(people.kirsten, f"Number {number}", day=date(2026, 9, 1) - timedelta(days=number))
    show(people.kirsten)
    pane.focus_list()
    go_to(pane, "Number 20")
    press(qtbot, pane, Qt.Key.Key_Return)
    open_id = pane.list.open_id
    pane.list.verticalScrollBar().setValue(700)
    first = pane.list.rows_in_sight().start
    title, top = pane.list.rows.index(first).data(), pane.list.row_rect(first).top()
    log(people.kirsten, "New at the top", day=date(2026, 11, 19))
    settled()
    assert entry_titles(pane)[0] == "New at the top"
    assert pane.list.open_id == open_id
    assert pane.list.currentIndex().data() == "Number 20"
    row = row_called(pane, title)
    assert pane.list.row_rect(row).top() == top


def test_another_customer_s_entry_does_not_disturb(
    pane: TimelinePane, show: Any, people: Any, log: Any, settled: Any, qtbot: QtBot
) -> None:
    log(people.kirsten, "Hers")
    show(people.kirsten)
    with qtbot.assertNotEmitted(pane.list.rows.modelReset):
        log(people.laerke, "Not hers")
        settled()


# Filters and search


def test_a_chip_narrows_to_its_kind_and_all_brings_everything_back(
    pane: TimelinePane, show: Any, people: Any, log: Any, settled: Any
) -> None:
    log(people.kirsten, "A call")
    log(people.kirsten, "A note", kind="note")
    log(people.kirsten, "Voicemail left", outcome="voicemail")
    show(people.kirsten)
    pane.filters.chips.chip("call").click()
    settled()
    assert set(entry_titles(pane)) == {"A call", "Voicemail left"}
    pane.filters.chips.chip("all").click()
    settled()
    assert len(entry_titles(pane)) == 3


def test_a_filter_that_fits_nothing_says_so_and_gives_it_all_back(
    pane: TimelinePane, show: Any, people: Any, log: Any, settled: Any
) -> None:
    log(people.kirsten, "A call")
    show(people.kirsten)
    pane.filters.chips.chip("letter").click()
    settled()
    assert pane.nothing_found.isVisible() and not pane.list.isVisible()
    pane.nothing_found.button.click()
    settled()
    assert entry_titles(pane) == ["A call"] and pane.list.isVisible()


def test_ctrl_f_searches_and_esc_comes_back(
    pane: TimelinePane, show: Any, people: Any, log: Any, settled: Any, qtbot: QtBot
) -> None:
    log(people.kirsten, "About the staircase")
    log(people.kirsten, "About the barn")
    show(people.kirsten)
    next(action for action in pane.actions() if action.objectName() == "search-timeline").trigger()
    assert pane.filters.search.isVisible()
    qtbot.keyClicks(pane.filters.search, "stair")
    qtbot.keyClick(pane.filters.search, Qt.Key.Key_Return)
    settled()
    assert entry_titles(pane) == ["About the staircase"]
    qtbot.keyClick(pane.filters.search, Qt.Key.Key_Escape)
    qtbot.keyClick(pane.filters.search, Qt.Key.Key_Escape)
    settled()
    assert len(entry_titles(pane)) == 2 and pane.filters.chips.isVisible()


def test_every_action_has_words_an_icon_and_a_name(pane: TimelinePane) -> None:
    for action in pane.actions():
        assert action.text() and action.objectName() and not action.icon().isNull()


# Day and appearance


def test_at_midnight_what_says_today_is_said_anew(
    pane: TimelinePane, show: Any, people: Any, log: Any, desk: Desk, clock: FixedClock, settled: Any
) -> None:
    log(people.kirsten, "Now", day=date(2026, 11, 20))
    show(people.kirsten)
    clock.advance(days=1)
    desk.day_changed.emit()
    settled()
    entry: EntryRow | None = pane.list.rows.line(1).entry
    assert entry is not None and entry.day == date(2026, 11, 20)


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
def test_everything_is_drawn_in_both_appearances_and_large(
    mode: theme.Mode, pane: TimelinePane, show: Any, people: Any, log: Any, plan: Any, qtbot: QtBot
) -> None:
    for kind in ("call", "email", "meeting", "visit", "purchase", "letter", "message", "note"):
        values = {"amount": 123450, "currency": "DKK"} if kind == "purchase" else {}
        log((people.kirsten, people.jonas), f"A {kind}\nand more " * 30, kind=kind, place="Egå", **values)
    plan(people.kirsten, "Call back", date(2026, 11, 19))
    show(people.kirsten)
    pane.focus_list()
    now = theme.current()
    now.set_mode(mode)
    now.set_text_points(13)
    try:
        press(qtbot, pane, Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert pane.list.open_id is not None
        assert not pane.grab().isNull()
        assert pane.minimumSizeHint().width() <= 520
    finally:
        now.set_text_points(None)
        now.set_mode(theme.Mode.SYSTEM)
