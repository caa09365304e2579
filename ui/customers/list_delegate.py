"""Paints one row of the customer list: avatar, name, second line, days since the last contact and a sign."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.customers.names import fold
from ui.customers.customer_words import days_words, state_word
from ui.customers.list_model import ROW_ROLE, ShownRow
from ui.shell import theme
from ui.shell.measures import Radius
from ui.shell.palette import Palette
from ui.shell.type_scale import Role
from ui.widgets import paint, signs
from ui.widgets.avatar import paint_avatar
from ui.widgets.signs import SIGN_SIDE, Sign

SIGNS = {"overdue": Sign.OVERDUE, "soon": Sign.SOON, "round": Sign.ROUND_DAY}
INSET = 8  # left and right of the ground; 1 above and below
AVATAR_INSET = 10
AVATAR_SIDE = 36
AFTER_AVATAR = 12
RIGHT_INSET = 12
SIGN_GAP = 5
NAME_GAP = 10

_STATES = QStyle.StateFlag


def row_height() -> int:
    """How high a row is in the type of the moment, in px."""
    scale = theme.current().type
    return scale.line(Role.BODY) + scale.line(Role.CAPTION) + 28


class ListDelegate(QStyledItemDelegate):
    """Draws from one `ShownRow`; a row that is not loaded yet is a blank row with the outline of an avatar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typed = ""
        """What is being typed to find a name: underlined in the row that has the focus."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        now = theme.current()
        colours = now.palette
        selected = bool(option.state & _STATES.State_Selected)
        focused = bool(option.state & _STATES.State_HasFocus)
        ground = option.rect.adjusted(INSET, 1, -INSET, -1)
        if selected:
            paint.rounded(painter, ground, Radius.ROW, colours.tint)
        elif option.state & _STATES.State_MouseOver:
            paint.rounded(painter, ground, Radius.ROW, colours.hover)
        if focused:
            paint.focus_ring(painter, ground, Radius.ROW)
        side = now.px(AVATAR_SIDE)
        avatar = QRect(ground.left() + AVATAR_INSET, ground.center().y() - side // 2 + 1, side, side)
        shown: ShownRow | None = index.data(ROW_ROLE)
        if shown is None:
            paint.rounded(painter, avatar, side / 2, colours.pressed if selected else colours.hover)
            return
        row = shown.row
        paint_avatar(painter, avatar, row.initials, row.uid, row.is_firm, ringed=selected)
        scale = now.type
        body, caption = scale.line(Role.BODY), scale.line(Role.CAPTION)
        above = (ground.height() - body - caption - 4) // 2
        left = avatar.right() + 1 + AFTER_AVATAR
        right = ground.right() + 1 - RIGHT_INSET
        line = QRect(left, ground.top() + above, right - left, body)
        if row.second_line:
            second = QRect(left, line.bottom() + 5, right - left, caption)
            paint.text(painter, second, row.second_line, Role.CAPTION, colours.text2)
        else:
            line.moveTop(ground.center().y() - body // 2 + 1)
        width = self._paint_right(painter, line, shown, colours)
        name_box = line.adjusted(0, 0, -(width + NAME_GAP if width else 0), 0)
        quiet = bool(row.state)
        name_width = paint.text(
            painter, name_box, row.name, Role.STRONG, colours.text2 if quiet else colours.text
        )
        if focused and self.typed and fold(row.name).startswith(fold(self.typed)):
            typed = row.name[: len(self.typed)]
            found = min(paint.text_width(typed, Role.STRONG), name_width)
            painter.fillRect(QRect(left, line.bottom() + 1, found, 2), colours.accent)

    @staticmethod
    def _paint_right(painter: QPainter, line: QRect, shown: ShownRow, colours: Palette) -> int:
        """Days or the word of a state, with the sign before it; returns the width it takes."""
        sign = SIGNS.get(shown.sign, Sign.NONE)
        words = state_word(shown.row.state) or days_words(shown.row.silent_days)
        ink = {Sign.OVERDUE: colours.red, Sign.SOON: colours.amber}.get(sign, colours.text3)
        width = paint.text(painter, line, words, Role.CAPTION, ink, paint.RIGHT) if words else 0
        if sign is Sign.NONE:
            return width
        gap = SIGN_GAP if width else 0
        centre = QPointF(line.right() + 1 - width - gap - SIGN_SIDE / 2, line.center().y() + 1)
        signs.sign(painter, centre, sign)
        return width + gap + SIGN_SIDE
