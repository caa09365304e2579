"""Shift+F10 opens the menu of a row as the menu key does; outside Windows Qt knows only that key."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QWidget


def opened_menu(widget: QWidget, event: QKeyEvent) -> bool:
    """Asks `widget` for its menu if the key says so; then the key is used up."""
    if (event.key(), event.modifiers()) != (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier):
        return False
    here = widget.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QCoreApplication.sendEvent(widget, QContextMenuEvent(reason, here, widget.mapToGlobal(QPoint(here))))
    return True
