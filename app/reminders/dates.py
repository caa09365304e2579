"""Yearly days: day and month with an optional year, the 29th of February, and ages."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.errors import InvalidField
from app.i18n import _

# Years that address books write for "no year": Apple 1604, old Android exports and databases 0000.
_NO_YEAR = frozenset({0, 1604})
# Days that mostly come from an empty cell or a zero: the first days of Unix, of Excel and of many databases.
_DAY_ONE = frozenset({date(1970, 1, 1), date(1899, 12, 30), date(1899, 12, 31)})
_WRITTEN = re.compile(
    r"(?:(?P<year>\d{4})(?P<dash>-?)|--)(?P<month>\d{2})(?(dash)(?P=dash)|-?)(?P<day>\d{2})(?:[T ].*)?",
    re.ASCII,
)


class LeapRule(StrEnum):
    """When a day of 29 February is kept in years that have none."""

    FEB28 = "feb28"
    MAR1 = "mar1"


def default_leap_rule(country: str) -> LeapRule:
    """The rule where nothing else was agreed; `country` is ISO alpha-2, "" when unknown.

    Germany: a year of life is complete at the end of 28 February (§ 188 (2) BGB), so the day is 1 March. For other
    countries no rule is known to us; 28 February keeps the day in its month.
    """
    return LeapRule.MAR1 if country.upper() == "DE" else LeapRule.FEB28


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day that comes back every year. `year` is None when it is not known, never a stand-in.

    Raises InvalidField("day") for days that do not exist. 29 February without a year does.
    """

    day: int
    month: int
    year: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise InvalidField("day", _("There is no month {month}.").format(month=self.month))
        if self.year is not None and not 1 <= self.year <= 9999:
            raise InvalidField("day", _("The year must lie between 1 and 9999."))
        if not 1 <= self.day <= calendar.monthrange(2000, self.month)[1]:
            from app.wording import month_name

            raise InvalidField(
                "day", _("{month} has no day {day}.").format(month=month_name(self.month), day=self.day)
            )
        if self.is_leap_day and self.year is not None and not calendar.isleap(self.year):
            raise InvalidField(
                "day",
                _("{year} had no 29 February.").format(year=self.year),
                _("Leave the year empty if it is not known."),
            )

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Reads what `iso` writes, and the forms of RFC 6350 and ISO 8601: --0229, 19760229, 1976-02-29T00:00:00Z.

        The day is taken as written; a time or zone after it changes nothing. The years 1604 and 0000 mean "no year".
        Raises InvalidField("day").
        """
        found = _WRITTEN.fullmatch(text.strip())
        if not found:
            raise InvalidField("day", _("“{text}” is not a day of the year.").format(text=text.strip()[:40]))
        year = int(found["year"]) if found["year"] else None
        return cls(int(found["day"]), int(found["month"]), None if year in _NO_YEAR else year)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The yearly day that began on `day`."""
        return cls(day.day, day.month, day.year)

    def iso(self) -> str:
        """ "1976-02-29", or "--02-29" without a year: what is stored and what `parse` reads."""
        year = "-" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}-{self.day:02}"

    @property
    def is_leap_day(self) -> bool:
        return (self.month, self.day) == (2, 29)

    @property
    def origin(self) -> date | None:
        """The day it all began; None when the year is not known."""
        return None if self.year is None else date(self.year, self.month, self.day)

    @property
    def perhaps_unknown(self) -> bool:
        """True for years that programs write for "unknown" but that may be real: 1900 and the day ones of computers.

        An import keeps them and asks.
        """
        return self.year == 1900 or self.origin in _DAY_ONE


def observed(partial: PartialDate, year: int, leap_rule: LeapRule) -> date:
    """The day `partial` is kept on in `year`: the day itself, except 29 February in common years."""
    if partial.is_leap_day and not calendar.isleap(year):
        return date(year, 2, 28) if leap_rule is LeapRule.FEB28 else date(year, 3, 1)
    return date(year, partial.month, partial.day)


def next_occurrence(partial: PartialDate, on_or_after: date, leap_rule: LeapRule) -> date:
    """The first anniversary on or after a day, computed from the origin, so that it never drifts.

    The origin itself is no anniversary: a day that begins in 2026 comes first in 2027.
    """
    year = max(on_or_after.year, _first_year(partial))
    day = observed(partial, year, leap_rule)
    return day if day >= on_or_after else observed(partial, year + 1, leap_rule)


def occurrences(partial: PartialDate, first: date, last: date, leap_rule: LeapRule) -> list[date]:
    """Every anniversary from `first` to `last`, both included, in order; also over New Year."""
    years = range(max(first.year, _first_year(partial)), last.year + 1)
    days = (observed(partial, year, leap_rule) for year in years)
    return [day for day in days if first <= day <= last]


def _first_year(partial: PartialDate) -> int:
    return 1 if partial.year is None else partial.year + 1


def age_on(partial: PartialDate, day: date, leap_rule: LeapRule = LeapRule.FEB28) -> int | None:
    """Whole years since the origin, on the evening of `day`; None when the year is not known or still to come.

    With the rule of the customer it agrees with the occurrences: whoever is congratulated on 28 February is a year
    older that day.
    """
    if partial.year is None or (partial.origin is not None and day < partial.origin):
        return None
    return day.year - partial.year - (day < observed(partial, day.year, leap_rule))
