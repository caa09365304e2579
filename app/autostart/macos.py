"""Start at login on macOS: a launch agent of the user. Written and read back in tests only, never run there."""

from __future__ import annotations

import contextlib
import os
import plistlib
from collections.abc import Sequence
from pathlib import Path

from app.errors import EnvironmentTrouble
from app.i18n import _

LABEL = "app.regulars.Regulars"


class LaunchAgent:
    """The agent in `folder` that runs `words`."""

    def __init__(self, folder: Path, words: Sequence[str]) -> None:
        self._path = folder / f"{LABEL}.plist"
        self._words = words

    def is_on(self) -> bool:
        """Whether the agent is there and enabled."""
        try:
            agent = plistlib.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return False
        return isinstance(agent, dict) and bool(agent.get("RunAtLoad")) and not agent.get("Disabled")

    def switch(self, on: bool) -> None:
        """Writes the agent, whole or not at all, or removes it."""
        beside = self._path.with_name(f"{self._path.name}.new")
        agent = {
            "Label": LABEL,
            "ProgramArguments": list(self._words),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        try:
            if not on:
                self._path.unlink(missing_ok=True)
                return
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(plistlib.dumps(agent))
            os.replace(beside, self._path)
        except OSError as error:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise EnvironmentTrouble(
                _("The start at login could not be changed."),
                _("The folder “{path}” cannot be written.").format(path=self._path.parent),
            ) from error
