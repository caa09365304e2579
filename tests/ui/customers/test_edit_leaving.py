"""Saving and leaving the form of a customer: once, with a word about what would be lost, never over others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.customers.form import CustomerForm
from ui.shell.desk import Desk

Settled = Callable[[], None]
Do = Callable[[Callable[[], Any]], Any]


def test_saving_twice_saves_once(desk: Desk, opened: Any, settled: Settled, on_reader: Do) -> None:
    dialog = opened(name="Kirsten")
    dialog.primary.click()
    dialog.primary.click()
    dialog.submit()
    settled()
    assert on_reader(desk.office.customers.count) == 1


def test_leaving_unchanged_asks_nothing(opened: Any, qtbot: QtBot, settled: Settled) -> None:
    dialog = opened()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_leaving_with_changes_asks_in_the_form_and_a_second_escape_goes_back(
    desk: Desk, opened: Any, qtbot: QtBot, settled: Settled, on_reader: Do
) -> None:
    dialog = opened()
    dialog.fields.name.setText("Kirsten")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.banner.isVisible()
    assert dialog.banner.message().text == "Changes are not saved."
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and not dialog.banner.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.banner.buttons[1].click()
    assert not dialog.isVisible()
    settled()
    assert on_reader(desk.office.customers.count) == 0


def test_leaving_can_save(desk: Desk, opened: Any, qtbot: QtBot, settled: Settled, on_reader: Do) -> None:
    dialog = opened()
    dialog.fields.name.setText("Kirsten")
    dialog.reject()
    dialog.banner.buttons[0].click()
    settled()
    assert on_reader(desk.office.customers.count) == 1


def test_a_day_that_is_none_is_a_change_too(opened: Any) -> None:
    dialog = opened(name="Kirsten")
    dialog.fields.yearly.rows[0].date.day.setText("31")
    assert dialog.is_changed()
    dialog.reject()
    assert dialog.isVisible()
    dialog.banner.buttons[1].click()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    desk: Desk, opened: Any, settled: Settled, on_writer: Do, on_reader: Do
) -> None:
    customer_id = on_writer(lambda: desk.office.customers.add(CustomerForm("Kirsten")))
    dialog = opened(customer_id)
    on_writer(lambda: desk.office.customers.change(customer_id, 1, CustomerForm("Kirsten", nickname="Other")))
    dialog.fields.nickname.setText("Mine")
    dialog.submit()
    settled()
    assert dialog.banner.message().text.startswith("Kirsten was changed somewhere else")
    assert dialog.fields.nickname.text() == "Mine"
    dialog.banner.buttons[0].click()
    settled()
    assert dialog.fields.nickname.text() == "Other"
    dialog.reject()


def test_a_customer_who_was_deleted_meanwhile_is_said_in_a_sentence(
    desk: Desk, opened: Any, settled: Settled, on_writer: Do
) -> None:
    customer_id = on_writer(lambda: desk.office.customers.add(CustomerForm("Kirsten")))
    on_writer(lambda: desk.office.customers.delete([customer_id]))
    dialog = opened(customer_id)
    assert dialog.banner.message().text.startswith("This customer is not there any more")
    dialog.reject()
    assert not dialog.isVisible()
