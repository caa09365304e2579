"""The rows of the command palette: a model of what was found, and how a row is painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.shell import theme
from ui.shell.measures import IconSize, Radius, Space
from ui.shell.palette_rows import PaletteRow
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.avatar import paint_avatar
from ui.widgets.key_hint import key_hint_size, paint_key_hint

DATA_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
SIGN = 28
Index = QModelIndex | QPersistentModelIndex


class PaletteModel(QAbstractListModel):
    """Rows and headings."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: Sequence[PaletteRow] = ()

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Puts other rows in place of these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> PaletteRow | None:
        """A row, None outside."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def next_choice(self, number: int, step: int) -> int:
        """The next row one can choose, going round; -1 when there is none."""
        count = len(self._rows)
        for _attempt in range(count):
            number = (number + step) % count
            if not self._rows[number].is_heading:
                return number
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row = self._rows[index.row()]
        if role == DATA_ROLE:
            return row
        if role == _DISPLAY:
            return row.title
        if role == _SPOKEN:
            return spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def spoken(row: PaletteRow) -> str:
    """A row as a screen reader says it."""
    key = paint.key_text(row.key) if row.key else ""
    return ", ".join(part for part in (row.title, row.second, key) if part)


class PaletteDelegate(QStyledItemDelegate):
    """Paints from one row; the chosen one on the tint, with its key or Enter at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        scale = theme.current().type
        row: PaletteRow = index.data(DATA_ROLE)
        if row.is_heading:
            return QSize(0, scale.line(Role.CAPTION_STRONG) + 16)
        return QSize(0, scale.line(Role.BODY) + 26)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PaletteRow = index.data(DATA_ROLE)
        colours = theme.current().palette
        rect: QRect = option.rect
        inner = rect.adjusted(Space.M, 0, -int(Space.M), 0)
        if row.is_heading:
            words = inner.adjusted(10, 6, 0, 0)
            paint.text(painter, words, row.title, Role.CAPTION_STRONG, colours.text2)
            return
        state: QStyle.StateFlag = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            paint.rounded(painter, inner, Radius.ROW, colours.tint)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint.rounded(painter, inner, Radius.ROW, colours.hover)
        sign = QRect(inner.left() + 10, 0, SIGN, SIGN)
        sign.moveTop(inner.center().y() - SIGN // 2 + 1)
        self._paint_sign(painter, sign, row, is_chosen)
        right = inner.right() - 10
        key = row.key or ("Enter" if is_chosen else "")
        if key:
            size = key_hint_size(key)
            box = QRect(
                right - size.width(), inner.center().y() - size.height() // 2, size.width(), size.height()
            )
            paint_key_hint(painter, box, key)
            right = box.left() - Space.M
        left = sign.right() + 10
        words = QRect(left, inner.top(), right - left, inner.height())
        used = paint.text(painter, words, row.title, Role.STRONG, colours.text)
        rest = words.adjusted(used + 10, 0, 0, 0)
        if row.second and rest.width() > 40:
            paint.text(painter, rest, row.second, Role.CAPTION, colours.text2)

    @staticmethod
    def _paint_sign(painter: QPainter, rect: QRect, row: PaletteRow, is_chosen: bool) -> None:
        colours = theme.current().palette
        if row.avatar is not None:
            uid, initials, is_firm = row.avatar
            paint_avatar(painter, rect, initials, uid, is_firm, ringed=is_chosen)
        elif isinstance(row.icon, QIcon):
            paint.rounded(painter, rect, SIGN / 2, colours.chip)
            box = QRect(0, 0, int(IconSize.CHIP), int(IconSize.CHIP))
            box.moveCenter(rect.center())
            row.icon.paint(painter, box)


class PaletteList(QListView):
    """The list under the palette's field. The focus stays in the field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setItemDelegate(PaletteDelegate(self))

    def content_height(self) -> int:
        """The height of all rows, in px."""
        return sum(self.sizeHintForRow(row) for row in range(self.model().rowCount()))
