"""Law: no waiting by sleeping, no re-entrant event loop, no code from data, no bare dialogs and labels."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest
from support.source import ROOT, findings, imported, last_name, name, obeyed, python_files

SLEEPS = {"sleep", "msleep", "usleep", "qSleep", "qWait", "processEvents"}
CODE_FROM_DATA = {"pickle", "cPickle", "shelve", "marshal", "dill", "jsonpickle"}
# The window has its own: they show plain text, name their buttons after what happens and do not block the page.
STOCK_WIDGETS = {"QMessageBox", "QInputDialog", "QProgressDialog", "QLabel", "QErrorMessage"}


def sleeps(source: str) -> list[str]:
    """Calls that wait a fixed time or turn the event loop from inside."""
    found = [
        f"{node.lineno}: {last_name(node)}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute | ast.Name) and last_name(node) in SLEEPS
    ]
    return found + [f"{line}: {what}" for line, what in imported(source) if what.split(".")[-1] in SLEEPS]


def code_from_data(source: str) -> list[str]:
    """Imports of pickle and its kin, and calls of the built-in eval and exec (a dialog's exec() is a method)."""
    found = [f"{line}: {what}" for line, what in imported(source) if what.split(".")[0] in CODE_FROM_DATA]
    return found + [
        f"{node.lineno}: {node.func.id}()"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec")
    ]


def global_state(source: str) -> list[str]:
    """Module variables that functions change."""
    return [f"{node.lineno}: global" for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Global)]


def stock_widgets(source: str) -> list[str]:
    """Qt's own message boxes and labels, imported or reached through a module."""
    found = [f"{line}: {what}" for line, what in imported(source) if what.split(".")[-1] in STOCK_WIDGETS]
    return found + [
        f"{node.lineno}: {node.attr}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr in STOCK_WIDGETS
    ]


def waits_for_nothing(source: str) -> list[str]:
    """qtbot.waitSignal without `with` returns at once: such a test asserts nothing."""
    tree = ast.parse(source)
    held = {
        id(item.context_expr) for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items
    }
    return [
        f"{node.lineno}: {last_name(node.func)} without with"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and last_name(node.func) in {"waitSignal", "waitSignals", "assertNotEmitted"}
        and id(node) not in held
    ]


def test_nothing_sleeps() -> None:
    obeyed(findings(python_files("app", "ui", "tests", "tools"), sleeps))


def test_no_code_comes_from_data() -> None:
    obeyed(findings(python_files("app", "ui", "tools"), code_from_data))


def test_no_module_changes_its_own_variables() -> None:
    """One process speaks one language: i18n is the exception."""
    others = (path for path in python_files("app", "ui") if path != ROOT / "app" / "i18n.py")
    obeyed(findings(others, global_state))


def test_windows_use_the_projects_own_labels_and_questions() -> None:
    outside = (path for path in python_files("ui") if not name(path).startswith("ui/widgets/"))
    obeyed(findings(outside, stock_widgets))


def test_waiting_for_a_signal_is_done_with_with() -> None:
    obeyed(findings(python_files("tests"), waits_for_nothing))


@pytest.mark.parametrize(
    ("check", "planted"),
    [
        (sleeps, "import time\ntime.sleep(1)"),
        (sleeps, "from time import sleep"),
        (sleeps, "QThread.msleep(5)"),
        (sleeps, "QApplication.processEvents()"),
        (sleeps, "QTest.qWait(10)"),
        (code_from_data, "import pickle"),
        (code_from_data, "from marshal import loads"),
        (code_from_data, "eval('1')"),
        (code_from_data, "exec(open('x').read())"),
        (global_state, "x = 1\ndef f():\n    global x\n    x = 2"),
        (stock_widgets, "from PySide6.QtWidgets import QLabel"),
        (stock_widgets, "QtWidgets.QMessageBox.question(self, '', '')"),
        (stock_widgets, "from PySide6.QtWidgets import QDialog, QInputDialog"),
        (waits_for_nothing, "def test_it(qtbot):\n    qtbot.waitSignal(w.done)\n    w.go()"),
    ],
)
def test_control_a_planted_sin_is_found(check: Callable[[str], list[str]], planted: str) -> None:
    assert check(planted)


@pytest.mark.parametrize(
    ("check", "free"),
    [
        (sleeps, "asleep = watcher.slept"),
        (code_from_data, "dialog.exec()\nQApplication.exec()"),
        (stock_widgets, "from ui.widgets.label import Label"),
        (waits_for_nothing, "def test_it(qtbot):\n    with qtbot.waitSignal(w.done):\n        w.go()"),
    ],
)
def test_control_what_looks_alike_is_free(check: Callable[[str], list[str]], free: str) -> None:
    assert check(free) == []
