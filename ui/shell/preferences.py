"""What belongs to this desk and not to the firm: language, appearance, window, panes; kept in preferences.json."""

from __future__ import annotations

import contextlib
import json
import logging
import os
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

T = TypeVar("T")
SAVE_AFTER_MS = 500
LARGEST = 1 << 20  # bytes: what is bigger was not written by us

_log = logging.getLogger(__name__)


class Preferences(QObject):
    """Values of JSON's kinds by name. Saved half a second after the last change; never fails loudly.

    Emits `changed` with the name of the value. A file that cannot be read counts as empty; one that cannot be
    written leaves the values as they are until the program ends.
    """

    changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._values = _read(path)
        self._said_unwritable = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)

    def get(self, key: str, default: T) -> T:
        """The value, or `default` where there is none or one of another kind (somebody edited the file)."""
        value = self._values.get(key)
        if value is None:
            return default
        if default is None or type(value) is type(default):
            return value
        if isinstance(default, float) and type(value) is int:
            return float(value)  # type: ignore[return-value]
        if isinstance(default, tuple) and isinstance(value, list):
            return tuple(value)  # type: ignore[return-value]
        return default

    def set(self, key: str, value: Any) -> None:
        """Keeps the value; None forgets it."""
        if isinstance(value, tuple):
            value = list(value)
        if self._values.get(key) == value and type(self._values.get(key)) is type(value):
            return
        if value is None:
            del self._values[key]
        else:
            self._values[key] = value
        self._timer.start()
        self.changed.emit(key)

    def save(self) -> None:
        """Writes the file now, whole or not at all, readable by its owner only."""
        self._timer.stop()
        beside = self._path.with_name(f"{self._path.name}.new")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            text = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
            with open(
                os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write(text)
            os.replace(beside, self._path)
        except OSError as error:
            with contextlib.suppress(OSError):
                beside.unlink()
            if not self._said_unwritable:
                self._said_unwritable = True
                _log.warning("The preferences cannot be saved: %s", type(error).__name__)

    def close(self) -> None:
        """Writes what is not written yet."""
        if self._timer.isActive():
            self.save()


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError("too large")
        values = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(values, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("The preferences cannot be read, so all have their defaults: %s", type(error).__name__)
        return {}
    return values
