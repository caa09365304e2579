"""One thing on one day: a yearly day as it falls, or a follow-up, with what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

FOLLOW_UP = "follow-up"
DONE, DISMISSED, SNOOZED = "done", "dismissed", "snoozed"

Key = tuple[str, str, date]
"""An occurrence: the kind of its source, the uid of its source, its day."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One thing on one day. `years` is the age or number of years where known; 12.5 for a copper wedding.

    `day` and `time` are local; `decided_at` is set when it was done; `until` while it is snoozed.
    """

    kind: str
    uid: str
    source_id: int
    day: date
    time: time | None
    customer_id: int | None
    customer: str
    is_firm: bool
    text: str
    action: str
    years: float | None
    milestone: bool
    leap_day: bool
    version: int
    state: str = ""
    until: datetime | None = None
    decided_at: datetime | None = None
    created_at: datetime | None = None

    def was_known(self, day: date, zone: ZoneInfo) -> bool:
        """Whether it was written down by that day; what was due before it was known was never due."""
        return self.created_at is None or self.created_at.astimezone(zone).date() <= day

    @property
    def key(self) -> Key:
        return (self.kind, self.uid, self.day)
