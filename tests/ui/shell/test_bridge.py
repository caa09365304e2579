"""Facts published on the writer's thread arrive as signals on the window's."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.customers.form import CustomerForm
from app.events import CustomersChanged, HistoryChanged, RemindersChanged, SettingsChanged, TimelineChanged
from ui.shell.desk import Desk


@pytest.mark.parametrize(
    ("signal", "event"),
    [
        ("customers_changed", CustomersChanged((1, 2))),
        ("timeline_changed", TimelineChanged((3,))),
        ("reminders_changed", RemindersChanged()),
        ("settings_changed", SettingsChanged(("morning",))),
        ("history_changed", HistoryChanged("Added", undoable=True)),
    ],
)
def test_each_fact_has_its_signal_and_it_is_heard_here(
    desk: Desk, qtbot: QtBot, signal: str, event: Any
) -> None:
    heard: list[tuple[Any, threading.Thread]] = []
    # A plain function has no thread of its own: without the queue it would run on the writer's.
    getattr(desk.bridge, signal).connect(lambda fact: heard.append((fact, threading.current_thread())))
    desk.tasks.write(lambda: desk.office.bus.publish(event))
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert heard == [(event, threading.main_thread())]


def test_facts_come_before_the_answer_of_the_write(
    desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    order: list[str] = []
    desk.bridge.customers_changed.connect(lambda fact: order.append("fact"))
    desk.tasks.write(
        lambda: desk.office.customers.add(CustomerForm(name="Anna")), lambda answer: order.append("answer")
    )
    settled()
    assert order == ["fact", "answer"]


def test_a_closed_bridge_is_silent(desk: Desk, qtbot: QtBot, settled: Callable[[], None]) -> None:
    heard: list[Any] = []
    desk.bridge.settings_changed.connect(heard.append)
    desk.tasks.write(lambda: desk.office.bus.publish(SettingsChanged()))
    desk.bridge.close()
    settled()
    assert heard == []
    desk.bridge.close()
