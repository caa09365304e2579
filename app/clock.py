"""The only room that asks the time; everything else gets a Clock as an argument."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """What the rest of the program may know about time."""

    zone: ZoneInfo

    def now(self) -> datetime:
        """The moment, in UTC, aware."""

    def today(self) -> date:
        """The day on the firm's wall calendar."""

    def monotonic(self) -> float:
        """Seconds that never go back; the difference to now() shows sleep and clock changes."""


class SystemClock:
    """The computer's own clock in its own time zone."""

    def __init__(self, zone: ZoneInfo | None = None) -> None:
        self.zone = zone or _local_zone()

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return datetime.now(self.zone).date()

    def monotonic(self) -> float:
        return time.monotonic()


def _local_zone() -> ZoneInfo:
    from tzlocal import get_localzone_name

    try:
        return ZoneInfo(get_localzone_name() or "UTC")
    except (LookupError, OSError, ValueError):
        return ZoneInfo("UTC")
