"""The quick log's details, its drafts, and what it says when something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.timeline import only, saved

from app import i18n
from ui.shell.desk import Desk

Doing = Callable[[Callable[[], Any]], Any]


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
    assert words in dialog.text_error.error() + dialog.fields.field("title").error()
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
    assert "not there any more" in dialog.trouble.error()
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
