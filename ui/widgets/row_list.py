"""A list of rows of one height: place and row are a multiplication apart."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QHoverEvent, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.widgets.placed_list import Index, PlacedList


class RowList(PlacedList):
    """One column of rows of the height that `set_row_height` says; keyboard, mouse and selection as in any list.

    Emits `painted` when it has painted rows for the first time.
    """

    painted = Signal()
    _row_height = 60  # until it is set

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_painted = False
        self.setUniformItemSizes(True)

    def set_row_height(self, height: int) -> None:
        """How high each row is, in px. The first row in sight stays the first."""
        top = self.verticalScrollBar().value() / self._row_height
        self._row_height = height
        self.updateGeometries()
        self.verticalScrollBar().setValue(round(top * height))
        self.viewport().update()

    def row_count(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0

    def row_top(self, row: int) -> int:
        return row * self._row_height

    def row_height(self, row: int) -> int:
        return self._row_height

    def row_at(self, y: int) -> int:
        row = y // self._row_height
        return row if 0 <= row < self.row_count() else -1

    def total_height(self) -> int:
        return self.row_count() * self._row_height

    def scroll_step(self) -> int:
        return self._row_height // 2

    def _hover(self, row: int) -> None:
        for changed in {self._hovered, row} if row != self._hovered else set():
            self.viewport().update(self.row_rect(changed))
        self._hovered = row

    # What QListView would lay out

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
        count, move = self.row_count(), QAbstractItemView.CursorAction
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

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        count, value = self.row_count(), self.verticalScrollBar().value()
        box = rect.normalized()
        first = max((box.top() + value) // self._row_height, 0)
        last = min((box.bottom() + value) // self._row_height, count - 1)
        chosen = QItemSelection()
        if first <= last:
            chosen.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(chosen, command)

    def selectAll(self) -> None:
        count = self.row_count()
        if count:
            everything = QItemSelection(self.model().index(0, 0), self.model().index(count - 1, 0))
            self.selectionModel().select(everything, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        seen = self.rows_in_sight()
        region = QRegion()
        for number in range(selection.count()):
            part = selection.at(number)
            first, last = max(part.top(), seen.start), min(part.bottom(), seen.stop - 1)
            if first <= last:
                region += self.row_rect(first) | self.row_rect(last)
        return region

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
        super().paintEvent(event)
        if not self._is_painted and self.row_count():
            self._is_painted = True
            self.painted.emit()
