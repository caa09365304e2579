"""Reads a yearly day as other programs spell it, with or without its year."""

from __future__ import annotations

import re
from datetime import date

from app.exchange.draft import DayKind, Draft, DraftDay
from app.i18n import _

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$", re.DOTALL)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T.*)?$", re.DOTALL)
_YEARLESS = re.compile(r"--?(\d{1,2})-?(\d\d)(?:T.*)?$", re.DOTALL)
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4})?)?$")
_NOTHING = re.compile(r"0{1,4}([./-])0{1,2}\1?0{0,4}$")

_NO_YEAR = frozenset({0, 1, 1604})
"""What address books write for "no year": Apple 1604, others 0000 or 0001."""


def read_day(text: str, *, day_first: bool = False) -> str:
    """The ISO partial date ("1976-02-29" or "--02-29") that `text` spells; "" for an empty one ("0/0/00").

    Read are ISO 8601 dates (extended, basic, with a time that is ignored), truncated ones ("--02-29",
    "--0229"; RFC 6350 section 4.3.1), and dates with dots, which are day first. Dates with slashes or hyphens
    are read day first with `day_first` or when the month can only be the other number.
    Raises ValueError when it is no day of any calendar, or could be two.
    """
    text = text.strip()
    if not text or _NOTHING.match(text):
        return ""
    if found := _ISO.match(text) or _BASIC.match(text):
        return _iso(*(int(part) for part in found.groups()))
    if found := _YEARLESS.match(text):
        return _iso(0, int(found[1]), int(found[2]))
    if found := _DAY_FIRST.match(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4] or 0)
        if found[2] == "." or day_first or first > 12:
            return _iso(year, second, first)
        if second > 12:
            return _iso(year, first, second)
        raise ValueError("month or day first")
    raise ValueError("not a day")


def _iso(year: int, month: int, day: int) -> str:
    if year in _NO_YEAR:
        date(2000, month, day)
        return f"--{month:02}-{day:02}"
    return date(year, month, day).isoformat()


def add_day(
    draft: Draft, kind: DayKind, text: str, *, label: str = "", omitted: str = "", day_first: bool = False
) -> None:
    """Adds the day that `text` spells to the draft, or a sentence about why it was left out.

    `omitted` is the year that stands for "no year" in this file. A day of the same kind and label that is
    there already is not added again.
    """
    try:
        day = read_day(text, day_first=day_first)
    except ValueError:
        draft.kept_aside.append(_unread(kind, text.strip()[:60]))
        return
    if not day:
        return
    if omitted and day.startswith(omitted + "-"):
        day = "-" + day[len(omitted) :]
    if kind == "birthday" and day.startswith("1900-"):
        day = "-" + day[4:]
        draft.kept_aside.append(
            _("The year of birth 1900 was left out: many programs write it for “unknown”.")
        )
    elif kind == "birthday" and day == "1970-01-01":
        draft.kept_aside.append(_("The birthday is 1 January 1970, which many programs write for “unknown”."))
    new = DraftDay(kind, day, label)
    if new not in draft.days:
        draft.days.append(new)


def _unread(kind: DayKind, text: str) -> str:
    if kind == "birthday":
        return _("The birthday “{text}” was left out: it is not a day of the calendar.").format(text=text)
    if kind == "wedding":
        return _("The wedding day “{text}” was left out: it is not a day of the calendar.").format(text=text)
    return _("The day “{text}” was left out: it is not a day of the calendar.").format(text=text)
