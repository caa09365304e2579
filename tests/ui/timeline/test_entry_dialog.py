"""Editing and deleting an entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell.desk import Desk
from ui.timeline.entry_dialog import EntryDialog
from ui.timeline.timeline_pane import TimelinePane

Doing = Callable[[Callable[[], Any]], Any]


@pytest.fixture
def edit(
    desk: Desk, window: QWidget, entries: Any, settled: Callable[[], None]
) -> Callable[[int], EntryDialog]:
    """edit(customer): the form of its newest entry."""

    def do(customer_id: int) -> EntryDialog:
        dialog = EntryDialog(desk, window, entries(customer_id)[0])
        dialog.open()
        settled()
        return dialog

    return do


def test_every_field_is_shown_and_saved(people: Any, log: Any, edit: Any, entries: Any, qtbot: QtBot) -> None:
    log(people.kirsten, "First", minutes=14, area="service", place="Egå", reason="Oak", direction="in")
    dialog = edit(people.kirsten)
    fields = dialog.fields
    assert (fields.minutes.text(), fields.area.value(), fields.place.text()) == ("14", "service", "Egå")
    assert (fields.reason.text(), fields.direction.value(), fields.outcome.value()) == (
        "Oak",
        "in",
        "reached",
    )
    assert fields.day.date() == QDate(2026, 11, 12) and fields.time.time() == QTime(14, 5)
    dialog.text.setPlainText("Second")
    fields.outcome.set_value("voicemail")
    fields.minutes.setText("")
    fields.day.set_date(QDate(2026, 11, 10))
    fields.time.set_time(QTime(9, 30))
    fields.title.setText("A title")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    row = entries(people.kirsten)[0]
    assert (row.text, row.title, row.outcome, row.minutes) == ("Second", "A title", "voicemail", None)
    assert (row.day, row.time, row.place, row.area) == (date(2026, 11, 10), time(9, 30), "Egå", "service")


def test_nothing_changed_changes_nothing(
    people: Any, log: Any, edit: Any, entries: Any, qtbot: QtBot
) -> None:
    values = {"kind": "purchase", "amount": 8640050, "currency": "XAF", "time": None, "direction": ""}
    log(people.kirsten, "Text", **{**values, "amount": 864000, "title": "Stairs"})
    before = entries(people.kirsten)
    dialog = edit(people.kirsten)
    dialog.primary.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert entries(people.kirsten) == before


def test_another_kind_shows_other_fields(people: Any, log: Any, edit: Any) -> None:
    log(people.kirsten, "Text")
    dialog = edit(people.kirsten)
    assert dialog.fields.outcome.isVisible() and not dialog.fields.amount.isVisible()
    dialog.kind.set_value("purchase")
    assert dialog.fields.amount.isVisible() and not dialog.fields.outcome.isVisible()


def test_an_entry_changed_meanwhile_is_not_overwritten(
    people: Any, log: Any, edit: Any, entries: Any, desk: Desk, on_writer: Doing, qtbot: QtBot
) -> None:
    log(people.kirsten, "First")
    dialog, other = edit(people.kirsten), edit(people.kirsten)
    other.text.setPlainText("Theirs")
    other.primary.click()
    qtbot.waitUntil(lambda: not other.isVisible())
    dialog.text.setPlainText("Mine")
    dialog.primary.click()
    qtbot.waitUntil(lambda: dialog.trouble.isVisible())
    assert "changed somewhere else" in dialog.trouble.error() and dialog.text.text() == "Mine"
    assert entries(people.kirsten)[0].text == "Theirs"


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("day", "", "has a day"),
        ("day", "31.4.2026", "no day"),
        ("time", "25", "no time"),
        ("minutes", "x", "number"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    name: str, typed: str, words: str, people: Any, log: Any, edit: Any
) -> None:
    log(people.kirsten, "Text")
    dialog = edit(people.kirsten)
    dialog.fields.field(name).input.setText(typed)
    dialog.primary.click()
    assert words in dialog.fields.field(name).error() and dialog.isVisible()


def test_delete_takes_it_away_and_undo_brings_it_back(
    people: Any, log: Any, edit: Any, entries: Any, desk: Desk, on_writer: Doing, settled: Any
) -> None:
    log(people.kirsten, "Text")
    dialog = edit(people.kirsten)
    dialog.delete.click()
    settled()
    assert not dialog.isVisible() and entries(people.kirsten) == []
    on_writer(desk.office.history.undo)
    assert entries(people.kirsten)[0].text == "Text"


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_F2])
def test_e_and_f2_edit_the_row(
    key: Qt.Key, people: Any, log: Any, desk: Desk, window: QWidget, settled: Any, qtbot: QtBot
) -> None:
    log(people.kirsten, "Text")
    pane = TimelinePane(desk, window)
    pane.resize(600, 500)
    pane.show()
    window.activateWindow()
    pane.show_customer(people.kirsten)
    settled()
    pane.focus_list()
    qtbot.keyClick(pane.list, key)
    dialog = window.findChild(EntryDialog)
    assert dialog is not None and dialog.text.text() == "Text"
    dialog.close()
    settled()
