"""Law: rooms are small, have a telling name, and say at the door what they are for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from support.source import ROOT, SOURCE_FOLDERS, findings, name, obeyed, python_files

LONGEST = 400
LONGEST_MAIN_WINDOW = 250
DRAWERS = {"utils", "util", "misc", "common", "helpers", "helper", "manager", "managers"}


def too_long(source: str, longest: int) -> list[str]:
    lines = len(source.splitlines())
    return [f"{lines}: more than {longest} lines: these are two rooms"] if lines > longest else []


def is_a_drawer(path: Path) -> bool:
    """Whether a file, or a folder it is in, has a name under which anything could be kept."""
    return any(part.split(".")[0].lower() in DRAWERS for part in path.parts)


def without_a_sign(source: str) -> list[str]:
    """A module, also an empty one, opens with a docstring."""
    return (
        []
        if (ast.get_docstring(ast.parse(source)) or "").strip()
        else ["1: no docstring says what this is for"]
    )


def test_no_file_is_two_rooms() -> None:
    obeyed(findings(python_files(*SOURCE_FOLDERS), lambda source: too_long(source, LONGEST)))


def test_the_main_window_only_assembles() -> None:
    window = ROOT / "ui" / "shell" / "main_window.py"
    if not window.exists():
        pytest.skip("there is no main window yet")
    assert too_long(window.read_text(encoding="utf-8"), LONGEST_MAIN_WINDOW) == []


def test_no_room_is_a_drawer() -> None:
    obeyed([name(p) for p in python_files(*SOURCE_FOLDERS) if is_a_drawer(p.relative_to(ROOT))])


def test_every_module_says_what_it_is_for() -> None:
    obeyed(findings(python_files(*SOURCE_FOLDERS), without_a_sign))


def test_no_package_marker_under_tests() -> None:
    """An __init__.py in tests/app would stand in for the real app."""
    obeyed([name(path) for path in python_files("tests") if path.name == "__init__.py"])


def test_control_a_long_file_is_found() -> None:
    assert too_long("x\n" * 401, 400)
    assert not too_long("x\n" * 400, 400)


@pytest.mark.parametrize("drawer", ["app/utils.py", "ui/misc/tray.py", "tests/helpers.py", "app/Manager.py"])
def test_control_a_drawer_is_found(drawer: str) -> None:
    assert is_a_drawer(Path(drawer))


def test_control_a_telling_name_is_free() -> None:
    assert not is_a_drawer(Path("app/commons_law.py"))


@pytest.mark.parametrize("nameless", ["", "import os\n", "# only a comment\n", '""\n', 'x = 1\n"""late"""\n'])
def test_control_a_module_without_a_sign_is_found(nameless: str) -> None:
    assert without_a_sign(nameless)
