"""What floats above the window: menus and popovers, on a raised ground with one line around it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QGuiApplication,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from ui.shell import icons, theme
from ui.shell.measures import Radius, Space
from ui.widgets import paint

SHADOW = 22
SHADOW_DOWN = 5
_FLAGS = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint


def _see_through(window: QWidget) -> bool:
    """Lets the corners show what is behind. A bare X server has nobody who mixes windows: there we cut."""
    if QGuiApplication.platformName() == "xcb":
        return False
    window.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    return True


def _cut_corners(window: QWidget, radius: int) -> None:
    path = QPainterPath()
    path.addRoundedRect(QRectF(window.rect()), radius, radius)
    window.setMask(QRegion(path.toFillPolygon().toPolygon()))


def soft_shadow(size: QSize, radius: float, ratio: float) -> QPixmap:
    """The shadow of a rounded ground of `size`, `SHADOW` px wider on each side; paint it once and keep it.

    Stacked rounded rectangles: QGraphicsDropShadowEffect blurs the text as well.
    """
    full = QSize(size.width() + 2 * SHADOW, size.height() + 2 * SHADOW)
    pixmap = QPixmap(full * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    strength = 0.55 if theme.current().palette.is_dark else 0.15
    layer = QColor(0, 0, 0)
    layer.setAlphaF(1 - (1 - strength) ** (1 / SHADOW))  # all layers together are that strong
    painter = QPainter(pixmap)
    ground = QRectF(SHADOW, SHADOW + SHADOW_DOWN, size.width(), size.height())
    for step in range(SHADOW):
        grow = (SHADOW - SHADOW_DOWN) * (1 - step / SHADOW) ** 2
        paint.rounded(painter, ground.adjusted(-grow, -grow, grow, grow), radius + grow, layer)
    painter.end()
    return pixmap


class Menu(QMenu):
    """A menu of commands. Right-click menus and the menus of buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlags(self.windowFlags() | _FLAGS)
        self._round = _see_through(self)

    def add_command(
        self, text: str, call: Callable[[], object], *, icon: str = "", key: str = "", enabled: bool = True
    ) -> QAction:
        """Adds a line that calls `call`. `key` is shown at the right; it is not bound here."""
        words = text.replace("&", "&&")
        action = self.addAction(f"{words}\t{paint.key_text(key)}" if key else words)
        if icon:
            action.setIcon(icons.icon(icon))
        action.setEnabled(enabled)
        action.triggered.connect(lambda: call())
        return action

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._round:
            _cut_corners(self, Radius.ROW)


class Popover(QFrame):
    """A small window at a control; a click beside it or Esc closes it. Add to `body`."""

    closed = Signal()

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor, Qt.WindowType.Popup | _FLAGS)
        self._anchor = anchor
        self._round = _see_through(self)
        self._margin = SHADOW if self._round else 0
        self._shadow: QPixmap | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[self._margin + Space.M] * 4)
        self.body = outer
        theme.current().changed.connect(self._follow_theme)

    def open_below(self) -> None:
        """Opens below the control, or above it where the screen ends."""
        self.adjustSize()
        anchor, margin = self._anchor, self._margin
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + int(Space.XS)))
        room = anchor.screen().availableGeometry()
        inner = self.size() - QSize(2 * margin, 2 * margin)
        x = max(min(corner.x(), room.right() - inner.width()), room.left())
        y = corner.y()
        if y + inner.height() > room.bottom():
            y = anchor.mapToGlobal(QPoint(0, 0)).y() - inner.height() - int(Space.XS)
        self.move(x - margin, max(y, room.top()) - margin)
        self.show()

    def _ground(self) -> QRect:
        margin = self._margin
        return self.rect().adjusted(margin, margin, -margin, -margin)

    def _follow_theme(self) -> None:
        self._shadow = None
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._shadow = None
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shadow = None
        if not self._round:
            _cut_corners(self, Radius.DIALOG)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, ground = QPainter(self), theme.current().palette, self._ground()
        if self._round:
            if self._shadow is None:
                self._shadow = soft_shadow(ground.size(), Radius.DIALOG, self.devicePixelRatioF())
            painter.drawPixmap(0, 0, self._shadow)
        paint.rounded(painter, ground, Radius.DIALOG, colours.raised, colours.floating_edge)
