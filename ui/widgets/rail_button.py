"""A button of the rail: icon, word below it, a count at its corner; without words where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.shell import icons, theme
from ui.shell.measures import IconSize, Radius
from ui.shell.type_scale import Role
from ui.widgets import paint, signs
from ui.widgets.painted import PaintedButton

PILL = QSize(44, 30)
NARROW_SIDE = 40
WORD_MARGIN = 8


class RailButton(PaintedButton, QAbstractButton):
    """A page of the program. Checked means: this page is shown."""

    def __init__(self, icon: str, text: str, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._key, self._badge, self._urgent, self._narrow = icon, key, 0, False, False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{text}  {paint.key_text(key)}" if key else text)

    def set_badge(self, count: int, *, urgent: bool = False, description: str = "") -> None:
        """Shows a count; `description` says it in words for a screen reader."""
        self._badge, self._urgent = count, urgent
        self.setAccessibleDescription(description or (str(count) if count else ""))
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Drops the word; the tool tip keeps it."""
        self._narrow = narrow
        self._refresh()

    def sizeHint(self) -> QSize:
        now = theme.current()
        if self._narrow:
            return QSize(NARROW_SIDE + 16, NARROW_SIDE + 12)
        word = paint.text_width(self.text(), Role.CAPTION_STRONG)
        height = 2 + PILL.height() + 3 + now.type.line(Role.CAPTION) + 12
        return QSize(max(word, PILL.width()) + 2 * WORD_MARGIN, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().palette
        if self._narrow:
            pill, radius = QRect(0, 0, NARROW_SIDE, NARROW_SIDE), float(Radius.ROW)
            pill.moveCenter(self.rect().center())
        else:
            pill, radius = QRect(0, 2, PILL.width(), PILL.height()), PILL.height() / 2
            pill.moveLeft((self.width() - pill.width()) // 2)
        ink = colours.text2
        if self.isChecked():
            ink = colours.accenttext
            paint.rounded(painter, pill, radius, colours.tint)
        elif self.isDown() or self.underMouse():
            paint.rounded(painter, pill, radius, colours.pressed)
        side = int(IconSize.RAIL)
        box = QRect(0, 0, side, side)
        box.moveCenter(pill.center())
        icons.paint(painter, box, self._icon, ink)
        if self._badge:
            corner = QPointF(pill.center().x() + 14, pill.top() + 7)
            signs.badge(painter, corner, self._badge, urgent=self._urgent)
        if not self._narrow:
            role = Role.CAPTION_STRONG if self.isChecked() else Role.CAPTION
            line = theme.current().type.line(role)
            word = QRect(0, pill.bottom() + 4, self.width(), line + 1)
            paint.text(painter, word, self.text(), role, ink, paint.CENTRE)
        if self.shows_ring:
            paint.focus_ring(painter, self.rect().adjusted(2, 0, -2, -6 if not self._narrow else 0))
