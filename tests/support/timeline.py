"""What tests ask of a timeline and of the quick log on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.timeline.entries import EntryRow
from ui.timeline.quick_log import QuickLogDialog
from ui.timeline.timeline_model import LineKind
from ui.timeline.timeline_pane import TimelinePane


def titles(pane: TimelinePane) -> list[str]:
    rows = pane.list.rows
    return [str(rows.index(row).data()) for row in range(rows.rowCount())]


def entry_titles(pane: TimelinePane) -> list[str]:
    rows = pane.list.rows
    return [
        str(rows.index(row).data()) for row in range(rows.rowCount()) if rows.kind_at(row) is LineKind.ENTRY
    ]


def row_called(pane: TimelinePane, title: str) -> int:
    return titles(pane).index(title)


def go_to(pane: TimelinePane, title: str) -> None:
    pane.list.setCurrentIndex(pane.list.rows.index(row_called(pane, title)))


def press(qtbot: QtBot, pane: TimelinePane, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(pane.list, key)


def only(rows: list[EntryRow]) -> EntryRow:
    """The one entry there is."""
    assert len(rows) == 1
    return rows[0]


def saved(qtbot: QtBot, dialog: QuickLogDialog) -> None:
    """Waits until the quick log has saved and closed itself."""
    qtbot.waitUntil(lambda: not dialog.isVisible())
