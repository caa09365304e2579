"""Entries in words: titles, second lines, chips, and the sentence a screen reader says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from app.timeline.entries import EntryRow
from ui.timeline import entry_words

TODAY = date(2026, 11, 20)
ROW = EntryRow(
    id=1,
    uid="u",
    version=1,
    kind="call",
    direction="out",
    outcome="reached",
    channel="",
    area="service",
    day=date(2026, 11, 12),
    time=time(14, 5),
    minutes=14,
    title="",
    text="Thanked her.\nLikes the oil finish.",
    place="",
    reason="",
    amount=None,
    currency="",
    colleague="Mette Lind",
    participants=((7, "Kirsten Østergaard"),),
)
BOUGHT = {"kind": "purchase", "outcome": "", "minutes": None, "amount": 8640000, "currency": "DKK"}


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "Call, 14 min · Mette Lind"),
        ({"direction": "in"}, "Incoming call, 14 min · Mette Lind"),
        ({"minutes": None, "colleague": ""}, "Call"),
        ({"outcome": "voicemail", "minutes": None}, "Voicemail · Mette Lind"),
        ({"outcome": "not_reached", "minutes": None}, "Not reached · Mette Lind"),
        ({**BOUGHT, "colleague": ""}, "Purchase · DKK\u00a086,400"),
        ({"kind": "email", "direction": "in", "minutes": None, "outcome": ""}, "Incoming mail · Mette Lind"),
        ({"text": "", "minutes": None}, "Mette Lind"),  # the title says "Call" already
        ({"text": ""}, "14 min · Mette Lind"),
    ],
)
def test_the_second_line_says_what_the_title_does_not(changes: dict[str, object], line: str) -> None:
    assert entry_words.second_line(replace(ROW, **changes), 7) == line


def test_on_a_firm_the_second_line_says_whose_entry_it_is() -> None:
    people = ((7, "Kirsten Østergaard"), (8, "Jonas Lind"), (9, "Lærke"))
    row = replace(ROW, participants=people, minutes=None, colleague="")
    assert entry_words.second_line(row, 1) == "Call · Kirsten Østergaard, Jonas Lind +1"


@pytest.mark.parametrize(("text", "title"), [("", "Call"), ("Thanked her", "Thanked her")])
def test_an_entry_without_words_is_called_by_its_kind(text: str, title: str) -> None:
    assert entry_words.title(replace(ROW, text=text)) == title


@pytest.mark.parametrize(
    ("day", "with_time", "words"),
    [
        (date(2026, 11, 12), False, "Thu 12 Nov"),
        (date(2026, 11, 12), True, "Thu 12 Nov, 14:05"),
        (date(2026, 11, 20), True, "Today, 14:05"),
        (date(2025, 11, 12), False, "12 Nov 2025"),
    ],
)
def test_the_day_is_said_short(day: date, with_time: bool, words: str) -> None:
    assert entry_words.day_words(replace(ROW, day=day), TODAY, with_time=with_time) == words


def test_chips_lead_to_the_others_and_say_where_why_and_what_about() -> None:
    row = replace(ROW, participants=((7, "Kirsten"), (8, "Jonas")), place="Egå", reason="Oak", area="sales")
    chips = [(chip.text, chip.customer_id) for chip in entry_words.chips(row, 7)]
    assert chips == [("Jonas", 8), ("Egå", None), ("Why: Oak", None), ("Sales support", None)]


def test_one_sentence_says_all_of_a_closed_and_of_an_open_entry() -> None:
    closed = entry_words.sentence(ROW, 7, is_open=False)
    assert closed == "Thanked her., Call, 14 min, Mette Lind, Thursday, 12 November 2026, 14:05"
    assert "Likes the oil finish" in entry_words.sentence(ROW, 7, is_open=True)
