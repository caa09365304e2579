"""What every test of the window starts from: a desk over a real office, with the real threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from support.clock import FixedClock

from app.office import Office
from app.paths import default_paths
from ui.shell.desk import Desk
from ui.shell.preferences import Preferences
from ui.shell.tasks import Tasks

PATIENCE = 20_000  # ms; reached only when something is wrong


@pytest.fixture
def open_desk(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[Callable[[], Desk]]:
    """open_desk(): a desk over the office in tmp_path/office; after desk.close() once more, as after a restart."""
    paths = default_paths(tmp_path / "office")
    desks: list[Desk] = []

    def open_one() -> Desk:
        tasks = Tasks()
        opened: list[Office] = []
        tasks.write(lambda: Office.open(paths, clock), opened.append)
        qtbot.waitUntil(lambda: bool(opened), timeout=PATIENCE)
        desks.append(Desk(opened[0], tasks, Preferences(paths.preferences), clock))
        return desks[-1]

    yield open_one
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(open_desk: Callable[[], Desk]) -> Desk:
    """An empty office in a folder of its own. Move `clock` to let time pass."""
    return open_desk()


@pytest.fixture
def on_writer(desk: Desk, qtbot: QtBot) -> Callable[[Callable[[], Any]], Any]:
    """on_writer(work): does work on the writer's thread and returns what came of it, or raises what it raised."""
    return lambda work: _answer(qtbot, lambda done, failed: desk.tasks.write(work, done, failed=failed))


@pytest.fixture
def on_reader(desk: Desk, qtbot: QtBot) -> Callable[[Callable[[], Any]], Any]:
    """on_reader(work): the same on the reader's thread."""
    return lambda work: _answer(qtbot, lambda done, failed: desk.tasks.read(work, done, failed=failed))


@pytest.fixture
def settled(desk: Desk, qtbot: QtBot) -> Callable[[], None]:
    """settled(): waits until every read and write under way has been answered, and what these asked for, too."""
    return lambda: qtbot.waitUntil(desk.tasks.is_idle, timeout=PATIENCE)


def _answer(qtbot: QtBot, ask: Callable[[Any, Any], object]) -> Any:
    results: list[Any] = []
    errors: list[Exception] = []
    ask(results.append, errors.append)
    qtbot.waitUntil(lambda: bool(results or errors), timeout=PATIENCE)
    if errors:
        raise errors[0]
    return results[0]
