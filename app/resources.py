"""Where the files that ship with the program are, from source and installed alike."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent / "resources"


def path(*parts: str) -> Path:
    """The path of a shipped file: path("icons", "phone.svg")."""
    return _ROOT.joinpath(*parts)
