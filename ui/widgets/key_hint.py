"""A key, drawn in a small box."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import theme
from ui.shell.measures import Radius
from ui.shell.type_scale import Role
from ui.widgets import paint


def key_hint_size(key: str) -> QSize:
    """How large the box of a key is."""
    height = theme.current().type.line(Role.CAPTION) + 5
    return QSize(max(paint.text_width(paint.key_text(key), Role.CAPTION) + 10, height), height)


def paint_key_hint(painter: QPainter, rect: QRect, key: str) -> None:
    """Paints the box of a key into `rect`."""
    colours = theme.current().palette
    paint.rounded(painter, rect, Radius.HINT, colours.pane, colours.soft)
    paint.text(painter, rect, paint.key_text(key), Role.CAPTION, colours.text2, paint.CENTRE)


class KeyHint(QWidget):
    """A key as a widget, as on a key cap: "Ctrl+K"."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(paint.key_text(key))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().repaints(self)

    def sizeHint(self) -> QSize:
        return key_hint_size(self._key)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_key_hint(QPainter(self), self.rect(), self._key)
