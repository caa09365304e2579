"""The rows of the reminder pane as a Qt model; what did not move is only repainted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.reminders.rows import ItemRow, Row

DATA_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RemindersModel(QAbstractListModel):
    """One row for each line of the pane; its data in `DATA_ROLE`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def show_rows(self, rows: list[Row]) -> None:
        """Shows these rows instead."""
        if rows == self._rows:
            return
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """The row behind an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, row_id: tuple[str, ...]) -> QModelIndex:
        """Where a row is; an invalid index when it is not there."""
        for number, row in enumerate(self._rows):
            if row.id == row_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == DATA_ROLE:
            return row
        if role == _SPOKEN:
            return row.spoken
        if role == _DISPLAY:
            return row.title if isinstance(row, ItemRow) else row.text
        if role == _TIP and isinstance(row, ItemRow):
            return row.tip
        return None
