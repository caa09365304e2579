"""The Run key, in a registry that is a dictionary."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import pytest

from app.autostart.windows import APPROVED, NAME, RUN, RunKey
from app.errors import EnvironmentTrouble


class Registry:
    """What of winreg is used: keys by path, each a dictionary of values."""

    HKEY_CURRENT_USER = "HKCU"
    KEY_SET_VALUE = 2
    REG_SZ = 1

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, Any]] = {RUN: {"Other": "other.exe"}}
        self.refuses = False

    @contextlib.contextmanager
    def OpenKey(self, _root: str, path: str, _reserved: int = 0, access: int = 0) -> Iterator[dict[str, Any]]:
        if access and self.refuses:
            raise PermissionError(path)
        if path not in self.keys:
            raise FileNotFoundError(path)
        yield self.keys[path]

    @contextlib.contextmanager
    def CreateKeyEx(self, _root: str, path: str, _reserved: int, _access: int) -> Iterator[dict[str, Any]]:
        if self.refuses:
            raise PermissionError(path)
        yield self.keys.setdefault(path, {})

    def QueryValueEx(self, key: dict[str, Any], name: str) -> tuple[Any, int]:
        if name not in key:
            raise FileNotFoundError(name)
        return key[name], 1

    def SetValueEx(self, key: dict[str, Any], name: str, _reserved: int, _kind: int, value: str) -> None:
        key[name] = value

    def DeleteValue(self, key: dict[str, Any], name: str) -> None:
        if name not in key:
            raise FileNotFoundError(name)
        del key[name]


def test_on_and_off_leave_other_programs_alone() -> None:
    registry = Registry()
    run = RunKey([r"C:\Program Files\Regulars\regulars.exe", "--minimized"], registry)
    assert not run.is_on()
    run.switch(True)
    assert run.is_on()
    assert registry.keys[RUN][NAME] == r'"C:\Program Files\Regulars\regulars.exe" --minimized'
    run.switch(False)
    assert not run.is_on()
    run.switch(False)
    assert registry.keys[RUN] == {"Other": "other.exe"}


@pytest.mark.parametrize(("first_byte", "is_on"), [(2, True), (3, False), (6, True), (7, False)])
def test_the_task_managers_word_counts_until_it_is_switched_on_here(first_byte: int, is_on: bool) -> None:
    registry = Registry()
    run = RunKey(["regulars.exe"], registry)
    run.switch(True)
    registry.keys[APPROVED] = {NAME: bytes([first_byte]) + bytes(11)}
    assert run.is_on() is is_on
    run.switch(True)
    assert run.is_on()


def test_a_registry_that_refuses_is_said() -> None:
    registry = Registry()
    registry.refuses = True
    with pytest.raises(EnvironmentTrouble, match="refused"):
        RunKey(["regulars.exe"], registry).switch(True)
