"""Lets Python look for unreachable objects on the window's thread only.

A widget that is garbage in a ring of references would otherwise be destroyed by whichever thread happens to
allocate next, and Qt objects may only be destroyed by their own thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 4000


class Collector(QObject):
    """Takes the place of Python's automatic collection until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collects the oldest generation whose threshold has been passed, as Python itself would."""
        for generation in (2, 1, 0):
            threshold = gc.get_threshold()[generation]
            if threshold and gc.get_count()[generation] > threshold:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Gives the work back to Python."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
