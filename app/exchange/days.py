"""Reads a yearly day as other programs spell it, with or without its year."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from app.errors import InvalidField
from app.exchange.draft import DayKind, Draft, DraftDay
from app.i18n import N_, _
from app.reminders.dates import PartialDate

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4})?)?$")
_DOUBTFUL_YEARS = frozenset({"0000", "1604", "1899", "1900", "1970"})
_NOTHING = re.compile(r"0{1,4}([./-])0{1,2}\1?0{0,4}$")


def read_day(text: str, *, day_first: bool = False) -> PartialDate | None:
    """The day that `text` spells; None for an empty one ("", "0/0/00", "0.0.00").

    Read are the forms of PartialDate.parse, dates with the year first, and dates with dots, which are day
    first. Dates with slashes or hyphens are read day first with `day_first`, or when only one of the two
    numbers can be the month. Raises InvalidField("day") when it is no day of any calendar, or could be two.
    """
    text = text.strip()
    if not text or _NOTHING.match(text):
        return None
    if found := _YEAR_FIRST.match(text):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _DAY_FIRST.match(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4] or 0)
        if found[2] == "." or day_first or first > 12:
            return _day(first, second, year)
        if second > 12:
            return _day(second, first, year)
        raise InvalidField("day", _("“{text}” could be two different days.").format(text=text))
    return PartialDate.parse(text)


def _day(day: int, month: int, year: int) -> PartialDate:
    return PartialDate(day, month, None if year in (0, 1604) else year)


def add_day(
    draft: Draft, kind: DayKind, text: str, *, label: str = "", omitted: int = 0, day_first: bool = False
) -> None:
    """Adds the day that `text` spells to the draft, or a sentence about why it was left out.

    `omitted` is the year that stands for "no year" in this file. A day that may mean "unknown" is kept, with
    a sentence that says so. The same day is not added twice.
    """
    if not omitted and len(text) == 10 and text[4] == "-" and text[:4] not in _DOUBTFUL_YEARS:
        with suppress(ValueError):  # the plain case, a hundred thousand times
            new = DraftDay(kind, date.fromisoformat(text).isoformat(), label)
            if new not in draft.days:
                draft.days.append(new)
            return
    try:
        day = read_day(text, day_first=day_first)
    except InvalidField as error:
        said = " ".join(text.split())[:200]
        draft.kept_aside.append(_noted(kind, said[:60], error.sentence))
        draft.extra.append(f"{label or _(_WORDS[kind])}: {said}")
        return
    if day is None:
        return
    if omitted and day.year == omitted:
        day = PartialDate(day.day, day.month)
    if kind == "birthday" and day.perhaps_unknown:
        draft.kept_aside.append(
            _("The birthday {day} was kept, but many programs write it for “not known”.").format(
                day=day.iso()
            )
        )
    new = DraftDay(kind, day.iso(), label)
    if new not in draft.days:
        draft.days.append(new)


_WORDS: dict[DayKind, str] = {
    "birthday": N_("Birthday"),
    "wedding": N_("Wedding day"),
    "founding": N_("Founded on"),
    "customer_since": N_("Customer since"),
    "other": N_("Day"),
}


def _noted(kind: DayKind, text: str, reason: str) -> str:
    if kind == "birthday":
        sentence = _("The birthday “{text}” went into the notes. {reason}")
    elif kind == "wedding":
        sentence = _("The wedding day “{text}” went into the notes. {reason}")
    else:
        sentence = _("The day “{text}” went into the notes. {reason}")
    return sentence.format(text=text, reason=reason)
