"""Three lanes on real threads: where work runs, who gets the answer, and how all of it ends."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.clock import FixedClock

from app.customers.form import CustomerForm
from app.errors import Cancelled, DiskFull, NotFound
from app.office import Office
from app.paths import default_paths
from ui.shell.desk import Desk
from ui.shell.tasks import Progress, Tasks

PATIENCE = 20_000


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    """The lanes without an office."""
    tasks = Tasks()
    yield tasks
    tasks.close()


class Listener(QObject):
    """Somebody who asks; keeps what it was told, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Any] = []
        self.threads: set[threading.Thread] = set()

    def hear(self, answer: Any) -> None:
        self.told.append(answer)
        self.threads.add(threading.current_thread())


class Gate:
    """Holds a lane until the test opens it, and says when the lane has come that far."""

    def __init__(self) -> None:
        self._entered = threading.Event()
        self._open = threading.Event()

    def wait(self) -> str:
        self._entered.set()
        assert self._open.wait(20)
        return "through"

    def wait_until_entered(self) -> None:
        assert self._entered.wait(20)

    def open(self) -> None:
        self._open.set()


def test_work_runs_elsewhere_and_the_answer_comes_here(tasks: Tasks, qtbot: QtBot) -> None:
    listener = Listener()
    tasks.read(lambda: threading.current_thread().name, listener.hear)
    tasks.write(lambda: threading.current_thread().name, listener.hear)
    tasks.job(lambda progress: threading.current_thread().name, listener.hear)
    qtbot.waitUntil(lambda: len(listener.told) == 3, timeout=PATIENCE)
    assert sorted(listener.told) == ["regulars-jobs", "regulars-reader", "regulars-writer"]
    assert listener.threads == {threading.main_thread()}


def test_writes_are_done_one_after_the_other_in_the_order_asked(tasks: Tasks, qtbot: QtBot) -> None:
    listener = Listener()
    for number in range(200):
        tasks.write(lambda number=number: number, listener.hear)
    qtbot.waitUntil(tasks.is_idle, timeout=PATIENCE)
    assert listener.told == list(range(200))


def test_a_slow_write_does_not_hold_up_a_read(tasks: Tasks, qtbot: QtBot) -> None:
    gate, listener = Gate(), Listener()
    tasks.write(gate.wait, listener.hear)
    tasks.read(lambda: "read", listener.hear)
    qtbot.waitUntil(lambda: listener.told == ["read"], timeout=PATIENCE)
    gate.open()
    qtbot.waitUntil(lambda: listener.told == ["read", "through"], timeout=PATIENCE)


def test_a_stale_answer_is_dropped(tasks: Tasks, qtbot: QtBot) -> None:
    gate, listener = Gate(), Listener()
    tasks.read(gate.wait, listener.hear, replaces="search")
    gate.wait_until_entered()
    for word in ("k", "ki", "kir"):
        tasks.read(lambda word=word: word, listener.hear, replaces="search")
    gate.open()
    qtbot.waitUntil(tasks.is_idle, timeout=PATIENCE)
    assert listener.told == ["kir"]


def test_what_was_overtaken_before_it_began_is_not_even_done(tasks: Tasks, qtbot: QtBot) -> None:
    gate, listener = Gate(), Listener()
    done: list[str] = []
    tasks.read(gate.wait, listener.hear)
    for word in ("k", "ki", "kir"):
        tasks.read(lambda word=word: done.append(word), listener.hear, replaces="search")
    gate.open()
    qtbot.waitUntil(tasks.is_idle, timeout=PATIENCE)
    assert done == ["kir"]


def test_another_owner_or_name_overtakes_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    one, other, gate = Listener(), Listener(), Gate()
    tasks.read(gate.wait, one.hear)
    tasks.read(lambda: "list", one.hear, replaces="list")
    tasks.read(lambda: "count", one.hear, replaces="count")
    tasks.read(lambda: "list", other.hear, replaces="list")
    gate.open()
    qtbot.waitUntil(tasks.is_idle, timeout=PATIENCE)
    assert one.told == ["through", "list", "count"]
    assert other.told == ["list"]


def test_an_owner_that_is_gone_hears_nothing_two_hundred_times(
    tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Any] = []

    class Dialog(QWidget):
        def hear(self, answer: Any) -> None:
            self.setWindowTitle(str(answer))  # on a destroyed dialog: "Internal C++ object already deleted"
            heard.append(answer)

    import shiboken6

    for number in range(200):
        dialog = Dialog()
        tasks.read(lambda number=number: number, dialog.hear)
        tasks.write(
            lambda number=number: number, lambda answer, dialog=dialog: dialog.hear(answer), owner=dialog
        )
        shiboken6.delete(dialog)
    qtbot.waitUntil(tasks.is_idle, timeout=PATIENCE)
    assert heard == []


def test_a_widget_that_only_its_question_holds_dies_in_its_own_thread(tasks: Tasks, qtbot: QtBot) -> None:
    died_in: list[threading.Thread] = []

    class Dialog(QObject):
        def __del__(self) -> None:
            died_in.append(threading.current_thread())

    for _number in range(100):
        dialog = Dialog()
        tasks.read(lambda dialog=dialog: dialog.objectName(), lambda name: None)
        del dialog
    qtbot.waitUntil(tasks.is_idle, timeout=PATIENCE)
    assert died_in == [threading.main_thread()] * 100


def test_a_failure_goes_to_whoever_wants_it(tasks: Tasks, qtbot: QtBot) -> None:
    listener = Listener()
    error = NotFound("It is gone.")

    def fail() -> None:
        raise error

    tasks.read(fail, listener.hear, failed=listener.hear)
    qtbot.waitUntil(lambda: listener.told == [error], timeout=PATIENCE)


def test_a_known_error_nobody_wants_is_told_as_trouble(tasks: Tasks, qtbot: QtBot) -> None:
    def fail() -> None:
        raise DiskFull("The disk is full.")

    with qtbot.waitSignal(tasks.troubled) as trouble:
        tasks.write(fail)
    assert str(trouble.args[0]) == "The disk is full."


def test_an_unknown_error_goes_where_bugs_go(tasks: Tasks, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        tasks.read(fail, lambda answer: None)
        qtbot.waitUntil(tasks.is_idle, timeout=PATIENCE)
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]
    assert caught[0][2] is not None, "it says where it came from"


def test_a_save_that_failed_is_told_even_when_its_dialog_is_closed(tasks: Tasks, qtbot: QtBot) -> None:
    import shiboken6

    def fail() -> None:
        raise DiskFull("The disk is full.")

    dialog = Listener()
    gate = Gate()
    tasks.write(gate.wait)
    tasks.write(fail, dialog.hear, failed=dialog.hear)
    shiboken6.delete(dialog)
    with qtbot.waitSignal(tasks.troubled):
        gate.open()


def test_a_job_says_how_far_it_is_and_ends_when_it_is_stopped(tasks: Tasks, qtbot: QtBot) -> None:
    listener = Listener()
    gate = Gate()
    seen: list[tuple[int, int, str]] = []
    after = []

    def work(progress: Progress) -> str:
        progress(1, 3, "Reading")
        gate.wait()
        progress(2, 3, "Reading")
        after.append("went on")
        return "done"

    ticket = tasks.job(
        work, listener.hear, failed=listener.hear, progress=lambda *report: seen.append(report)
    )
    qtbot.waitUntil(lambda: seen == [(1, 3, "Reading")], timeout=PATIENCE)
    ticket.cancel()
    gate.open()
    qtbot.waitUntil(lambda: bool(listener.told), timeout=PATIENCE)
    assert isinstance(listener.told[0], Cancelled)
    assert after == []


def test_a_fast_job_does_not_flood_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[int] = []
    listener = Listener()

    def work(progress: Progress) -> None:
        for number in range(100_000):
            progress(number, 100_000)

    tasks.job(work, listener.hear, progress=lambda done, total, words: seen.append(done))
    qtbot.waitUntil(lambda: bool(listener.told), timeout=PATIENCE)
    assert len(seen) < 20_000
    assert seen == sorted(seen)


def test_closing_finishes_writes_and_breaks_off_the_rest(tasks: Tasks, qtbot: QtBot) -> None:
    gate = Gate()
    written: list[int] = []
    read: list[int] = []
    stopped: list[str] = []

    running = Gate()
    running.open()

    def job(progress: Progress) -> None:
        running.wait()
        while True:
            try:
                progress(0)
            except Cancelled:
                stopped.append("job")
                raise

    tasks.job(job, lambda answer: None)
    running.wait_until_entered()
    tasks.write(gate.wait)
    for number in range(50):
        tasks.write(lambda number=number: written.append(number))
        tasks.read(lambda number=number: read.append(number), lambda answer: None)
    gate.open()
    tasks.close()
    assert written == list(range(50))
    assert stopped == ["job"]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("regulars-")]
    assert tasks.read(lambda: 1, read.append).is_cancelled, "who asks too late asks in vain"


def test_closing_the_desk_leaves_one_complete_file_without_a_lock(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, desk: Desk
) -> None:
    for number in range(20):
        desk.tasks.write(
            lambda number=number: desk.office.customers.add(CustomerForm(name=f"Kunde {number}"))
        )
    desk.close()
    folder = tmp_path / "office"
    assert not [path.name for path in folder.iterdir() if path.name.endswith(("-wal", "-shm"))]
    again = Office.open(default_paths(folder), clock)  # raises OfficeBusy when the lock is still held
    try:
        assert again.customers.count() == 20
    finally:
        again.close()


def test_no_service_can_be_asked_on_the_windows_thread(desk: Desk) -> None:
    for ask in (desk.office.settings.read, desk.office.customers.count, desk.office.history.undo):
        with pytest.raises(Exception, match=r"not.*open"):
            ask()


def test_the_reader_cannot_write(desk: Desk, on_reader: Callable[[Callable[[], Any]], Any]) -> None:
    from app.errors import OfficeReadOnly

    with pytest.raises(OfficeReadOnly):
        on_reader(lambda: desk.office.settings.change(firm_name="Lind & Søn"))


def test_what_was_written_is_read_at_once(
    desk: Desk, on_writer: Callable[[Callable[[], Any]], Any], on_reader: Callable[[Callable[[], Any]], Any]
) -> None:
    on_writer(lambda: desk.office.settings.change(firm_name="Lind & Søn"))
    assert on_reader(desk.office.settings.read).firm_name == "Lind & Søn"


def test_garbage_is_collected_here_only_while_lanes_run(tasks: Tasks) -> None:
    import gc

    assert not gc.isenabled()
    tasks.close()
    assert gc.isenabled()


def test_what_is_looked_at_first_is_read_before_everything_that_was_asked_before(
    desk: Desk, qtbot: QtBot
) -> None:
    answers: list[str] = []
    desk.tasks.hold()
    desk.tasks.read(lambda: "counts", answers.append)
    desk.tasks.read(lambda: "list", answers.append, first=True)
    qtbot.waitUntil(lambda: answers == ["list"], timeout=5000)
    assert not desk.tasks.is_idle()
    desk.tasks.release()
    qtbot.waitUntil(lambda: answers == ["list", "counts"], timeout=5000)
    assert not desk.tasks.is_held


def test_a_read_that_still_waits_when_the_program_is_quit_is_left_out(desk: Desk) -> None:
    answers: list[str] = []
    desk.tasks.hold()
    desk.tasks.read(lambda: "counts", answers.append)
    desk.close()
    assert answers == []
