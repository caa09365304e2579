"""What is planned, above the entries of a timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from support.timeline import go_to, press, titles

from ui.shell.desk import Desk, FollowUpRequest
from ui.timeline.timeline_pane import TimelinePane

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
Doing = Callable[[Callable[[], Any]], Any]


def test_open_follow_ups_stand_above_the_entries_three_at_first(
    pane: TimelinePane, show: Any, people: Any, plan: Any, log: Any, qtbot: QtBot
) -> None:
    log(people.kirsten, "An entry")
    for number in range(5):
        plan(people.kirsten, f"Plan {number}", date(2026, 11, 19 + number))
    show(people.kirsten)
    assert titles(pane)[:5] == ["Planned", "Plan 0", "Plan 1", "Plan 2", "2 more"]
    pane.focus_list()
    go_to(pane, "2 more")
    press(qtbot, pane, Qt.Key.Key_Return)
    assert titles(pane)[:6] == ["Planned", *(f"Plan {number}" for number in range(5))]
    assert "overdue" in pane.list.rows.index(1).data(SPOKEN)


def test_space_ticks_a_planned_one_and_enter_edits_it(
    pane: TimelinePane, show: Any, people: Any, plan: Any, desk: Desk, qtbot: QtBot
) -> None:
    plan(people.kirsten, "Call back", date(2026, 11, 21))
    kept = plan(people.kirsten, "Send the drawing", date(2026, 11, 22))
    show(people.kirsten)
    assert pane.empty.isVisible() and pane.list.isVisible()
    pane.focus_list()
    press(qtbot, pane, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: titles(pane) == ["Planned", "Send the drawing"])
    with qtbot.waitSignal(desk.follow_up_wanted) as asked:
        press(qtbot, pane, Qt.Key.Key_Return)
    assert asked.args == [FollowUpRequest(people.kirsten, kept)]


def test_the_buttons_of_a_planned_one_tick_edit_and_snooze(
    pane: TimelinePane, show: Any, people: Any, plan: Any, desk: Desk, qtbot: QtBot, settled: Any
) -> None:
    plan(people.kirsten, "Call back", date(2026, 11, 20))
    show(people.kirsten)
    rect, draws = pane.list.row_rect(1), pane.list._draws
    snooze, edit = draws.action_rects(rect)
    with qtbot.waitSignal(desk.follow_up_wanted):
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=edit.center())
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=snooze.center())
    settled()
    menu = pane.findChild(QMenu)
    assert menu is not None
    assert [action.text().split("\t")[0] for action in menu.actions()] == [
        "In an hour",
        "This afternoon",
        "Tomorrow morning",
        "Next week",
        "",
        "Pick a day and time…",
    ]
    menu.actions()[2].trigger()
    menu.close()
    qtbot.waitUntil(lambda: "put off until" in pane.list.rows.index(1).data(SPOKEN))
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=draws.tick_rect(rect).center())
    qtbot.waitUntil(lambda: titles(pane) == [])
