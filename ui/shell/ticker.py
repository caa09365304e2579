"""Notices that time has passed: what is due is claimed and said, a new day is told, sleep and clock changes found."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.reminders.deliveries import Announcement
from ui.shell.desk import Desk

EVERY_MS = 30_000
JUMP_SECONDS = 5.0  # so much the wall clock may differ from the machine's before we call it a jump

_log = logging.getLogger(__name__)


class Ticker(QObject):
    """Looks every 30 s, and at once after a change of the reminders. `show` is given what is due to say it.

    What is due is computed from the data each time; a tick that never comes loses nothing.
    """

    ticked = Signal()

    def __init__(
        self, desk: Desk, show: Callable[[Announcement], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.show = show
        self._day = desk.clock.today()
        self._wall, self._machine = desk.clock.now(), desk.clock.monotonic()
        self._is_claiming = False
        self._again = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.tick)
        desk.bridge.reminders_changed.connect(self._on_reminders_changed)

    def start(self) -> None:
        """Looks now, and from now on."""
        self._timer.start()
        self._claim()

    def stop(self) -> None:
        """Looks no more."""
        self._timer.stop()

    def tick(self) -> None:
        """Compares the clocks with the last look, then claims what is due."""
        clock = self._desk.clock
        wall, machine, day = clock.now(), clock.monotonic(), clock.today()
        on_the_wall = (wall - self._wall).total_seconds()
        in_the_machine = machine - self._machine
        jumped = abs(on_the_wall - in_the_machine) > JUMP_SECONDS
        slept = in_the_machine > 3 * EVERY_MS / 1000
        self._wall, self._machine = wall, machine
        if day != self._day:
            self._day = day
            self._desk.day_changed.emit()
        if jumped or slept:
            _log.info("The clock jumped by %d s in %d s", on_the_wall, in_the_machine)
            self._desk.tasks.write(self._desk.office.reminders.wake)
        self._claim()
        self.ticked.emit()

    def note_shown(self, said: Announcement) -> None:
        """What was given to `show` now really stands before somebody's eyes."""
        reminders = self._desk.office.reminders
        self._desk.tasks.write(lambda: reminders.mark_shown(said))

    def _on_reminders_changed(self) -> None:
        self._claim()

    def _claim(self) -> None:
        if self._is_claiming:
            self._again = True  # what changed meanwhile may be due: look once more afterwards
            return
        self._is_claiming = True
        tasks, reminders = self._desk.tasks, self._desk.office.reminders
        tasks.write(reminders.claim_due, self._on_claimed, failed=self._on_failed)

    def _on_claimed(self, said: Announcement) -> None:
        if said:
            self.show(said)
        self._finish()

    def _on_failed(self, error: Exception) -> None:
        # Every 30 s the same toast would help nobody: the next tick tries again.
        _log.warning("What is due could not be looked up: %s", type(error).__name__)
        self._finish()

    def _finish(self) -> None:
        self._is_claiming = False
        if self._again:
            self._again = False
            self._claim()
