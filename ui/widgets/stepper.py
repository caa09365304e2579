"""The steps of a wizard: which are done, which is now, which come."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from ui.shell import icons, theme
from ui.shell.type_scale import Role
from ui.widgets import paint

DISC = 24
WORD_GAP = 10
LINE = 32
LINE_GAP = 12


class Stepper(QWidget):
    """Shows the steps in one row; not a control. Narrow rows keep the word of the current step only."""

    def __init__(self, steps: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps, self._current = steps, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().repaints(self)
        self.set_current(0)

    def set_current(self, number: int) -> None:
        """Makes the step `number` (0 is the first) the current one."""
        self._current = number
        sentence = _("Step {number} of {count}: {name}")
        self.setAccessibleName(
            sentence.format(number=number + 1, count=len(self._steps), name=self._steps[number])
        )
        self.updateGeometry()
        self.update()

    def current(self) -> int:
        return self._current

    def _role(self, number: int) -> Role:
        return Role.STRONG if number == self._current else Role.BODY

    def _width(self, *, all_words: bool) -> int:
        width = DISC * len(self._steps) + (LINE + 2 * LINE_GAP) * (len(self._steps) - 1)
        for number, word in enumerate(self._steps):
            if all_words or number == self._current:
                width += WORD_GAP + paint.text_width(word, self._role(number))
        return width

    def sizeHint(self) -> QSize:
        return QSize(self._width(all_words=True), max(DISC, theme.current().em) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(all_words=False), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().palette
        all_words = self._width(all_words=True) <= self.width()
        x, middle = 0, self.height() // 2
        for number, word in enumerate(self._steps):
            disc = QRect(x, middle - DISC // 2, DISC, DISC)
            if number < self._current:
                paint.rounded(painter, disc, DISC, colours.tint)
                icons.paint(painter, disc.adjusted(5, 5, -5, -5), "check", colours.tinttext)
            else:
                now = number == self._current
                if now:
                    paint.rounded(painter, disc, DISC, colours.accent)
                else:
                    paint.rounded(painter, disc, DISC, None, colours.outline, width=1.5)
                ink = colours.onaccent if now else colours.text2
                paint.text(
                    painter, disc, str(number + 1), Role.CAPTION_STRONG, ink, Qt.AlignmentFlag.AlignCenter
                )
            x += DISC
            if all_words or number == self._current:
                x += WORD_GAP
                ink = colours.text if number == self._current else colours.text2
                box = QRect(x, 0, self.width() - x, self.height())
                x += paint.text(painter, box, word, self._role(number), ink)
            if number < len(self._steps) - 1:
                painter.fillRect(QRect(x + LINE_GAP, middle, LINE, 1), colours.soft)
                x += LINE + 2 * LINE_GAP
