"""Whatever callback fails: one dialog, one line in the log without any values, and the program goes on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRunnable,
    QThread,
    QThreadPool,
    QTimer,
    Signal,
    qWarning,
)
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot
from support.clock import FixedClock

from app.errors import NotFound
from ui.shell.error_dialog import ErrorDialog
from ui.shell.errors import Funnel

pytestmark = pytest.mark.logs("An unexpected error")
SECRET = "Kirsten Østergaard"


def _is_of_the_program(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith("This plugin does not support")  # the screen that is none


@pytest.fixture
def funnel(qtbot: QtBot, clock: FixedClock, tmp_path: Path) -> Iterator[Funnel]:
    funnel = Funnel(clock)
    funnel.install(tmp_path / "crash.log")
    logging.getLogger("qt").addFilter(_is_of_the_program)
    yield funnel
    logging.getLogger("qt").removeFilter(_is_of_the_program)
    funnel.uninstall()
    for dialog in dialogs():
        dialog.close()
        dialog.deleteLater()


def dialogs() -> list[ErrorDialog]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, ErrorDialog) and widget.isVisible()
    ]


def fail() -> None:
    raise ValueError(SECRET)


class Speaker(QObject):
    spoke = Signal()

    def slot(self) -> None:
        fail()


class Painted(QWidget):
    fails = True

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.fails:
            fail()


class Model(QAbstractListModel):
    fails = True

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 5

    def data(self, index: QModelIndex, role: int = 0) -> Any:
        if self.fails:
            fail()


class Filter(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        fail()
        return False


def in_slot(keep: list[object]) -> None:
    speaker = Speaker()
    keep.append(speaker)
    speaker.spoke.connect(speaker.slot)
    speaker.spoke.emit()


def in_lambda(keep: list[object]) -> None:
    speaker = Speaker()
    keep.append(speaker)
    speaker.spoke.connect(lambda: fail())
    speaker.spoke.emit()


def in_timer(keep: list[object]) -> None:
    QTimer.singleShot(0, fail)


def in_paint(keep: list[object]) -> None:
    widget = Painted()
    keep.append(widget)
    widget.show()


def in_model(keep: list[object]) -> None:
    view, model = QListView(), Model()
    keep += [view, model]
    view.setModel(model)
    view.resize(200, 200)
    QTimer.singleShot(0, view.show)  # called from here the error would come back to here


def in_qthread(keep: list[object]) -> None:
    class Thread(QThread):
        def run(self) -> None:
            fail()

    thread = Thread()
    keep.append(thread)
    thread.start()
    assert thread.wait(10_000)


def in_runnable(keep: list[object]) -> None:
    class Work(QRunnable):
        def run(self) -> None:
            fail()

    work = Work()
    work.setAutoDelete(False)
    keep.append(work)
    pool = QThreadPool()
    pool.start(work)
    assert pool.waitForDone(10_000)


def in_thread(keep: list[object]) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_event_filter(keep: list[object]) -> None:
    watched, watcher = QObject(), Filter()
    keep += [watched, watcher]
    watched.installEventFilter(watcher)
    QApplication.postEvent(watched, QEvent(QEvent.Type.User))


def in_del(keep: list[object]) -> None:
    class Frail:
        def __del__(self) -> None:
            fail()

    Frail()


KINDS = [
    in_slot,
    in_lambda,
    in_timer,
    in_paint,
    in_model,
    in_qthread,
    in_runnable,
    in_thread,
    in_event_filter,
    in_del,
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_callback_is_told_in_one_dialog(
    funnel: Funnel, qtbot: QtBot, caplog: pytest.LogCaptureFixture, kind: Callable[[list[object]], None]
) -> None:
    keep: list[object] = []
    kind(keep)
    qtbot.waitUntil(lambda: len(dialogs()) == 1, timeout=10_000)
    dialog = dialogs()[0]
    assert "ValueError" in dialog.details.text()
    assert "test_errors.py:" in dialog.details.text()
    assert SECRET not in dialog.details.text() + dialog.sentence.text()
    assert SECRET not in caplog.text
    for thing in keep:
        if isinstance(thing, QWidget):
            thing.hide()
        if isinstance(thing, Painted | Model):
            thing.fails = False  # nor in a later test, should it live so long


def test_the_same_error_is_told_once_in_ten_seconds(funnel: Funnel, qtbot: QtBot, clock: FixedClock) -> None:
    speaker = Speaker()
    speaker.spoke.connect(speaker.slot)
    speaker.spoke.emit()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].close()
    clock.advance(seconds=9)
    speaker.spoke.emit()
    told: list[object] = []
    QTimer.singleShot(0, lambda: told.append("the loop turned"))
    qtbot.waitUntil(lambda: bool(told))
    assert dialogs() == []
    clock.advance(seconds=2)
    speaker.spoke.emit()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)


def test_a_storm_is_one_dialog_that_counts(funnel: Funnel, qtbot: QtBot) -> None:
    speaker = Speaker()
    speaker.spoke.connect(speaker.slot)
    for _number in range(30):
        speaker.spoke.emit()
    QTimer.singleShot(0, lambda: {}["another"])
    qtbot.waitUntil(lambda: len(dialogs()) == 1 and "30 more" in dialogs()[0].counter.text())
    assert "KeyError" in dialogs()[0].details.text()


def test_a_known_error_is_said_in_its_own_words(funnel: Funnel, qtbot: QtBot) -> None:
    def go() -> None:
        raise NotFound("This customer is not there any more.", "Choose another.")

    QTimer.singleShot(0, go)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert dialogs()[0].sentence.text() == "This customer is not there any more. Choose another."


def test_the_details_can_be_copied(funnel: Funnel, qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].copy.click()
    assert "ValueError" in QApplication.clipboard().text()
    assert "SQLite" in QApplication.clipboard().text()


def test_the_cause_is_told_before_the_error(funnel: Funnel, qtbot: QtBot) -> None:
    def go() -> None:
        try:
            fail()
        except ValueError as error:
            raise KeyError(SECRET) from error

    QTimer.singleShot(0, go)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    details = dialogs()[0].details.text()
    assert details.index("ValueError") < details.index("KeyError")


@pytest.mark.logs("WARNING qt: a complaint of Qt")
def test_what_qt_says_goes_to_the_log(funnel: Funnel, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    QTimer.singleShot(0, fail)
    qWarning("a complaint of Qt")
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert ("qt", logging.WARNING, "a complaint of Qt") in caplog.record_tuples


def test_everything_is_given_back(qtbot: QtBot, clock: FixedClock, tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    funnel = Funnel(clock)
    funnel.install(tmp_path / "crash.log")
    assert sys.excepthook != before[0]
    logging.getLogger("ui.shell.errors").error("An unexpected error")
    funnel.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    assert (tmp_path / "crash.log").stat().st_mode & 0o777 == 0o600
