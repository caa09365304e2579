"""A list view whose rows lie where arithmetic says, so that every step costs only the rows in sight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from ui.timeline.entry_layout import MARGIN
from ui.timeline.timeline_delegate import TimelineDelegate
from ui.timeline.timeline_geometry import Geometry
from ui.timeline.timeline_model import HEADINGS, LineKind, TimelineModel

Index = QModelIndex | QPersistentModelIndex


class PlacedList(QListView):
    """Places, paints and finds the rows of a timeline; QListView itself would lay out every row there is."""

    def __init__(self, today: Callable[[], date], zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.geometry_of = Geometry()
        self._rows = TimelineModel(today, zone, self)
        self._draws = TimelineDelegate(today, zone, self)
        self._hovered = -1
        self.setModel(self._rows)
        self.setItemDelegate(self._draws)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)

    def rows_in_sight(self) -> range:
        """The rows that are at least partly in sight."""
        if not self.geometry_of.count:
            return range(0)
        value = self.verticalScrollBar().value()
        first = max(self.geometry_of.row_at(value), 0)
        last = self.geometry_of.row_at(value + self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self.geometry_of.count - 1) + 1)

    def line_rect(self, row: int) -> QRect:
        """Where a row is in the viewport."""
        top = self.geometry_of.top(row) - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self.geometry_of.height(row))

    # What QListView would lay out

    def visualRect(self, index: Index) -> QRect:
        return self.line_rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self.geometry_of.row_at(point.y() + self.verticalScrollBar().value())
        return self._rows.index(row) if row >= 0 else QModelIndex()

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

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        if index.isValid() and self._rows.kind_at(index.row()) not in HEADINGS:
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: object) -> QRegion:
        return QRegion(self.visualRect(self.currentIndex()))

    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(self._draws.layout.heights[LineKind.ENTRY] // 2)
        bar.setPageStep(height)
        bar.setRange(0, max(self.geometry_of.total - height, 0))

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        self._draws.layout.right = MARGIN - (self.width() - self.viewport().width())
        self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        states = QStyle.StateFlag
        current = self.currentIndex().row() if self.hasFocus() else -1
        for row in self.rows_in_sight():
            box = self.line_rect(row)
            if not box.intersects(event.rect()):
                continue
            state = states.State_Enabled
            if row == self._hovered:
                state |= states.State_MouseOver
            if row == current:
                state |= states.State_HasFocus
            option.rect, option.state = box, state
            self._draws.paint(painter, option, self._rows.index(row))
