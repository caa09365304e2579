"""Opens the one SQLite library on the office file with every setting that keeps data safe."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

from peewee import DatabaseProxy
from playhouse.sqlcipher_ext import SqlCipherDatabase

CACHE_SIZE = -16000  # KiB, written negative
APPLICATION_ID = 0x52474C52  # "RGLR"

# WAL lets readers work beside the writer; FULL keeps every confirmed save through a power cut.
# secure_delete overwrites what is deleted; trusted_schema and cell_size_check guard against a doctored file.
# Which journal the file has is written in the file itself: see `write_ahead`.
PRAGMAS: dict[str, Any] = {
    "synchronous": 2,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "journal_size_limit": 16 * 1024 * 1024,
    "temp_store": 2,
    "cache_size": CACHE_SIZE,
}

database = DatabaseProxy()
"""What every model is bound to; `Office` puts one open database behind it."""


class OfficeDatabase(SqlCipherDatabase):
    """The office file. Connections belong to a thread; a thread that never connected cannot query."""

    journal: Any = None
    """The `Journal` that every record writes its changes to; set by `Office`."""

    def rollback(self) -> Any:
        """Takes the transaction back, unless SQLite has done so itself: a full disk is noticed while committing."""
        return super().rollback() if self.connection().in_transaction else None

    def connect_for_reading(self) -> None:
        """Opens this thread's connection so that it cannot write."""
        self.connect()
        self.execute_sql("PRAGMA query_only = 1")


def open_database(path: Path, *, writable: bool, busy_timeout: int = 5000) -> OfficeDatabase:
    """The database on `path`, not yet connected. `busy_timeout` in milliseconds.

    `mode=rwc` is only ever given for a path that the caller has just decided to create (see `create`).
    """
    pragmas = dict(PRAGMAS, busy_timeout=busy_timeout)
    mode = "mode=rw"
    if not writable:
        # A file in a folder that cannot be written has no place for WAL's side files: read it as it lies there.
        mode = "mode=ro&immutable=1"
        pragmas = {"query_only": 1, "temp_store": 2, "trusted_schema": 0}
    return OfficeDatabase(
        f"file:{quote(str(path))}?{mode}",
        pragmas=pragmas,
        uri=True,
        autoconnect=False,
        lock_type="IMMEDIATE",
        returning_clause=True,
        check_same_thread=False,
    )


def write_ahead(database: OfficeDatabase) -> None:
    """Makes the file keep a write-ahead log. This changes the file, so the caller knows by now that it is ours."""
    database.pragma("journal_mode", "wal")


def create_file(path: Path) -> None:
    """Makes an empty office file, mode 0600, and marks it as ours; it must not exist."""
    from sqlcipher3 import dbapi2

    path.touch(mode=0o600, exist_ok=False)
    with contextlib.closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode = wal")
