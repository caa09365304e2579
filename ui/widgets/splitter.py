"""Panes side by side with a hairline between them that can be dragged; a double click restores the widths."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from ui.shell import theme


class Handle(QSplitterHandle):
    """A hairline. Qt widens what the mouse can grab to 5 px by itself when the handle is 1 px wide."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        splitter = self.splitter()
        assert isinstance(splitter, Splitter)
        splitter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = self.contentsRect()
        line = QRect(rect.left(), rect.top(), 1, rect.height())
        if self.orientation() is Qt.Orientation.Vertical:
            line = QRect(rect.left(), rect.top(), rect.width(), 1)
        QPainter(self).fillRect(line, theme.current().palette.hairline)


class Splitter(QSplitter):
    """A splitter without a grip. Panes keep their minimum; none disappears by dragging."""

    def __init__(
        self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None
    ) -> None:
        super().__init__(orientation, parent)
        self._restored: list[int] = []
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        theme.current().changed.connect(self.update)

    def set_restored_sizes(self, sizes: list[int]) -> None:
        """The widths in px that a double click brings back."""
        self._restored = sizes

    def restore(self) -> None:
        """Brings the first widths back."""
        if self._restored:
            self.setSizes(self._restored)
            self.splitterMoved.emit(self._restored[0], 1)

    def createHandle(self) -> QSplitterHandle:
        return Handle(self.orientation(), self)
