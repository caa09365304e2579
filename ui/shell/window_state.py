"""The window comes back as it was left: place, size, maximised, widths and hidden panes, the last customer."""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.shell.preferences import Preferences

FIRST_SIZE = QSize(1280, 800)
FRAME = QSize(4, 44)  # kept free for the desktop's frame, whose size is known only when the window is up
GEOMETRY = "window"
PANES = "panes"


def keep(window: QWidget, panes: dict[str, object], preferences: Preferences) -> None:
    """Notes geometry and panes."""
    geometry = bytes(window.saveGeometry().data())
    preferences.set(GEOMETRY, base64.b64encode(geometry).decode("ascii"))
    preferences.set(PANES, panes)


def first_geometry(screen: QRect) -> QRect:
    """Where a new window begins on a screen (its part that is free of panels), and how large it is inside."""
    size = FIRST_SIZE.boundedTo(screen.size() - FRAME)
    spare = screen.size() - FRAME - size
    return QRect(screen.topLeft() + QPoint(spare.width() // 2, spare.height() // 2), size)


def restore(window: QWidget, preferences: Preferences) -> dict[str, object]:
    """Brings the geometry back, or gives a new window a good size. Returns what was kept of the panes."""
    try:
        geometry = base64.b64decode(preferences.get(GEOMETRY, ""), validate=True)
    except (binascii.Error, ValueError):
        geometry = b""
    # Qt itself moves a window back that was left on a screen which is gone.
    if not geometry or not window.restoreGeometry(QByteArray(geometry)):
        first = first_geometry(QGuiApplication.primaryScreen().availableGeometry())
        window.resize(first.size())
        window.move(first.topLeft())
    return preferences.get(PANES, {})
