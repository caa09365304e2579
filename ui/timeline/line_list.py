"""The lines of a timeline in a list: where each lies, and headings that are passed over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.timeline.entry_layout import MARGIN
from ui.timeline.timeline_delegate import TimelineDelegate
from ui.timeline.timeline_geometry import Geometry
from ui.timeline.timeline_model import HEADINGS, LineKind, TimelineModel
from ui.widgets.placed_list import Index, PlacedList


class LineList(PlacedList):
    """Lines of the heights that its geometry knows; one at a time is chosen, and never a heading."""

    def __init__(self, today: Callable[[], date], zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.geometry_of = Geometry()
        self._rows = TimelineModel(today, zone, self)
        self._draws = TimelineDelegate(today, zone, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._draws)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def row_count(self) -> int:
        return self.geometry_of.count

    def row_top(self, row: int) -> int:
        return self.geometry_of.top(row)

    def row_height(self, row: int) -> int:
        return self.geometry_of.height(row)

    def row_at(self, y: int) -> int:
        return self.geometry_of.row_at(y)

    def total_height(self) -> int:
        return self.geometry_of.total

    def scroll_step(self) -> int:
        return self._draws.layout.heights[LineKind.ENTRY] // 2

    # What QListView would lay out

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        bar, row, height = self.verticalScrollBar(), index.row(), self.viewport().height()
        above = self.geometry_of.top(row)
        if row and self._rows.kind_at(row - 1) in HEADINGS:
            above = self.geometry_of.top(row - 1)  # its heading belongs to it
        below = self.geometry_of.top(row) + self.geometry_of.height(row) - height
        if bar.value() > above or below > above:
            bar.setValue(above)
        elif bar.value() < below:
            bar.setValue(below)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        move, count, row = QAbstractItemView.CursorAction, self._rows.rowCount(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        back = action in (move.MoveUp, move.MovePageUp, move.MovePrevious, move.MoveEnd)
        if row < 0 or action == move.MoveHome:
            row, back = 0, False
        elif action == move.MoveEnd:
            row = count - 1
        elif action in (move.MovePageUp, move.MovePageDown):
            page = self.viewport().height() * (-1 if back else 1)
            place = min(max(self.geometry_of.top(row) + page, 0), self.geometry_of.total - 1)
            row = self.geometry_of.row_at(place)
        elif action in (move.MoveUp, move.MovePrevious, move.MoveDown, move.MoveNext):
            row += -1 if back else 1
        step = -1 if back else 1
        while 0 <= row < count and self._rows.kind_at(row) in HEADINGS:
            row += step
        return self._rows.index(row) if 0 <= row < count else self.currentIndex()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        if index.isValid() and self._rows.kind_at(index.row()) not in HEADINGS:
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: object) -> QRegion:
        return QRegion(self.visualRect(self.currentIndex()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draws.layout.right = MARGIN - (self.width() - self.viewport().width())
