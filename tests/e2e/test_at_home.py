"""The program on a desktop: tray, notifications, one window, started and killed and started again.

Panel and notification service are stand-ins on the private bus; tools/prove desktop takes real ones.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from e2e.accessibility import Accessibility
from e2e.session import DesktopSession, Program
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from support.bus import NotificationDaemon, TrayWatcher

from app.customers.form import CustomerForm
from app.office import Office
from app.paths import default_paths
from app.reminders.follow_ups import FollowUpForm

Start = Callable[..., Program]
PATIENCE = 20.0


def until(accessibility: Accessibility, look: Callable[[], object], what: str) -> None:
    """Waits until `look` is true."""
    accessibility.wait_for(lambda: bool(look()) or None, what, PATIENCE)


@pytest.fixture
def panel(desktop: DesktopSession) -> Iterator[TrayWatcher]:
    watcher = TrayWatcher(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
    yield watcher
    watcher.close()


@pytest.fixture
def service(desktop: DesktopSession) -> Iterator[NotificationDaemon]:
    daemon = NotificationDaemon(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
    yield daemon
    daemon.close()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with two customers; Bo Friis is to be called: it was for a minute ago."""
    folder = tmp_path / "office"
    store = Office.open(default_paths(folder))
    store.settings.change(welcomed=True, morning="00:00")
    store.customers.add(CustomerForm(name="Anna Moe"))
    bo = store.customers.add(CustomerForm(name="Bo Friis"))
    store.close()
    plan_call(folder, "Call about the gate", bo)
    return folder


def plan_call(office: Path, text: str, customer_id: int) -> None:
    """Somebody is to be called: it was for a minute ago."""
    store = Office.open(default_paths(office))
    moment = datetime.now() - timedelta(minutes=1)
    at = moment.time().replace(second=0, microsecond=0)
    store.reminders.add(FollowUpForm(text, moment.date(), at, customer_id))
    store.close()


def click_icon(desktop: DesktopSession, panel: TrayWatcher) -> None:
    """Clicks the icon that was registered last, as the panel does it."""
    with open_dbus_connection(desktop.environment["DBUS_SESSION_BUS_ADDRESS"]) as bus:
        icon = DBusAddress(
            "/StatusNotifierItem", bus_name=panel.items[-1], interface="org.kde.StatusNotifierItem"
        )
        bus.send_and_get_reply(new_method_call(icon, "Activate", "ii", (10, 10)), timeout=PATIENCE)


def is_open(desktop: DesktopSession) -> bool:
    return "Regulars" in desktop.window_titles()


def test_begun_in_the_tray_it_opens_by_a_click_and_goes_back_when_it_is_closed(
    regulars: Start, desktop: DesktopSession, accessibility: Accessibility, panel: TrayWatcher,
    service: NotificationDaemon, office: Path,
) -> None:  # fmt: skip
    program = regulars("--minimized")
    until(accessibility, lambda: panel.items, "the icon")
    until(accessibility, lambda: service.titles(), "the start to be over")
    assert not is_open(desktop)
    click_icon(desktop, panel)
    until(accessibility, lambda: is_open(desktop), "the window")
    window = accessibility.application(program.pid).find(name="Regulars")
    window.wait_until(lambda node: "active" in node.states, "the window to be in front")
    desktop.key("alt+F4")
    until(accessibility, lambda: not is_open(desktop), "the window to go")
    until(accessibility, lambda: "Regulars goes on in the tray" in service.titles(), "to be told")
    assert program.running()
    service.click("Regulars goes on in the tray", "show")
    until(accessibility, lambda: is_open(desktop), "the window")
    window.wait_until(lambda node: "active" in node.states, "the window to be in front")
    desktop.key("ctrl+q")
    assert program.wait() == 0
    assert service.titles() == [], "what stands goes with the program"
    assert program.output == ""


def test_a_panel_that_comes_late_or_anew_gets_the_icon(
    regulars: Start, desktop: DesktopSession, accessibility: Accessibility, service: NotificationDaemon, office: Path
) -> None:  # fmt: skip
    program = regulars("--minimized")
    until(accessibility, lambda: service.titles(), "the start")
    for opens in (True, False):  # the second click is on an open window: it goes
        panel = TrayWatcher(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        until(accessibility, lambda panel=panel: panel.items, "the icon")
        click_icon(desktop, panel)
        until(accessibility, lambda opens=opens: is_open(desktop) is opens, "the window to come or go")
        panel.close()
    assert program.stop() == 0


def test_a_second_start_brings_the_first_window_forward_and_ends(
    regulars: Start, desktop: DesktopSession, accessibility: Accessibility, panel: TrayWatcher, office: Path
) -> None:
    first = regulars()
    window = accessibility.application(first.pid).find(name="Regulars")
    window.wait_until(lambda node: "active" in node.states, "the window to be in front")
    desktop.key("alt+F4")
    until(accessibility, lambda: not is_open(desktop), "the window to go")
    began = time.monotonic()
    assert regulars().wait() == 0
    took = time.monotonic() - began
    until(accessibility, lambda: is_open(desktop), "the window")
    window.wait_until(lambda node: "active" in node.states, "the window to be in front")
    assert first.running()
    assert took < 3.0, "0.2 s when nothing else runs"


def test_files_of_a_second_start_are_brought_in(
    regulars: Start, accessibility: Accessibility, office: Path, tmp_path: Path
) -> None:
    first = regulars()
    window = accessibility.application(first.pid).find(name="Regulars")
    (tmp_path / "contacts.csv").write_text("Name,E-mail\nCarla Groß,carla@example.de\n", encoding="utf-8")
    assert regulars(str(tmp_path / "contacts.csv")).wait() == 0
    window.find("push button", "Import 1 row").press()
    window.find("push button", "Show customers", timeout=PATIENCE)


def test_after_a_kill_the_next_start_is_the_first(
    regulars: Start, accessibility: Accessibility, office: Path
) -> None:
    first = regulars()
    accessibility.application(first.pid).find(name="Regulars")
    first.kill()
    second = regulars()
    accessibility.application(second.pid).find(name="Regulars")
    assert second.stop() == 0


def test_a_click_on_a_notification_opens_its_customer(
    regulars: Start, desktop: DesktopSession, accessibility: Accessibility, panel: TrayWatcher,
    service: NotificationDaemon, office: Path,
) -> None:  # fmt: skip
    program = regulars("--minimized")
    until(accessibility, lambda: service.titles() == ["Call about the gate"], "the notification")
    service.click("Call about the gate")
    accessibility.application(program.pid).find(id="card-pane", name="Bo Friis")
    assert is_open(desktop)


def test_killed_between_claim_and_show_it_is_said_once_at_the_next_start(
    regulars: Start,
    accessibility: Accessibility,
    panel: TrayWatcher,
    service: NotificationDaemon,
    office: Path,
) -> None:
    service.silent = True
    first = regulars("--minimized")
    until(accessibility, lambda: service.held, "the claim")
    first.kill()
    service.held.clear()
    service.silent = False
    second = regulars("--minimized")
    until(accessibility, lambda: service.titles() == ["Call about the gate"], "the notification")
    until(accessibility, lambda: is_marked(office), "the ledger")
    assert second.stop() == 0
    plan_call(office, "Call about the roof", 1)
    third = regulars("--minimized")
    until(accessibility, lambda: service.titles() == ["Call about the roof"], "the new one alone")
    assert third.stop() == 0
    assert [body[3] for body in service.told] == ["Call about the gate", "Call about the roof"]


def is_marked(office: Path) -> bool:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(office / "office.regulars"))
    try:
        rows = connection.execute("SELECT count(*) FROM delivery WHERE shown_at IS NOT NULL").fetchone()
        return bool(rows[0])
    finally:
        connection.close()


def test_without_any_service_the_window_says_it(
    regulars: Start, desktop: DesktopSession, accessibility: Accessibility, panel: TrayWatcher, office: Path
) -> None:
    program = regulars("--minimized")
    window = accessibility.application(program.pid).find(name="Regulars")
    window.find("push button", "Later")
    assert program.stop() == 0
