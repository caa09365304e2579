"""Grounds: a desk, a pane, the paper, a card on it, and the hairline between things."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.shell import theme
from ui.shell.measures import Radius, Space
from ui.shell.palette import Level, Meaning
from ui.widgets import paint


class Surface(QWidget):
    """A plain ground of one level for a pane or a page."""

    def __init__(self, level: Level = Level.BASE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = level
        self.setAutoFillBackground(True)
        theme.current().follow(self._follow_theme)

    def _follow_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.current().palette.ground(self._level))
        self.setPalette(palette)


class Card(QFrame):
    """A rounded ground with a hairline around it; `body` is its column. With `meaning` it is a tinted box."""

    def __init__(self, meaning: Meaning | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meaning = meaning
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.CARD, 14, Space.CARD, 14)
        self.body.setSpacing(Space.S)
        theme.current().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().palette
        painter = QPainter(self)
        if self._meaning is None:
            paint.rounded(painter, self.rect(), Radius.CARD, colours.base, colours.hairline)
        else:
            paint.rounded(painter, self.rect(), Radius.CARD, colours.tinted(self._meaning)[0])


class Divider(QWidget):
    """A hairline across, or down."""

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if orientation is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        else:
            self.setFixedWidth(1)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.current().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().palette.hairline)


class ScrollArea(QScrollArea):
    """Scrolls a column up and down; lets the ground behind it show through. Add to `body`, a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget has just switched it on: a grey slab
        self.viewport().setAutoFillBackground(False)

    def height_for(self, width: int) -> int:
        """How high the column is at this width, in px."""
        if self.body.hasHeightForWidth():
            return self.body.totalHeightForWidth(width)
        return self.body.sizeHint().height()
