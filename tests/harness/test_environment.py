"""The surroundings of the tests are what support/environment.py promises."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path


def test_the_zone_is_copenhagen_whatever_the_computer_says() -> None:
    assert time.tzname == ("CET", "CEST")
    assert datetime(2026, 7, 1, 12, tzinfo=UTC).astimezone().hour == 14


def test_home_and_its_folders_are_made_for_the_run() -> None:
    home = Path.home()
    assert home.name.startswith("regulars-tests-")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        assert Path(os.environ[name]).is_relative_to(home)
    assert home.stat().st_mode & 0o077 == 0


def test_nobody_answers_on_the_bus() -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        assert not Path(os.environ[name].removeprefix("unix:path=")).exists()


def test_new_files_are_for_their_owner_only(tmp_path: Path) -> None:
    (tmp_path / "new").touch()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600
