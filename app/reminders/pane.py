"""What the reminder pane shows: overdue, today, this week, later. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.reminders.models import FollowUp, YearlyDay
from app.reminders.occurrences import (
    DISMISSED,
    DONE,
    FOLLOW_UP,
    ROUND_LEADS,
    SNOOZED,
    Occurrence,
    done_follow_ups,
    open_follow_ups,
    with_states,
    yearly,
)
from app.settings import FirmSettings

OVERDUE, TODAY, THIS_WEEK, LATER = "overdue", "today", "week", "later"
BELATED_DAYS = 7  # for so long a yearly day that passed can still be made good
GROUP_LIMIT = 200  # rows read for one group; the pane says how many more there are


@dataclass(frozen=True, slots=True)
class Group:
    """One heading of the pane and what stands under it. `total` counts also what is not in `items`."""

    key: str
    items: tuple[Occurrence, ...]
    total: int
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Pane:
    """The whole pane on one day."""

    today: date
    groups: tuple[Group, ...]

    @property
    def due(self) -> int:
        """How many things are overdue or for today and not done."""
        return sum(group.total for group in self.groups if group.key in (OVERDUE, TODAY))


def read(now: datetime, zone: ZoneInfo, firm: FirmSettings, limit: int = GROUP_LIMIT) -> Pane:
    """The pane as it is now. Done things of today stay at their place until the day ends."""
    today = now.astimezone(zone).date()
    sunday = today + timedelta(days=6 - today.weekday())
    longest = max((0, *firm.lead_days))
    far = max(longest, *ROUND_LEADS)
    items = open_follow_ups(None, None)
    items += yearly(today - timedelta(days=BELATED_DAYS), today + timedelta(days=longest), firm.country)
    items += [
        item
        for item in yearly(today + timedelta(days=longest + 1), today + timedelta(days=far), firm.country)
        if item.milestone
    ]
    midnight = datetime.combine(today, datetime.min.time(), zone)
    items += done_follow_ups(midnight, limit)
    shown: dict[str, list[Occurrence]] = {OVERDUE: [], TODAY: [], THIS_WEEK: [], LATER: []}
    for item in with_states(items):
        placed = _placed(item, now, today, zone)
        if placed is None:
            continue
        item, day = placed
        group = OVERDUE if day < today else TODAY if day == today else THIS_WEEK if day <= sunday else LATER
        shown[group].append(item)
    groups = []
    for key, found in shown.items():
        found.sort(key=_order)
        done = sum(1 for item in found if item.state == DONE)
        last = sunday if key == THIS_WEEK else None
        groups.append(Group(key, tuple(found[:limit]), len(found) - done, last))
    return Pane(today, tuple(groups))


def _placed(item: Occurrence, now: datetime, today: date, zone: ZoneInfo) -> tuple[Occurrence, date] | None:
    """The day an occurrence is shown on, or None when it is not shown (any more)."""
    if item.state == DISMISSED:
        return None
    if item.state == DONE:
        if item.decided_at is None or item.decided_at.astimezone(zone).date() != today:
            return None
        return item, item.day  # it stays where it was ticked, until the day ends
    if item.state == SNOOZED and item.until is not None:
        wall = item.until.astimezone(zone)
        if item.until > now:
            return replace(item, time=wall.time().replace(second=0, microsecond=0)), wall.date()
        return replace(item, state=""), max(item.day, today) if item.kind != FOLLOW_UP else today
    return item, item.day


def still_open(items: Sequence[Occurrence], now: datetime) -> list[Occurrence]:
    """Those of these occurrences that still wait: neither gone, nor done or dismissed, nor put off to later."""
    plans = {item.source_id for item in items if item.kind == FOLLOW_UP}
    days = {item.source_id for item in items if item.kind != FOLLOW_UP}
    open_plans = FollowUp.select(FollowUp.id).where(FollowUp.id.in_(list(plans)) & FollowUp.done_at.is_null())
    kept = YearlyDay.select(YearlyDay.id).where(YearlyDay.id.in_(list(days)))
    there = {(True, row[0]) for row in open_plans.tuples()} | {(False, row[0]) for row in kept.tuples()}
    fresh = [replace(item, state="", until=None, decided_at=None) for item in items]
    present = [item for item in with_states(fresh) if (item.kind == FOLLOW_UP, item.source_id) in there]
    return [
        item
        for item in present
        if not item.state or (item.state == SNOOZED and item.until is not None and item.until <= now)
    ]


def _order(item: Occurrence) -> tuple[object, ...]:
    at = item.time.isoformat() if item.time is not None else "99"
    return (item.day, item.state == DONE, at, not item.milestone, item.customer)


def signs(ids: Sequence[int], today: date, firm: FirmSettings) -> dict[int, str]:
    """The sign of each customer in the list: "overdue", "soon", "round", or none. A round day is said first."""
    if not ids:
        return {}
    found: dict[int, str] = {}
    week = today + timedelta(days=7)
    for item in with_states(open_follow_ups(None, week, customer_ids=ids)):
        if item.customer_id is None or item.state:
            continue
        sign = "overdue" if item.day < today else "soon"
        if found.get(item.customer_id) != "overdue":
            found[item.customer_id] = sign
    for item in with_states(yearly(today, week, firm.country, customer_ids=ids)):
        if item.customer_id is not None and item.milestone and not item.state:
            found.setdefault(item.customer_id, "round")
    return found
