"""Which yearly days are round ones, and how each is said in one sentence."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.i18n import N_, _, ngettext
from app.reminders.dates import PartialDate


class YearlyKind(StrEnum):
    """What a yearly day is about."""

    BIRTHDAY = "birthday"
    WEDDING = "wedding"
    FOUNDING = "founding"
    CUSTOMER_SINCE = "customer_since"


COPPER_YEARS = 12.5
ROUND_LEADS = (30,)  # days: a round day is prepared for longer than others

_AGES = frozenset({18, 30, 40, 50, 60, 65, 70, 75, 80})
_EVERY_FIFTH_AFTER = 80
_WEDDINGS = frozenset({25, 50, 60})
_JUBILEES = frozenset({1, 5, 10, 25, 50})

# Notes for days that are kept on another day than they began.
_ON_LEAP_DAY = {
    YearlyKind.BIRTHDAY: N_("{title} (born on 29 February)"),
    YearlyKind.WEDDING: N_("{title} (married on 29 February)"),
    YearlyKind.FOUNDING: N_("{title} (founded on 29 February)"),
    YearlyKind.CUSTOMER_SINCE: N_("{title} (since 29 February)"),
}


def milestone(kind: YearlyKind | str, years: int | None) -> bool:
    """Whether the day is a round one; never where the year is not known. Copper weddings: see `copper_wedding`."""
    if years is None:
        return False
    kind = YearlyKind(kind)
    if kind is YearlyKind.BIRTHDAY:
        return years in _AGES or (years > _EVERY_FIFTH_AFTER and years % 5 == 0)
    return years in (_WEDDINGS if kind is YearlyKind.WEDDING else _JUBILEES)


def copper_wedding(partial: PartialDate) -> date | None:
    """The day of the copper wedding, 12 years and 6 months after the wedding; None when the year is not known.

    Where the month has no such day, its last one: 31 August leads to 28 or 29 February.
    """
    from dateutil.relativedelta import relativedelta

    origin = partial.origin
    return None if origin is None else origin + relativedelta(years=12, months=6)


def copper_title(name: str) -> str:
    """What the day of `copper_wedding` is called."""
    return _("Copper wedding, {name}").format(name=name)


def title(
    kind: YearlyKind | str, name: str, years: int | None = None, *, moved_leap_day: bool = False
) -> str:
    """The day in one sentence: "Kirsten Østergaard turns 50".

    `years` since the origin, None when the year is not known. `moved_leap_day` says that a day of 29 February is kept
    on another day this year, which the sentence then explains.
    """
    kind = YearlyKind(kind)
    said = _title(kind, name, years)
    return _(_ON_LEAP_DAY[kind]).format(title=said) if moved_leap_day else said


def _title(kind: YearlyKind, name: str, years: int | None) -> str:
    if kind is YearlyKind.BIRTHDAY:
        if years is None:
            return _("Birthday of {name}").format(name=name)
        return _("{name} turns {age}").format(name=name, age=years)
    if kind is YearlyKind.WEDDING:
        return _wedding(name, years)
    if kind is YearlyKind.FOUNDING:
        if years is None:
            return _("Founding day of {name}").format(name=name)
        return ngettext(
            "{name} was founded {years} year ago", "{name} was founded {years} years ago", years
        ).format(name=name, years=years)
    if years is None:
        return _("Customer anniversary of {name}").format(name=name)
    return ngettext(
        "{name}: {years} year as a customer", "{name}: {years} years as a customer", years
    ).format(name=name, years=years)


def _wedding(name: str, years: int | None) -> str:
    if years is None:
        return _("Wedding day of {name}").format(name=name)
    if years == 25:
        return _("Silver wedding, {name}").format(name=name)
    if years == 50:
        return _("Golden wedding, {name}").format(name=name)
    if years == 60:
        return _("Diamond wedding, {name}").format(name=name)
    return ngettext("{name}: married for {years} year", "{name}: married for {years} years", years).format(
        name=name, years=years
    )
