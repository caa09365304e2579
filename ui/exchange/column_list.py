"""The columns of an export as a list to tick: one stop for Tab, arrows and letters move, Space ticks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.exchange.own_columns import COLUMNS
from app.i18n import _
from ui.shell import theme
from ui.shell.measures import CHECK_SIDE, Radius
from ui.shell.type_scale import Role
from ui.widgets import paint, signs

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_SENTENCE = int(Qt.ItemDataRole.AccessibleTextRole)
EDGE = 10
GAP = 8
SHOWN_ROWS = 8


class ColumnModel(QAbstractListModel):
    """Every column of our CSV in its order, ticked or not. Emits `ticked` when that changes."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: set[str] = set()

    def keys(self) -> tuple[str, ...]:
        """The keys of the ticked columns, in the order of the file."""
        return tuple(column.key for column in COLUMNS if column.key in self._chosen)

    def choose(self, keys: Iterable[str]) -> None:
        """Ticks these and no others."""
        known = {column.key for column in COLUMNS}
        self._chosen = known & set(keys)
        self.dataChanged.emit(self.index(0), self.index(len(COLUMNS) - 1))
        self.ticked.emit()

    def toggle(self, number: int) -> None:
        """Ticks a column, or takes its tick away."""
        self._chosen ^= {COLUMNS[number].key}
        self.dataChanged.emit(self.index(number), self.index(number))
        self.ticked.emit()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        column = COLUMNS[index.row()]
        is_chosen = column.key in self._chosen
        if role == _DISPLAY:
            return column.heading
        if role == _CHECK:
            return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
        if role == _SENTENCE:
            sentence = _("{column}, is written") if is_chosen else _("{column}, is left out")
            return sentence.format(column=column.heading)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class ColumnDelegate(QStyledItemDelegate):
    """Paints a tick box and a heading; a click anywhere on it, or Space, ticks it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        width = view.gridSize().width() if isinstance(view, QListView) else 0
        return QSize(width, row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = theme.current().palette
        rect, state = option.rect, option.state
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver) and enabled
        if hovered:
            paint.rounded(painter, rect.adjusted(2, 1, -2, -1), Radius.INPUT, colours.hover)
        box = QRect(
            rect.left() + EDGE, rect.top() + (rect.height() - CHECK_SIDE) // 2, CHECK_SIDE, CHECK_SIDE
        )
        signs.check_box(painter, box, index.data(_CHECK), enabled=enabled, hovered=hovered)
        words = rect.adjusted(EDGE + CHECK_SIDE + GAP, 0, -4, 0)
        paint.text(
            painter, words, index.data(_DISPLAY), Role.BODY, colours.text if enabled else colours.disabled
        )
        if state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, rect.adjusted(2, 1, -2, -1), Radius.INPUT)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        is_click = event.type() is QEvent.Type.MouseButtonRelease
        is_space = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent):
            is_space = is_space and event.key() == Qt.Key.Key_Space
        if (is_click or is_space) and isinstance(model, ColumnModel):
            model.toggle(index.row())
            return True
        return False


class ColumnList(QListView):
    """Two or more columns of ticks beside each other, as many as fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = ColumnModel(self)
        self.setObjectName("export_columns")
        self.setAccessibleName(_("Columns"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setItemDelegate(ColumnDelegate(self))
        self.setModel(self.columns)
        self.setCurrentIndex(self.columns.index(0))
        theme.current().follow(self._follow_theme)

    def _follow_theme(self) -> None:
        self.setFixedHeight(SHOWN_ROWS * row_height() + 2 * self.frameWidth())
        self._fit()

    def _fit(self) -> None:
        longest = max(paint.text_width(column.heading, Role.BODY) for column in COLUMNS)
        needed = EDGE + CHECK_SIDE + GAP + longest + EDGE
        width = self.viewport().width()
        across = max(width // needed, 1)
        self.setGridSize(QSize(max(width // across - 1, 1), row_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def row_height() -> int:
    """The height of a line with its tick box."""
    return max(theme.current().type.line(Role.BODY), CHECK_SIDE) + 8
