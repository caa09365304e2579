"""What a person sees first: somebody's card, not an empty middle; and what the list shows is what goes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot
from support.keys import press

from app.customers.form import CustomerForm
from ui.shell.desk import Desk, ExportRequest
from ui.shell.main_window import MainWindow

Do = Callable[[Callable[[], Any]], Any]
Open = Callable[..., MainWindow]
Settled = Callable[[], None]


def test_the_first_of_the_list_is_shown_at_first(open_window: Open, people: list[int], qtbot: QtBot) -> None:
    window = open_window()
    qtbot.waitUntil(lambda: window.panes.customer_id == people[0], timeout=5000)
    assert window.panes.list.list.chosen_ids() == (people[0],)


def test_who_was_shown_last_is_shown_again(
    open_window: Open, people: list[int], desk: Desk, qtbot: QtBot
) -> None:
    desk.preferences.set("last_customer", people[1])
    window = open_window()
    qtbot.waitUntil(lambda: window.panes.list.list.chosen_ids() == (people[1],), timeout=5000)
    assert window.panes.customer_id == people[1]


def test_the_first_of_the_list_stands_in_for_one_who_is_gone(
    open_window: Open, people: list[int], desk: Desk, qtbot: QtBot
) -> None:
    desk.preferences.set("last_customer", 4711)
    window = open_window()
    qtbot.waitUntil(lambda: window.panes.customer_id == people[0], timeout=5000)


def test_the_first_customer_of_an_office_is_shown_when_it_comes(
    open_window: Open, desk: Desk, on_writer: Do, qtbot: QtBot
) -> None:
    window = open_window()
    assert window.panes.customer_id is None
    anna = on_writer(lambda: desk.office.customers.add(CustomerForm(name="Anna Moe")))
    qtbot.waitUntil(lambda: window.panes.customer_id == anna, timeout=5000)


def test_the_key_exports_what_the_list_shows(
    open_window: Open, people: list[int], desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    window = open_window()
    asked: list[ExportRequest] = []
    desk.export_wanted.disconnect()
    desk.export_wanted.connect(asked.append)
    window.panes.list.search.setText("moe")
    qtbot.waitUntil(lambda: window.panes.list.model.rowCount() == 1, timeout=5000)
    settled()
    press(window, "Ctrl+E")
    (request,) = asked
    assert request.ids is None
    assert request.query is not None
    assert request.query.search == "moe"


def test_the_key_offers_those_who_are_chosen(
    open_window: Open, people: list[int], desk: Desk, settled: Settled
) -> None:
    window = open_window()
    settled()
    asked: list[ExportRequest] = []
    desk.export_wanted.disconnect()
    desk.export_wanted.connect(asked.append)
    window.panes.list.list.choose_rows([0, 1], 1)
    press(window, "Ctrl+E")
    (request,) = asked
    assert request.ids == tuple(people[:2])
    assert request.query is not None
