"""Hears from the system (logind) that the computer has woken up."""

from __future__ import annotations

import sys

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

SERVICE, PATH, MANAGER = (
    "org.freedesktop.login1",
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
)


class SleepWatch(QObject):
    """Emits `woke`. Where nobody tells, the clocks are compared all the same (ticker)."""

    woke = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_told = False
        if sys.platform == "linux":
            bus = QDBusConnection.systemBus()
            slot = SLOT("on_sleep(bool)")  # text, whatever the type stubs say: bytes are refused
            self.is_told = bus.isConnected() and bus.connect(
                SERVICE,
                PATH,
                MANAGER,
                "PrepareForSleep",
                self,
                slot,  # type: ignore[call-overload]
            )

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """The computer is about to sleep, or has woken up."""
        if not begins:
            self.woke.emit()
