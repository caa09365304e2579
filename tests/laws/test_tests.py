"""Law: tests of app need no window, and no test believes a mock."""

from __future__ import annotations

import ast

import pytest
from support.source import findings, imported, obeyed, python_files

WINDOW_FIXTURES = {"qtbot", "qapp", "qapp_cls", "qtmodeltester", "qtlog"}
# QtCore needs no application: Qt's collator is the yardstick for ours.
WINDOWS = ("ui.", "PySide6.QtWidgets.", "PySide6.QtGui.", "PySide6.QtTest.")
MOCKS = ("unittest.mock", "mock", "freezegun", "time_machine")


def needs_a_window(source: str) -> list[str]:
    """Imports of widgets and of ui, and fixtures that make a QApplication."""
    found = [f"{line}: {what}" for line, what in imported(source) if f"{what}.".startswith(WINDOWS)]
    return found + [
        f"{node.lineno}: {node.arg}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.arg) and node.arg in WINDOW_FIXTURES
    ]


def mocks(source: str) -> list[str]:
    """Mock libraries: what a mock was called with says nothing about what a person gets."""
    return [
        f"{line}: {what}"
        for line, what in imported(source)
        if f"{what}.".startswith(tuple(f"{m}." for m in MOCKS))
    ]


def test_tests_of_app_need_no_window() -> None:
    obeyed(findings(python_files("tests/app"), needs_a_window))


def test_no_test_believes_a_mock() -> None:
    obeyed(findings(python_files("tests"), mocks))


@pytest.mark.parametrize(
    "planted",
    [
        "from PySide6.QtWidgets import QWidget",
        "from PySide6 import QtGui",
        "import ui.main",
        "def test_a_b_c(qtbot): pass",
        "def f(qapp): pass",
    ],
)
def test_control_a_planted_window_is_found(planted: str) -> None:
    assert needs_a_window(planted)


@pytest.mark.parametrize(
    "planted", ["from unittest.mock import Mock", "import unittest.mock", "from unittest import mock"]
)
def test_control_a_planted_mock_is_found(planted: str) -> None:
    assert mocks(planted)
