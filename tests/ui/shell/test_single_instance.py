"""One window for one office: who is first, what the second hands over, and what junk does (nothing)."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot
from support.source import ROOT

from ui.shell import single_instance
from ui.shell.single_instance import LARGEST, Outcome, Request, SingleInstance, private_folder, understood

# A start as a process of its own, without a window: claims, says what came of it, stays when it is the first.
_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.shell.single_instance import Outcome, Request, SingleInstance
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]), Path(sys.argv[2]))
outcome = instance.claim(Request(tuple(sys.argv[3:])))
if outcome is Outcome.FIRST:
    instance.asked.connect(lambda request: print("asked", *request.files, flush=True))
    instance.listen()
print(outcome.name, flush=True)
if outcome is Outcome.FIRST:
    sys.exit(application.exec())
"""

Begin = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "run"
    place.mkdir(mode=0o700)
    return place


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path, folder: Path) -> Iterator[SingleInstance]:
    """The first, listening; `first.heard` are the requests it got."""
    instance = SingleInstance(tmp_path / "office", folder)
    assert instance.claim(Request()) is Outcome.FIRST
    instance.heard = []
    instance.asked.connect(instance.heard.append)
    instance.listen()
    yield instance
    instance.close()


@pytest.fixture
def begin(tmp_path: Path, folder: Path) -> Iterator[Begin]:
    """begin(*files): a start in a process of its own."""
    started: list[subprocess.Popen[str]] = []

    def start(*files: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", _START, str(tmp_path / "office"), str(folder), *files]
        # What Qt remarks about the age of the lock is no answer.
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def knock(instance: SingleInstance, words: bytes) -> socket.socket:
    """Somebody who knows where the socket is, and says `words`."""
    caller = socket.socket(socket.AF_UNIX)
    caller.settimeout(10)
    caller.connect(instance._address)
    caller.sendall(words)
    return caller


# A request


@pytest.mark.parametrize(
    "request_",
    [Request(), Request(("/home/ø/a b.csv", "/tmp/x.vcf"), True, True, "token-1")],
)
def test_a_request_is_one_line_that_comes_back(request_: Request) -> None:
    line = request_.line()
    assert line.count(b"\n") == 1
    assert understood(line) == request_


def test_a_newer_version_may_say_more() -> None:
    told = json.loads(Request(("/a.csv",)).line()) | {"version": 99, "colour": "blue"}
    assert understood(json.dumps(told).encode()).files == ("/a.csv",)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"hello\n",
        b"[]\n",
        b"{}\n",
        b'{"version": true}\n',
        b'{"version": 1, "files": "a.csv"}\n',
        b'{"version": 1, "files": [1]}\n',
        b'{"version": 1, "files": ' + json.dumps(["/a"] * 51).encode() + b"}\n",
        b"\xff\xfe\n",
        b"[" * 60_000 + b"\n",
    ],
)
def test_junk_is_no_request(line: bytes) -> None:
    with pytest.raises(ValueError):
        understood(line)


def test_a_file_must_be_named_in_full() -> None:
    line = json.dumps({"version": 1, "files": ["a.csv", "/b.csv", "/c\0.csv"]}).encode()
    assert understood(line).files == ("/b.csv",)


# First and second


def test_the_second_hands_over_what_it_was_asked(first: SingleInstance, begin: Begin, qtbot: QtBot) -> None:
    second = begin("/tmp/ærø.csv", "/tmp/b.vcf")
    qtbot.waitUntil(lambda: len(first.heard) == 1, timeout=10_000)
    assert first.heard == [Request(("/tmp/ærø.csv", "/tmp/b.vcf"))]
    assert said(second) == "HANDED_OVER"


def test_another_office_has_a_window_of_its_own(
    first: SingleInstance, tmp_path: Path, folder: Path, qtbot: QtBot
) -> None:
    other = SingleInstance(tmp_path / "another", folder)
    assert other.claim(Request()) is Outcome.FIRST
    other.close()


def test_when_the_first_has_ended_the_next_is_the_first(
    first: SingleInstance, tmp_path: Path, folder: Path
) -> None:
    first.close()
    second = SingleInstance(tmp_path / "office", folder)
    assert second.claim(Request()) is Outcome.FIRST
    second.close()


def test_who_was_killed_does_not_stand_in_the_way(begin: Begin) -> None:
    first = begin()
    assert said(first) == "FIRST"
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    second = begin()
    assert said(second) == "FIRST"
    third = begin("/a.csv")
    assert said(second) == "asked /a.csv", "its socket is its own, not the dead one's"
    assert said(third) == "HANDED_OVER"


def test_a_first_that_does_not_answer_is_not_waited_for_long(begin: Begin) -> None:
    first = begin()
    assert said(first) == "FIRST"
    first.send_signal(signal.SIGSTOP)
    took = QElapsedTimer()
    took.start()
    assert said(begin()) == "NO_ANSWER"
    assert 1500 < took.elapsed() < 6000
    first.send_signal(signal.SIGCONT)


def race(begin: Begin, starts: int) -> None:
    processes = [begin(f"/{number}.csv") for number in range(starts)]
    outcomes = [said(process) for process in processes]
    assert sorted(outcomes) == ["FIRST", *["HANDED_OVER"] * (starts - 1)]
    winner = outcomes.index("FIRST")
    asked = {said(processes[winner]) for _other in range(starts - 1)}
    assert asked == {f"asked /{number}.csv" for number in range(starts) if number != winner}
    processes[winner].kill()
    processes[winner].wait(10)


def test_of_six_starts_at_once_one_is_the_first(begin: Begin) -> None:
    for _round in range(5):
        race(begin, 6)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_of_six_starts_at_once_one_is_the_first_a_hundred_times(begin: Begin) -> None:
    for _round in range(100):
        race(begin, 6)


# Who must stay outside


@pytest.mark.parametrize("words", [b"hello\n", b"\0\xff\xfe\n", b"{}\n", b"GET / HTTP/1.1\r\n\r\n"])
def test_junk_is_turned_away(first: SingleInstance, qtbot: QtBot, words: bytes) -> None:
    caller = knock(first, words)
    qtbot.waitUntil(lambda: bool(select.select([caller], [], [], 0)[0]), timeout=5000)
    assert caller.recv(100) == b"no\n"
    assert first.heard == []
    caller.close()


def test_ten_megabytes_without_an_end_are_not_read(first: SingleInstance, qtbot: QtBot) -> None:
    caller = socket.socket(socket.AF_UNIX)
    caller.connect(first._address)
    caller.setblocking(False)
    sent = 0

    def turned_away() -> bool:
        nonlocal sent
        try:
            while sent < 10_000_000:
                sent += caller.send(b"x" * 65_536)
        except BlockingIOError:
            return False
        except (BrokenPipeError, ConnectionResetError):
            return True
        return False

    qtbot.waitUntil(turned_away, timeout=10_000)
    assert sent < 20 * LARGEST
    assert first.heard == []
    caller.close()


def test_a_thousand_callers_do_not_keep_the_next_start_out(
    first: SingleInstance, begin: Begin, qtbot: QtBot
) -> None:
    callers = []
    for _number in range(1000):
        caller = socket.socket(socket.AF_UNIX)
        caller.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            caller.connect(first._address)
        callers.append(caller)
    qtbot.waitUntil(lambda: len(first._callers) == single_instance.MOST_CALLERS, timeout=10_000)
    for caller in callers:
        caller.close()
    qtbot.waitUntil(lambda: not first._callers, timeout=10_000)
    begin("/a.csv")
    qtbot.waitUntil(lambda: first.heard == [Request(("/a.csv",))], timeout=10_000)


def test_who_says_nothing_is_sent_away(
    first: SingleInstance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE_MS", 100)
    caller = knock(first, b"{")
    qtbot.waitUntil(lambda: len(first._callers) == 1)
    qtbot.waitUntil(lambda: not first._callers, timeout=5000)
    assert caller.recv(100) == b""
    caller.close()


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
def test_somebody_else_is_refused(first: SingleInstance, tmp_path: Path) -> None:
    for place in (tmp_path, *tmp_path.parents):
        if place != Path("/") and place.owner() == "root" and place != Path("/tmp"):
            place.chmod(0o755)  # up to our folder the way is free
    child = os.fork()
    if child == 0:
        code = 9
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            try:
                socket.socket(socket.AF_UNIX).connect(first._address)
            except PermissionError:
                code = 0
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_the_folder_is_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    folder = private_folder()
    assert folder == tmp_path / "regulars"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_others_may_enter_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "regulars").mkdir()
    (tmp_path / "regulars").chmod(0o777)
    assert private_folder() is None


def test_a_folder_that_somebody_put_there_as_a_link_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "regulars").symlink_to(tmp_path / "elsewhere")
    assert private_folder() is None


def test_without_such_a_folder_every_start_is_the_first(tmp_path: Path) -> None:
    for _start in range(2):
        instance = SingleInstance(tmp_path / "office", None)
        assert instance.claim(Request()) is Outcome.FIRST
        instance.listen()
        instance.close()
