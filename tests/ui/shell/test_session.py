"""Opening an office, being refused by one, going to the sample and back, and changing the language."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from support.clock import FixedClock

from app import i18n
from app.customers.form import CustomerForm
from app.office import Office
from app.paths import Paths, default_paths
from ui.shell.appearance import Appearance
from ui.shell.door import Door
from ui.shell.preferences import Preferences
from ui.shell.session import Session

PATIENCE = 20_000


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return default_paths(tmp_path / "office")


@pytest.fixture
def session(qtbot: QtBot, qapp: QApplication, paths: Paths, clock: FixedClock) -> Iterator[Session]:
    preferences = Preferences(paths.preferences)
    appearance = Appearance(qapp, preferences)
    session = Session(paths, preferences, appearance, clock)
    yield session
    session.close()
    preferences.set("language", "en")
    appearance.speak()
    appearance.deleteLater()
    preferences.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_for_window(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: session.window is not None or session.exit_code == 1, timeout=PATIENCE)
    assert session.window is not None, door().state.title()


def door() -> Door:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Door) and w.isVisible())


def make_office(paths: Paths, clock: FixedClock) -> Office:
    return Office.open(paths, clock)


def test_a_new_office_begins_with_the_welcome(session: Session, qtbot: QtBot) -> None:
    session.start()
    wait_for_window(session, qtbot)
    assert session.window is not None
    assert session.window.pages.current == "welcome"
    assert not session.window.rail.isVisible()


@pytest.mark.parametrize("used", ["a customer", "welcomed"])
def test_a_used_office_begins_with_the_customers(
    session: Session, qtbot: QtBot, paths: Paths, clock: FixedClock, used: str
) -> None:
    office = make_office(paths, clock)
    if used == "welcomed":
        office.settings.change(welcomed=True)
    else:
        office.customers.add(CustomerForm(name="Anna Moe"))
    office.close()
    session.start()
    wait_for_window(session, qtbot)
    assert session.window is not None
    assert session.window.pages.current == "customers"
    assert session.window.rail.isVisible()


def test_an_office_that_is_open_elsewhere_is_refused_until_it_is_free(
    session: Session, qtbot: QtBot, paths: Paths, clock: FixedClock
) -> None:
    from filelock import FileLock

    paths.data.mkdir(parents=True)
    other = FileLock(paths.lock, thread_local=False)
    other.acquire()
    session.start()
    qtbot.waitUntil(lambda: session.exit_code == 1, timeout=PATIENCE)
    assert door().state.title() == "The office is open in another Regulars."
    assert door().state.sentence() == "Do it there, or close that one first."
    other.release()
    door().state.button.click()
    wait_for_window(session, qtbot)
    assert session.exit_code == 0
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, Door) and w.isVisible()]


def too_new(paths: Paths, clock: FixedClock) -> None:
    from sqlcipher3 import dbapi2

    make_office(paths, clock).close()
    connection = dbapi2.connect(str(paths.office))
    connection.execute("PRAGMA user_version = 9999")
    connection.close()


def damaged(paths: Paths, clock: FixedClock) -> None:
    make_office(paths, clock).close()
    paths.office.write_bytes(b"This is no office. " * 500)


def cut_off(paths: Paths, clock: FixedClock) -> None:
    make_office(paths, clock).close()
    paths.office.write_bytes(b"")


def a_file_for_a_folder(paths: Paths, clock: FixedClock) -> None:
    paths.data.write_text("in the way", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (too_new, "newer"),
        (damaged, "damaged"),
        (cut_off, "empty or cut off"),
        pytest.param(a_file_for_a_folder, "is a file, not a folder", marks=pytest.mark.logs("cannot be")),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_office_that_cannot_be_opened_is_said_in_a_sentence_and_left_alone(
    session: Session, qtbot: QtBot, paths: Paths, clock: FixedClock, spoil: object, words: str
) -> None:
    spoil(paths, clock)  # type: ignore[operator]
    before = paths.office.read_bytes() if paths.office.is_file() else b""
    session.start()
    qtbot.waitUntil(lambda: session.exit_code == 1, timeout=PATIENCE)
    assert words in door().state.title()
    assert "Traceback" not in door().state.title() + door().state.sentence()
    assert door().findChild(QPushButton, "door-quit").isVisible()
    session.close()
    assert (paths.office.read_bytes() if paths.office.is_file() else b"") == before


def test_the_sample_office_is_visited_and_left(
    session: Session, qtbot: QtBot, paths: Paths, clock: FixedClock
) -> None:
    office = make_office(paths, clock)
    office.customers.add(CustomerForm(name="Anna Moe"))
    office.close()
    session.start()
    wait_for_window(session, qtbot)
    own = session.window
    assert own is not None
    assert own.findChild(object, "sample-strip") is None
    own.desk.office_wanted.emit("sample")
    qtbot.waitUntil(lambda: session.window not in (None, own), timeout=PATIENCE)
    sample = session.window
    assert sample is not None
    assert sample.desk.office.paths == paths.sample()
    leave = sample.findChild(QPushButton, "leave-sample")
    assert leave is not None
    names: list[int] = []
    sample.desk.tasks.read(sample.desk.office.customers.count, names.append)
    qtbot.waitUntil(lambda: bool(names))
    assert names[0] >= 40
    leave.click()
    qtbot.waitUntil(lambda: session.window not in (None, sample), timeout=PATIENCE)
    assert session.window is not None
    assert session.window.desk.office.paths == paths
    counts: list[int] = []
    session.window.desk.tasks.read(session.window.desk.office.customers.count, counts.append)
    qtbot.waitUntil(lambda: counts == [1])


def test_a_sample_office_that_was_not_finished_is_made_again(
    session: Session, qtbot: QtBot, paths: Paths, clock: FixedClock
) -> None:
    make_office(paths.sample(), clock).close()
    session._sample = True
    session.start()
    wait_for_window(session, qtbot)
    assert session.window is not None
    counts: list[int] = []
    session.window.desk.tasks.read(session.window.desk.office.customers.count, counts.append)
    qtbot.waitUntil(lambda: bool(counts))
    assert counts[0] >= 40


def test_another_language_builds_the_window_anew_on_the_same_page(session: Session, qtbot: QtBot) -> None:
    session.start()
    wait_for_window(session, qtbot)
    before = session.window
    assert before is not None
    done: list[object] = []
    before.desk.tasks.write(lambda: before.desk.office.settings.change(welcomed=True), done.append)
    qtbot.waitUntil(lambda: bool(done))
    before.pages.show_page("settings")
    before.desk.preferences.set("language", "de")
    before.desk.rebuild_wanted.emit()
    qtbot.waitUntil(lambda: session.window not in (None, before), timeout=PATIENCE)
    assert i18n.language() == "de"
    assert session.window is not None
    assert session.window.pages.current == "settings"


def test_nothing_of_a_closed_session_stays(session: Session, qtbot: QtBot) -> None:
    session.start()
    wait_for_window(session, qtbot)
    window = weakref.ref(session.window)
    desk = weakref.ref(session.window.desk)  # type: ignore[union-attr]
    session.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert window() is None
    assert desk() is None


def test_closing_before_the_office_is_open_is_no_trouble(
    session: Session, qtbot: QtBot, paths: Paths
) -> None:
    session.start()
    session.close()
    from filelock import FileLock

    lock = FileLock(paths.lock, thread_local=False)
    lock.acquire(timeout=0)
    lock.release()


def test_the_users_own_close_asks_to_quit(session: Session, qtbot: QtBot) -> None:
    session.start()
    wait_for_window(session, qtbot)
    assert session.window is not None
    with qtbot.waitSignal(session.ended) as ended:
        session.window.close()
    assert ended.args == [0]


def test_quitting_at_the_door_says_that_it_did_not_open(
    session: Session, qtbot: QtBot, paths: Paths, clock: FixedClock
) -> None:
    damaged(paths, clock)
    session.start()
    qtbot.waitUntil(lambda: session.exit_code == 1, timeout=PATIENCE)
    with qtbot.waitSignal(session.ended) as ended:
        door().quit.click()
    assert ended.args == [1]
