"""Check boxes and radio buttons, painted by hand so that they look the same everywhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui.shell import theme
from ui.shell.measures import CHECK_SIDE, Radius
from ui.shell.type_scale import Role
from ui.widgets import paint, signs
from ui.widgets.painted import Painted

GAP = 8
EDGE = 3  # room for the focus ring


class _Choice(Painted):
    """A sign and its words; the whole row can be clicked."""

    def __init__(self, text: str = "", *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self.setChecked(checked)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def _paint_sign(self, painter: QPainter, box: QRect) -> None:
        raise NotImplementedError

    def text(self) -> str:
        """The words, with "&" as it stands."""
        return self._words

    def sizeHint(self) -> QSize:
        width = CHECK_SIDE + 2 * EDGE
        if self._words:
            width += GAP + paint.text_width(self._words, Role.BODY) + EDGE
        return QSize(width, max(theme.current().type.line(Role.BODY), CHECK_SIDE) + 2 * EDGE + 2)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().palette
        self._paint_sign(painter, QRect(EDGE, (self.height() - CHECK_SIDE) // 2, CHECK_SIDE, CHECK_SIDE))
        ink = colours.text if self.isEnabled() else colours.disabled
        left = EDGE + CHECK_SIDE + GAP
        paint.text(painter, self.rect().adjusted(left, 0, 0, 0), self._words, Role.BODY, ink)
        if self.shows_ring:
            width = min(self.sizeHint().width(), self.width())
            paint.focus_ring(painter, QRect(0, 0, width, self.height()), Radius.INPUT)


class CheckBox(_Choice, QCheckBox):
    """A yes-or-no choice with its words."""

    def _paint_sign(self, painter: QPainter, box: QRect) -> None:
        state, enabled, hovered = self.checkState(), self.isEnabled(), self.underMouse()
        signs.check_box(painter, box, state, enabled=enabled, hovered=hovered)


class RadioButton(_Choice, QRadioButton):
    """One of several choices with its words."""

    def _paint_sign(self, painter: QPainter, box: QRect) -> None:
        chosen, enabled, hovered = self.isChecked(), self.isEnabled(), self.underMouse()
        signs.radio(painter, box, chosen, enabled=enabled, hovered=hovered)
