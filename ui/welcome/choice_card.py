"""A large button with an icon, a title, a sentence and a key: one way to begin."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.shell import theme
from ui.shell.measures import Radius
from ui.shell.type_scale import Role
from ui.widgets import paint, signs
from ui.widgets.key_hint import key_hint_size, paint_key_hint
from ui.widgets.painted import PaintedButton

EDGE = 18
GAP = 16
DISC = 44
ICON = 20
LEAST_HEIGHT = 82
ABOVE_AND_BELOW = 14


class ChoiceCard(PaintedButton, QAbstractButton):
    """Enter, Space or a click chooses it. `key` is shown; the page binds it.

    Emits `step_wanted` with 1 or -1 when an arrow asks for the next card or the one before.
    """

    step_wanted = Signal(int)

    def __init__(self, icon: str, title: str, sentence: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._title, self._sentence, self._key = icon, title, sentence, key
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _words_left(self) -> int:
        return EDGE + DISC + GAP

    def _words_width(self, width: int) -> int:
        return max(width - self._words_left() - GAP - key_hint_size(self._key).width() - EDGE, 1)

    def _lines(self, width: int) -> list[str]:
        return paint.wrapped(self._sentence, Role.BODY, self._words_width(width))

    def heightForWidth(self, width: int) -> int:
        scale = theme.current().type
        words = scale.line(Role.STRONG) + 2 + scale.line(Role.BODY) * len(self._lines(width))
        return max(words + 2 * ABOVE_AND_BELOW, LEAST_HEIGHT)

    def sizeHint(self) -> QSize:
        width = theme.current().px(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = theme.current().px(320)
        return QSize(width, LEAST_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.step_wanted.emit(1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.step_wanted.emit(-1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme.current()
        colours, scale, rect = now.palette, now.type, self.rect()
        ground = colours.pressed if self.isDown() else colours.hover if self.underMouse() else colours.base
        paint.rounded(painter, rect, Radius.DIALOG, ground, colours.soft)
        if self.hasFocus():
            # Also after a click elsewhere: Enter would choose this one, and that must be seen.
            paint.focus_ring(painter, rect, Radius.DIALOG)
        disc = QRect(EDGE, (rect.height() - DISC) // 2, DISC, DISC)
        signs.icon_disc(painter, disc, self._icon, colours.tint, colours.tinttext, ICON)
        words = self._lines(rect.width())
        strong, line = scale.line(Role.STRONG), scale.line(Role.BODY)
        left, width = self._words_left(), self._words_width(rect.width())
        top = (rect.height() - strong - 2 - line * len(words)) // 2
        paint.text(painter, QRect(left, top, width, strong), self._title, Role.STRONG, colours.text)
        below = QRect(left, top + strong + 2, width, line * len(words))
        paint.lines(painter, below, words, Role.BODY, colours.text2)
        key = key_hint_size(self._key)
        at = QRect(rect.width() - EDGE - key.width(), (rect.height() - key.height()) // 2, *key.toTuple())
        paint_key_hint(painter, at, self._key)
