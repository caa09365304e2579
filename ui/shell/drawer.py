"""The drawer: a pane that has no room of its own, laid over the right edge until it is closed."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell import focus_order, theme
from ui.widgets.surface import Surface

SLIDE_MS = 120
WIDTH = 320  # px at 10 pt


class Drawer(QWidget):
    """Covers `over`, dims it, and holds one pane at the right. Esc or a click beside the pane closes it."""

    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("drawer")
        self._over = over
        self._pane: QWidget | None = None
        self._came_from: QWidget | None = None
        self._ground = Surface(parent=self)
        self._column = QVBoxLayout(self._ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._slide = QPropertyAnimation(self._ground, b"geometry", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        over.installEventFilter(self)
        self.hide()

    def hold(self, pane: QWidget) -> None:
        """Takes the pane in."""
        self._pane = pane
        self._column.addWidget(pane)
        pane.show()

    def open(self) -> None:
        """Slides in and takes the focus."""
        self._came_from = self.window().focusWidget()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        goal = self._place()
        duration = theme.current().motion(SLIDE_MS)
        if duration:
            self._slide.setDuration(duration)
            self._slide.setStartValue(goal.translated(goal.width(), 0))
            self._slide.setEndValue(goal)
            self._slide.start()
        else:
            self._ground.setGeometry(goal)
        if self._pane is not None:
            focus_order.enter(self._pane)

    def close_drawer(self) -> None:
        """Slides out of the way and gives the focus back."""
        if self.isHidden():
            return
        self._slide.stop()
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
            self._came_from = None
        self.closed.emit()

    def _place(self) -> QRect:
        width = min(theme.current().px(WIDTH), self.width())
        return QRect(self.width() - width, 0, width, self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
            self._slide.stop()
            self._ground.setGeometry(self._place())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._ground.geometry().contains(event.position().toPoint()):
            self.close_drawer()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().palette.dim)
