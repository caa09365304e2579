"""What follows from an entry: offered from the text, changed, taken away, added by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.timeline import saved

from app.reminders.occurrences import FOLLOW_UP
from ui.shell.desk import Desk

Doing = Callable[[Callable[[], Any]], Any]


def follow_ups(desk: Desk, on_reader: Doing, customer: int) -> list[tuple[date, time | None, str, str]]:
    found = on_reader(lambda: desk.office.reminders.of_customer(customer))
    return [(item.day, item.time, item.text, item.action) for item in found if item.kind == FOLLOW_UP]


def test_what_was_promised_is_shown_and_saved_in_the_same_breath(
    open_log: Any, people: Any, desk: Desk, on_reader: Doing, qtbot: QtBot
) -> None:
    dialog, hand = open_log(people.kirsten, kind="meeting")
    hand.type("Byg & Bolig fair. I’ll call early in the new year for lunch.")
    assert dialog.follow_up.isVisible()
    sentence = dialog.follow_up.accessibleName()
    assert sentence == (
        "Call Kirsten Østergaard. Follow-up on Monday, 11 January 2027, from “early in the new year”"
    )
    hand.enter()
    saved(qtbot, dialog)
    expected = [(date(2027, 1, 11), None, "Call Kirsten Østergaard", "call")]
    assert follow_ups(desk, on_reader, people.kirsten) == expected


def test_a_time_that_was_said_is_taken_over(
    open_log: Any, people: Any, desk: Desk, on_reader: Doing, qtbot: QtBot
) -> None:
    dialog, hand = open_log(people.kirsten, kind="voicemail")
    hand.type("Will come by Thursday at 10")
    assert "at 10:00, from “Thursday at 10”" in dialog.follow_up.accessibleName()
    hand.enter()
    saved(qtbot, dialog)
    assert follow_ups(desk, on_reader, people.kirsten)[0][:2] == (date(2026, 11, 26), time(10))


def test_an_offer_taken_away_does_not_come_back(
    open_log: Any, people: Any, desk: Desk, on_reader: Doing, qtbot: QtBot
) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.type("Call tomorrow")
    dialog.follow_up.findChild(QWidget, "drop-follow-up").click()
    hand.type(" then")
    assert not dialog.follow_up.is_there
    hand.enter()
    saved(qtbot, dialog)
    assert follow_ups(desk, on_reader, people.kirsten) == []


def test_an_offer_can_be_changed_before_it_is_saved(
    open_log: Any, people: Any, desk: Desk, on_reader: Doing, qtbot: QtBot
) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.type("Call tomorrow")
    dialog.follow_up.findChild(QWidget, "change-follow-up").click()
    dialog.follow_up.quick.chip("week").click()
    dialog.follow_up.text.clear()
    qtbot.keyClicks(dialog.follow_up.text, "Ask about the barn")
    dialog.follow_up.time.set_time(QTime(9, 15))
    dialog.text.setFocus()
    hand.type(" or the day after tomorrow")
    hand.enter()
    saved(qtbot, dialog)
    expected = [(date(2026, 11, 23), time(9, 15), "Ask about the barn", "")]
    assert follow_ups(desk, on_reader, people.kirsten) == expected


def test_alt_f_adds_a_follow_up_by_hand(
    open_log: Any, people: Any, desk: Desk, on_reader: Doing, qtbot: QtBot
) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.type("Nothing special")
    hand.alt("F")
    hand.press(Qt.Key.Key_Tab)
    hand.press(Qt.Key.Key_Space)
    assert dialog.follow_up.day.date() == QDate(2026, 11, 23)
    dialog.text.setFocus()
    hand.enter()
    saved(qtbot, dialog)
    assert [item[0] for item in follow_ups(desk, on_reader, people.kirsten)] == [date(2026, 11, 23)]


@pytest.mark.parametrize(
    ("key", "day"), [("1", date(2026, 11, 21)), ("3", date(2026, 11, 23)), ("14", date(2026, 12, 4))]
)
def test_quick_choices_of_a_day(key: str, day: date, open_log: Any, people: Any) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.alt("F")
    dialog.follow_up.quick.chip(key).click()
    assert dialog.follow_up.form(people.kirsten).day == day


@pytest.mark.parametrize(
    ("typed", "words"), [("", "has a day"), ("1.11.2026", "has passed"), ("x", "no day")]
)
def test_a_follow_up_without_a_day_ahead_is_asked_about(
    typed: str, words: str, open_log: Any, people: Any, entries: Any
) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.type("Kept")
    hand.alt("F")
    dialog.follow_up.day.setText(typed)
    dialog.text.setFocus()
    hand.enter()
    assert words in dialog.follow_up._day_field.error()
    assert not dialog.fields.is_shown("when")  # the entry's own day is not to blame
    assert dialog.isVisible() and dialog.text.text() == "Kept"
    assert entries(people.kirsten) == []


def test_a_danish_note_is_understood_while_the_program_speaks_english(open_log: Any, people: Any) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.type("Ringer i morgen")
    assert "“i morgen”" in dialog.follow_up.accessibleName()
