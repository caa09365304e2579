"""An office with a few customers, for the tests of the list, the card and the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.customers.form import AddressForm, CustomerForm, MemberForm, PointForm
from app.reminders.follow_ups import FollowUpForm
from app.timeline.entries import EntryForm
from ui.customers.edit_dialog import EditCustomerDialog
from ui.customers.list_pane import CustomerListPane
from ui.shell import theme
from ui.shell.desk import Desk

People = dict[str, int]
Settled = Callable[[], None]
_PEOPLE = (
    ("Anders Moe", "Moe Rør AS", "Bergen", 94, ("Plumber",)),
    ("Jürgen Groß", "Groß Möbelwerk GmbH", "Flensburg", 71, ("Supplier", "Regular")),
    ("Inger & Knut Haugen", "", "Oslo", 66, ()),
    ("Kirsten Østergaard", "Østergaard Arkitekter ApS", "Aarhus", 12, ("Architect", "Regular")),
    ("Søren Åkjær", "", "Randers", None, ("Plumber", "Regular")),
)


@pytest.fixture
def people(desk: Desk, on_writer: Callable[[Callable[[], Any]], Any]) -> People:
    """Five people and the three firms that three of them work at; the ids by name."""
    office, today = desk.office, desk.clock.today()

    def add() -> People:
        ids: People = {}
        for name, firm, town, days, tags in _PEOPLE:
            form = CustomerForm(
                name,
                firms=(MemberForm(firm, job_title="Owner"),) if firm else (),
                addresses=(AddressForm(town=town),),
                points=(PointForm("phone", "+45 20 55 01 47", "mobile"),),
                tags=tags,
            )
            ids[name] = office.customers.add(form)
            if days is not None:
                office.timeline.log(
                    EntryForm("call", (ids[name],), today - timedelta(days=days), title="Oak")
                )
        office.reminders.add(
            FollowUpForm("Call back", today - timedelta(days=2), customer_id=ids["Anders Moe"])
        )
        return ids

    return on_writer(add)  # type: ignore[no-any-return]


@pytest.fixture
def list_pane(
    desk: Desk, people: dict[str, int], qtbot: QtBot, settled: Settled
) -> Iterator[CustomerListPane]:
    theme.current().set_text_points(None)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(340, 800)
    pane = CustomerListPane(desk, window)
    pane.resize(340, 800)
    window.show()
    qtbot.waitExposed(window)
    settled()
    yield pane


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def opened(desk: Desk, window: QWidget, settled: Settled, qtbot: QtBot) -> Callable[..., EditCustomerDialog]:
    def open_dialog(customer_id: int | None = None, **more: Any) -> EditCustomerDialog:
        dialog = EditCustomerDialog(desk, window, customer_id, **more)
        dialog.open()
        dialog.activateWindow()
        settled()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=3000)
        return dialog

    return open_dialog
