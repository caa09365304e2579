"""What falls on which day: yearly days and open follow-ups, read through their indexes. Reads only."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from peewee import fn

from app.customers.models import FIRM, Address, Customer
from app.reminders.dates import LeapRule, PartialDate, age_on, default_leap_rule, occurrences
from app.reminders.milestones import YearlyKind, copper_wedding, milestone
from app.reminders.models import FollowUp, OccurrenceState, YearlyDay
from app.storage.journal import CHUNK

FOLLOW_UP = "follow-up"
DONE, DISMISSED, SNOOZED = "done", "dismissed", "snoozed"
ALL_LEADS = -1
COPPER_YEARS = 12.5
LONGEST_YEARS = 150  # nobody is older, and a firm's older jubilees are not round ones of ours
ROUND_LEADS = (30,)  # days: a round day is prepared for longer than others

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


def silent_customers() -> Any:
    """The condition that a customer may be spoken of: neither ended, nor deceased, nor archived."""
    return Customer.ended_on.is_null() & Customer.deceased_on.is_null() & Customer.archived_on.is_null()


def yearly(
    first: date, last: date, country: str, *, limit: int | None = None, only_round: bool = False
) -> list[Occurrence]:
    """Yearly days that fall on `first` to `last`, in order of the day; at most `limit`. `country` is the firm's."""
    found: list[Occurrence] = []
    for start, end in _months(first, last):
        select = _yearly_days().where(_between(start, end)).order_by(YearlyDay.month, YearlyDay.day)
        select = select.limit(limit)
        if only_round:
            select = select.where(_round_in(start.year))
        found.extend(_kept_on(list(select.tuples()), start, end, country))
        if limit is not None and len(found) >= limit:
            break
    found.extend(_copper_weddings(first, last))
    found.sort(key=_by_day)
    return found[:limit]


def yearly_of(
    first: date, last: date, country: str, *, customer_ids: Sequence[int] = (), uids: Sequence[str] = ()
) -> list[Occurrence]:
    """Yearly days of these customers, or with these uids, that fall on `first` to `last`."""
    found: list[Occurrence] = []
    for column, wanted in ((YearlyDay.customer, customer_ids), (YearlyDay.uid, uids)):
        for begin in range(0, len(wanted), CHUNK):
            rows = list(_yearly_days().where(column.in_(list(wanted[begin : begin + CHUNK]))).tuples())
            found.extend(_kept_on(rows, first, last, country))
            for row in rows:
                found.extend(_copper(row, first, last))
    found.sort(key=_by_day)
    return found


def open_follow_ups(
    first: date | None,
    last: date | None,
    *,
    limit: int | None = None,
    customer_ids: Sequence[int] | None = None,
    uids: Sequence[str] | None = None,
) -> list[Occurrence]:
    """Follow-ups that are not done, planned for `first` to `last` (None: no bound), in order; at most `limit`."""
    select = _follow_ups().where(FollowUp.done_at.is_null())
    if first is not None:
        select = select.where(FollowUp.day >= first)
    if last is not None:
        select = select.where(FollowUp.day <= last)
    if customer_ids is not None:
        select = select.where(FollowUp.customer.in_(list(customer_ids)))
    if uids is not None:
        select = select.where(FollowUp.uid.in_(list(uids)))
    select = select.order_by(FollowUp.day, FollowUp.time.asc(nulls="LAST"), FollowUp.id).limit(limit)
    return [_follow_up(row) for row in select.tuples()]


def done_follow_ups(since: datetime, limit: int) -> list[Occurrence]:
    """Follow-ups that were done since a moment, the latest first."""
    select = _follow_ups().where(FollowUp.done_at >= since).order_by(FollowUp.done_at.desc()).limit(limit)
    return [_follow_up(row) for row in select.tuples()]


def follow_up_by_id(follow_up_id: int) -> Occurrence | None:
    """One follow-up, done or not."""
    row = _follow_ups().where(FollowUp.id == follow_up_id).tuples().first()
    return None if row is None else _follow_up(row)


def with_states(items: Sequence[Occurrence]) -> list[Occurrence]:
    """The same occurrences with what was decided about each: done, dismissed, or snoozed until when."""
    if not items:
        return []
    days = OccurrenceState.day.between(min(item.day for item in items), max(item.day for item in items))
    states = {(row.source_uid, row.day): row for row in OccurrenceState.select().where(days)}
    decided = []
    for item in items:
        row = states.get((item.uid, item.day))
        if row is not None and item.decided_at is None:
            at = None if row.state == SNOOZED else row.decided_at
            item = replace(item, state=row.state, until=row.until, decided_at=at)
        decided.append(item)
    return decided


def snoozed(country: str) -> list[Occurrence]:
    """Everything that is or was snoozed and not decided since."""
    rows = list(OccurrenceState.select().where(OccurrenceState.state == SNOOZED))
    found: list[Occurrence] = []
    uids = [row.source_uid for row in rows if row.source_kind == FOLLOW_UP]
    for begin in range(0, len(uids), CHUNK):
        found.extend(open_follow_ups(None, None, uids=uids[begin : begin + CHUNK]))
    others = [row for row in rows if row.source_kind != FOLLOW_UP]
    if others:
        first, last = min(row.day for row in others), max(row.day for row in others)
        found.extend(yearly_of(first, last, country, uids=[row.source_uid for row in others]))
    return [item for item in with_states(found) if item.state == SNOOZED]


def count_yearly(first: date, last: date, *, only_round: bool = False) -> int:
    """How many yearly days fall into these days, without the copper weddings."""
    total = 0
    for start, end in _months(first, last):
        where = silent_customers() & _between(start, end)
        if only_round:
            where &= _round_in(start.year)
        total += int(YearlyDay.select(fn.COUNT(YearlyDay.id)).join(Customer).where(where).scalar() or 0)
    return total


def count_follow_ups(first: date | None, last: date | None) -> int:
    """How many open follow-ups are planned for these days."""
    where = FollowUp.done_at.is_null()
    if first is not None:
        where &= FollowUp.day >= first
    if last is not None:
        where &= FollowUp.day <= last
    select = FollowUp.select(fn.COUNT(FollowUp.id)).left_outer_join(
        Customer, on=(FollowUp.customer == Customer.id)
    )
    return int(select.where(where & (silent_customers() | FollowUp.customer.is_null())).scalar() or 0)


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The days from `first` to `last` cut at the ends of months."""
    start = first
    while start <= last:
        end = min(last, date(start.year, start.month, calendar.monthrange(start.year, start.month)[1]))
        yield start, end
        if end == last:  # there may be no day after it: a calendar ends with 9999
            return
        start = end + timedelta(days=1)


def _between(start: date, end: date) -> Any:
    """The condition on month and day, within one month; a day of 29 February may be kept on either side of it."""
    within = (YearlyDay.month == start.month) & YearlyDay.day.between(start.day, end.day)
    if not calendar.isleap(start.year) and (
        (start.month == 3 and start.day == 1) or (end.month == 2 and end.day == 28)
    ):
        within |= (YearlyDay.month == 2) & (YearlyDay.day == 29)
    return within


def _round_in(year: int) -> Any:
    """The condition that a day is a round one when it is kept in `year`."""
    whole: Any = None
    for kind in YearlyKind:
        origins = [year - years for years in range(1, LONGEST_YEARS) if milestone(kind, years)]
        part = (YearlyDay.kind == kind.value) & YearlyDay.year.in_(origins)
        whole = part if whole is None else whole | part
    return whole


def _yearly_days() -> Any:
    return (
        YearlyDay.select(
            YearlyDay.id,
            Customer.id,
            Customer.name,
            Customer.kind,
            Customer.leap_rule,
            YearlyDay.month,
            YearlyDay.day,
            YearlyDay.year,
            YearlyDay.kind,
            YearlyDay.uid,
            YearlyDay.label,
            YearlyDay.version,
            YearlyDay.created_at,
        )
        .join(Customer)
        .where(silent_customers())
    )


def _kept_on(rows: Sequence[Any], first: date, last: date, country: str) -> Iterator[Occurrence]:
    countries = _countries([row[1] for row in rows if (row[5], row[6]) == (2, 29)])
    for row in rows:
        yield from _occurrences(row, first, last, countries.get(row[1], country))


def _occurrences(row: Any, first: date, last: date, country: str) -> Iterator[Occurrence]:
    (
        day_id,
        customer_id,
        name,
        kind,
        rule,
        month,
        day,
        year,
        yearly_kind,
        uid,
        label,
        version,
        created_at,
    ) = row
    partial = PartialDate(day, month, year)
    leap_rule = LeapRule(rule) if rule else default_leap_rule(country)
    for when in occurrences(partial, first, last, leap_rule):
        years = age_on(partial, when, leap_rule)
        yield Occurrence(
            kind=yearly_kind,
            uid=uid,
            source_id=day_id,
            day=when,
            time=None,
            customer_id=customer_id,
            customer=name,
            is_firm=kind == FIRM,
            text=label,
            action="",
            years=years,
            milestone=years is not None and milestone(YearlyKind(yearly_kind), years),
            leap_day=partial.is_leap_day and (when.month, when.day) != (2, 29),
            version=version,
            created_at=created_at,
        )


def _copper_weddings(first: date, last: date) -> Iterator[Occurrence]:
    """Twelve and a half years after the wedding: found by the year, then by the day."""
    years = list(range(first.year - 13, last.year - 11))
    months = {(start.month + 5) % 12 + 1 for start, _end in _months(first, last)}
    months |= {(month + 10) % 12 + 1 for month in months}  # where a month has no such day, the one before it
    rows = _yearly_days().where(
        (YearlyDay.kind == YearlyKind.WEDDING.value)
        & YearlyDay.year.in_(years)
        & YearlyDay.month.in_(list(months))
    )
    for row in rows.tuples():
        yield from _copper(row, first, last)


def _copper(row: Any, first: date, last: date) -> Iterator[Occurrence]:
    (
        day_id,
        customer_id,
        name,
        kind,
        _rule,
        month,
        day,
        year,
        yearly_kind,
        uid,
        label,
        version,
        created_at,
    ) = row
    if yearly_kind != YearlyKind.WEDDING.value or year is None:
        return
    when = copper_wedding(PartialDate(day, month, year))
    if when is not None and first <= when <= last:
        yield Occurrence(
            kind=yearly_kind,
            uid=uid,
            source_id=day_id,
            day=when,
            time=None,
            customer_id=customer_id,
            customer=name,
            is_firm=kind == FIRM,
            text=label,
            action="",
            years=COPPER_YEARS,
            milestone=True,
            leap_day=False,
            version=version,
            created_at=created_at,
        )


def _by_day(item: Occurrence) -> tuple[Any, ...]:
    return (item.day, not item.milestone, item.customer)


def _countries(customer_ids: Sequence[int]) -> dict[int, str]:
    """The country of the address of each of these customers, where it is known."""
    if not customer_ids:
        return {}
    select = (
        Address.select(Address.customer, Address.country)
        .where(Address.customer.in_(list(customer_ids)) & (Address.country != ""))
        .order_by(Address.preferred, Address.position.desc(), Address.id.desc())
    )
    return dict(select.tuples())


def _follow_ups() -> Any:
    return (
        FollowUp.select(
            FollowUp.id,
            FollowUp.uid,
            FollowUp.version,
            FollowUp.day,
            FollowUp.time,
            FollowUp.text,
            FollowUp.action,
            FollowUp.done_at,
            FollowUp.created_at,
            Customer.id,
            Customer.name,
            Customer.kind,
        )
        .left_outer_join(Customer, on=(FollowUp.customer == Customer.id))
        .where(silent_customers() | FollowUp.customer.is_null())
    )


def _follow_up(row: Any) -> Occurrence:
    (follow_up_id, uid, version, day, at, text, action, done_at, created_at, customer_id, name, kind) = row
    return Occurrence(
        kind=FOLLOW_UP,
        uid=uid,
        source_id=follow_up_id,
        day=day,
        time=at,
        customer_id=customer_id,
        customer=name or "",
        is_firm=kind == FIRM,
        text=text,
        action=action,
        years=None,
        milestone=False,
        leap_day=False,
        version=version,
        state=DONE if done_at is not None else "",
        decided_at=done_at,
        created_at=created_at,
    )
