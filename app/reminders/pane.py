"""What the reminder pane shows: overdue, today, this week, later. Reads only, and never more than it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.reminders.decisions import snoozed, with_states
from app.reminders.milestones import ROUND_LEADS
from app.reminders.occurrences import DONE, FOLLOW_UP, Occurrence
from app.reminders.planned import count_follow_ups, done_follow_ups, open_follow_ups
from app.reminders.yearly import count_yearly, yearly, yearly_of
from app.settings import FirmSettings

OVERDUE, TODAY, THIS_WEEK, LATER = "overdue", "today", "week", "later"
BELATED_DAYS = 7  # for so long a yearly day that passed can still be made good
GROUP_LIMIT = (
    60  # rows read for one group, five times what is shown unfolded; the pane says how many more there are
)


@dataclass(frozen=True, slots=True)
class Group:
    """One heading of the pane and what stands under it. `total` is what is open, also what is not in `items`."""

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


@dataclass(frozen=True, slots=True)
class _Span:
    """The days of a group: of follow-ups (None: no bound), of yearly days, and of those only the round ones."""

    key: str
    plans: tuple[date | None, date | None]
    days: tuple[date, date]
    round_days: tuple[date, date] | None = None


def read(now: datetime, zone: ZoneInfo, firm: FirmSettings, limit: int = GROUP_LIMIT) -> Pane:
    """The pane as it is now. Done things of today stay at their place until the day ends."""
    today = now.astimezone(zone).date()
    sunday = today + timedelta(days=6 - today.weekday())
    midnight = datetime.combine(today, datetime.min.time(), zone)
    moved = _by_group(snoozed(firm.country), now, today, sunday, zone)
    for item in done_follow_ups(midnight, limit):
        moved.setdefault(_group_of(item.day, today, sunday), []).append(item)
    groups = []
    for span in _spans(today, sunday, firm):
        reads = [open_follow_ups(*span.plans, limit=limit), yearly(*span.days, firm.country, limit=limit)]
        if span.round_days is not None:
            reads.append(yearly(*span.round_days, firm.country, limit=limit, only_round=True))
        decided = with_states([item for read in reads for item in read])
        shown = [item for item in decided if not item.state or _done_today(item, today, zone)]
        # A birthday of last week that was only written down today is nobody's omission.
        shown = [item for item in shown if item.kind == FOLLOW_UP or item.was_known(item.day, zone)]
        found = sorted(shown + moved.get(span.key, []), key=_order)
        total = sum(1 for item in found if item.state != DONE)
        if any(len(read) == limit for read in reads):
            total = max(total, _count(span))
        groups.append(Group(span.key, tuple(found[:limit]), total, sunday if span.key == THIS_WEEK else None))
    return Pane(today, tuple(groups))


def _count(span: _Span) -> int:
    """How much there is in a group that is too long to be read whole; what was decided already counts too."""
    total = count_follow_ups(*span.plans) + count_yearly(*span.days)
    return total + (count_yearly(*span.round_days, only_round=True) if span.round_days else 0)


def _group_of(day: date, today: date, sunday: date) -> str:
    return OVERDUE if day < today else TODAY if day == today else THIS_WEEK if day <= sunday else LATER


def _spans(today: date, sunday: date, firm: FirmSettings) -> list[_Span]:
    """The days of each group. A yearly day appears its longest lead time before, a round one earlier."""
    one = timedelta(days=1)
    tomorrow = today + one
    ahead = today + timedelta(days=max((0, *firm.lead_days)))
    far = max(ahead, today + timedelta(days=max(ROUND_LEADS)))
    week_round = (max(ahead, today) + one, sunday) if ahead < sunday else None
    return [
        _Span(OVERDUE, (None, today - one), (today - timedelta(days=BELATED_DAYS), today - one)),
        _Span(TODAY, (today, today), (today, today)),
        _Span(THIS_WEEK, (tomorrow, sunday), (tomorrow, min(ahead, sunday)), week_round),
        _Span(LATER, (sunday + one, None), (sunday + one, ahead), (max(ahead, sunday) + one, far)),
    ]


def _by_group(
    items: Sequence[Occurrence], now: datetime, today: date, sunday: date, zone: ZoneInfo
) -> dict[str, list[Occurrence]]:
    """Snoozed occurrences under the group of the moment that they are put off to."""
    groups: dict[str, list[Occurrence]] = {}
    for item in items:
        if item.until is None:
            continue
        if item.until > now:
            wall = item.until.astimezone(zone)
            item, day = replace(item, time=wall.time().replace(second=0, microsecond=0)), wall.date()
        else:
            # The snooze is over: it is for today, whatever day it belonged to.
            item, day = replace(item, state="", until=None), today
        groups.setdefault(_group_of(max(day, today), today, sunday), []).append(item)
    return groups


def _done_today(item: Occurrence, today: date, zone: ZoneInfo) -> bool:
    return (
        item.state == DONE
        and item.decided_at is not None
        and item.decided_at.astimezone(zone).date() == today
    )


def _order(item: Occurrence) -> tuple[object, ...]:
    at = item.time.isoformat() if item.time is not None else "99"
    # Not by what is done: a row that leaves its place lets the next click tick another one.
    return (item.day, at, not item.milestone, item.customer, item.source_id)


def signs(ids: Sequence[int], today: date, firm: FirmSettings) -> dict[int, str]:
    """The sign of each customer in the list: "overdue", "soon", "round", or none; the most pressing one."""
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
    for item in with_states(yearly_of(today, week, firm.country, customer_ids=ids)):
        if item.customer_id is not None and item.milestone and not item.state:
            found.setdefault(item.customer_id, "round")
    return found
