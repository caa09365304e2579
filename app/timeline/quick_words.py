"""Finds in a note the plain words that promise something on a day: "I'll call on Thursday at 10". Pure, no I/O.

What it finds is offered and shown before anything is saved. It would rather find nothing than the wrong thing:
a sentence must speak of doing something, must not say "not", and the day must lie ahead.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from app.timeline.quick_vocabulary import DAY, WEEK, Vocabulary, vocabulary

LONGEST = 2000  # characters that are looked at with every key: nobody types more in one go
FARTHEST = 270  # days; a date without its year that lies further ahead was meant backwards
AFTERNOON_UNTIL = 6  # "at 3" in an office is 15:00; "03:00" is not
_END = re.compile(r"(?<!\d)(?<!\bkl)(?<!\bca)(?<!\bd)[.](?=\s)|[!?;\n]")

Hit = tuple[int, int, date]
"""Where a wording begins and ends, and the day it means."""


@dataclass(frozen=True, slots=True)
class Found:
    """A day that was promised, the time if one was said, the words it was read from, and what is to be done.

    `doing` is one of "call", "write", "send", "visit", "meet", or "" where it is something else.
    """

    day: date
    time: time | None
    words: str
    doing: str = ""


def follow_up_in(text: str, today: date, language: str) -> Found | None:
    """The first follow-up that these words promise, or None. `language` is a key of app.i18n.LANGUAGES.

    "Next Tuesday" is the one in the calendar week after this, "Tuesday" alone the first after today, "next week"
    its Monday, "in the new year" the second Monday of January, when people are back at work.
    """
    words = vocabulary(language)
    for sentence in _sentences(text[:LONGEST]):
        doing = _doing(sentence, words)
        if doing is None or words.never.search(sentence):
            continue
        found = _first_day(sentence, today, words)
        if found is not None:
            return Found(*found, doing)
    return None


def _sentences(text: str) -> list[str]:
    """The text cut into sentences; a point after a number, as in "12. March", ends none."""
    return [part.strip() for part in _END.split(text) if part.strip()]


def _doing(sentence: str, words: Vocabulary) -> str | None:
    """What the sentence says is to be done; None where it speaks of nothing to do."""
    hits = [(match.start(), what) for what, said in words.doing if (match := said.search(sentence))]
    return min(hits)[1] if hits else None


def _first_day(sentence: str, today: date, words: Vocabulary) -> tuple[date, time | None, str] | None:
    ahead = words.behind.sub(lambda match: "_" * len(match[0]), sentence)
    # Of two that begin at the same place the longer says more: "Thursday 10 December".
    for start, end, day in sorted(_hits(ahead, today, words), key=lambda hit: (hit[0], -hit[1])):
        if day > today:
            at, start, end = _time_beside(ahead, start, end, words)
            return day, at, " ".join(sentence[start:end].split()).rstrip(",")
    return None


def _hits(sentence: str, today: date, words: Vocabulary) -> Iterator[Hit]:
    """Every wording of a day in a sentence."""
    plain = [
        (words.tomorrow, today + timedelta(days=1)),
        (words.after_tomorrow, today + timedelta(days=2)),
        (words.next_week, today + timedelta(days=7 - today.weekday())),
        (words.new_year, _second_monday(today)),
    ]
    if today.month >= 11:  # in spring "after the holidays" is not about Christmas
        plain.append((words.holidays, _second_monday(today)))
    for pattern, day in plain:
        yield from ((match.start(), match.end(), day) for match in pattern.finditer(sentence))
    for match in words.span.finditer(sentence):
        yield match.start(), match.end(), _later(today, match["count"].lower(), match["unit"], words)
    for match in words.weekday.finditer(sentence):
        number = words.weekdays[match["name"].lower()] - 1
        yield match.start(), match.end(), _weekday(today, number, following=bool(match["next"]))
    yield from _dates(sentence, today, words)


def _dates(sentence: str, today: date, words: Vocabulary) -> Iterator[Hit]:
    """Dates with the month by name, then dates in digits; the day comes before the month, as in all of Europe."""
    for match in words.date.finditer(sentence):
        month = words.months[(match["month"] or match["month2"]).lower()]
        dated = _dated(today, int(match["day"] or match["day2"]), month, match["year"])
        if dated is not None:
            yield match.start(), match.end(), dated
    for match in words.digits.finditer(sentence):
        number, month = int(match["day"]), int(match["month"] or match["month2"])
        if match["month"] and not match["before"] and (number <= 4 or (number, month) == (24, 7)):
            continue  # "1/2 hour", "3/4", "24/7"
        dated = _dated(today, number, month, match["year"] or match["year2"])
        if dated is not None:
            yield match.start(), match.end(), dated


def _later(today: date, count: str, unit: str, words: Vocabulary) -> date:
    """So many days, weeks or months on; a month ends where the shorter one ends."""
    number = int(count) if count.isdigit() else words.numbers[count]
    kind = next(name for name, said in words.units if said.fullmatch(unit))
    if kind in (DAY, WEEK):
        return today + timedelta(days=number * (1 if kind == DAY else 7))
    year, month = divmod(today.year * 12 + today.month - 1 + number, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _weekday(today: date, number: int, *, following: bool) -> date:
    """The first such day after today, or with `following` the one of the next calendar week."""
    if following:
        return today + timedelta(days=7 - today.weekday() + number)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _second_monday(today: date) -> date:
    """The second Monday of the next January that has one after today."""
    for year in (today.year, today.year + 1):
        first = date(year, 1, 1)
        day = first + timedelta(days=(7 - first.weekday()) % 7 + 7)
        if day > today:
            return day
    raise AssertionError("every January has a second Monday")


def _dated(today: date, day: int, month: int, year: str | None) -> date | None:
    """The day of a date; without a year the next one, if it is near enough to be meant."""
    if year:
        return _real(int(year) + (2000 if len(year) == 2 else 0), month, day)
    days = (_real(one, month, day) for one in (today.year, today.year + 1))
    found = next((one for one in days if one is not None and one > today), None)
    return found if found is not None and (found - today).days <= FARTHEST else None


def _real(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none: "31.4.", or 29 February in a common year."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time_beside(sentence: str, start: int, end: int, words: Vocabulary) -> tuple[time | None, int, int]:
    """The time of day that stands right after or before a wording, and where both begin and end."""
    after = words.time_after.match(sentence, end)
    if after is not None and (
        after["bare"] is None or after["minute"] or after["half"] or after["word"] or after["end"] is not None
    ):
        at = _clock(after)
        if at is not None:
            return at, start, after.end()
    before = words.time_before.search(sentence[:start])
    if before is not None:
        at = _clock(before)
        if at is not None:
            return at, before.start(), end
    return None, start, end


def _clock(match: re.Match[str]) -> time | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").strip().lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif 1 <= hour <= AFTERNOON_UNTIL and len(match["hour"]) == 1:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None
