"""What tests of the installed program start from: what tools/build made, when this run is about that."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.source import ROOT

BUILD = ROOT / "build"


def _built(path: Path) -> Path:
    """`path` in a run that has just built it; without that a folder from last week would be judged."""
    if not os.environ.get("REGULARS_BUILT"):
        pytest.skip(
            "for what tools/build makes: tools/build deb, then REGULARS_BUILT=1 ./test tests/packaging"
        )
    assert path.exists(), f"{path} was not built"
    return path


@pytest.fixture
def folder() -> Path:
    """The folder with the program and all it needs."""
    return _built(BUILD / "regulars")


@pytest.fixture
def package() -> Path:
    """The package for Debian."""
    found = sorted(BUILD.glob("regulars_*.deb"))
    return _built(found[0] if len(found) == 1 else BUILD / "regulars_*.deb")
