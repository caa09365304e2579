"""The desktop entry that starts the program at login."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from app.autostart.linux import AutostartEntry
from app.errors import EnvironmentTrouble

WORDS = ["/opt/regulars/regulars", "--minimized"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "autostart" / "regulars.desktop"


def test_on_and_off(path: Path) -> None:
    entry = AutostartEntry(path, WORDS)
    assert not entry.is_on()
    entry.switch(True)
    assert entry.is_on()
    assert "Exec=/opt/regulars/regulars --minimized\n" in path.read_text(encoding="utf-8")
    assert [file.name for file in path.parent.iterdir()] == ["regulars.desktop"]
    entry.switch(True)
    assert entry.is_on()
    entry.switch(False)
    assert not entry.is_on()
    entry.switch(False)


@pytest.mark.parametrize(
    ("line", "is_on"),
    [
        ("Hidden=true", False),
        ("Hidden = True", False),
        ("Hidden=false", True),
        ("X-GNOME-Autostart-enabled=false", False),
        ("# Hidden=true", True),
        ("Comment=Hidden=true", True),
    ],
)
def test_what_the_user_has_switched_off_elsewhere_is_off(path: Path, line: str, is_on: bool) -> None:
    entry = AutostartEntry(path, WORDS)
    entry.switch(True)
    path.write_text(f"{path.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    assert entry.is_on() is is_on
    entry.switch(True)
    assert entry.is_on()


def test_a_file_that_is_no_entry_is_off(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe\0")
    assert not AutostartEntry(path, WORDS).is_on()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file", encoding="utf-8")
    entry = AutostartEntry(tmp_path / "autostart" / "regulars.desktop", WORDS)
    with pytest.raises(EnvironmentTrouble, match="cannot be written"):
        entry.switch(True)


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("/home/ø/run", "/home/ø/run"),
        ("/home/a b/run", '"/home/a b/run"'),
        ('/x/"q"', '"/x/\\\\"q\\\\""'),
        ("/x/$HOME", '"/x/\\\\$HOME"'),
        ("/x/`id`", '"/x/\\\\`id\\\\`"'),
        ("/x/100%", "/x/100%%"),
        ("a\\b", '"a\\\\\\\\b"'),
    ],
)
def test_odd_folders_are_quoted_as_the_specification_says(path: Path, word: str, written: str) -> None:
    assert f"Exec={written}\n" in AutostartEntry(path, [word]).text()


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not installed"
)
def test_the_entry_is_a_valid_one(path: Path) -> None:
    AutostartEntry(path, ["/home/a b/$x/run", "--minimized", "--data-dir", "/tmp/100%"]).switch(True)
    done = subprocess.run(["desktop-file-validate", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
