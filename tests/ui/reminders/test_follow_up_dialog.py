"""The dialog of a follow-up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.i18n import use
from app.reminders.occurrences import Occurrence
from ui.reminders.follow_up_dialog import FollowUpDialog
from ui.shell.desk import Desk, FollowUpRequest
from ui.widgets.chip import Chip

PATIENCE = 20_000
Reader = Callable[[Callable[[], Any]], Any]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 800)
    with qtbot.waitExposed(window):
        window.show()
    yield window


@pytest.fixture
def opened(
    desk: Desk, people: dict[str, int], window: QWidget, qtbot: QtBot
) -> Callable[..., FollowUpDialog]:
    """opened(customer_id, follow_up_id): a dialog that has read what it shows."""

    def open_one(customer_id: int | None = None, follow_up_id: int | None = None) -> FollowUpDialog:
        dialog = FollowUpDialog(desk, window, FollowUpRequest(customer_id, follow_up_id))
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(desk.tasks.is_idle, timeout=PATIENCE)
        return dialog

    return open_one


def all_open(desk: Desk, on_reader: Reader) -> dict[str, Occurrence]:
    pane = on_reader(desk.office.reminders.pane)
    return {item.text: item for group in pane.groups for item in group.items if item.text}


def test_a_new_one_is_saved_with_all_it_says(
    opened: Callable[..., FollowUpDialog], desk: Desk, qtbot: QtBot, people: dict[str, int], on_reader: Reader
) -> None:
    dialog = opened(people["Ole"])
    assert dialog.customer.text() == "Ole Nygaard"
    dialog.text.setPlainText("Ask about\nthe stairs")
    dialog.day.set_date(QDate(2026, 11, 27))
    dialog.at.setText("14:30")
    dialog.actions_chips.choose("visit")
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE):
        dialog.primary.click()
    item = all_open(desk, on_reader)["Ask about the stairs"]
    assert (item.day, item.time, item.customer, item.action) == (
        date(2026, 11, 27),
        time(14, 30),
        "Ole Nygaard",
        "visit",
    )


def test_an_empty_one_is_not_saved_and_says_where_it_lacks(
    opened: Callable[..., FollowUpDialog], qtbot: QtBot
) -> None:
    dialog = opened()
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(dialog.text.property("wrong")), timeout=PATIENCE)
    assert dialog.isVisible()
    assert dialog.primary.isEnabled()


@pytest.mark.parametrize(
    ("day", "at"), [("31.2.2026", ""), ("", ""), ("27 Nov 2026", "25:00"), ("soon", "late")]
)
def test_a_day_or_time_that_is_none_is_refused(
    opened: Callable[..., FollowUpDialog], desk: Desk, day: str, at: str
) -> None:
    dialog = opened()
    dialog.text.setPlainText("x")
    dialog.day.setText(day)
    dialog.at.setText(at)
    dialog.submit()
    assert dialog.isVisible()
    assert desk.tasks.is_idle()
    assert dialog.day.property("wrong") or dialog.at.property("wrong")


def test_a_customer_is_found_while_typing(
    opened: Callable[..., FollowUpDialog], qtbot: QtBot, people: dict[str, int]
) -> None:
    dialog = opened()
    qtbot.keyClicks(dialog.customer, "osterg")
    qtbot.waitUntil(lambda: dialog.customer.offered() == ["Kirsten Østergaard"], timeout=PATIENCE)
    assert dialog.customer.error()
    dialog.customer.choose_offer()
    assert dialog.customer.customer_id() == people["Kirsten"]
    assert not dialog.customer.error()


def test_a_name_typed_in_full_needs_no_choosing(
    opened: Callable[..., FollowUpDialog], qtbot: QtBot, people: dict[str, int]
) -> None:
    dialog = opened()
    qtbot.keyClicks(dialog.customer, "ole nygaard")
    qtbot.waitUntil(lambda: dialog.customer.customer_id() == people["Ole"], timeout=PATIENCE)


def test_a_name_nobody_has_is_not_saved(
    opened: Callable[..., FollowUpDialog], desk: Desk, qtbot: QtBot
) -> None:
    dialog = opened()
    dialog.text.setPlainText("x")
    qtbot.keyClicks(dialog.customer, "Nobody at all")
    qtbot.waitUntil(desk.tasks.is_idle, timeout=PATIENCE)
    dialog.submit()
    assert dialog.isVisible()
    assert dialog.customer.property("wrong")


def test_an_existing_one_is_shown_changed_and_deleted(
    opened: Callable[..., FollowUpDialog], desk: Desk, qtbot: QtBot, on_reader: Reader
) -> None:
    item = all_open(desk, on_reader)["Send handrail drawing"]
    dialog = opened(item.customer_id, item.source_id)
    assert dialog.text.text() == "Send handrail drawing"
    assert dialog.customer.text() == "Kirsten Østergaard"
    assert dialog.at.text() == "11:00"
    assert dialog.actions_chips.value() == "mail"
    dialog.at.clear()
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE):
        dialog.primary.click()
    assert all_open(desk, on_reader)["Send handrail drawing"].time is None
    again = opened(item.customer_id, item.source_id)
    with qtbot.waitSignal(again.accepted, timeout=PATIENCE):
        again.delete_button.click()
    assert "Send handrail drawing" not in all_open(desk, on_reader)


def test_what_was_changed_meanwhile_is_not_overwritten(
    opened: Callable[..., FollowUpDialog], desk: Desk, qtbot: QtBot, on_reader: Reader
) -> None:
    item = all_open(desk, on_reader)["Order paper"]
    first, second = opened(None, item.source_id), opened(None, item.source_id)
    first.text.setPlainText("Order thick paper")
    with qtbot.waitSignal(first.accepted, timeout=PATIENCE):
        first.primary.click()
    second.text.setPlainText("Order thin paper")
    second.primary.click()
    qtbot.waitUntil(second.primary.isEnabled, timeout=PATIENCE)
    assert second.isVisible()
    assert "Order thick paper" in all_open(desk, on_reader)


def test_one_that_is_gone_closes_the_dialog(
    desk: Desk, people: dict[str, int], window: QWidget, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.said, timeout=PATIENCE) as said:
        dialog = FollowUpDialog(desk, window, FollowUpRequest(None, 999))
        qtbot.addWidget(dialog)
        dialog.open()
    assert "deleted" in said.args[0].sentence
    assert not dialog.isVisible()


def test_quick_days_set_the_day_and_follow_it(opened: Callable[..., FollowUpDialog], qtbot: QtBot) -> None:
    dialog = opened()
    assert dialog.days_chips.value() == date(2026, 11, 21)
    chips = {chip.text(): chip for chip in dialog.days_chips.findChildren(Chip)}
    assert list(chips) == ["Today", "Tomorrow", "In 3 days", "In 2 weeks"]  # next Monday is in 3 days
    chips["In 2 weeks"].click()
    assert dialog.day.date() == QDate(2026, 12, 4)
    dialog.day.set_date(QDate(2026, 11, 20))
    assert dialog.days_chips.value() == date(2026, 11, 20)
    dialog.day.set_date(QDate(2026, 11, 29))
    assert dialog.days_chips.value() is None


def test_ctrl_enter_saves(opened: Callable[..., FollowUpDialog], qtbot: QtBot) -> None:
    dialog = opened()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
    dialog.text.setPlainText("Ring the bell")
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE):
        qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_it_reads_days_as_the_language_writes_them(opened: Callable[..., FollowUpDialog]) -> None:
    use("de")
    dialog = opened()
    dialog.day.setText("24.12.")
    assert dialog.day.date() == QDate(2026, 12, 24)
