"""What becomes due speaks up once, in the right place, and goes when it was dealt with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from support.clock import FixedClock
from support.desktop import HandNotifier
from support.office import born, person

from app.reminders.deliveries import Announcement
from app.reminders.follow_ups import FollowUpForm
from ui.notify.desk_notifications import SUMMARY, DeskNotifications
from ui.notify.notifier import DEFAULT
from ui.shell.desk import Desk

Do = Callable[[Callable[[], Any]], Any]
TODAY = date(2026, 11, 20)


class Stage:
    """A desk whose due things go through notifications, and what came out of them."""

    def __init__(self, desk: Desk, on_writer: Do, settled: Callable[[], None]) -> None:
        self.desk, self.on_writer, self.settled = desk, on_writer, settled
        self.service = HandNotifier()
        self.in_window: list[Announcement] = []
        self.shown: list[Announcement] = []
        self.refused: list[Announcement] = []
        self.opened: list[Announcement] = []
        self.in_front = False
        self.notifications = DeskNotifications(
            desk, self.service, self.in_window.append, lambda: self.in_front
        )
        self.notifications.shown.connect(self._on_shown)
        self.notifications.refused.connect(self.refused.append)
        self.notifications.opened.connect(self.opened.append)

    def _on_shown(self, said: Announcement) -> None:
        self.shown.append(said)
        reminders = self.desk.office.reminders
        self.desk.tasks.write(lambda: reminders.mark_shown(said))

    def plan(
        self, text: str, at: time | None = None, customer_id: int | None = None, day: date = TODAY
    ) -> int:
        form = FollowUpForm(text, day, at, customer_id)
        return self.on_writer(lambda: self.desk.office.reminders.add(form))

    def tick(self) -> None:
        """Claims what is due and says it."""
        said = self.on_writer(self.desk.office.reminders.claim_due)
        if said:
            self.notifications.announce(said)
        self.settled()

    def titles(self) -> dict[str, str]:
        return {key: notice.title for key, notice in self.service.standing.items()}

    def key(self, title: str) -> str:
        return next(key for key, notice in self.service.standing.items() if notice.title == title)

    def follow_up(self, number: int) -> Any:
        return self.on_writer(lambda: self.desk.office.reminders.follow_up(number))


@pytest.fixture
def stage(desk: Desk, on_writer: Do, settled: Callable[[], None]) -> Stage:
    return Stage(desk, on_writer, settled)


def test_the_day_is_one_summary_and_an_hour_speaks_alone(stage: Stage) -> None:
    stage.plan("Order oak")
    stage.plan("Send the offer")
    stage.plan("Call Bo", time(9, 30))
    stage.tick()
    assert sorted(stage.titles().values()) == ["2 follow-ups", "Call Bo"]
    call = stage.service.standing[stage.key("Call Bo")]
    assert call.body == "Today at 09:30."
    assert [name for name, _words in call.answers] == ["show", "done", "later"]
    summary = stage.service.standing[SUMMARY]
    assert [name for name, _words in summary.answers] == ["show", "later"]
    assert call.stays and not summary.stays


def test_nothing_is_said_before_its_hour(stage: Stage, clock: FixedClock) -> None:
    stage.plan("Call Bo", time(11, 0))
    stage.tick()
    assert stage.titles() == {}
    clock.advance(hours=1)
    stage.tick()
    assert list(stage.titles().values()) == ["Call Bo"]


def test_five_hundred_due_things_are_one_summary_and_three_single_ones(stage: Stage) -> None:
    def plan() -> None:
        for number in range(500):
            at = time(8, number % 60) if number % 2 else None
            stage.desk.office.reminders.add(FollowUpForm(f"Thing {number}", TODAY, at))

    stage.on_writer(plan)
    stage.tick()
    assert len(stage.service.standing) == 4
    assert stage.titles()[SUMMARY] == "497 follow-ups"
    said = [item.key for announcement in stage.shown for item in announcement.items]
    assert len(said) == len(set(said)) == 500
    assert sum(len(announcement.rows) for announcement in stage.shown) == 500


def test_what_comes_while_three_stand_joins_the_summary(stage: Stage, clock: FixedClock) -> None:
    for number in range(3):
        stage.plan(f"Call {number}", time(9, number))
    stage.tick()
    assert len(stage.titles()) == 3
    stage.plan("Call the fourth", time(10, 30))
    clock.advance(hours=1)
    stage.tick()
    assert stage.titles()[SUMMARY] == "Call the fourth"
    stage.service.expire(stage.key("Call 1"))
    stage.plan("Call the fifth", time(11, 30))
    clock.advance(hours=1)
    stage.tick()
    assert "Call the fifth" in stage.titles().values()


def test_a_second_summary_takes_the_place_of_the_first(stage: Stage) -> None:
    stage.plan("Order oak")
    stage.tick()
    stage.plan("Send the offer")
    stage.tick()
    assert stage.titles() == {SUMMARY: "2 follow-ups"}


def test_each_is_said_once(stage: Stage) -> None:
    stage.plan("Order oak")
    stage.plan("Call Bo", time(9, 30))
    stage.tick()
    told = len(stage.service.told)
    stage.tick()
    stage.service.expire(SUMMARY)
    stage.tick()
    assert len(stage.service.told) == told


def test_in_a_window_that_is_in_front_it_is_the_banner(stage: Stage) -> None:
    stage.in_front = True
    stage.plan("Order oak")
    stage.tick()
    assert stage.titles() == {}
    assert [len(said.items) for said in stage.in_window] == [1]


def test_what_no_service_shows_is_said_in_the_window(stage: Stage) -> None:
    stage.service.works = False
    stage.plan("Order oak")
    stage.plan("Call Bo", time(9, 30))
    stage.tick()
    said = {item.text for announcement in stage.in_window for item in announcement.items}
    assert said == {"Order oak", "Call Bo"}
    assert all(announcement.rows for announcement in stage.in_window), (
        "the banner marks them when it shows them"
    )
    assert stage.shown == []
    assert len(stage.refused) == 2


def test_only_an_answer_of_the_service_counts_as_shown(stage: Stage) -> None:
    stage.service.answers = False
    stage.plan("Order oak")
    stage.tick()
    assert stage.shown == []
    stage.service.shown.emit(SUMMARY)
    assert [len(said.rows) for said in stage.shown] == [1]


def test_a_click_opens_the_customer_of_that_very_notice(stage: Stage) -> None:
    names = ("Anna Moe", "Bo Friis", "Carla Groß")
    customers = stage.desk.office.customers
    ids = {
        name: stage.on_writer(lambda name=name: customers.add(person(name, yearly_days=()))) for name in names
    }
    for minute, (name, number) in enumerate(ids.items()):
        stage.plan(f"Call {name.split()[0]} back", time(9, minute), number)
    stage.tick()
    for name in ("Bo Friis", "Carla Groß", "Anna Moe"):
        stage.service.press(stage.key(f"Call {name.split()[0]} back"), DEFAULT)
        assert [item.customer_id for item in stage.opened[-1].items] == [ids[name]]
    stage.service.answered.emit("nonsense", "show")
    assert len(stage.opened) == 3


def test_done_is_done(stage: Stage) -> None:
    number = stage.plan("Call Bo", time(9, 30))
    stage.tick()
    stage.service.press(stage.key("Call Bo"), "done")
    stage.settled()
    assert stage.follow_up(number).state == "done"
    assert stage.opened == []


def test_later_comes_again_after_an_hour(stage: Stage, clock: FixedClock) -> None:
    stage.plan("Call Bo", time(9, 30))
    stage.tick()
    stage.service.press(stage.key("Call Bo"), "later")
    stage.settled()
    clock.advance(minutes=59)
    stage.tick()
    assert stage.titles() == {}
    clock.advance(minutes=2)
    stage.tick()
    assert list(stage.titles().values()) == ["Call Bo"]


def test_later_on_the_summary_puts_all_of_it_off_in_one_step(stage: Stage, clock: FixedClock) -> None:
    stage.plan("Order oak")
    stage.plan("Send the offer")
    stage.tick()
    stage.service.press(SUMMARY, "later")
    stage.settled()
    clock.advance(minutes=61)
    stage.tick()
    assert sorted(stage.titles().values()) == ["Order oak", "Send the offer"]
    stage.on_writer(stage.desk.office.history.undo)
    stage.settled()


@pytest.mark.parametrize("deed", ["done", "deleted", "put off", "moved"])
def test_what_is_dealt_with_in_the_window_leaves_the_screen(
    stage: Stage, qtbot: QtBot, clock: FixedClock, deed: str
) -> None:
    number = stage.plan("Call Bo", time(9, 30))
    stage.tick()
    reminders, item = stage.desk.office.reminders, stage.follow_up(number)
    moved = FollowUpForm("Call Bo", TODAY + timedelta(days=3), time(9, 30))
    stage.on_writer(
        {
            "done": lambda: reminders.done(item),
            "deleted": lambda: reminders.delete(number),
            "put off": lambda: reminders.put_off(item, clock.now() + timedelta(hours=3)),
            "moved": lambda: reminders.change(number, item.version, moved),
        }[deed]
    )
    qtbot.waitUntil(lambda: stage.titles() == {}, timeout=5000)


def test_the_summary_says_what_is_left_of_it(stage: Stage, qtbot: QtBot) -> None:
    number = stage.plan("Order oak")
    stage.plan("Send the offer")
    stage.tick()
    item = stage.follow_up(number)
    stage.on_writer(lambda: stage.desk.office.reminders.done(item))
    qtbot.waitUntil(lambda: stage.titles() == {SUMMARY: "Send the offer"}, timeout=5000)


def test_a_change_elsewhere_does_not_pop_it_up_again(stage: Stage) -> None:
    stage.plan("Order oak")
    stage.tick()
    told = len(stage.service.told)
    stage.on_writer(lambda: stage.desk.office.customers.add(person("Anna Moe", yearly_days=())))
    stage.settled()
    assert len(stage.service.told) == told


def test_done_on_a_notice_that_was_done_meanwhile_does_nothing(stage: Stage) -> None:
    number = stage.plan("Call Bo", time(9, 30))
    stage.tick()
    key, item = stage.key("Call Bo"), stage.follow_up(number)
    notices = stage.notifications
    stage.on_writer(lambda: stage.desk.office.reminders.done(item))
    before = stage.follow_up(number).version
    notices._standing.setdefault(key, Announcement((item,)))
    stage.service.answered.emit(key, "done")
    stage.settled()
    assert stage.follow_up(number).version == before


def test_after_a_crash_between_claim_and_show_it_is_said_once_more(
    stage: Stage, open_desk: Callable[[], Desk], qtbot: QtBot
) -> None:
    stage.service.answers = False  # claimed and asked for, but nobody ever said that it stands
    stage.plan("Order oak")
    stage.tick()
    stage.desk.close()
    heard: list[list[str]] = []
    for _start in range(2):
        desk = open_desk()
        claimed: list[Announcement] = []
        desk.tasks.write(desk.office.reminders.claim_due, claimed.append)
        qtbot.waitUntil(lambda claimed=claimed: bool(claimed))
        heard.append([item.text for item in claimed[0].items])
        reminders = desk.office.reminders
        desk.tasks.write(lambda reminders=reminders, claimed=claimed: reminders.mark_shown(claimed[0]))
        qtbot.waitUntil(desk.tasks.is_idle)
        desk.close()
    assert heard == [["Order oak"], []]


def test_birthdays_are_in_the_summary_of_the_morning(stage: Stage) -> None:
    customers = stage.desk.office.customers
    for name in ("Anna Moe", "Bo Friis"):
        stage.on_writer(lambda name=name: customers.add(person(name, yearly_days=born(20, 11, 1976))))
    stage.plan("Call Bo", time(9, 30))
    stage.tick()
    assert stage.titles()[SUMMARY] == "2 birthdays"
    assert stage.service.standing[SUMMARY].body == "First: Anna Moe turns 50 today."
