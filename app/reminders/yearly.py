"""Yearly days as they fall: which are kept on which day, copper weddings too, read through their index. Reads only."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from peewee import fn

from app.customers.models import FIRM, Address, Customer
from app.reminders.dates import LeapRule, PartialDate, age_on, default_leap_rule, occurrences
from app.reminders.milestones import COPPER_YEARS, YearlyKind, copper_wedding, milestone
from app.reminders.models import YearlyDay
from app.reminders.occurrences import Occurrence
from app.reminders.whom import reminded_of
from app.storage.journal import CHUNK

LONGEST_YEARS = 150  # nobody is older, and a firm's older jubilees are not round ones of ours


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
        found.extend(_kept_on(_read(select), start, end, country))
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
            rows = _read(_yearly_days().where(column.in_(list(wanted[begin : begin + CHUNK]))))
            found.extend(_kept_on(rows, first, last, country))
            for row in rows:
                found.extend(_copper(row, first, last))
    found.sort(key=_by_day)
    return found


def count_yearly(first: date, last: date, *, only_round: bool = False) -> int:
    """How many yearly days fall into these days, without the copper weddings."""
    total = 0
    for start, end in _months(first, last):
        where = reminded_of() & _between(start, end)
        if only_round:
            where &= _round_in(start.year)
        total += int(YearlyDay.select(fn.COUNT(YearlyDay.id)).join(Customer).where(where).scalar() or 0)
    return total


class _Row(NamedTuple):
    """A yearly day with what is said of its customer, as the query reads it."""

    id: int
    customer_id: int
    customer: str
    customer_kind: str
    leap_rule: str
    month: int
    day: int
    year: int | None
    kind: str
    uid: str
    label: str
    version: int
    created_at: datetime | None

    @property
    def partial(self) -> PartialDate:
        return PartialDate(self.day, self.month, self.year)

    def on(self, when: date, years: float | None, *, is_round: bool, moved: bool = False) -> Occurrence:
        """This day as it falls on `when`; `moved` says that it is one of 29 February kept beside it."""
        return Occurrence(
            kind=self.kind,
            uid=self.uid,
            source_id=self.id,
            day=when,
            time=None,
            customer_id=self.customer_id,
            customer=self.customer,
            is_firm=self.customer_kind == FIRM,
            text=self.label,
            action="",
            years=years,
            milestone=is_round,
            leap_day=moved,
            version=self.version,
            created_at=self.created_at,
        )


def _read(select: Any) -> list[_Row]:
    return [_Row(*row) for row in select.tuples()]


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
        .where(reminded_of())
    )


def _kept_on(rows: Sequence[_Row], first: date, last: date, country: str) -> Iterator[Occurrence]:
    countries = _countries([row.customer_id for row in rows if (row.month, row.day) == (2, 29)])
    for row in rows:
        partial, home = row.partial, countries.get(row.customer_id, country)
        rule = LeapRule(row.leap_rule) if row.leap_rule else default_leap_rule(home)
        for when in occurrences(partial, first, last, rule):
            years = age_on(partial, when, rule)
            moved = partial.is_leap_day and (when.month, when.day) != (2, 29)
            yield row.on(when, years, is_round=milestone(row.kind, years), moved=moved)


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
    for row in _read(rows):
        yield from _copper(row, first, last)


def _copper(row: _Row, first: date, last: date) -> Iterator[Occurrence]:
    when = copper_wedding(row.partial) if row.kind == YearlyKind.WEDDING else None
    if when is not None and first <= when <= last:
        yield row.on(when, COPPER_YEARS, is_round=True)


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
