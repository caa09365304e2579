"""Law: app knows nothing of windows; ui knows nothing of how things are kept."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from pytest_archon import archrule
from support.source import ROOT, findings, imported, name, obeyed, python_files

QT = ("PySide6", "shiboken6", "PyQt6", "PyQt5")
WINDOWS = ("ui", *QT)
STORAGE = ("peewee", "playhouse", "app.storage", "sqlcipher3", "sqlite3", "psycopg")


def forbidden_imports(source: str, forbidden: Iterable[str]) -> list[str]:
    """Every import, also inside functions, of a forbidden package or something in it."""
    return [
        f"{line}: imports {what}"
        for line, what in imported(source)
        if any(f"{what}.".startswith(f"{package}.") for package in forbidden)
    ]


def loaded_after_importing(root: Path, package: str) -> set[str]:
    """The top-level packages in memory after importing every module of `package` in a fresh process."""
    files = [path for path in sorted((root / package).rglob("*.py")) if path.name != "__main__.py"]
    modules = [
        ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__") for path in files
    ]
    program = (
        "import importlib, sys\n"
        f"for module in {modules!r}: importlib.import_module(module)\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_app_has_no_road_to_the_windows() -> None:
    (
        archrule(
            "app works without a window", comment="`import app` must work in a script with no Qt installed"
        )
        .match("app", "app.*")
        .should_not_import("ui", "ui.*", *QT, *(f"{package}.*" for package in QT))
        .check("app")
    )


def test_no_line_of_app_imports_a_window() -> None:
    obeyed(findings(python_files("app"), lambda source: forbidden_imports(source, WINDOWS)))


def test_importing_all_of_app_loads_no_qt() -> None:
    assert not loaded_after_importing(ROOT, "app") & set(WINDOWS)


def test_no_line_of_ui_imports_what_is_below_the_services() -> None:
    obeyed(findings(python_files("ui"), lambda source: forbidden_imports(source, STORAGE)))


def test_widgets_know_nothing_of_the_firm() -> None:
    """A widget may speak (i18n) and find its pictures (resources); it knows no customer and no office."""
    allowed = ("app.i18n", "app.resources")
    found = [
        f"{name(path)}:{line}: imports {what}"
        for path in python_files("ui/widgets")
        for line, what in imported(path.read_text(encoding="utf-8"))
        if what.split(".")[0] == "app" and not what.startswith(allowed)
    ]
    obeyed(found)


@pytest.mark.parametrize(
    "planted",
    [
        "import PySide6",
        "from PySide6.QtCore import Qt",
        "import ui.shell.tray",
        "from ui import main",
        "def later():\n    from shiboken6 import isValid",
    ],
)
def test_control_a_planted_window_is_found(planted: str) -> None:
    assert forbidden_imports(planted, WINDOWS)


@pytest.mark.parametrize(
    "planted", ["from peewee import fn", "import playhouse.migrations", "from app.storage import record"]
)
def test_control_a_planted_query_is_found(planted: str) -> None:
    assert forbidden_imports(planted, STORAGE)


def test_control_names_that_only_begin_alike_are_free() -> None:
    assert (
        forbidden_imports("import uinput, app.storage_box\nfrom app import settings", (*WINDOWS, *STORAGE))
        == []
    )


def test_control_a_window_behind_two_doors_is_found_in_memory(tmp_path: Path) -> None:
    house = tmp_path / "planted"
    house.mkdir()
    (house / "__init__.py").write_text('"""Innocent."""\n', encoding="utf-8")
    (house / "door.py").write_text(
        "import importlib\nimportlib.import_module('PySide6.QtCore')\n", encoding="utf-8"
    )
    assert "PySide6" in loaded_after_importing(tmp_path, "planted")


def test_control_the_import_rule_finds_a_planted_window(tmp_path: Path) -> None:
    house = tmp_path / "planted"
    house.mkdir()
    (house / "__init__.py").write_text("", encoding="utf-8")
    (house / "inner.py").write_text("def f():\n    from PySide6 import QtCore\n", encoding="utf-8")
    (house / "outer.py").write_text("from planted import inner\n", encoding="utf-8")
    (tmp_path / "test_planted.py").write_text(
        "from pytest_archon import archrule\n"
        "def test_it():\n"
        "    archrule('r').match('planted.outer').should_not_import('PySide6', 'PySide6.*').check('planted')\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:pytest-qt", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "FORBIDDEN import PySide6" in done.stdout
