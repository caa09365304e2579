"""The project's own files as text, for the laws that read them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE_FOLDERS = ("app", "ui", "tests", "tools", "packaging")
# Beside the sources: everything that git carries and a person may read.
_TEXT = {".py", ".md", ".txt", ".in", ".toml", ".sh", ".spec", ".nsi", ".desktop", ".xml", ".po", ".json", ""}
_NOT_OURS = {"__pycache__", "build", "dist"}


def python_files(*folders: str) -> Iterator[Path]:
    """Every Python file under these folders of the project, in a steady order."""
    for folder in folders:
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if _ours(path))


def text_files() -> Iterator[Path]:
    """Every text file of the project, found without git, so that a copy without history can be tested too."""
    for entry in sorted(ROOT.iterdir()):
        if entry.name.startswith(".") and entry.name != ".ci":
            continue
        for path in sorted(entry.rglob("*")) if entry.is_dir() else [entry]:
            if path.is_file() and path.suffix in _TEXT and _ours(path):
                yield path


def name(path: Path) -> str:
    """The path as it is said in a finding: "app/clock.py"."""
    return path.relative_to(ROOT).as_posix()


def findings(paths: Iterator[Path], check: Callable[[str], list[str]]) -> list[str]:
    """What `check` finds in each file; `check` takes the source text and answers lines like "12: what is wrong"."""
    return [f"{name(path)}:{line}" for path in paths for line in check(path.read_text(encoding="utf-8"))]


def obeyed(offences: list[str]) -> None:
    """Fails the test with one line for each offence against a law."""
    if offences:
        pytest.fail("\n".join(offences), pytrace=False)


def last_name(node: ast.expr) -> str:
    """The last part of a dotted name: "now" of datetime.datetime.now; "" for anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def imported(source: str) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every module or object that is imported, inside functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def _ours(path: Path) -> bool:
    return not _NOT_OURS.intersection(path.relative_to(ROOT).parts)
