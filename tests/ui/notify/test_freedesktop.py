"""Notifications over a real bus, with a service that does as the test says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from pytestqt.qtbot import QtBot
from support.bus import NotificationDaemon, PrivateBus

from ui.notify import freedesktop
from ui.notify.freedesktop import FreedesktopNotifier
from ui.notify.notifier import DEFAULT, Notice

CALL = Notice("call", "Call Kirsten", "Today at 11:00.", (("show", "Show"), ("later", "Later")))


class Heard:
    """Everything a notifier told, in order."""

    def __init__(self, notifier: FreedesktopNotifier) -> None:
        self.all: list[tuple[str, ...]] = []
        notifier.shown.connect(lambda key: self.all.append(("shown", key)))
        notifier.refused.connect(lambda key: self.all.append(("refused", key)))
        notifier.answered.connect(lambda key, answer: self.all.append((answer, key)))
        notifier.closed.connect(lambda key: self.all.append(("closed", key)))


@pytest.fixture
def notifier(qtbot: QtBot, bus: PrivateBus) -> Iterator[FreedesktopNotifier]:
    one = FreedesktopNotifier(bus.address)
    yield one
    one.close()


@pytest.fixture
def heard(notifier: FreedesktopNotifier) -> Heard:
    return Heard(notifier)


@pytest.fixture
def until(qtbot: QtBot, heard: Heard) -> Callable[..., None]:
    """until(("shown", "call")): waits until exactly that was heard."""
    return lambda *told: qtbot.waitUntil(lambda: heard.all == list(told), timeout=5000)


Until = Callable[..., None]


def test_a_notice_stands_on_the_screen_with_its_buttons(
    notifier: FreedesktopNotifier, daemon: NotificationDaemon, until: Until
) -> None:
    notifier.show(CALL)
    until(("shown", "call"))
    name, replaces, icon, title, body, actions, hints, expires = daemon.told[0]
    assert (name, replaces, title, body) == ("Regulars", 0, "Call Kirsten", "Today at 11:00.")
    assert actions == ["default", "", "show", "Show", "later", "Later"]
    assert icon.startswith("file://") and icon.endswith("regulars.svg")
    assert hints == {"urgency": ("y", 1), "desktop-entry": ("s", "regulars")}
    assert expires == -1


def test_a_notice_that_stays_never_expires(
    notifier: FreedesktopNotifier, daemon: NotificationDaemon, until: Until
) -> None:
    notifier.show(replace(CALL, stays=True))
    until(("shown", "call"))
    assert daemon.told[0][7] == 0


@pytest.mark.parametrize(
    ("abilities", "body", "actions"),
    [
        (
            ("actions", "body", "body-markup"),
            "A &lt;b&gt; &amp; C",
            ["default", "", "show", "Show", "later", "Later"],
        ),
        (("actions", "body"), "A <b> & C", ["default", "", "show", "Show", "later", "Later"]),
        (("body-markup",), "A &lt;b&gt; &amp; C", []),
        ((), "A <b> & C", []),
    ],
)
def test_what_a_service_cannot_do_is_not_asked_of_it(
    bus: PrivateBus,
    notifier: FreedesktopNotifier,
    until: Until,
    abilities: tuple[str, ...],
    body: str,
    actions: list[str],
) -> None:
    service = NotificationDaemon(bus.address, abilities)
    notifier.show(replace(CALL, body="A <b> & C"))
    until(("shown", "call"))
    assert (service.told[0][4], service.told[0][5]) == (body, actions)
    service.close()


def test_odd_characters_of_a_name_reach_the_screen_as_far_as_they_can(
    notifier: FreedesktopNotifier, daemon: NotificationDaemon, until: Until
) -> None:
    notifier.show(replace(CALL, title="Øjvind\0 \udcff\n 李"))
    until(("shown", "call"))
    assert daemon.titles() == ["Øjvind ? 李"]


@pytest.mark.parametrize("answer", ["show", "later", DEFAULT])
def test_an_answer_is_heard_and_the_notice_is_gone(
    notifier: FreedesktopNotifier, daemon: NotificationDaemon, until: Until, qtbot: QtBot, answer: str
) -> None:
    notifier.show(CALL)
    until(("shown", "call"))
    daemon.click("Call Kirsten", answer)
    until(("shown", "call"), (answer, "call"))
    qtbot.waitUntil(lambda: daemon.titles() == [])


def test_each_answer_belongs_to_its_notice(
    notifier: FreedesktopNotifier, daemon: NotificationDaemon, heard: Heard, qtbot: QtBot
) -> None:
    for number in range(4):
        notifier.show(Notice(f"key {number}", f"Title {number}", "."))
    qtbot.waitUntil(lambda: len(heard.all) == 4)
    heard.all.clear()
    daemon.click("Title 2")
    daemon.click("Title 0", "show")
    qtbot.waitUntil(lambda: heard.all == [(DEFAULT, "key 2"), ("show", "key 0")])


def test_a_notice_that_expires_is_closed(
    notifier: FreedesktopNotifier, daemon: NotificationDaemon, until: Until
) -> None:
    notifier.show(CALL)
    until(("shown", "call"))
    daemon.expire("Call Kirsten")
    until(("shown", "call"), ("closed", "call"))


def test_a_new_notice_takes_the_place_of_the_old(
    notifier: FreedesktopNotifier, daemon: NotificationDaemon, until: Until
) -> None:
    notifier.show(CALL)
    until(("shown", "call"))
    notifier.show(replace(CALL, title="Call Bo"))
    until(("shown", "call"), ("shown", "call"))
    assert daemon.titles() == ["Call Bo"]


def test_several_in_a_row_leave_only_the_last(
    notifier: FreedesktopNotifier, daemon: NotificationDaemon, qtbot: QtBot, heard: Heard
) -> None:
    for number in range(5):
        notifier.show(replace(CALL, title=f"Call {number}"))
    qtbot.waitUntil(lambda: daemon.titles() == ["Call 4"])
    qtbot.waitUntil(lambda: heard.all == [("shown", "call")])


def test_a_withdrawn_notice_leaves_the_screen_without_a_word(
    notifier: FreedesktopNotifier, daemon: NotificationDaemon, until: Until, qtbot: QtBot
) -> None:
    notifier.show(CALL)
    until(("shown", "call"))
    notifier.withdraw("call")
    qtbot.waitUntil(lambda: daemon.titles() == [])
    until(("shown", "call"))


def test_one_withdrawn_before_it_has_a_number_does_not_stay(
    notifier: FreedesktopNotifier, daemon: NotificationDaemon, heard: Heard, qtbot: QtBot
) -> None:
    notifier.show(Notice("other", "Other", "."))
    qtbot.waitUntil(lambda: heard.all == [("shown", "other")])
    daemon.silent = True
    notifier.show(CALL)
    qtbot.waitUntil(lambda: len(daemon.held) == 1)
    notifier.withdraw("call")
    daemon.answer_held()
    qtbot.waitUntil(lambda: len(daemon.told) == 2 and daemon.titles() == ["Other"])
    assert heard.all == [("shown", "other")]


def test_a_slow_service_never_makes_the_window_wait(
    notifier: FreedesktopNotifier, daemon: NotificationDaemon, until: Until, heard: Heard, qtbot: QtBot
) -> None:
    daemon.silent = True
    longest, since = [0], QElapsedTimer()
    since.start()
    beat = QTimer()
    beat.timeout.connect(lambda: longest.append(since.restart()))
    beat.start(5)
    for number in range(20):
        notifier.show(replace(CALL, key=str(number)))
    qtbot.waitUntil(lambda: bool(daemon.held))
    with qtbot.waitSignal(beat.timeout):
        pass
    assert heard.all == []
    daemon.answer_held()
    qtbot.waitUntil(lambda: len(heard.all) == 20)
    assert max(longest) < 200


def test_a_service_that_answers_too_late_is_taken_at_its_word_that_nothing_was_shown(
    notifier: FreedesktopNotifier,
    daemon: NotificationDaemon,
    until: Until,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    notifier.show(Notice("other", "Other", "."))
    until(("shown", "other"))
    monkeypatch.setattr(freedesktop, "PATIENCE_MS", 100)
    daemon.silent = True
    notifier.show(CALL)
    until(("shown", "other"), ("refused", "call"))
    daemon.answer_held()
    qtbot.waitUntil(lambda: len(daemon.told) == 2 and daemon.titles() == ["Other"])


@pytest.mark.parametrize(
    "error",
    ["org.freedesktop.DBus.Error.Failed", "org.freedesktop.Notifications.Error.ExcessNotificationGeneration"],
)
def test_a_service_that_answers_with_an_error_shows_nothing(
    notifier: FreedesktopNotifier, daemon: NotificationDaemon, until: Until, error: str
) -> None:
    daemon.error = error
    notifier.show(CALL)
    until(("refused", "call"))


def test_a_bus_without_a_service_shows_nothing_until_one_comes(
    bus: PrivateBus, notifier: FreedesktopNotifier, until: Until
) -> None:
    notifier.show(CALL)
    until(("refused", "call"))
    service = NotificationDaemon(bus.address)
    notifier.show(CALL)
    until(("refused", "call"), ("shown", "call"))
    service.close()


@pytest.mark.parametrize(
    "address", ["unix:path=/nowhere/at/all", "tcp:host=localhost,port=1", "nonsense", "unix:"]
)
def test_without_a_bus_nothing_is_shown(qtbot: QtBot, address: str) -> None:
    notifier = FreedesktopNotifier(address)
    heard = Heard(notifier)
    notifier.show(CALL)
    qtbot.waitUntil(lambda: heard.all == [("refused", "call")])
    notifier.show(CALL)
    assert heard.all == [("refused", "call")] * 2
    notifier.close()


def test_a_service_that_starts_anew_knows_nothing_of_the_old_notices(
    bus: PrivateBus, notifier: FreedesktopNotifier, daemon: NotificationDaemon, until: Until
) -> None:
    notifier.show(CALL)
    until(("shown", "call"))
    daemon.close()
    until(("shown", "call"), ("closed", "call"))
    second = NotificationDaemon(bus.address)
    notifier.show(CALL)
    until(("shown", "call"), ("closed", "call"), ("shown", "call"))
    assert second.told[0][1] == 0, "the number of the old service means nothing to the new one"
    second.close()


def test_a_bus_that_comes_back_is_found_again(
    bus: PrivateBus,
    notifier: FreedesktopNotifier,
    daemon: NotificationDaemon,
    until: Until,
    heard: Heard,
    qtbot: QtBot,
) -> None:
    notifier.show(CALL)
    until(("shown", "call"))
    notifier._bus._pause = 50  # not the two seconds of real life
    bus.stop()
    until(("shown", "call"), ("closed", "call"))
    notifier.show(CALL)
    until(("shown", "call"), ("closed", "call"), ("refused", "call"))
    bus.start()
    second = NotificationDaemon(bus.address)
    qtbot.waitUntil(lambda: notifier._bus.is_open, timeout=10_000)
    heard.all.clear()
    notifier.show(CALL)
    until(("shown", "call"))
    assert second.titles() == ["Call Kirsten"]
    second.close()


def test_what_stands_goes_with_the_program(
    notifier: FreedesktopNotifier, daemon: NotificationDaemon, until: Until, qtbot: QtBot, bus: PrivateBus
) -> None:
    notifier.show(CALL)
    until(("shown", "call"))
    other = FreedesktopNotifier(bus.address)
    told = Heard(other)
    other.show(Notice("other", "Other", "."))
    qtbot.waitUntil(lambda: told.all == [("shown", "other")])
    other.close()
    qtbot.waitUntil(lambda: daemon.titles() == ["Call Kirsten"])
