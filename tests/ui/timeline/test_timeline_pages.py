"""Many entries: only what is seen is read, and everything has its place all the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt

from app.timeline.entries import EntryForm
from ui.shell.desk import Desk
from ui.timeline.timeline_model import LINE_ROLE, LineKind
from ui.timeline.timeline_pane import TimelinePane

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
Doing = Callable[[Callable[[], Any]], Any]


def titles(pane: TimelinePane) -> list[str]:
    rows = pane.list.rows
    return [str(rows.index(row).data()) for row in range(rows.rowCount())]


def row_called(pane: TimelinePane, title: str) -> int:
    return titles(pane).index(title)


def test_of_many_entries_only_the_pages_in_sight_are_read(
    pane: TimelinePane, show: Any, people: Any, desk: Desk, on_writer: Doing, settled: Any
) -> None:
    def many() -> None:
        for number in range(500):
            day = date(2026, 11, 19) - timedelta(days=number)
            desk.office.timeline.log(EntryForm("note", (people.kirsten,), day, text=f"Number {number}"))

    on_writer(many)
    show(people.kirsten)
    rows = pane.list.rows
    assert rows.total == 500 and len(rows._pages) == 1
    pane.list.verticalScrollBar().setValue(pane.list.verticalScrollBar().maximum())
    settled()
    assert rows.index(rows.rowCount() - 1).data() == "Number 499"
    assert len(rows._pages) == 2
    assert rows.index(row_called(pane, "Number 499")).data(LINE_ROLE).last


def test_what_is_not_read_yet_has_its_place(pane: TimelinePane, show: Any, people: Any, log: Any) -> None:
    for number in range(60):
        log(
            people.kirsten,
            f"Number {number}",
            kind="note",
            day=date(2026, 11, 1) - timedelta(days=number % 3),
        )
    show(people.kirsten)
    blank = pane.list.rows.line(pane.list.rows.rowCount() - 1)
    assert blank.kind is LineKind.ENTRY and blank.entry is None
