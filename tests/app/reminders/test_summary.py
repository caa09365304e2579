"""What an announcement says."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from support.occurrences import occurrence

from app.reminders import summary
from app.reminders.deliveries import Announcement
from app.reminders.occurrences import FOLLOW_UP, Occurrence

TODAY = date(2026, 11, 24)  # a Tuesday


def birthday(day: date, years: int | None = 50) -> Occurrence:
    return occurrence("birthday", day, years=years)


def plan(day: date, **values: Any) -> Occurrence:
    return occurrence(FOLLOW_UP, day, **{"text": "Send the drawing", **values})


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        (birthday(date(2026, 11, 28)), "Kirsten Østergaard turns 50 on Saturday."),
        (birthday(date(2026, 12, 24)), "Kirsten Østergaard turns 50 on 24 December."),
        (birthday(date(2027, 1, 2)), "Kirsten Østergaard turns 50 on 2 January 2027."),
        (birthday(TODAY), "Kirsten Østergaard turns 50 today."),
        (birthday(date(2026, 11, 25)), "Kirsten Østergaard turns 50 tomorrow."),
        (birthday(date(2026, 11, 23)), "Kirsten Østergaard turned 50 on Monday."),
        (birthday(TODAY, None), "Birthday of Kirsten Østergaard: today."),
        (
            occurrence("wedding", date(2026, 12, 12), years=25),
            "Silver wedding, Kirsten Østergaard: on 12 December.",
        ),
        (plan(TODAY), "For today: Send the drawing (Kirsten Østergaard)"),
        (plan(TODAY, time=time(11, 0)), "Today at 11:00: Send the drawing (Kirsten Østergaard)"),
        (plan(date(2026, 11, 20), customer="", customer_id=None), "Open since Friday: Send the drawing"),
        (plan(TODAY, text="Call Kirsten Østergaard"), "For today: Call Kirsten Østergaard"),
    ],
)
def test_one_thing_is_said_in_its_own_sentence(item: Occurrence, sentence: str) -> None:
    assert summary.due_sentence([item], TODAY) == sentence


def test_several_things_are_counted() -> None:
    items = [birthday(TODAY)] * 3 + [plan(TODAY)] * 2
    assert summary.due_sentence(items, TODAY) == "3 birthdays and 2 follow-ups are due."


def test_what_comes_is_not_called_due() -> None:
    items = [birthday(date(2026, 12, 1)), occurrence("founding", TODAY, years=10), plan(TODAY)]
    said = summary.due_sentence(items, TODAY)
    assert said == "1 birthday, 1 anniversary and 1 follow-up are due or coming up."


def test_what_was_missed_is_said_after_what_is_due() -> None:
    said = Announcement(
        due=(birthday(TODAY),), missed=(birthday(date(2026, 11, 22)), plan(date(2026, 11, 23)))
    )
    assert summary.sentence(said, TODAY) == (
        "Kirsten Østergaard turns 50 today. While you were away: 1 birthday and 1 follow-up."
    )


def test_one_missed_thing_is_named() -> None:
    said = Announcement(missed=(birthday(date(2026, 11, 22)),))
    assert summary.sentence(said, TODAY) == "While you were away: Kirsten Østergaard turned 50 on Sunday."


def test_nothing_is_said_of_nothing() -> None:
    assert summary.sentence(Announcement(), TODAY) == ""
