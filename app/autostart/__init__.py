"""Start at login: the operating system is asked each time whether it does so; one small class for each system."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from app import PROGRAM
from app.paths import Paths, default_paths

_ROOT = Path(__file__).resolve().parents[2]


class Autostart(Protocol):
    """Whether the program is started when its user logs in."""

    def is_on(self) -> bool:
        """What the system would do at the next login."""

    def switch(self, on: bool) -> None:
        """Tells the system what to do. Raises EnvironmentTrouble when it does not let us."""


def command(paths: Paths) -> list[str]:
    """The command that starts this very program in the tray, on the office in `paths`."""
    program = sys.executable if getattr(sys, "frozen", False) else str(_ROOT / "run")
    own = [] if paths == default_paths() else ["--data-dir", str(paths.data)]
    return [program, "--minimized", *own]


def of_this_system(words: Sequence[str]) -> Autostart:
    """The way of this operating system to run `words` at login."""
    if sys.platform == "win32":
        from app.autostart.windows import RunKey

        return RunKey(words)
    if sys.platform == "darwin":
        from app.autostart.macos import LaunchAgent

        return LaunchAgent(Path.home() / "Library" / "LaunchAgents", words)
    import platformdirs

    from app.autostart.linux import AutostartEntry

    return AutostartEntry(Path(platformdirs.user_config_dir()) / "autostart" / f"{PROGRAM}.desktop", words)
