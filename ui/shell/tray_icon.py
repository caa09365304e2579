"""Paints the tray's icon: the mark, with the number due on a red ground that is cut out of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPixmap

from ui.shell import icons

SIDES = (16, 22, 24, 32, 44, 48, 64)
GROUND, INK = QColor("#C22F2F"), QColor("#FFFFFF")
"""5.6:1 against each other, and each is seen on a light and on a dark panel."""
MOST = 9


def with_number(count: int) -> QIcon:
    """The mark with a number; more than nine is "9+", which is what fits."""
    mark = icons.app_icon()
    if count <= 0:
        return mark
    icon = QIcon()
    for side in SIDES:
        icon.addPixmap(_painted(mark, side, str(count) if count <= MOST else f"{MOST}+"))
    return icon


def _painted(mark: QIcon, side: int, number: str) -> QPixmap:
    pixmap = QPixmap(mark.pixmap(side, side).size())
    side = pixmap.width()
    pixmap.fill(Qt.GlobalColor.transparent)
    height = side * (0.62 if side > 16 else 0.7)
    wide = height if len(number) == 1 else side * (0.86 if side > 16 else 1.0)
    ground = QRectF(side - wide, 0, wide, height)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mark.paint(painter, 0, 0, side, side)
    # A rim of nothing parts the two, whatever colour the panel has.
    rim = max(side / 22, 1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setBrush(Qt.GlobalColor.black)
    around = ground.adjusted(-rim, -rim, rim, rim)
    painter.drawRoundedRect(around, around.height() / 2, around.height() / 2)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(ground, height / 2, height / 2)
    _write(painter, ground, number, side)
    painter.end()
    return pixmap


def _write(painter: QPainter, ground: QRectF, number: str, side: int) -> None:
    """Writes as a path: hinted letters of 9 px are not in the middle of anything."""
    font = QFont("Inter")
    font.setWeight(QFont.Weight.Bold)
    font.setPixelSize(max(int(side * 0.56), 8))
    path = QPainterPath()
    path.addText(QPointF(0, 0), font, number)
    box = path.boundingRect()
    painter.setBrush(INK)
    painter.translate(ground.center() - box.center())
    painter.drawPath(path)
