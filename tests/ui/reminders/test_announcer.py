"""What the window says by itself: once, until it is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from support.clock import FixedClock

from app.reminders.deliveries import Announcement
from ui.reminders.announcer import Announcer
from ui.reminders.away_dialog import AwayDialog
from ui.shell.desk import Desk
from ui.shell.palette import Meaning
from ui.widgets.banner import Banner, BannerMessage

PATIENCE = 20_000
Writer = Callable[[Callable[[], Any]], Any]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    QVBoxLayout(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window


@pytest.fixture
def banner(window: QWidget) -> Banner:
    banner = Banner(window)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(banner)
    return banner


@pytest.fixture
def announcer(desk: Desk, people: dict[str, int], banner: Banner, clock: FixedClock) -> Announcer:
    """It is 11:00 now: Ole turns 41, and the drawing is to be sent."""
    clock.advance(timedelta(hours=1))
    return Announcer(desk, banner)


def claim(desk: Desk, on_writer: Writer) -> Announcement:
    said = on_writer(desk.office.reminders.claim_due)
    assert isinstance(said, Announcement)
    return said


def text(banner: Banner) -> str:
    message = banner.message()
    return message.text if message is not None else ""


def only(said: Announcement, words: str) -> Announcement:
    return Announcement(tuple(item for item in said.due if words in item.customer + item.text), (), said.rows)


def dialog_of(window: QWidget, qtbot: QtBot) -> AwayDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(AwayDialog)), timeout=PATIENCE)
    return window.findChildren(AwayDialog)[0]


def test_what_is_due_is_said_and_told_as_shown(
    announcer: Announcer, banner: Banner, desk: Desk, qtbot: QtBot, on_writer: Writer
) -> None:
    said = claim(desk, on_writer)
    assert said
    with qtbot.waitSignal(announcer.shown, timeout=PATIENCE) as shown:
        announcer.announce(said)
    assert shown.args == [said]
    assert banner.isVisible()
    assert text(banner) == "1 birthday and 1 follow-up are due."
    assert not claim(desk, on_writer)


def test_nothing_is_not_announced(announcer: Announcer, banner: Banner) -> None:
    announcer.announce(Announcement())
    assert banner.message() is None


def test_a_round_day_is_plum_and_show_opens_its_customer(
    announcer: Announcer,
    banner: Banner,
    desk: Desk,
    qtbot: QtBot,
    on_writer: Writer,
    people: dict[str, int],
    clock: FixedClock,
) -> None:
    clock.advance(timedelta(days=2))
    announcer.announce(only(claim(desk, on_writer), "Kirsten"))
    message = banner.message()
    assert message is not None
    assert message.meaning is Meaning.PLUM
    assert message.text == "Kirsten Østergaard turns 50 today."
    with qtbot.waitSignal(desk.customer_wanted, timeout=PATIENCE) as wanted:
        banner.buttons[0].click()
    assert wanted.args == [people["Kirsten"]]
    assert banner.message() is None


def test_several_are_shown_in_the_pane(
    announcer: Announcer, banner: Banner, desk: Desk, qtbot: QtBot, on_writer: Writer
) -> None:
    said = claim(desk, on_writer)
    announcer.announce(said)
    with qtbot.waitSignal(announcer.reveal_wanted, timeout=PATIENCE) as wanted:
        banner.buttons[0].click()
    assert wanted.args == [said.due[0]]


def test_later_puts_off_everything_it_named_for_an_hour_in_one_step(
    announcer: Announcer, banner: Banner, desk: Desk, qtbot: QtBot, on_writer: Writer, clock: FixedClock
) -> None:
    said = claim(desk, on_writer)
    announcer.announce(said)
    with qtbot.waitSignal(desk.bridge.reminders_changed, timeout=PATIENCE):
        banner.buttons[1].click()
    assert not claim(desk, on_writer)
    clock.advance(timedelta(hours=1))
    again = claim(desk, on_writer)
    assert {item.key for item in again.due} >= {item.key for item in said.due}
    on_writer(desk.office.history.undo)
    pane = on_writer(desk.office.reminders.pane)
    assert not [item for group in pane.groups for item in group.items if item.until is not None]


def test_what_comes_later_joins_what_is_not_answered(
    announcer: Announcer, banner: Banner, desk: Desk, on_writer: Writer
) -> None:
    said = claim(desk, on_writer)
    announcer.announce(only(said, "handrail"))
    assert text(banner) == "Today at 11:00: Send handrail drawing (Kirsten Østergaard)"
    announcer.announce(only(said, "Ole"))
    assert text(banner) == "1 birthday and 1 follow-up are due."
    banner.buttons[1].click()
    assert banner.message() is None


def test_what_is_ticked_off_elsewhere_leaves_the_banner(
    announcer: Announcer, banner: Banner, desk: Desk, qtbot: QtBot, on_writer: Writer
) -> None:
    said = claim(desk, on_writer)
    announcer.announce(said)
    plan = next(item for item in said.due if item.text)
    desk.tasks.write(lambda: desk.office.reminders.done(plan))
    qtbot.waitUntil(lambda: text(banner) == "Ole Nygaard turns 41 today.", timeout=PATIENCE)
    for item in said.due:
        if item != plan:
            on_writer(lambda item=item: desk.office.reminders.done(item))
    qtbot.waitUntil(lambda: banner.message() is None, timeout=PATIENCE)


def test_behind_another_message_it_is_not_yet_shown(
    announcer: Announcer, banner: Banner, desk: Desk, qtbot: QtBot, on_writer: Writer
) -> None:
    banner.say(BannerMessage("disk", "The disk is nearly full.", answers=(("Close", lambda: None),)))
    with qtbot.assertNotEmitted(announcer.shown):
        announcer.announce(claim(desk, on_writer))
    with qtbot.waitSignal(announcer.shown, timeout=PATIENCE):
        banner.buttons[0].click()


def test_in_a_hidden_window_it_is_not_yet_shown(
    announcer: Announcer, banner: Banner, window: QWidget, desk: Desk, qtbot: QtBot, on_writer: Writer
) -> None:
    window.hide()
    with qtbot.assertNotEmitted(announcer.shown):
        announcer.announce(claim(desk, on_writer))
    with qtbot.waitSignal(announcer.shown, timeout=PATIENCE):
        window.show()


def test_missed_ones_are_listed_once_and_leave_as_they_are_dealt_with(
    announcer: Announcer,
    banner: Banner,
    window: QWidget,
    desk: Desk,
    qtbot: QtBot,
    on_writer: Writer,
    clock: FixedClock,
) -> None:
    clock.advance(timedelta(days=4))
    said = claim(desk, on_writer)
    assert [item.customer for item in said.missed if item.kind == "birthday"] == [
        "Ole Nygaard",
        "Kirsten Østergaard",
    ]
    announcer.announce(said)
    assert "While you were away: " in text(banner)
    banner.buttons[0].click()
    dialog = dialog_of(window, qtbot)
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)
    items = dialog.items()
    assert {item.key for item in items} == {item.key for item in (*said.due, *said.missed)}
    on_writer(lambda: desk.office.reminders.dismiss(items[0]))
    qtbot.waitUntil(lambda: dialog.items() == items[1:], timeout=PATIENCE)
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE):
        for item in items[1:]:
            on_writer(lambda item=item: desk.office.reminders.done(item))
    assert not claim(desk, on_writer)
