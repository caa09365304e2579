"""A list view whose rows lie where arithmetic says, so that every step costs only the rows in sight.

QListView lays out each row of its model, also with uniform sizes: 0.25 s of the window's thread for 100,000 rows.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

Index = QModelIndex | QPersistentModelIndex


class PlacedList(QListView):
    """One column. A list of its own says how many rows there are and where each lies, from the top of the first.

    `hovered` is the row that the mouse is over, -1 for none; who sets it updates what changed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = -1
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_top(self, row: int) -> int:
        """Where a row begins, in px."""
        raise NotImplementedError

    def row_height(self, row: int) -> int:
        """How high a row is, in px."""
        raise NotImplementedError

    def row_at(self, y: int) -> int:
        """The row at this height, -1 outside of all."""
        raise NotImplementedError

    def total_height(self) -> int:
        """The height of all rows, in px."""
        raise NotImplementedError

    def scroll_step(self) -> int:
        """How far a turn of the wheel goes, in px."""
        raise NotImplementedError

    def rows_in_sight(self) -> range:
        """The rows that are at least partly in sight."""
        count = self.row_count()
        if not count:
            return range(0)
        value = self.verticalScrollBar().value()
        first = max(self.row_at(value), 0)
        last = self.row_at(value + self.viewport().height() - 1)
        return range(first, (last if last >= 0 else count - 1) + 1)

    def row_rect(self, row: int) -> QRect:
        """Where a row is in the viewport."""
        top = self.row_top(row) - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self.row_height(row))

    # What QListView would lay out

    def visualRect(self, index: Index) -> QRect:
        return self.row_rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        if self.model() is None:
            return QModelIndex()
        row = self.row_at(point.y() + self.verticalScrollBar().value())
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def updateGeometries(self) -> None:
        if self.model() is None:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(self.scroll_step())
        bar.setPageStep(height)
        bar.setRange(0, max(self.total_height() - height, 0))

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        model, chosen, delegate = self.model(), self.selectionModel(), self.itemDelegate()
        current = self.currentIndex().row() if self.hasFocus() else -1
        states, area = QStyle.StateFlag, event.rect()
        for row in self.rows_in_sight():
            box = self.row_rect(row)
            if not box.intersects(area):
                continue
            index = model.index(row, 0)
            state = states.State_Enabled
            if chosen.isSelected(index):
                state |= states.State_Selected
            if row == self._hovered:
                state |= states.State_MouseOver
            if row == current:
                state |= states.State_HasFocus
            option.rect, option.state = box, state
            delegate.paint(painter, option, index)
