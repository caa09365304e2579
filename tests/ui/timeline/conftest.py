"""A few customers of one firm, a window for dialogs, and what the timeline tests ask again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.customers.form import CustomerForm, MemberForm
from app.reminders.follow_ups import FollowUpForm
from app.timeline.entries import EntryForm, EntryRow
from ui.shell import theme
from ui.shell.desk import Desk, QuickLogRequest
from ui.timeline.quick_log import QuickLogDialog
from ui.timeline.timeline_pane import TimelinePane


@dataclass(frozen=True)
class People:
    """Ids of the customers there are."""

    firm: int
    kirsten: int
    jonas: int
    laerke: int


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


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> TimelinePane:
    theme.current().set_reduced_motion(True)
    pane = TimelinePane(desk)
    pane.resize(600, 700)
    qtbot.addWidget(pane)
    pane.show()
    pane.activateWindow()
    return pane


@pytest.fixture
def show(pane: TimelinePane, settled: Callable[[], None]) -> Callable[[int], None]:
    """show(customer): shows it and waits until it is read."""

    def do(customer_id: int) -> None:
        pane.show_customer(customer_id)
        settled()

    return do


@pytest.fixture
def plan(desk: Desk, on_writer: Callable[[Callable[[], Any]], Any]) -> Callable[..., int]:
    def add(customer_id: int, text: str, day: date, at: time | None = None) -> int:
        form = FollowUpForm(text, day, at, customer_id)
        return on_writer(lambda: desk.office.reminders.add(form))  # type: ignore[no-any-return]

    return add
