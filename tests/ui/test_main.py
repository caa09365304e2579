"""Starting and ending the program as a process, without a screen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support.source import ROOT

import app

START = [sys.executable, "-P", "-m", "ui"]


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [*START, *map(str, arguments)],
        env=environment,
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_the_version_is_said_without_loading_qt() -> None:
    program = (
        "import sys\nfrom ui.main import main\n"
        "try: main(['--version'])\n"
        "except SystemExit as end: code = end.code\n"
        "print(code, sorted(name for name in sys.modules if name.startswith(('PySide6', 'peewee', 'sqlcipher3'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines() == [f"Regulars {app.__version__}", "0 []"]


def test_an_unknown_argument_is_refused() -> None:
    process = start("--no-such-thing")
    output, _nothing = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "--no-such-thing" in output


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_ends_it_cleanly(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "office"
    process = start("--data-dir", folder)
    try:
        _wait_for(folder / "regulars.log", "The window is up", process)
        process.send_signal(getattr(signal, name))
        output, _nothing = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0, output
    left = {path.name for path in folder.iterdir()}
    assert not {"office.regulars-wal", "office.regulars-shm"} & left
    assert "preferences.json" in left


def test_everything_it_writes_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    process = start("--data-dir", folder)
    try:
        _wait_for(folder / "regulars.log", "The window is up", process)
        open_to_others = [path.name for path in [folder, *folder.rglob("*")] if path.stat().st_mode & 0o077]
        process.terminate()
        process.communicate(timeout=30)
    finally:
        process.kill()
    open_to_others += [path.name for path in folder.rglob("*") if path.stat().st_mode & 0o077]
    assert open_to_others == []


def _wait_for(path: Path, words: str, process: subprocess.Popen[str]) -> None:
    """Waits until the log says so, looking each time the program lets us wait for its end in vain."""
    for _look in range(300):
        if path.exists() and words in path.read_text(encoding="utf-8"):
            return
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        pytest.fail(f"it ended with {process.returncode}: {process.communicate()[0]}")
    pytest.fail(f"the log never said “{words}”")
