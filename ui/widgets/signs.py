"""Painted signs: overdue disc, soon ring, round-day diamond, ticks, badges. Form comes before colour."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.shell import icons, theme
from ui.shell.measures import Radius
from ui.shell.palette import Palette
from ui.shell.type_scale import Role
from ui.widgets import paint

SIGN_SIDE = 8


class Sign(Enum):
    """The mark of a list row."""

    NONE = "none"  # fine: no mark
    OVERDUE = "overdue"  # a disc
    SOON = "soon"  # a ring
    ROUND_DAY = "round day"  # a diamond


def sign_colour(sign: Sign, colours: Palette) -> QColor:
    """The colour of a mark; text beside it is written in red, amber or text3."""
    return {Sign.OVERDUE: colours.dotred, Sign.SOON: colours.dotamber, Sign.ROUND_DAY: colours.plum}.get(
        sign, colours.text3
    )


def sign(painter: QPainter, centre: QPoint | QPointF, kind: Sign) -> None:
    """Paints a mark of 8 px around `centre`."""
    if kind is Sign.NONE:
        return
    colour = sign_colour(kind, theme.current().palette)
    middle, half = QPointF(centre), SIGN_SIDE / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind is Sign.SOON:
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, half - 1, half - 1)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if kind is Sign.OVERDUE:
            painter.drawEllipse(middle, half, half)
        else:
            x, y = middle.x(), middle.y()
            painter.drawPolygon(
                QPolygonF(
                    [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
                )
            )
    painter.restore()


def check_box(
    painter: QPainter,
    rect: QRect | QRectF,
    state: Qt.CheckState,
    *,
    enabled: bool = True,
    focused: bool = False,
    hovered: bool = False,
) -> None:
    """A check box, painted into the square `rect` (18 px)."""
    colours = theme.current().palette
    if state is Qt.CheckState.Unchecked:
        edge = colours.outline if enabled else colours.soft
        fill = colours.hover if hovered and enabled else colours.base
        paint.rounded(painter, rect, Radius.HINT, fill if enabled else None, edge)
    else:
        paint.rounded(painter, rect, Radius.HINT, colours.accent if enabled else colours.soft)
        name = "check" if state is Qt.CheckState.Checked else "minus"
        icons.paint(painter, QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5), name, colours.onaccent)
    if focused:
        paint.focus_ring(painter, QRectF(rect).adjusted(-3, -3, 3, 3), Radius.INPUT)


def radio(
    painter: QPainter,
    rect: QRect | QRectF,
    checked: bool,
    *,
    enabled: bool = True,
    focused: bool = False,
    hovered: bool = False,
) -> None:
    """A radio button, painted into the square `rect` (18 px)."""
    colours = theme.current().palette
    box = QRectF(rect)
    if checked:
        paint.rounded(painter, box, box.height(), colours.accent if enabled else colours.soft)
        middle = box.adjusted(5.5, 5.5, -5.5, -5.5)
        paint.rounded(painter, middle, middle.height(), colours.onaccent)
    else:
        edge = colours.outline if enabled else colours.soft
        paint.rounded(
            painter, box, box.height(), colours.hover if hovered and enabled else None, edge, width=1.5
        )
    if focused:
        around = box.adjusted(-3, -3, 3, 3)
        paint.focus_ring(painter, around, around.height())


def tick_circle(painter: QPainter, rect: QRect | QRectF, done: bool, *, overdue: bool = False) -> None:
    """The open circle of a reminder, ticked when done."""
    colours = theme.current().palette
    box = QRectF(rect)
    if done:
        paint.rounded(painter, box, box.height(), colours.accent)
        inner = box.adjusted(4, 4, -4, -4)
        icons.paint(painter, inner, "check", colours.onaccent)
    else:
        edge = colours.dotred if overdue else colours.outline
        paint.rounded(painter, box, box.height(), colours.base, edge, width=1.5)


def icon_disc(
    painter: QPainter, rect: QRect | QRectF, name: str, ground: QColor, ink: QColor, side: int
) -> None:
    """An icon of `side` px in the middle of a round ground."""
    box = QRectF(rect)
    paint.rounded(painter, box, box.height(), ground)
    inner = QRectF(0, 0, side, side)
    inner.moveCenter(box.center())
    icons.paint(painter, inner, name, ink)


def badge_width(count: int) -> int:
    """How wide the badge of a number is, in px."""
    scale = theme.current().type
    height = scale.line(Role.BADGE) + 3
    return max(height, scale.metrics(Role.BADGE).horizontalAdvance(_count(count)) + 9)


def badge(painter: QPainter, centre: QPoint | QPointF, count: int, *, urgent: bool = False) -> None:
    """A number in a filled pill around `centre`; nothing for 0."""
    if not count:
        return
    now = theme.current()
    colours, height = now.palette, now.type.line(Role.BADGE) + 3
    box = QRectF(0, 0, badge_width(count), height)
    box.moveCenter(QPointF(centre))
    if urgent:
        ground, ink = colours.red, colours.base  # the dark red is light: its letters are dark
    else:
        ground, ink = colours.accent, colours.onaccent
    paint.rounded(painter, box, height, ground)
    paint.text(painter, box, _count(count), Role.BADGE, ink, paint.CENTRE)


def _count(count: int) -> str:
    return str(count) if count < 100 else "99+"
