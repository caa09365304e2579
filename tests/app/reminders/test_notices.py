"""What notifications say, and which reminders share one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from app import i18n
from app.reminders.deliveries import Announcement
from app.reminders.milestones import YearlyKind
from app.reminders.notices import LONGEST_TITLE, body, headline, speak_alone
from app.reminders.occurrences import FOLLOW_UP, SNOOZED, Occurrence

TODAY = date(2026, 11, 20)


def follow_up(text: str = "Send the offer", **values: object) -> Occurrence:
    item = Occurrence(
        kind=FOLLOW_UP, uid=text, source_id=1, day=TODAY, time=None, customer_id=7, customer="Anna Moe",
        is_firm=False, text=text, action="", years=None, milestone=False, leap_day=False, version=1,
    )  # fmt: skip
    return replace(item, **values)


def birthday(name: str = "Anna Moe", **values: object) -> Occurrence:
    return replace(follow_up(""), kind=YearlyKind.BIRTHDAY, uid=name, customer=name, years=50, **values)


def put_off(item: Occurrence) -> Occurrence:
    return replace(item, state=SNOOZED, until=datetime(2026, 11, 20, 9, tzinfo=UTC))


AT_ELEVEN = follow_up("Call", time=time(11, 0))


@pytest.mark.parametrize(
    ("due", "missed", "alone"),
    [
        ((AT_ELEVEN,), (), 1),
        ((follow_up(),), (), 0),
        ((follow_up(), AT_ELEVEN), (), 1),
        ((put_off(follow_up()),), (), 1),
        ((put_off(follow_up()), follow_up("Other")), (), 0),
        ((put_off(AT_ELEVEN), follow_up("Other")), (), 1),
        ((put_off(follow_up()),), (birthday(),), 0),
        ((), (birthday(),), 0),
        (tuple(replace(AT_ELEVEN, uid=str(n)) for n in range(9)), (), 3),
    ],
)
def test_who_speaks_alone(due: tuple[Occurrence, ...], missed: tuple[Occurrence, ...], alone: int) -> None:
    assert len(speak_alone(Announcement(due, missed))) == alone


@pytest.mark.parametrize("room", [-1, 0, 1, 2])
def test_no_more_speak_alone_than_there_is_room(room: int) -> None:
    due = tuple(replace(AT_ELEVEN, uid=str(n)) for n in range(4))
    assert len(speak_alone(Announcement(due), room)) == max(room, 0)


@pytest.mark.parametrize(
    ("item", "title", "text"),
    [
        (follow_up(time=time(11, 0)), "Send the offer", "Today at 11:00, for Anna Moe."),
        (follow_up(), "Send the offer", "For today, for Anna Moe."),
        (follow_up("Call Anna Moe"), "Call Anna Moe", "For today."),
        (follow_up(customer=""), "Send the offer", "For today."),
        (follow_up(customer="", time=time(9, 5)), "Send the offer", "Today at 09:05."),
        (
            follow_up(day=TODAY - timedelta(days=1)),
            "Send the offer",
            "Open since Thursday, for Anna Moe.",
        ),
        (birthday(), "Anna Moe turns 50", "That is today."),
        (birthday(day=TODAY + timedelta(days=1)), "Anna Moe turns 50", "That is tomorrow."),
        (birthday(day=TODAY + timedelta(days=7)), "Anna Moe turns 50", "That is on 27 November."),
    ],
)
def test_one_thing_is_said_in_its_own_words(item: Occurrence, title: str, text: str) -> None:
    assert headline((item,)) == title
    assert body(Announcement((item,)), TODAY) == text


def test_a_title_that_had_to_be_cut_is_whole_below() -> None:
    item = follow_up("Ask whether the kitchen could be delivered in week 48")
    assert len(headline((item,))) <= LONGEST_TITLE
    assert headline((item,)).endswith("…")
    assert "week 48" in body(Announcement((item,)), TODAY)


@pytest.mark.parametrize("language", list(i18n.LANGUAGES))
def test_titles_are_short_in_every_language(language: str) -> None:
    i18n.use(language)
    many = [replace(follow_up(), uid=str(n)) for n in range(1234)]
    days = [birthday(str(n)) for n in range(1234)]
    jubilees = [replace(birthday(str(n)), kind=YearlyKind.WEDDING) for n in range(1234)]
    for items in (many, many + days, many + days + jubilees, days[:3] + many[:2] + jubilees[:1]):
        assert 0 < len(headline(items)) <= LONGEST_TITLE


def test_several_are_counted_and_the_first_is_told() -> None:
    said = Announcement((birthday(), birthday("Bo Friis"), follow_up()))
    assert headline(said.items) == "2 birthdays and 1 follow-up"
    assert body(said, TODAY) == "First: Anna Moe turns 50 today."
    assert body(Announcement((follow_up(), follow_up("Other"))), TODAY) == "First: Send the offer (Anna Moe)"


def test_what_was_missed_is_said_as_that() -> None:
    said = Announcement((follow_up(),), (birthday(day=TODAY - timedelta(days=2)), birthday("Bo Friis")))
    assert body(said, TODAY) == "While you were away: 2 birthdays."
