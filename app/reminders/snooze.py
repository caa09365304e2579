"""The moments that a reminder can be put off to. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOUR, AFTERNOON, TOMORROW, NEXT_WEEK = "hour", "afternoon", "tomorrow", "next_week"
CHOICES = (HOUR, AFTERNOON, TOMORROW, NEXT_WEEK)

AFTERNOON_AT = time(14, 0)


def snoozed_until(choice: str, now: datetime, zone: ZoneInfo, morning: time) -> datetime:
    """The moment of a choice, in UTC. Hours are real time; "tomorrow morning" keeps its wall time over DST."""
    local = now.astimezone(zone)
    if choice == HOUR:
        return (now + timedelta(hours=1)).astimezone(UTC)
    if choice == AFTERNOON:
        return at_wall(local.date(), AFTERNOON_AT, zone)
    if choice == TOMORROW:
        return at_wall(local.date() + timedelta(days=1), morning, zone)
    if choice == NEXT_WEEK:
        return at_wall(local.date() + timedelta(days=7 - local.weekday()), morning, zone)
    raise ValueError(f"unknown snooze: {choice}")


def choices(now: datetime, zone: ZoneInfo) -> list[str]:
    """The choices that lie ahead: "this afternoon" only before it has begun."""
    wall = now.astimezone(zone).time()
    return [choice for choice in CHOICES if choice != AFTERNOON or wall < AFTERNOON_AT]


def at_wall(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """The moment of a wall time, in UTC; in the hour that a clock change skips it is the same time counted on."""
    return datetime.combine(day, wall, zone).astimezone(UTC)
