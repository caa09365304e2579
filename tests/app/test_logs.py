"""The log says what the program did, and never whom it knows."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import logs

SECRET = "Kirsten Østergaard"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "data" / "regulars.log"
    handler = logs.start(path)
    yield path
    logs.stop(handler)


def test_it_begins_with_the_versions_and_is_private(log: Path) -> None:
    text = log.read_text(encoding="utf-8")
    assert "SQLite 3." in text
    assert "Regulars 0." in text
    assert log.stat().st_mode & 0o777 == 0o600


def test_our_own_information_is_there_and_that_of_libraries_is_not(log: Path) -> None:
    logging.getLogger("ui.shell.session").info("Started")
    logging.getLogger("urllib3").info("Connected")
    text = log.read_text(encoding="utf-8")
    assert "Started" in text
    assert "Connected" not in text


@pytest.mark.logs("row of")
def test_what_a_library_fills_in_is_left_out(log: Path) -> None:
    logging.getLogger("openpyxl").warning("row of %s is odd", SECRET)
    text = log.read_text(encoding="utf-8")
    assert "row of %s is odd" in text
    assert SECRET not in text


@pytest.mark.logs("went wrong")
def test_an_error_is_its_kind_and_where_it_came_from(log: Path) -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError:
        logging.getLogger("app.x").exception("It went wrong")
    text = log.read_text(encoding="utf-8")
    assert "KeyError\n  " in text
    assert "ValueError\n  " in text
    assert "test_logs.py:" in text
    assert SECRET not in text
    assert str(Path.home()) not in text


def test_it_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 2000)
    handler = logs.start(tmp_path / "regulars.log")
    for number in range(200):
        logging.getLogger("app.x").info("line %d of many", number)
    logs.stop(handler)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["regulars.log", "regulars.log.1"]
    assert all(path.stat().st_size <= 2000 for path in tmp_path.iterdir())
    assert "line 199" in (tmp_path / "regulars.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("in_the_way", ["file", "folder"])
def test_where_nothing_can_be_written_nothing_fails(tmp_path: Path, in_the_way: str) -> None:
    path = tmp_path / "data" / "regulars.log"
    if in_the_way == "file":
        path.parent.write_text("", encoding="utf-8")
    else:
        path.mkdir(parents=True)
    handler = logs.start(path)
    logging.getLogger("app.x").info("unheard")
    logs.stop(handler)
