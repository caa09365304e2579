"""The place beside the office where an import is laid out before anything is written: a file of its own.

Raw SQL, because it is a scratch file without models that lives for one import; one SQLite library all the same.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.errors import OfficeReadOnly
from app.i18n import _
from app.storage.fields import new_uid

_TABLES = """
CREATE TABLE row (
    n INTEGER PRIMARY KEY, line INTEGER, fate TEXT, name TEXT, second TEXT, reason TEXT, customer_id INTEGER, data TEXT,
    uid TEXT
);
CREATE INDEX row_fate ON row (fate, n);
CREATE INDEX row_customer ON row (customer_id) WHERE customer_id IS NOT NULL;
CREATE TABLE known (key TEXT, ref INTEGER, PRIMARY KEY (key, ref)) WITHOUT ROWID;
CREATE TABLE firm (key TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
"""


class Staging:
    """Rows with their fate, and the names they are found by. `ref` is a customer's id, or minus a row's number."""

    def __init__(self, folder: Path) -> None:
        from sqlcipher3 import dbapi2

        self.path = folder / f"{new_uid()}.staging"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.touch(mode=0o600)
        except OSError as error:
            raise OfficeReadOnly(
                _("Nothing can be written in “{path}”.").format(path=folder),
                _("Check who may write there, or choose another folder."),
            ) from error
        self._db = dbapi2.connect(str(self.path), isolation_level=None, check_same_thread=False)
        # A scratch file: lost in a crash, it is simply made again.
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(_TABLES)
        self._db.execute("BEGIN")

    def add_row(self, *values: Any) -> None:
        """Adds (n, line, fate, name, second, reason, customer_id, data, uid)."""
        self._db.execute("INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def change_data(self, n: int, data: str) -> None:
        self._db.execute("UPDATE row SET data = ? WHERE n = ?", (data, n))

    def data_of(self, n: int) -> str:
        return str(self._db.execute("SELECT data FROM row WHERE n = ?", (n,)).fetchone()[0])

    def pending_change(self, customer_id: int) -> tuple[int, str] | None:
        """The row that already changes this customer, and what it makes of it."""
        row = self._db.execute(
            "SELECT n, data FROM row WHERE customer_id = ? AND fate = 'update'", (customer_id,)
        ).fetchone()
        return None if row is None else (int(row[0]), str(row[1]))

    def know(self, pairs: Iterable[tuple[str, int]]) -> None:
        self._db.executemany("INSERT OR IGNORE INTO known VALUES (?, ?)", pairs)

    def known(self, key: str) -> list[int]:
        return [
            row[0]
            for row in self._db.execute("SELECT ref FROM known WHERE key = ? ORDER BY ref DESC", (key,))
        ]

    def add_firm(self, key: str, name: str) -> None:
        self._db.execute("INSERT OR IGNORE INTO firm VALUES (?, ?)", (key, name))

    def firms(self) -> list[tuple[str, str]]:
        """The firms that only people's rows speak of, as (key, name): those without a row or customer of their own."""
        return list(
            self._db.execute(
                "SELECT key, name FROM firm WHERE NOT EXISTS (SELECT 1 FROM known WHERE known.key = firm.key)"
            )
        )

    def counts(self) -> dict[str, int]:
        return dict(self._db.execute("SELECT fate, count(*) FROM row GROUP BY fate"))

    def page(
        self, fates: tuple[str, ...], offset: int, limit: int, *, doubtful: bool = False
    ) -> list[tuple[Any, ...]]:
        """Rows as (line, fate, name, second, reason) in the order of the file; `doubtful`: with a reason only."""
        marks = ",".join("?" * len(fates))
        only = "AND reason <> ''" if doubtful else ""
        return list(
            self._db.execute(
                f"SELECT line, fate, name, second, reason FROM row WHERE fate IN ({marks}) {only} "
                "ORDER BY n LIMIT ? OFFSET ?",
                (*fates, limit, offset),
            )
        )

    def each(self, fate: str) -> Iterator[tuple[int | None, str, str]]:
        """(customer's id, data, uid) of every row of a fate, in the order of the file."""
        yield from self._db.execute(
            "SELECT customer_id, data, uid FROM row WHERE fate = ? ORDER BY n", (fate,)
        )

    def close(self) -> None:
        """Throws the whole layout away."""
        with contextlib.suppress(Exception):
            self._db.close()
        self.path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Removes what a crash left behind."""
    for path in folder.glob("*.staging"):
        path.unlink(missing_ok=True)
