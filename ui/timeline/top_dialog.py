"""A dialog that hangs near the window's top and grows with what is in it; Enter presses its one button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.shell import theme
from ui.shell.measures import Space
from ui.shell.palette import Level
from ui.widgets.modal import ModalDialog
from ui.widgets.surface import Divider, ScrollArea, Surface

WIDTH, TOP, MARGIN, PADDING = 620, 112, 48, 15
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TopDialog(ModalDialog):
    """Add to `head`, to `body`, which scrolls, and to `foot`. Override `submit`."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        ground = Surface(Level.RAISED, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ground)
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = QVBoxLayout()
        self.head.setContentsMargins(PADDING, 9, PADDING, 9)
        self._scroll = ScrollArea()
        self.body = self._scroll.body
        self.body.setContentsMargins(PADDING, 12, PADDING, 12)
        self.body.setSpacing(10)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(PADDING, 9, PADDING, 9)
        self.foot.setSpacing(Space.M)
        column.addLayout(self.head)
        column.addWidget(Divider())
        column.addWidget(self._scroll, 1)
        column.addWidget(Divider())
        column.addLayout(self.foot)
        ground.installEventFilter(self)
        self._scroll.viewport().installEventFilter(self)
        self._scroll.widget().installEventFilter(self)  # type: ignore[union-attr]

    def submit(self) -> None:
        """What Enter does."""
        self.accept()

    def _fit(self) -> None:
        """As high as it needs, hanging near the window's top, and always within the window."""
        window = self._window()
        room = window.size() if window is not None else QApplication.primaryScreen().availableSize()
        width = min(theme.current().px(WIDTH), room.width() - MARGIN)
        around = _height(self.head, width) + _height(self.foot, width) + 2
        height = min(around + self._scroll.height_for(width), room.height() - MARGIN)
        if QSize(width, height) != self.size():
            self.resize(width, height)
        if window is not None:
            frame = window.geometry()
            top = min(TOP, frame.height() - height - MARGIN // 2)
            self.move(frame.x() + (frame.width() - width) // 2, frame.y() + max(top, 0))
        focused = self.focusWidget()
        if focused is not None and self._scroll.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.submit()
        else:
            super().keyPressEvent(event)


def _height(layout: QLayout, width: int) -> int:
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
