"""The launch agent, written and read back."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from app.autostart.macos import LaunchAgent
from app.errors import EnvironmentTrouble

WORDS = ["/Applications/Regulars.app/Contents/MacOS/regulars", "--minimized"]


def test_on_and_off(tmp_path: Path) -> None:
    agent = LaunchAgent(tmp_path / "LaunchAgents", WORDS)
    assert not agent.is_on()
    agent.switch(True)
    assert agent.is_on()
    (file,) = (tmp_path / "LaunchAgents").iterdir()
    assert file.name == "app.regulars.Regulars.plist"
    written = plistlib.loads(file.read_bytes())
    assert written["ProgramArguments"] == WORDS
    assert written["Label"] == "app.regulars.Regulars"
    file.write_bytes(plistlib.dumps(written | {"Disabled": True}))
    assert not agent.is_on()
    file.write_bytes(b"no plist")
    assert not agent.is_on()
    agent.switch(False)
    assert not file.exists()
    agent.switch(False)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "LaunchAgents").write_text("a file", encoding="utf-8")
    with pytest.raises(EnvironmentTrouble, match="cannot be written"):
        LaunchAgent(tmp_path / "LaunchAgents", WORDS).switch(True)
