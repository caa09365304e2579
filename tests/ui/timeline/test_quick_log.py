"""The quick log by keyboard: few strokes, the right people, saved once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.timeline import only, saved

Doing = Callable[[Callable[[], Any]], Any]


def test_a_call_is_logged_in_a_dozen_strokes_beside_its_words(
    open_log: Any, people: Any, entries: Any, qtbot: QtBot
) -> None:
    """Ten seconds: three letters, Enter, the words, Enter. The kind is a call already."""
    dialog, hand = open_log()
    words = "Thanked her"
    hand.type("kir")
    hand.enter()
    hand.type(words)
    hand.enter()
    saved(qtbot, dialog)
    row = only(entries(people.kirsten))
    assert (row.kind, row.outcome, row.direction, row.text) == ("call", "reached", "out", words)
    assert (row.day, row.time) == (date(2026, 11, 20), time(10, 0))
    assert hand.strokes - len(words) <= 12


def test_for_the_customer_on_the_card_it_takes_one_key_for_the_kind_and_enter(
    open_log: Any, people: Any, entries: Any, qtbot: QtBot
) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.alt("B")
    hand.type("Wants to talk")
    hand.enter()
    saved(qtbot, dialog)
    row = only(entries(people.kirsten))
    assert (row.kind, row.outcome, row.text) == ("call", "voicemail", "Wants to talk")
    assert hand.strokes - len("Wants to talk") == 2


@pytest.mark.parametrize(
    ("letter", "kind", "outcome"),
    [
        ("C", "call", "reached"),
        ("B", "call", "voicemail"),
        ("R", "call", "not_reached"),
        ("M", "email", ""),
        ("S", "message", ""),
        ("E", "meeting", ""),
        ("V", "visit", ""),
        ("L", "letter", ""),
        ("N", "note", ""),
    ],
)
def test_alt_and_a_letter_picks_the_kind(
    letter: str, kind: str, outcome: str, open_log: Any, people: Any, entries: Any, qtbot: QtBot
) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.type("x")
    hand.alt(letter)
    hand.type("y")
    hand.enter()
    saved(qtbot, dialog)
    row = only(entries(people.kirsten))
    assert (row.kind, row.outcome, row.text) == (kind, outcome, "xy")


def test_typing_does_not_wait_for_the_search(open_log: Any, people: Any, entries: Any, qtbot: QtBot) -> None:
    """Letters, Enter, words and Enter in one go, faster than any answer comes back."""
    dialog, hand = open_log()
    hand.type("kir")
    assert dialog.who.is_waiting
    hand.enter()
    hand.type("Fast")
    hand.enter()
    saved(qtbot, dialog)
    assert only(entries(people.kirsten)).text == "Fast"


def test_a_name_nobody_has_is_said_and_nothing_is_lost(
    open_log: Any, people: Any, settled: Any, qtbot: QtBot
) -> None:
    dialog, hand = open_log()
    hand.type("zzz")
    hand.enter()
    hand.type("Words")
    hand.enter()
    settled()
    assert dialog.isVisible() and "“zzz”" in dialog.who.error()
    assert dialog.text.text() == "Words"


def test_without_a_customer_it_says_so_at_the_field(open_log: Any, people: Any) -> None:
    dialog, hand = open_log()
    dialog.text.setFocus()
    hand.type("Words")
    hand.enter()
    assert "Choose a customer" in dialog.who.error()
    assert dialog.text.text() == "Words" and dialog.isVisible()


def test_down_goes_to_the_next_one_found(open_log: Any, people: Any, settled: Any, qtbot: QtBot) -> None:
    dialog, hand = open_log()
    hand.type("kir")
    settled()
    hand.press(Qt.Key.Key_Down)
    hand.enter()
    assert dialog.who.ids == (people.jonas,)


def test_a_meeting_with_three_is_on_the_timeline_of_all_three(
    open_log: Any, people: Any, entries: Any, qtbot: QtBot, settled: Any
) -> None:
    dialog, hand = open_log(people.kirsten, kind="meeting")
    for letters in ("jon", "lær"):
        hand.alt("W")
        hand.type(letters)
        settled()
        hand.enter()
    hand.type("Byg & Bolig fair")
    hand.enter()
    saved(qtbot, dialog)
    for customer in (people.kirsten, people.jonas, people.laerke):
        row = only(entries(customer))
        assert [name for _id, name in row.participants] == [
            "Kirsten Østergaard",
            "Jonas Kirk Lind",
            "Lærke Frandsen",
        ]


def test_somebody_can_be_taken_off_again(open_log: Any, people: Any, settled: Any) -> None:
    dialog, hand = open_log(people.kirsten, people.jonas)
    hand.alt("W")
    hand.press(Qt.Key.Key_Backspace)
    assert dialog.who.ids == (people.kirsten,)
    hand.press(Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.text.hasFocus()


def test_shift_enter_begins_a_line_and_enter_saves(
    open_log: Any, people: Any, entries: Any, qtbot: QtBot
) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.type("One")
    hand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    hand.type("Two")
    hand.enter()
    saved(qtbot, dialog)
    assert only(entries(people.kirsten)).text == "One\nTwo"


def test_two_enters_save_once(open_log: Any, people: Any, entries: Any, qtbot: QtBot) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.type("Once")
    hand.enter()
    hand.enter()
    dialog.save.click()
    saved(qtbot, dialog)
    only(entries(people.kirsten))


def test_hostile_text_is_kept_to_the_letter(open_log: Any, people: Any, entries: Any, qtbot: QtBot) -> None:
    dialog, hand = open_log(people.kirsten)
    hostile = "<b>x</b> & \u202e %s {name} '; DROP TABLE entry; -- 💥"
    dialog.text.setPlainText(hostile)
    hand.enter()
    saved(qtbot, dialog)
    assert only(entries(people.kirsten)).text == hostile
