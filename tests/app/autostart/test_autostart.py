"""Which command is run at login."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from support.source import ROOT

from app.autostart import command, of_this_system
from app.autostart.linux import AutostartEntry
from app.paths import default_paths


def test_from_source_it_is_the_run_command_of_this_very_folder() -> None:
    program, *options = command(default_paths())
    assert program == str(ROOT / "run")
    assert os.access(program, os.X_OK)
    assert options == ["--minimized"]


def test_installed_it_is_the_program_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(default_paths()) == [sys.executable, "--minimized"]


def test_another_office_is_named(tmp_path: Path) -> None:
    assert command(default_paths(tmp_path / "office"))[1:] == [
        "--minimized",
        "--data-dir",
        str(tmp_path / "office"),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="the Linux way")
def test_on_linux_it_is_an_entry_in_the_users_autostart_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart = of_this_system(["/x/run"])
    assert isinstance(autostart, AutostartEntry)
    autostart.switch(True)
    assert (tmp_path / "autostart" / "regulars.desktop").exists()
