"""An open office for every test of the business side that asks for one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.clock import FixedClock
from support.office import open_office

from app.office import Office
from app.paths import Paths


@pytest.fixture(scope="session")
def _empty_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an office that was opened once, so that a test need not make its tables again."""
    folder = tmp_path_factory.mktemp("empty")
    open_office(Paths(folder, folder), FixedClock()).close()
    return folder / "office.regulars"


@pytest.fixture
def make_office(_empty_office: Path, tmp_path: Path) -> Iterator[Callable[..., Office]]:
    """Opens the office in a folder below the test's own ("" its own), makes it when there is none; closes them all."""
    opened: list[Office] = []

    def make(name: str = "office", clock: FixedClock | None = None) -> Office:
        folder = tmp_path / name
        folder.mkdir(mode=0o700, exist_ok=True)
        if not (folder / "office.regulars").exists():
            shutil.copy(_empty_office, folder / "office.regulars")
        office = open_office(Paths(folder, folder), clock or FixedClock())
        opened.append(office)
        return office

    yield make
    for office in opened:
        office.close()


@pytest.fixture
def office(make_office: Callable[..., Office], clock: FixedClock) -> Office:
    """An empty office of the test's own; its clock is the fixture `clock`."""
    return make_office(clock=clock)
