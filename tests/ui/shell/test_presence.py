"""How the program stays: closing, tray, coming forward, being started again, notifications that nobody shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.clock import FixedClock
from support.desktop import HandNotifier, HandTray

from app.customers.form import CustomerForm
from app.reminders.follow_ups import FollowUpForm
from ui.shell import presence as presence_module
from ui.shell.closing import CLOSING, QUIT
from ui.shell.closing_dialog import ClosingDialog
from ui.shell.main_window import MainWindow
from ui.shell.presence import STAYS, Presence
from ui.shell.single_instance import Request

Do = Callable[[Callable[[], Any]], Any]
TODAY = date(2026, 11, 20)


class Stage:
    """A window on a desktop that the test holds in its hand."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.desk = window, window.desk
        self.tray, self.service = HandTray(), HandNotifier()
        self.presence = Presence(self.desk, window, self.tray, self.service)
        self.quits = 0
        self.presence.quit_wanted.connect(self._on_quit)

    def _on_quit(self) -> None:
        self.quits += 1

    def dialog(self) -> ClosingDialog | None:
        return next((w for w in self.window.findChildren(ClosingDialog) if w.isVisible()), None)


@pytest.fixture
def stage(window: MainWindow, settled: Callable[[], None]) -> Iterator[Stage]:
    stage = Stage(window)
    settled()
    yield stage
    stage.presence.close()


# Closing


def test_with_a_tray_closing_hides_and_says_so_once(stage: Stage) -> None:
    stage.window.close()
    assert not stage.window.isVisible()
    assert stage.quits == 0
    assert stage.service.standing[STAYS].title == "Regulars goes on in the tray"
    stage.service.expire(STAYS)
    stage.presence.come_forward()
    stage.window.close()
    assert stage.service.standing == {}
    assert stage.quits == 0


def test_what_it_says_has_a_way_back_and_a_way_out(stage: Stage) -> None:
    stage.window.close()
    stage.service.press(STAYS, "show")
    assert stage.window.isVisible()
    stage.desk.preferences.set("told_stays", None)
    stage.window.close()
    stage.service.press(STAYS, "quit")
    assert stage.quits == 1


def test_without_a_notification_service_the_tray_says_it(stage: Stage) -> None:
    stage.service.works = False
    stage.window.close()
    assert [title for title, _body in stage.tray.said] == ["Regulars goes on in the tray"]


def test_who_chose_so_quits_by_closing(stage: Stage) -> None:
    stage.desk.preferences.set(CLOSING, QUIT)
    stage.window.close()
    assert stage.quits == 1


def test_without_a_tray_closing_asks_once_and_quits_then(stage: Stage, qtbot: QtBot) -> None:
    stage.tray.go()
    stage.window.close()
    assert stage.window.isVisible()
    dialog = stage.dialog()
    assert dialog is not None
    dialog.reject()
    assert stage.quits == 0
    stage.window.close()
    assert stage.quits == 1


def test_the_question_can_be_answered_with_quit_or_minimise(stage: Stage) -> None:
    stage.tray.go()
    stage.window.close()
    dialog = stage.dialog()
    assert dialog is not None
    dialog.minimise.click()
    assert stage.window.isMinimized()
    assert stage.quits == 0
    stage.desk.preferences.set("told_closing_quits", None)
    stage.presence.come_forward()
    stage.window.close()
    dialog = stage.dialog()
    assert dialog is not None
    dialog.primary.click()
    assert stage.quits == 1


def test_quit_quits_wherever_it_is_asked(stage: Stage) -> None:
    asked: list[bool] = []
    stage.desk.quit_wanted.connect(lambda: asked.append(True))
    stage.window.actions_.get("quit").trigger()
    assert asked == [True]
    stage.tray.choose("Quit")
    assert stage.quits == 1


# The tray comes and goes


def test_the_window_comes_back_when_its_tray_goes(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence_module, "PANEL_ANEW_MS", 50)
    stage.window.close()
    stage.tray.go()
    qtbot.waitUntil(stage.window.isVisible)


def test_a_panel_that_starts_anew_disturbs_nobody(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence_module, "PANEL_ANEW_MS", 50)
    stage.window.close()
    stage.tray.go()
    stage.tray.come()
    with qtbot.assertNotEmitted(stage.presence._grace.timeout, wait=150):
        pass
    assert not stage.window.isVisible()


@pytest.mark.parametrize("comes", [True, False])
def test_begun_in_the_background_without_a_tray_it_is_a_minimised_window_in_the_end(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, comes: bool
) -> None:
    monkeypatch.setattr(presence_module, "LATE_TRAY_MS", 50)
    stage.tray.go()
    stage.window.hide()
    stage.presence.wait_for_tray()
    if comes:
        stage.tray.come()
        with qtbot.assertNotEmitted(stage.presence._grace.timeout, wait=150):
            pass
        assert not stage.window.isVisible()
    else:
        qtbot.waitUntil(stage.window.isMinimized)


def test_a_click_on_the_tray_hides_and_shows_the_window(
    stage: Stage, qtbot: QtBot, clock: FixedClock
) -> None:
    qtbot.waitUntil(stage.window.isActiveWindow)
    stage.tray.clicked.emit()
    assert not stage.window.isVisible()
    clock.advance(seconds=2)
    stage.tray.clicked.emit()
    assert stage.window.isVisible()


def test_a_click_never_hides_the_window_where_there_is_no_tray(stage: Stage) -> None:
    stage.tray.go()
    stage.tray.clicked.emit()
    assert stage.window.isVisible()


# Started again


@pytest.mark.parametrize("state", ["hidden", "minimised", "settings"])
def test_a_second_start_brings_the_window_forward(stage: Stage, qtbot: QtBot, state: str) -> None:
    if state == "hidden":
        stage.window.hide()
    elif state == "minimised":
        stage.window.showMinimized()
    else:
        stage.desk.page_wanted.emit("settings")
    stage.presence.receive(Request())
    qtbot.waitUntil(lambda: stage.window.isVisible() and not stage.window.isMinimized())


def test_a_second_start_in_the_background_stays_there(stage: Stage) -> None:
    stage.window.close()
    stage.presence.receive(Request(minimized=True))
    assert not stage.window.isVisible()


def test_files_of_a_second_start_are_brought_in(
    stage: Stage, tmp_path: Path, settled: Callable[[], None]
) -> None:
    file = tmp_path / "contacts.csv"
    file.write_text("Name,E-mail\nAnna Moe,anna@example.dk\n", encoding="utf-8")
    stage.presence.receive(Request((str(file), "/other.vcf")))
    settled()
    assert stage.window.pages.current == "import"
    assert "contacts.csv" in stage.window.pages.currentWidget().about.text()
    assert "contacts.csv" in stage.window.toast._text.text()


def drop(stage: Stage, *paths: str) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) if path.startswith("/") else QUrl(path) for path in paths])
    where, buttons = QPoint(5, 5), Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(stage.window, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(where), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(stage.window, event)
    return event.isAccepted()


@pytest.mark.parametrize("name", ["list.csv", "CARDS.VCF"])
def test_contacts_dropped_on_the_window_are_brought_in(
    stage: Stage, tmp_path: Path, settled: Callable[[], None], name: str
) -> None:
    (tmp_path / name).write_text("Name\nAnna Moe\n", encoding="utf-8")
    assert drop(stage, "/tmp/photo.png", str(tmp_path / name))
    settled()
    assert stage.window.pages.current == "import"


@pytest.mark.parametrize("what", ["/tmp/photo.png", "https://example.dk/list.csv"])
def test_anything_else_is_not_taken(stage: Stage, what: str) -> None:
    assert not drop(stage, what)
    assert stage.window.pages.current == "customers"


# What is due


def plan(stage: Stage, on_writer: Do, text: str, at: time | None = None) -> int:
    """A follow-up of Anna Moe for today; her id."""
    reminders, customers = stage.desk.office.reminders, stage.desk.office.customers
    number = on_writer(lambda: customers.add(CustomerForm(name="Anna Moe")))
    on_writer(lambda: reminders.add(FollowUpForm(text, TODAY, at, number)))
    return number


def test_a_hidden_window_speaks_through_notifications_and_opens_at_a_click(
    stage: Stage, on_writer: Do, qtbot: QtBot
) -> None:
    stage.window.close()
    number = plan(stage, on_writer, "Call Anna", time(9, 30))
    stage.window.ticker.tick()
    qtbot.waitUntil(lambda: "Call Anna" in [n.title for n in stage.service.standing.values()], timeout=5000)
    key = next(key for key, notice in stage.service.standing.items() if notice.title == "Call Anna")
    stage.service.press(key, "show")
    assert stage.window.isVisible()
    assert stage.window.panes.customer_id == number


def test_without_a_service_a_hidden_window_shows_itself_in_the_task_bar(
    stage: Stage, on_writer: Do, qtbot: QtBot
) -> None:
    stage.service.works = False
    stage.window.close()
    plan(stage, on_writer, "Call Anna", time(9, 30))
    stage.window.ticker.tick()
    qtbot.waitUntil(stage.window.isMinimized, timeout=5000)
    assert stage.window.banner.message() is not None


def test_a_window_in_front_says_it_itself(stage: Stage, on_writer: Do, qtbot: QtBot) -> None:
    qtbot.waitUntil(stage.window.isActiveWindow)
    plan(stage, on_writer, "Call Anna", time(9, 30))
    stage.window.ticker.tick()
    qtbot.waitUntil(lambda: stage.window.banner.message() is not None, timeout=5000)
    assert stage.service.standing == {}


# The menu of the tray


def test_the_menu_shows_what_is_due_and_counts_it_on_the_icon(
    stage: Stage, on_writer: Do, qtbot: QtBot
) -> None:
    assert stage.tray.lines() == ["Open Regulars", "Log a call…", "", "Settings…", "Quit"]
    plan(stage, on_writer, "Send R&D offer")
    plan(stage, on_writer, "Call Anna", time(11, 0))
    qtbot.waitUntil(lambda: stage.tray.count == 2, timeout=5000)
    assert stage.tray.words == "Regulars – 2 reminders due"
    assert stage.tray.lines() == [
        "Open Regulars", "Log a call…", "", "Today", "11:00  Call Anna", "Send R&&D offer", "", "Settings…", "Quit",
    ]  # fmt: skip


def test_of_many_the_menu_shows_seven(stage: Stage, on_writer: Do, qtbot: QtBot) -> None:
    def many() -> None:
        for number in range(60):
            stage.desk.office.reminders.add(FollowUpForm(f"Thing {number}", TODAY))

    on_writer(many)
    qtbot.waitUntil(lambda: stage.tray.count == 60, timeout=5000)
    lines = stage.tray.lines()
    assert sum(1 for line in lines if line.startswith("Thing")) == 7
    assert "53 more…" in lines


def test_a_reminder_is_done_from_the_menu(stage: Stage, on_writer: Do, qtbot: QtBot) -> None:
    plan(stage, on_writer, "Call Anna")
    qtbot.waitUntil(lambda: "Call Anna" in stage.tray.lines(), timeout=5000)
    stage.tray.choose("Call Anna", "Done")
    qtbot.waitUntil(lambda: "Call Anna" not in stage.tray.lines(), timeout=5000)
    assert stage.tray.count == 0


def test_a_reminder_is_put_off_from_the_menu(stage: Stage, on_writer: Do, qtbot: QtBot) -> None:
    plan(stage, on_writer, "Call Anna")
    qtbot.waitUntil(lambda: "Call Anna" in stage.tray.lines(), timeout=5000)
    stage.tray.choose("Call Anna", "Tomorrow morning (Sat 08:30)")
    qtbot.waitUntil(lambda: "Call Anna" not in stage.tray.lines(), timeout=5000)


def test_the_menu_leads_into_the_window(stage: Stage, on_writer: Do, qtbot: QtBot) -> None:
    number = plan(stage, on_writer, "Call Anna")
    qtbot.waitUntil(lambda: "Call Anna" in stage.tray.lines(), timeout=5000)
    stage.window.hide()
    stage.tray.choose("Call Anna", "Show")
    assert stage.window.isVisible()
    assert stage.window.panes.customer_id == number
    stage.tray.choose("Settings…")
    assert stage.window.pages.current == "settings"
    asked: list[object] = []
    stage.desk.quick_log_wanted.disconnect()
    stage.desk.quick_log_wanted.connect(asked.append)
    stage.tray.choose("Log a call…")
    assert [request.kind for request in asked] == ["call"]
