"""The log: one small file in the data folder that says what the program did, and nothing about customers."""

from __future__ import annotations

import logging
import platform
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app import __version__

LARGEST = 512 * 1024  # bytes, then the file is set aside once and begun anew
OURS = ("app", "ui")
# They log what they read: names, numbers, whole cards.
TALKATIVE = ("vobject", "peewee")

_log = logging.getLogger(__name__)


def start(path: Path) -> logging.Handler:
    """Writes the log to `path` from now on. Where that cannot be written there is no log; nothing fails.

    Returns the handler for `stop`.
    """
    root = logging.getLogger()
    handler: logging.Handler
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        handler = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=1, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root.addHandler(handler)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    _log.info("Regulars %s", ", ".join(f"{name} {version}" for name, version in versions()))
    return handler


def stop(handler: logging.Handler) -> None:
    """Closes the log."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def versions() -> list[tuple[str, str]]:
    """What this program is made of, for the log and for reports: (name, version)."""
    from sqlcipher3 import dbapi2

    return [
        ("Regulars", __version__),
        ("Python", platform.python_version()),
        ("SQLite", dbapi2.sqlite_version),
        (platform.system(), platform.release()),
    ]


def where(error: BaseException) -> list[str]:
    """An error as its type and the places it came through: no message and no values, for these may name a
    customer. The cause comes first."""
    lines: list[str] = []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        lines += [*where(cause), ""]
    kind = type(error)
    lines.append(
        kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    )
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
    return lines


def _short(filename: str) -> str:
    """The path below the program or the library, without the user's folders."""
    parts = Path(filename).parts
    for mark in ("site-packages", "dist-packages"):
        if mark in parts:
            return "/".join(parts[parts.index(mark) + 1 :])
    return "/".join(parts[-3:])


class _Discreet(logging.Formatter):
    """Writes errors as `where` does, and of other libraries' messages only the unfilled sentence."""

    def format(self, record: logging.LogRecord) -> str:
        # A copy: another handler may have left its own wording of the error in the record, with values.
        fresh = record.__dict__ | {"exc_text": None, "stack_info": None}
        if not record.name.startswith(OURS):
            fresh["args"] = None
        return super().format(logging.makeLogRecord(fresh))

    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return "\n".join(where(error)) if isinstance(error, BaseException) else ""
