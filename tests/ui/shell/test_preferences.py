"""preferences.json: kept whole and private, and never a reason to fail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ui.shell.preferences import Preferences


@pytest.fixture
def path(tmp_path: Path, qtbot: QtBot) -> Path:
    return tmp_path / "config" / "preferences.json"


def test_values_come_back_after_a_restart(path: Path) -> None:
    preferences = Preferences(path)
    values: dict[str, Any] = {
        "language": "da",
        "points": 13.0,
        "keep": True,
        "hidden": [0, 2],
        "wide": {"a": 1},
    }
    for key, value in values.items():
        preferences.set(key, value)
    preferences.close()
    again = Preferences(path)
    assert {key: again.get(key, type(value)()) for key, value in values.items()} == values


def test_it_is_saved_by_itself_soon(path: Path, qtbot: QtBot) -> None:
    preferences = Preferences(path)
    preferences.set("theme", "dark")
    assert not path.exists(), "many changes at once are one write"
    qtbot.waitUntil(path.exists, timeout=5000)
    assert json.loads(path.read_text(encoding="utf-8")) == {"theme": "dark"}


def test_only_the_owner_reads_it_and_nothing_is_left_beside(path: Path) -> None:
    preferences = Preferences(path)
    preferences.set("name", "Ærø")
    preferences.close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["preferences.json"]


def test_a_change_is_told_once(path: Path, qtbot: QtBot) -> None:
    preferences = Preferences(path)
    told: list[str] = []
    preferences.changed.connect(told.append)
    preferences.set("theme", "dark")
    preferences.set("theme", "dark")
    preferences.set("theme", None)
    preferences.set("theme", None)
    assert told == ["theme", "theme"]
    assert preferences.get("theme", "system") == "system"


@pytest.mark.parametrize(
    ("stored", "default", "answer"),
    [
        ("dark", "system", "dark"),
        (7, "system", "system"),
        ("7", 0, 0),
        (True, 0, 0),
        (1, False, False),
        (13, 0.0, 13.0),
        ("13", 0.0, 0.0),
        ([1, 2], (), (1, 2)),
        ({"a": 1}, [], []),
        (None, "x", "x"),
        ("anything", None, "anything"),
    ],
)
def test_a_value_of_another_kind_is_no_value(path: Path, stored: Any, default: Any, answer: Any) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"key": stored}), encoding="utf-8")
    got = Preferences(path).get("key", default)
    assert got == answer
    assert type(got) is type(answer)


@pytest.mark.logs("cannot be read")
@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'"text"', b"\xff\xfe", b"[" * 200_000, b"{" + b" " * (2 << 20) + b"}"],
    ids=["empty", "cut off", "a list", "a text", "not UTF-8", "a tower", "huge"],
)
def test_a_broken_file_counts_as_empty_and_is_written_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    preferences = Preferences(path)
    assert preferences.get("language", "en") == "en"
    preferences.set("language", "nb")
    preferences.close()
    assert Preferences(path).get("language", "en") == "nb"


@pytest.mark.logs("cannot be read", "cannot be saved")
def test_a_folder_in_its_place_is_survived(path: Path) -> None:
    path.mkdir(parents=True)
    preferences = Preferences(path)
    preferences.set("language", "nb")
    preferences.save()
    preferences.set("language", "da")
    preferences.save()
    assert preferences.get("language", "en") == "da"
    assert [file.name for file in path.parent.iterdir()] == ["preferences.json"]


@pytest.mark.logs("cannot be read", "cannot be saved")
def test_a_file_where_the_folder_should_be_is_survived(path: Path) -> None:
    path.parent.write_text("in the way", encoding="utf-8")
    preferences = Preferences(path)
    preferences.set("language", "nb")
    preferences.close()
    assert preferences.get("language", "en") == "nb"
    assert path.parent.read_text(encoding="utf-8") == "in the way"
