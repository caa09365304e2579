"""Words to type, how often to do a thing, and what was measured of it; the same for the program and its floor."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer

WORDS = ("anders", "skov", "hansen k", "2055", "mül", "page", "ber", "zq")
CUSTOMERS_OPENED = 24
FRAMES = 120
PATIENCE_MS = 120_000  # reached only when something is wrong


def until(is_done: Callable[[], bool]) -> None:
    """Turns the event loop until something is the case. Raises TimeoutError."""
    loop, late = QEventLoop(), []
    watch, end = QTimer(), QTimer()
    watch.setTimerType(Qt.TimerType.PreciseTimer)
    watch.setInterval(1)  # at 0 it would take the processor away from what it waits for
    watch.timeout.connect(lambda: is_done() and loop.quit())
    end.setSingleShot(True)
    end.timeout.connect(lambda: (late.append(1), loop.quit()))
    end.start(PATIENCE_MS)
    watch.start()
    if not is_done():
        loop.exec()
    watch.stop()
    if late:
        raise TimeoutError


class Stopwatch:
    """Wall and CPU milliseconds of one kind of thing, each time it was done."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []

    def time(self, do: Callable[[], Any], is_done: Callable[[], bool] | None = None) -> None:
        """Does it once, and waits until it is done."""
        wall, cpu = time.perf_counter(), time.process_time()
        do()
        if is_done is not None:
            until(is_done)
        self.wall.append((time.perf_counter() - wall) * 1000)
        self.cpu.append((time.process_time() - cpu) * 1000)

    def said(self) -> dict[str, list[float]]:
        """For JSON."""
        return {"wall": self.wall, "cpu": self.cpu}


def proportional_memory() -> float:
    """This process's share of memory (PSS), in MB."""
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0
