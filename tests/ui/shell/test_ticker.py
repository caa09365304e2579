"""Time passes, jumps or stands still: what is due is said once, and a new day is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from support.clock import FixedClock

from app.customers.form import CustomerForm
from app.reminders.deliveries import Announcement
from app.reminders.follow_ups import FollowUpForm
from ui.shell.desk import Desk
from ui.shell.ticker import Ticker


class Heard:
    """Keeps what was announced, and says that it was shown, as the banner does."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.ticker: Ticker | None = None
        self.shows = True

    def __call__(self, said: Announcement) -> None:
        self.texts += [item.text for item in (*said.due, *said.missed)]
        if self.shows and self.ticker is not None:
            self.ticker.note_shown(said)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def ticker(desk: Desk, heard: Heard) -> Ticker:
    ticker = Ticker(desk, heard, desk)
    heard.ticker = ticker
    return ticker


@pytest.fixture
def plan(desk: Desk, on_writer: Callable[[Callable[[], Any]], Any]) -> Callable[..., None]:
    """plan(text, day, time): a follow-up."""

    def plan(text: str, day: date = date(2026, 11, 20), at: time | None = None) -> None:
        customer = on_writer(lambda: desk.office.customers.add(CustomerForm(name="Anna Moe")))
        on_writer(
            lambda: desk.office.reminders.add(FollowUpForm(text=text, customer_id=customer, day=day, time=at))
        )

    return plan


def test_what_is_due_at_the_start_is_said_once(
    ticker: Ticker, heard: Heard, plan: Callable[..., None], settled: Callable[[], None]
) -> None:
    plan("Call back")
    ticker.start()
    settled()
    assert heard.texts == ["Call back"]
    for _number in range(3):
        ticker.tick()
        settled()
    assert heard.texts == ["Call back"]


def test_what_becomes_due_is_said_at_the_next_tick(
    ticker: Ticker, heard: Heard, plan: Callable[..., None], settled: Callable[[], None], clock: FixedClock
) -> None:
    plan("At eleven", at=time(11, 0))
    ticker.start()
    settled()
    assert heard.texts == []
    for _tick in range(119):
        clock.advance(seconds=30)
        ticker.tick()
        settled()
    assert heard.texts == []
    clock.advance(seconds=30)
    ticker.tick()
    settled()
    assert heard.texts == ["At eleven"]


def test_what_was_just_planned_for_now_is_said_without_waiting_for_a_tick(
    ticker: Ticker, heard: Heard, plan: Callable[..., None], qtbot: QtBot
) -> None:
    ticker.start()
    plan("Call back now")
    qtbot.waitUntil(lambda: heard.texts == ["Call back now"], timeout=10_000)


def test_what_could_not_be_shown_is_not_noted_as_shown(
    desk: Desk,
    ticker: Ticker,
    heard: Heard,
    plan: Callable[..., None],
    settled: Callable[[], None],
    open_desk: Callable[[], Desk],
    qtbot: QtBot,
) -> None:
    heard.shows = False
    plan("Call back")
    ticker.start()
    settled()
    assert heard.texts == ["Call back"]
    desk.close()
    restarted = open_desk()
    again = Ticker(restarted, heard, restarted)
    heard.ticker, heard.shows = again, True
    again.start()
    qtbot.waitUntil(restarted.tasks.is_idle)
    assert heard.texts == ["Call back", "Call back"]


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, minute)


@pytest.mark.parametrize(
    ("what", "move", "said"),
    [
        ("half a minute", lambda clock: clock.advance(seconds=30), False),
        ("asleep over the time; the machine's clock stood", lambda clock: clock.set(at(12)), True),
        ("asleep over the time; the machine's clock ran on", lambda clock: clock.advance(hours=2), True),
        ("the clock set forward over it", lambda clock: clock.set(at(11, 5)), True),
        ("the clock set back", lambda clock: clock.set(at(9)), False),
        ("asleep for three days", lambda clock: clock.set(at(9, day=23)), True),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_sleep_and_clock_changes_lose_nothing(
    ticker: Ticker,
    heard: Heard,
    plan: Callable[..., None],
    settled: Callable[[], None],
    clock: FixedClock,
    what: str,
    move: Callable[[FixedClock], None],
    said: bool,
) -> None:
    plan("At eleven", at=time(11, 0))
    ticker.start()
    settled()
    move(clock)
    ticker.tick()
    settled()
    assert heard.texts == (["At eleven"] if said else [])


def test_a_clock_that_was_wrong_for_a_while_says_it_in_the_right_time(
    ticker: Ticker, heard: Heard, plan: Callable[..., None], settled: Callable[[], None], clock: FixedClock
) -> None:
    """The quiet period was reckoned by the wrong clock: it must not outlast the correction."""
    clock.set(datetime(2027, 3, 1, 10, 0))
    ticker.start()
    settled()
    clock.set(at(10, 59))
    ticker.tick()
    settled()
    plan("At eleven", at=time(11, 0))
    clock.advance(minutes=1)
    ticker.tick()
    settled()
    assert heard.texts == ["At eleven"]


@pytest.mark.parametrize(
    ("move", "times"),
    [
        (lambda clock: clock.advance(seconds=30), 0),
        (lambda clock: clock.set(datetime(2026, 11, 21, 0, 0, 1)), 1),
        (lambda clock: clock.advance(timedelta(hours=14)), 1),
        (lambda clock: clock.set(datetime(2026, 11, 19, 23, 0)), 1),
        (lambda clock: clock.set(datetime(2027, 11, 20, 10, 0)), 1),
    ],
)
def test_another_day_is_told_once(
    desk: Desk,
    ticker: Ticker,
    clock: FixedClock,
    settled: Callable[[], None],
    move: Callable[[FixedClock], None],
    times: int,
) -> None:
    days: list[object] = []
    desk.day_changed.connect(lambda: days.append(clock.today()))
    ticker.start()
    move(clock)
    ticker.tick()
    ticker.tick()
    settled()
    assert len(days) == times


@pytest.mark.logs("could not be looked up: ZeroDivisionError")
def test_a_failure_is_logged_and_the_next_tick_tries_again(
    desk: Desk,
    ticker: Ticker,
    heard: Heard,
    plan: Callable[..., None],
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan("Call back")
    real = desk.office.reminders.claim_due

    def fail() -> Announcement:
        raise ZeroDivisionError

    monkeypatch.setattr(desk.office.reminders, "claim_due", fail)
    ticker.start()
    settled()
    monkeypatch.setattr(desk.office.reminders, "claim_due", real)
    ticker.tick()
    settled()
    assert heard.texts == ["Call back"]
