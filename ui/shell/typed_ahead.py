"""Keeps what is typed while a dialog is on its way, and types it there when it has come."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class TypedAhead(QObject):
    """Opens a dialog over `window` and lives as long as the dialog.

    Building a dialog takes a moment in which keys wait in the queue of the desktop. They come as soon as the event
    loop turns, and would be lost on a window that a dialog already blocks. So the window hears them first.
    """

    def __init__(self, dialog: QDialog, window: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._screen_window = window.windowHandle()  # what the desktop sends keys to; none before it is shown
        self._typed: list[QKeyEvent] = []
        if self._screen_window is not None:
            self._screen_window.installEventFilter(self)
        dialog.installEventFilter(self)
        # A timer, not a posted call: that would come before the keys that wait.
        self._opening = QTimer(self, singleShot=True, interval=1)
        self._opening.timeout.connect(dialog.open)
        self._opening.start()

    def _type(self) -> None:
        self._dialog.removeEventFilter(self)
        if self._screen_window is not None:
            self._screen_window.removeEventFilter(self)
        field = self._dialog.focusWidget() or self._dialog
        for event in self._typed:
            QCoreApplication.postEvent(field, event)
        self._typed = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._dialog:
            if event.type() is QEvent.Type.WindowActivate:
                self._type()
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # a letter with Alt is meant for the dialog, too
            return True
        if event.type() in _KEYS and isinstance(event, QKeyEvent):
            self._typed.append(event.clone())
            return True
        return False
