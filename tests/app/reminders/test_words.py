"""Reminders in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from support.occurrences import occurrence

from app import i18n
from app.reminders import words
from app.reminders.occurrences import DONE, FOLLOW_UP, SNOOZED, Occurrence

TODAY = date(2026, 11, 24)  # a Tuesday
ZONE = ZoneInfo("Europe/Copenhagen")


def follow_up(text: str = "Send handrail drawing", **values: Any) -> Occurrence:
    return occurrence(FOLLOW_UP, values.pop("day", TODAY), text=text, **values)


@pytest.mark.parametrize(
    ("item", "title"),
    [
        (occurrence(years=50, milestone=True), "Kirsten Østergaard turns 50"),
        (occurrence(years=None), "Birthday of Kirsten Østergaard"),
        (
            occurrence("wedding", years=25, customer="Inger & Knut Haugen"),
            "Silver wedding, Inger & Knut Haugen",
        ),
        (
            occurrence("wedding", years=12.5, customer="Inger & Knut Haugen"),
            "Copper wedding, Inger & Knut Haugen",
        ),
        (occurrence("wedding", years=1, customer="A & B"), "A & B: married for 1 year"),
        (occurrence("wedding", customer="A & B"), "Wedding day of A & B"),
        (occurrence("founding", years=10, customer="Moe Rør"), "Moe Rør was founded 10 years ago"),
        (occurrence("customer_since", years=5, customer="Moe Rør"), "Moe Rør: 5 years as a customer"),
        (follow_up("Call back {name} & <b>"), "Call back {name} & <b>"),
    ],
)
def test_a_title_says_the_whole_thing(item: Occurrence, title: str) -> None:
    assert words.title(item) == title


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (follow_up(day=date(2026, 11, 20)), "since Fri 20 Nov · 4 d · Kirsten Østergaard"),
        (follow_up("Call Kirsten Østergaard", day=date(2026, 11, 20)), "since Fri 20 Nov · 4 d"),
        (follow_up(time=time(11, 0)), "11:00 · Kirsten Østergaard"),
        (follow_up(), "Kirsten Østergaard"),
        (follow_up("Order paper", customer="", customer_id=None), ""),
        (follow_up(day=date(2026, 11, 25), time=time(9, 5)), "Tomorrow · 09:05 · Kirsten Østergaard"),
        (follow_up("x", day=date(2027, 1, 11), customer="", customer_id=None), "11 Jan 2027"),
        (occurrence(years=41, day=TODAY), "birthday"),
        (occurrence(years=41), "Saturday · birthday"),
        (occurrence(years=50, milestone=True), "Saturday · in 4 days"),
        (occurrence(years=50, milestone=True, day=date(2026, 11, 25)), "Tomorrow · birthday"),
        (occurrence(), "Saturday"),
        (occurrence(years=41, day=date(2026, 11, 23)), "was on Mon 23 Nov · 1 d · birthday"),
        (occurrence("wedding", date(2026, 12, 12), years=25, milestone=True), "Sat 12 Dec · 25 years"),
        (occurrence("wedding", date(2026, 12, 12), years=12.5, milestone=True), "Sat 12 Dec · 12½ years"),
        (
            occurrence(day=date(2027, 2, 28), years=27, leap_day=True),
            "28 Feb 2027 · birthday · (born on 29 February)",
        ),
        (
            occurrence(day=TODAY, years=41, state=DONE, decided_at=datetime(2026, 11, 24, 7, 15, tzinfo=UTC)),
            "done 08:15 · birthday",
        ),
        (
            follow_up(state=SNOOZED, until=datetime(2026, 11, 30, 7, 30, tzinfo=UTC)),
            "put off until Mon 08:30 · Kirsten Østergaard",
        ),
    ],
)
def test_the_second_line_says_when_and_for_whom(item: Occurrence, line: str) -> None:
    assert words.second_line(item, TODAY, ZONE) == line


@pytest.mark.parametrize(
    ("wall", "said"),
    [
        (datetime(2026, 11, 24, 14, 0), "14:00"),
        (datetime(2026, 11, 25, 8, 30), "Wed 08:30"),
        (datetime(2026, 11, 30, 8, 30), "Mon 08:30"),
        (datetime(2026, 12, 1, 8, 30), "Tue 1 Dec 08:30"),
        (datetime(2027, 1, 4, 8, 30), "4 Jan 2027 08:30"),
    ],
)
def test_a_moment_is_said_as_tightly_as_it_can_be(wall: datetime, said: str) -> None:
    assert words.moment_words(wall, TODAY) == said


@pytest.mark.parametrize(
    ("item", "number"),
    [
        (occurrence(years=50, milestone=True), "50"),
        (occurrence("wedding", years=12.5, milestone=True), "12½"),
        (occurrence(years=49), ""),
        (occurrence(), ""),
    ],
)
def test_only_a_round_day_has_a_number(item: Occurrence, number: str) -> None:
    assert words.round_number(item) == number


def test_a_screen_reader_hears_what_colour_says() -> None:
    late = words.spoken(follow_up(day=date(2026, 11, 20)), TODAY, ZONE)
    assert late == "Send handrail drawing, since Fri 20 Nov, 4 d, Kirsten Østergaard, overdue"
    assert words.spoken(occurrence(years=50, milestone=True), TODAY, ZONE).endswith("a round day")


def test_what_is_decided_is_not_overdue() -> None:
    late = date(2026, 11, 20)
    assert words.is_overdue(follow_up(day=late), TODAY)
    assert not words.is_overdue(follow_up(day=late, state=DONE), TODAY)
    assert not words.is_overdue(follow_up(day=TODAY), TODAY)


@pytest.mark.parametrize("action", ["call", "mail", "visit", "card", "", "from a newer version"])
def test_every_action_has_an_icon_or_none(action: str) -> None:
    assert isinstance(words.icon(follow_up(action=action)), str)


def test_days_follow_the_language() -> None:
    i18n.use("da")
    assert words.second_line(occurrence(), TODAY, ZONE) == "Lørdag"
