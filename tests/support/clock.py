"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


class FixedClock:
    """An `app.clock.Clock` for tests; a Friday morning in November unless told otherwise."""

    def __init__(
        self, now: datetime = datetime(2026, 11, 20, 10, 0), zone: str | ZoneInfo = "Europe/Copenhagen"
    ) -> None:
        """`now` without a zone is wall time in `zone`."""
        self.zone = zone if isinstance(zone, ZoneInfo) else ZoneInfo(zone)
        self._now = self._moment(now)
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def today(self) -> date:
        return self._now.astimezone(self.zone).date()

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, step: timedelta | None = None, **parts: float) -> None:
        """Lets time pass, on the wall and in the machine: advance(minutes=5), advance(timedelta(days=1))."""
        step = (step or timedelta()) + timedelta(**parts)
        if step < timedelta():
            raise ValueError("time does not go back; set() moves the wall clock")
        self._now += step
        self._monotonic += step.total_seconds()

    def set(self, now: datetime) -> None:
        """Puts the wall clock to `now`, wall time in the zone when it has none; the monotonic one stays.

        This is what a clock change looks like, and also what sleep looks like on Linux.
        """
        self._now = self._moment(now)

    def _moment(self, moment: datetime) -> datetime:
        return (moment if moment.tzinfo else moment.replace(tzinfo=self.zone)).astimezone(UTC)
