"""Notifications of Windows and macOS: the message of the tray icon. Not tried there; it has no buttons."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.notify.notifier import DEFAULT, Notice, Notifier
from ui.shell.tray import Tray


class TrayMessageNotifier(Notifier):
    """The tray shows one message at a time: a click means the latest."""

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._latest = ""
        tray.message_clicked.connect(self._on_clicked)

    def show(self, notice: Notice) -> None:
        if not self._tray.is_there():
            self.refused.emit(notice.key)
            return
        before, self._latest = self._latest, notice.key
        self._tray.say(notice.title, notice.body)
        if before and before != notice.key:
            self.closed.emit(before)
        self.shown.emit(notice.key)

    def withdraw(self, key: str) -> None:
        if self._latest == key:
            self._latest = ""  # the tray cannot take a message back; a click on it does nothing any more

    def _on_clicked(self) -> None:
        key, self._latest = self._latest, ""
        if key:
            self.answered.emit(key, DEFAULT)
