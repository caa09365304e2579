"""Start at login on Windows: a value of the user's Run key. Tried with a stand-in for the registry only."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from typing import Any

from app.errors import EnvironmentTrouble
from app.i18n import _

NAME = "Regulars"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the task manager notes what the user has switched off: an odd first byte."""


class RunKey:
    """The value that runs `words`. `registry` is the module winreg, or what stands in for it."""

    def __init__(self, words: Sequence[str], registry: Any = None) -> None:
        if registry is None:
            import winreg as registry
        self._registry = registry
        self._words = words

    def is_on(self) -> bool:
        """Whether the value is there and was not switched off in the task manager."""
        if self._value(RUN) is None:
            return False
        approved = self._value(APPROVED)
        return not (isinstance(approved, bytes) and approved[:1] and approved[0] % 2)

    def switch(self, on: bool) -> None:
        """Writes the value or removes it; what the task manager noted is forgotten."""
        registry = self._registry
        try:
            self._remove(APPROVED)
            if not on:
                self._remove(RUN)
                return
            with registry.CreateKeyEx(registry.HKEY_CURRENT_USER, RUN, 0, registry.KEY_SET_VALUE) as key:
                registry.SetValueEx(key, NAME, 0, registry.REG_SZ, subprocess.list2cmdline(self._words))
        except OSError as error:
            raise EnvironmentTrouble(
                _("The start at login could not be changed."), _("Windows refused to save it.")
            ) from error

    def _value(self, where: str) -> Any:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, where) as key:
                return registry.QueryValueEx(key, NAME)[0]
        except OSError:
            return None

    def _remove(self, where: str) -> None:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, where, 0, registry.KEY_SET_VALUE) as key:
                registry.DeleteValue(key, NAME)
        except FileNotFoundError:
            return
