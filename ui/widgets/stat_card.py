"""A number with its name, to choose: the rows of an import that are new, doubtful, wrong."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.shell import icons, theme
from ui.shell.measures import IconSize, Radius
from ui.shell.palette import Meaning
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.painted import PaintedButton

PADDING = 14
GAP = 7


class StatCard(PaintedButton, QAbstractButton):
    """Icon and name above, the number below. Checked means: the list below shows these."""

    def __init__(
        self,
        icon: str,
        text: str,
        count: str = "",
        meaning: Meaning = Meaning.NEUTRAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._meaning, self._count = icon, meaning, ""
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def set_count(self, count: str) -> None:
        """Shows another number, written for the reader ("1,248")."""
        self._count = count
        self.setAccessibleName(f"{self.text()} {count}".strip())
        self._refresh()

    def count(self) -> str:
        return self._count

    def sizeHint(self) -> QSize:
        scale = theme.current().type
        name = int(IconSize.BUTTON) + GAP + paint.text_width(self.text(), Role.CAPTION)
        number = paint.text_width(self._count, Role.HEADING)
        height = scale.line(Role.CAPTION) + scale.line(Role.HEADING) + 20
        return QSize(max(name, number) + 2 * PADDING, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme.current()
        colours, rect = now.palette, self.rect()
        chosen = self.isChecked()
        ground = colours.tint if chosen else colours.hover if self.underMouse() else colours.base
        if chosen or self.shows_ring:
            paint.rounded(painter, rect, Radius.CARD, ground, colours.focus, width=2)
        else:
            paint.rounded(painter, rect, Radius.CARD, ground, colours.hairline)
        line = now.type.line(Role.CAPTION)
        side, top = int(IconSize.BUTTON), 9
        ink = colours.tinted(self._meaning)[1]
        icons.paint(painter, QRect(PADDING, top + (line - side) // 2 + 1, side, side), self._icon, ink)
        left = PADDING + side + GAP
        name = QRect(left, top, rect.width() - left - 4, line + 2)
        quiet = colours.tinttext if chosen else colours.text2
        paint.text(painter, name, self.text(), Role.CAPTION, quiet)
        number = QRect(PADDING, top + line, rect.width() - 2 * PADDING, now.type.line(Role.HEADING) + 4)
        paint.text(painter, number, self._count, Role.HEADING, colours.text)
