"""The quick log by keyboard: few strokes, nothing lost, saved once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QDate, QEvent, Qt, QTime
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.reminders.occurrences import FOLLOW_UP
from app.timeline.entries import EntryRow
from ui.shell.desk import Desk, QuickLogRequest
from ui.timeline.quick_log import QuickLogDialog

Doing = Callable[[Callable[[], Any]], Any]


class Hand:
    """Types at whatever has the focus, and counts the strokes."""

    def __init__(self, qtbot: QtBot, dialog: QuickLogDialog) -> None:
        self._qtbot, self._dialog = qtbot, dialog
        self.strokes = 0

    def type(self, words: str) -> None:
        for letter in words:
            if letter.isascii():
                self._qtbot.keyClicks(self._at(), letter)
            else:  # Qt's test keyboard has only ASCII
                event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._at(), event)
            self.strokes += 1

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self._at(), key, held)
        self.strokes += 1

    def alt(self, letter: str) -> None:
        self.press(Qt.Key[f"Key_{letter}"], Qt.KeyboardModifier.AltModifier)

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def _at(self) -> QWidget:
        return QApplication.focusWidget() or self._dialog


@pytest.fixture
def open_log(
    desk: Desk, window: QWidget, settled: Callable[[], None], qtbot: QtBot
) -> Callable[..., tuple[QuickLogDialog, Hand]]:
    """open_log(request parts): the dialog, open and in front, and a hand to type with."""

    def do(*ids: int, kind: str = "", text: str = "") -> tuple[QuickLogDialog, Hand]:
        dialog = QuickLogDialog(desk, window, QuickLogRequest(ids, kind, text))
        dialog.open()
        dialog.activateWindow()
        settled()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return dialog, Hand(qtbot, dialog)

    return do


def only(rows: list[EntryRow]) -> EntryRow:
    assert len(rows) == 1
    return rows[0]


def saved(qtbot: QtBot, dialog: QuickLogDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.isVisible())


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


# Follow-ups


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


# Details


def test_what_happened_before_can_be_written_down(
    open_log: Any, people: Any, entries: Any, qtbot: QtBot
) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.type("Earlier")
    hand.alt("T")
    assert dialog.fields.day.hasFocus()
    dialog.fields.day.selectAll()
    hand.type("12.11.2026")
    dialog.text.setFocus()
    hand.enter()
    saved(qtbot, dialog)
    row = only(entries(people.kirsten))
    assert (row.day, row.time) == (date(2026, 11, 12), None)


def test_the_future_is_refused_at_the_day(open_log: Any, people: Any, entries: Any) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.type("Later")
    dialog.chips.open_group("when")
    dialog.fields.day.set_date(QDate(2026, 11, 21))
    dialog.text.setFocus()
    hand.enter()
    assert "cannot lie in the future" in dialog.fields.field("day").error()
    assert dialog.text.text() == "Later" and entries(people.kirsten) == []


def test_details_are_saved(open_log: Any, people: Any, entries: Any, qtbot: QtBot) -> None:
    dialog, hand = open_log(people.kirsten)
    dialog.chips.findChild(QWidget, "detail-direction").click()
    dialog.chips.open_group("minutes")
    hand.type("14")
    dialog.chips.open_group("area")
    dialog.fields.area.set_value("service")
    dialog.chips.open_group("place")
    hand.type("Egå")
    hand.enter()
    saved(qtbot, dialog)
    row = only(entries(people.kirsten))
    assert (row.direction, row.minutes, row.area, row.place) == ("in", 14, "service", "Egå")


@pytest.mark.parametrize("minutes", ["x", "-1", "99999", "1441"])
def test_minutes_that_are_none_are_refused_at_their_field(minutes: str, open_log: Any, people: Any) -> None:
    dialog, hand = open_log(people.kirsten)
    dialog.chips.open_group("minutes")
    hand.type(minutes)
    hand.enter()
    assert dialog.fields.field("minutes").error().startswith("A duration is")
    assert dialog.isVisible() and dialog.fields.minutes.text() == minutes


@pytest.mark.parametrize(("language", "typed"), [("da", "1.234,50"), ("en", "1,234.50"), ("de", "1.234,50")])
def test_a_purchase_takes_its_amount_as_the_language_writes_it(
    language: str, typed: str, open_log: Any, people: Any, entries: Any, qtbot: QtBot
) -> None:
    i18n.use(language)
    dialog, hand = open_log(people.kirsten, kind="purchase")
    assert dialog.fields.amount.isVisible()
    dialog.fields.set_currency("DKK")
    dialog.fields.title.setFocus()
    hand.type("Oak staircase")
    hand.press(Qt.Key.Key_Tab)
    hand.type(typed)
    hand.enter()
    saved(qtbot, dialog)
    row = only(entries(people.kirsten))
    assert (row.kind, row.title, row.amount, row.currency) == ("purchase", "Oak staircase", 123450, "DKK")


def test_an_amount_that_is_none_gives_a_sentence_and_keeps_everything(open_log: Any, people: Any) -> None:
    dialog, hand = open_log(people.kirsten, kind="purchase")
    dialog.fields.amount.setFocus()
    hand.type("1.234")
    hand.enter()
    error = dialog.fields.field("amount").error()
    assert error == "This is no amount of money. Write it like 1,234.50."
    assert dialog.fields.amount.text() == "1.234" and dialog.isVisible()


@pytest.mark.parametrize(
    ("kind", "words"), [("note", "A note says something."), ("purchase", "what was bought")]
)
def test_a_note_and_a_purchase_say_something(kind: str, words: str, open_log: Any, people: Any) -> None:
    dialog, hand = open_log(people.kirsten, kind=kind)
    hand.enter()
    assert words in dialog.text_error.text() + dialog.fields.field("title").error()
    assert dialog.isVisible()


# Drafts and troubles


def test_esc_keeps_a_draft_that_is_there_again(
    open_log: Any, people: Any, entries: Any, qtbot: QtBot
) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.alt("V")
    hand.type("Half a thou")
    dialog.chips.open_group("place")
    hand.type("Egå")
    hand.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog, hand = open_log(people.kirsten)
    assert dialog.text.text() == "Half a thou" and dialog.tiles.kind.kind == "visit"
    assert dialog.fields.place.text() == "Egå" and dialog.draft_line.isVisible()
    dialog.text.setFocus()
    hand.type("ght")
    hand.enter()
    saved(qtbot, dialog)
    assert only(entries(people.kirsten)).text == "Half a thought"
    dialog, hand = open_log(people.kirsten)
    assert dialog.text.text() == "" and not dialog.draft_line.isVisible()


def test_a_draft_about_somebody_else_is_offered(open_log: Any, people: Any) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.type("About Kirsten")
    hand.press(Qt.Key.Key_Escape)
    dialog, hand = open_log(people.jonas)
    assert dialog.text.text() == "" and dialog.draft_line.isVisible()
    dialog.draft_line.findChild(QWidget, "draft-button").click()
    assert dialog.text.text() == "About Kirsten" and dialog.who.ids == (people.kirsten,)


def test_esc_with_nothing_typed_keeps_nothing(open_log: Any, people: Any) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.press(Qt.Key.Key_Escape)
    dialog, hand = open_log(people.kirsten)
    assert not dialog.draft_line.isVisible()


def test_a_customer_deleted_meanwhile_is_said_and_the_text_stays(
    open_log: Any, people: Any, desk: Desk, on_writer: Doing, qtbot: QtBot
) -> None:
    dialog, hand = open_log(people.kirsten)
    hand.type("Kept")
    on_writer(lambda: desk.office.customers.delete([people.kirsten]))
    hand.enter()
    qtbot.waitUntil(lambda: dialog.trouble.isVisible())
    assert "not there any more" in dialog.trouble.text()
    assert dialog.text.text() == "Kept" and dialog.save.isEnabled()


def test_words_typed_before_it_opened_are_in_it(
    open_log: Any, people: Any, entries: Any, qtbot: QtBot
) -> None:
    dialog, hand = open_log(people.kirsten, text="T")
    hand.type("hanks")
    hand.enter()
    saved(qtbot, dialog)
    assert only(entries(people.kirsten)).text == "Thanks"


def test_it_stays_within_the_smallest_window(
    open_log: Any, people: Any, window: QWidget, settled: Any, qtbot: QtBot
) -> None:
    window.resize(720, 520)
    dialog, hand = open_log(people.kirsten, kind="purchase")
    for group in ("when", "area"):
        dialog.chips.open_group(group)
    hand.alt("F")
    qtbot.waitUntil(lambda: dialog.height() <= 520 - 48)
    assert dialog.width() <= 720 - 48
    assert dialog.save.visibleRegion().boundingRect() == dialog.save.rect()


def test_a_day_far_back_is_taken(open_log: Any, people: Any, entries: Any, qtbot: QtBot) -> None:
    dialog, hand = open_log(people.kirsten)
    dialog.chips.open_group("when")
    day = date(2026, 11, 20) - timedelta(days=4000)
    dialog.fields.day.set_date(QDate(day.year, day.month, day.day))
    dialog.text.setFocus()
    hand.type("Long ago")
    hand.enter()
    saved(qtbot, dialog)
    assert only(entries(people.kirsten)).day == day
