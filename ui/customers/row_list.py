"""A list view whose every step costs the rows in sight, however many rows there are.

QListView lays out each row of its model, also with uniform sizes: 0.25 s of the window's thread for 100,000 rows.
Rows of one height need no layout: place and row are a multiplication apart.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QHoverEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

Index = QModelIndex | QPersistentModelIndex


class RowList(QListView):
    """One column of rows of the height that `set_row_height` says; keyboard, mouse and selection as in any list.

    Emits `painted` when it has painted rows for the first time.
    """

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_height = 60
        self._hovered = -1
        self._is_painted = False
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)

    def set_row_height(self, height: int) -> None:
        """How high each row is, in px. The first row in sight stays the first."""
        top = self.verticalScrollBar().value() / self._row_height
        self._row_height = height
        self.updateGeometries()
        self.verticalScrollBar().setValue(round(top * height))
        self.viewport().update()

    def rows_in_sight(self) -> range:
        """The rows that are at least partly in sight."""
        value = self.verticalScrollBar().value()
        first = value // self._row_height
        last = (value + self.viewport().height() - 1) // self._row_height
        return range(first, min(last + 1, self._count()))

    def _count(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0

    def _top(self, row: int) -> int:
        return row * self._row_height - self.verticalScrollBar().value()

    def _hover(self, row: int) -> None:
        for changed in {self._hovered, row} if row != self._hovered else set():
            self.viewport().update(0, self._top(changed), self.viewport().width(), self._row_height)
        self._hovered = row

    # What QListView would lay out

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        return QRect(0, self._top(index.row()), self.viewport().width(), self._row_height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = (point.y() + self.verticalScrollBar().value()) // self._row_height
        if 0 <= row < self._count():
            return self.model().index(row, 0)
        return QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        above, below = index.row() * self._row_height, (index.row() + 1) * self._row_height - height
        hints = QAbstractItemView.ScrollHint
        if hint == hints.PositionAtCenter:
            bar.setValue((above + below) // 2)
        elif hint == hints.PositionAtTop or bar.value() > above:
            bar.setValue(above)
        elif hint == hints.PositionAtBottom or bar.value() < below:
            bar.setValue(below)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        count, move = self._count(), QAbstractItemView.CursorAction
        if not count:
            return QModelIndex()
        row = self.currentIndex().row()
        if row < 0:
            return self.model().index(0, 0)
        page = max(self.viewport().height() // self._row_height - 1, 1)
        step = {
            move.MoveUp: -1,
            move.MoveLeft: -1,
            move.MovePrevious: -1,
            move.MoveDown: 1,
            move.MoveRight: 1,
            move.MoveNext: 1,
            move.MovePageUp: -page,
            move.MovePageDown: page,
            move.MoveHome: -count,
            move.MoveEnd: count,
        }[action]
        return self.model().index(min(max(row + step, 0), count - 1), 0)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        count, value = self._count(), self.verticalScrollBar().value()
        box = rect.normalized()
        first = max((box.top() + value) // self._row_height, 0)
        last = min((box.bottom() + value) // self._row_height, count - 1)
        chosen = QItemSelection()
        if first <= last:
            chosen.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(chosen, command)

    def selectAll(self) -> None:
        count = self._count()
        if count:
            everything = QItemSelection(self.model().index(0, 0), self.model().index(count - 1, 0))
            self.selectionModel().select(everything, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        seen, width = self.rows_in_sight(), self.viewport().width()
        region = QRegion()
        for number in range(selection.count()):
            part = selection.at(number)
            first, last = max(part.top(), seen.start), min(part.bottom(), seen.stop - 1)
            if first <= last:
                region += QRect(0, self._top(first), width, (last - first + 1) * self._row_height)
        return region

    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(self._row_height // 2)
        bar.setPageStep(height)
        bar.setRange(0, max(self._count() * self._row_height - height, 0))

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """What is in sight stays where it is when rows come in above it; a list at its top shows what comes in."""
        value = self.verticalScrollBar().value()
        super().rowsInserted(parent, start, end)
        self.updateGeometries()
        if value and start * self._row_height < value:
            self.verticalScrollBar().setValue(value + (end - start + 1) * self._row_height)
        self.viewport().update()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        value = self.verticalScrollBar().value()
        super().rowsAboutToBeRemoved(parent, start, end)
        if (end + 1) * self._row_height <= value:
            self.verticalScrollBar().setValue(value - (end - start + 1) * self._row_height)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHoverEvent):
            leaves = event.type() is QEvent.Type.HoverLeave
            self._hover(-1 if leaves else self.indexAt(event.position().toPoint()).row())
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        model, chosen, delegate = self.model(), self.selectionModel(), self.itemDelegate()
        current = self.currentIndex().row() if self.hasFocus() else -1
        states = QStyle.StateFlag
        area = event.rect()
        for row in self.rows_in_sight():
            box = QRect(0, self._top(row), self.viewport().width(), self._row_height)
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
        if not self._is_painted and self._count():
            self._is_painted = True
            self.painted.emit()
