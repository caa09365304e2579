"""Check boxes and radio buttons, painted by hand so that they look the same everywhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui.shell import theme
from ui.shell.measures import CHECK_SIDE, Radius
from ui.shell.type_scale import Role
from ui.widgets import paint, signs
from ui.widgets.focus import KeyboardRing

GAP = 8
EDGE = 3  # room for the focus ring


def _hint(words: str) -> QSize:
    line = theme.current().type.line(Role.BODY)
    width = CHECK_SIDE + 2 * EDGE
    if words:
        width += GAP + paint.text_width(words, Role.BODY) + EDGE
    return QSize(width, max(line, CHECK_SIDE) + 2 * EDGE + 2)


def _box(button: QAbstractButton) -> QRect:
    return QRect(EDGE, (button.height() - CHECK_SIDE) // 2, CHECK_SIDE, CHECK_SIDE)


def _paint_words(painter: QPainter, button: QAbstractButton, words: str, ring: bool) -> None:
    now = theme.current()
    ink = now.palette.text if button.isEnabled() else now.palette.disabled
    left = EDGE + CHECK_SIDE + GAP
    paint.text(painter, button.rect().adjusted(left, 0, 0, 0), words, Role.BODY, ink)
    if ring:
        width = min(_hint(words).width(), button.width())
        paint.focus_ring(painter, QRect(0, 0, width, button.height()), Radius.INPUT)


class CheckBox(KeyboardRing, QCheckBox):
    """A yes-or-no choice with its words."""

    def __init__(self, text: str = "", *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self.setChecked(checked)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.current().follow(self._follow_theme)

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._words

    def sizeHint(self) -> QSize:
        return _hint(self._words)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        signs.check_box(
            painter, _box(self), self.checkState(), enabled=self.isEnabled(), hovered=self.underMouse()
        )
        _paint_words(painter, self, self._words, self.shows_ring)


class RadioButton(KeyboardRing, QRadioButton):
    """One of several choices with its words."""

    def __init__(self, text: str = "", *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self.setChecked(checked)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.current().follow(self._follow_theme)

    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._words

    def sizeHint(self) -> QSize:
        return _hint(self._words)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        signs.radio(
            painter, _box(self), self.isChecked(), enabled=self.isEnabled(), hovered=self.underMouse()
        )
        _paint_words(painter, self, self._words, self.shows_ring)
