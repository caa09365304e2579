"""Start at login on Linux: a desktop entry in the autostart folder (freedesktop.org, Desktop Application Autostart)."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from app.errors import EnvironmentTrouble
from app.i18n import _

_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")


class AutostartEntry:
    """The entry at `path` that runs `words`."""

    def __init__(self, path: Path, words: Sequence[str]) -> None:
        self._path = path
        self._words = words

    def is_on(self) -> bool:
        """Whether the entry is there and neither the user nor the desktop has switched it off."""
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return False
        values = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
        keys = {key.strip(): value.strip().lower() for key, value in values.items()}
        return keys.get("Hidden") != "true" and keys.get("X-GNOME-Autostart-enabled") != "false"

    def switch(self, on: bool) -> None:
        """Writes the entry, whole or not at all, or removes it."""
        beside = self._path.with_name(f"{self._path.name}.new")
        try:
            if not on:
                self._path.unlink(missing_ok=True)
                return
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.write_text(self.text(), encoding="utf-8")
            os.replace(beside, self._path)
        except OSError as error:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise EnvironmentTrouble(
                _("The start at login could not be changed."),
                _("The folder “{path}” cannot be written.").format(path=self._path.parent),
            ) from error

    def text(self) -> str:
        """The entry as it is written."""
        return (
            "[Desktop Entry]\n"
            "Type=Application\n"
            "Name=Regulars\n"
            f"Exec={' '.join(_quoted(word) for word in self._words)}\n"
            "Icon=regulars\n"
            "Terminal=false\n"
            "X-GNOME-Autostart-enabled=true\n"
        )


def _quoted(word: str) -> str:
    """A word of Exec: quoted when it must be, a backslash escaped once for the quotes and once for the string."""
    word = word.replace("%", "%%")
    if not word or _RESERVED.intersection(word):
        for sign in '\\"`$':
            word = word.replace(sign, f"\\{sign}")
        word = f'"{word}"'
    return word.replace("\\", "\\\\")
