"""Ends the program cleanly when the desktop or a terminal asks it to: log-off, kill, Ctrl+C."""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

NAMES = ("SIGTERM", "SIGINT", "SIGHUP")


class SignalWatch(QObject):
    """Calls `ask_to_quit` in the window's thread. Python's own handlers run only between two of its instructions,
    which in Qt's loop may be much later: the wake-up socket makes the loop turn."""

    def __init__(self, ask_to_quit: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask_to_quit = ask_to_quit
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_awake)
        self._before = {
            number: signal.signal(number, _do_nothing)
            for number in (getattr(signal, name) for name in NAMES if hasattr(signal, name))
        }
        self._wakeup_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)

    def close(self) -> None:
        """Gives the signals back."""
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _on_awake(self) -> None:
        received = b""
        with contextlib.suppress(BlockingIOError):
            received = self._reader.recv(64)
        if any(number in self._before for number in received):
            self._ask_to_quit()


def _do_nothing(number: int, frame: FrameType | None) -> None:
    """The wake-up socket has carried the number; without a handler Python would not write to it."""
