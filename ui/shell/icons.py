"""The icons, painted from their drawings at any size and in any colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app import resources
from ui.shell import theme

LARGE = 18  # from this side on the line is drawn thinner, so that all icons look equally heavy
STROKE_SMALL = "2"
STROKE_LARGE = "1.75"
LOGO_BLUE = "#3A53C9"


def paint(
    painter: QPainter, rect: QRect | QRectF, name: str, colour: QColor, *, filled: bool = False
) -> None:
    """Paints the icon `name` into `rect`, centred and square.

    Raises FileNotFoundError for a name that is not among the shipped icons.
    """
    box = _square(QRectF(rect))
    stroke = STROKE_SMALL if box.width() < LARGE else STROKE_LARGE
    _renderer(name, colour.name(), stroke, filled).render(painter, box)


def icon(name: str) -> QIcon:
    """The icon for a menu or an action: sharp on every screen, in the colours of the theme of the moment."""
    _drawing(name)  # a wrong name fails here, not later while painting
    return QIcon(_ThemedEngine(name))


def paint_logo(painter: QPainter, rect: QRect | QRectF) -> None:
    """Paints the program's mark in the accent of the theme."""
    _logo(theme.current().palette.accent.name()).render(painter, _square(QRectF(rect)))


def app_icon() -> QIcon:
    """The program's mark for windows, task bar and tray."""
    mark = QIcon()
    for side in (16, 22, 24, 32, 48, 64, 128, 256):
        pixmap = _transparent(QSize(side, side))
        painter = QPainter(pixmap)
        _logo(LOGO_BLUE).render(painter, QRectF(0, 0, side, side))
        painter.end()
        mark.addPixmap(pixmap)
    return mark


def names() -> list[str]:
    """Every icon that ships with the program."""
    return sorted(file.stem for file in resources.path("icons", "lucide").glob("*.svg"))


class _ThemedEngine(QIconEngine):
    """Asks the theme for the colour each time it paints."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colours = theme.current().palette
        colour = colours.disabled if mode is QIcon.Mode.Disabled else colours.text2
        paint(painter, rect, self._name, colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixmap = _transparent(size * scale)  # `size` is in logical pixels, `scale` the screen's ratio
        pixmap.setDevicePixelRatio(scale)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name)


def _transparent(size: QSize) -> QPixmap:
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _square(rect: QRectF) -> QRectF:
    side = min(rect.width(), rect.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    return box


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return resources.path("icons", "lucide", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _renderer(name: str, colour: str, stroke: str, filled: bool) -> QSvgRenderer:
    """Qt paints `currentColor` black: the colour is written into the drawing."""
    drawing = (
        _drawing(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    )
    if filled:
        drawing = drawing.replace('fill="none"', f'fill="{colour}"')
    return QSvgRenderer(QByteArray(drawing.encode()))


@lru_cache(maxsize=4)
def _logo(colour: str) -> QSvgRenderer:
    drawing = resources.path("icons", "regulars.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace(LOGO_BLUE, colour).encode()))
