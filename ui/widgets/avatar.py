"""The round or square sign of a person or a firm: initials in a colour that always stays theirs."""

from __future__ import annotations

from zlib import crc32

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import theme
from ui.shell.palette import Palette
from ui.shell.type_scale import Role
from ui.widgets import paint

FIRM_ROUNDING = 0.24  # of the side
RING = 1.5


def avatar_colours(palette: Palette, uid: str) -> tuple[QColor, QColor]:
    """Ground and letters for this uid: the same on every start and every computer."""
    return palette.avatars[crc32(str(uid).encode()) % len(palette.avatars)]


def paint_avatar(
    painter: QPainter,
    rect: QRect | QRectF,
    initials: str,
    uid: str,
    firm: bool = False,
    *,
    ringed: bool = False,
) -> None:
    """Paints a circle for a person, a rounded square for a firm; `ringed` inside a selected row."""
    now = theme.current()
    ground, letters = avatar_colours(now.palette, uid)
    box = QRectF(rect)
    side = min(box.width(), box.height())
    radius = side * FIRM_ROUNDING if firm else side / 2
    paint.rounded(painter, box, radius, ground)
    if ringed:
        around = box.adjusted(-RING, -RING, RING, RING)
        paint.rounded(painter, around, radius + RING, None, now.palette.base, width=RING)
    paint.text(painter, box, initials, _role(side, now.em), letters, paint.CENTRE)


def _role(side: float, em: int) -> Role:
    if side < 1.8 * em:
        return Role.BADGE
    return Role.STRONG if side < 2.8 * em else Role.TITLE


class Avatar(QWidget):
    """An avatar as a widget. Its side grows with the type."""

    def __init__(
        self, initials: str, uid: str, firm: bool = False, *, side: int = 36, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._initials, self._uid, self._firm, self._side = initials, uid, firm, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().repaints(self)

    def show_customer(self, initials: str, uid: str, firm: bool = False) -> None:
        """Shows another one."""
        self._initials, self._uid, self._firm = initials, uid, firm
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.current().px(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), self.rect(), self._initials, self._uid, self._firm)
