"""Listens to how long the window's thread is not free: a timer that should come every 10 ms."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

EVERY = 0.010  # seconds


class Gaps(QObject):
    """`late` holds, for each time the timer came, how many ms it was late."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(int(EVERY * 1000))
        self._timer.timeout.connect(self._come)

    def start(self) -> None:
        """Listens from now on."""
        self._last = time.perf_counter()
        self._timer.start()

    def _come(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._last - EVERY) * 1000))
        self._last = now

    def take(self) -> tuple[float, float]:
        """(99th percentile, longest) in ms since the last call."""
        late, self.late = sorted(self.late) or [0.0], []
        return late[min(len(late) - 1, int(len(late) * 0.99))], late[-1]
