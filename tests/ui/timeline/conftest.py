"""A few customers of one firm, a window for dialogs, and what the timeline tests ask again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.customers.form import CustomerForm, MemberForm
from app.timeline.entries import EntryForm, EntryRow
from ui.shell.desk import Desk


@dataclass(frozen=True)
class People:
    """Ids of the customers there are."""

    firm: int
    kirsten: int
    jonas: int
    laerke: int


@pytest.fixture
def people(desk: Desk, on_writer: Callable[[Callable[[], Any]], Any]) -> People:
    """Two people of one firm and one beside it."""

    def add() -> People:
        add = desk.office.customers.add
        firm = add(CustomerForm("Østergaard Arkitekter ApS", kind="firm"))
        of_firm = (MemberForm("Østergaard Arkitekter ApS", other_id=firm),)
        return People(
            firm,
            add(CustomerForm("Kirsten Østergaard", firms=of_firm)),
            add(CustomerForm("Jonas Kirk Lind", firms=of_firm)),
            add(CustomerForm("Lærke Frandsen")),
        )

    return on_writer(add)  # type: ignore[no-any-return]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """The window under the dialogs."""
    window = QWidget()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def log(desk: Desk, on_writer: Callable[[Callable[[], Any]], Any]) -> Callable[..., int]:
    """log(customer, "text", kind=…): writes an entry and returns its id."""

    def write(customer: int | tuple[int, ...], text: str = "", **values: Any) -> int:
        ids = customer if isinstance(customer, tuple) else (customer,)
        full: dict[str, Any] = {"kind": "call", "day": date(2026, 11, 12), "time": time(14, 5), **values}
        form = EntryForm(participants=ids, text=text, **full)
        return on_writer(lambda: desk.office.timeline.log(form))  # type: ignore[no-any-return]

    return write


@pytest.fixture
def entries(desk: Desk, on_reader: Callable[[Callable[[], Any]], Any]) -> Callable[[int], list[EntryRow]]:
    """entries(customer): the newest first, as the office has them."""
    return lambda customer: on_reader(lambda: desk.office.timeline.page(customer))  # type: ignore[no-any-return]
