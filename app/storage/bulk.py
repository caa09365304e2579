"""Writes many new records at once: numbers given beforehand, one statement for thousands, one history row for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

from peewee import SqliteDatabase, fn

from app.storage.database import CACHE_SIZE
from app.storage.fields import MomentField, new_uid
from app.storage.journal import Journal
from app.storage.record import Record

BATCH = 2000
ROOMY = -200_000  # KiB, written negative


@contextmanager
def roomy(database: Any) -> Iterator[None]:
    """Lends this connection much memory for pages while very many rows are written, and takes it back."""
    if not isinstance(database, SqliteDatabase):
        yield
        return
    database.execute_sql(f"PRAGMA cache_size = {ROOMY}")
    try:
        yield
    finally:
        database.execute_sql(f"PRAGMA cache_size = {CACHE_SIZE}")
        database.execute_sql("PRAGMA shrink_memory")


class BulkWriter:
    """Collects new records inside an open command and writes them in the order their tables were first used.

    Values are given as the columns keep them. Raw `executemany`, because the query builder is five times slower.
    """

    def __init__(self, database: Any, journal: Journal, make_uid: Callable[[], str] = new_uid) -> None:
        self._make_uid = make_uid
        self._database = database
        self._journal = journal
        self._tables: dict[type[Record], _Table] = {}
        self._waiting = 0

    def add(self, model: type[Record], **values: Any) -> int:
        """Takes a new record. Returns its number, which other records may refer to at once."""
        table = self._tables.get(model)
        if table is None:
            table = self._tables[model] = _Table(model, self._next(model), self._journal.moment)
        values["uid"] = values.get("uid") or self._make_uid()
        number = table.take(values)
        self._waiting += 1
        if self._waiting >= BATCH:
            self.flush()
        return number

    def first(self, model: type[Record]) -> int | None:
        """The number of the first new record of a model, None when there is none."""
        table = self._tables.get(model)
        return None if table is None else table.first

    def flush(self) -> None:
        """Writes what is waiting, parents before children."""
        cursor = self._database.cursor()
        for table in self._tables.values():
            if table.rows:
                cursor.executemany(table.sql(self._database.param), table.rows)
                table.rows.clear()
        self._waiting = 0

    def finish(self) -> dict[type[Record], range]:
        """Writes the rest and the history. Returns the numbers that were given, by model."""
        self.flush()
        given: dict[type[Record], range] = {}
        for model, table in self._tables.items():
            given[model] = range(table.first, table.next)
            self._journal.created_range(model, table.first, table.next - 1)
        return given

    def _next(self, model: type[Record]) -> int:
        highest = int(model.select(fn.MAX(model.id)).scalar() or 0)
        if isinstance(self._database, SqliteDatabase):
            row = self._database.execute_sql(
                "SELECT seq FROM sqlite_sequence WHERE name = ?", (model._meta.table_name,)
            ).fetchone()
            highest = max(highest, int(row[0]) if row else 0)
        return highest + 1


class _Table:
    def __init__(self, model: type[Record], first: int, moment: Any) -> None:
        self.model = model
        self.first = self.next = first
        self.rows: list[tuple[Any, ...]] = []
        fields = [field for field in model._meta.sorted_fields if field.name not in ("id", "uid")]
        self._names = [field.name for field in fields]
        self._in_order = itemgetter(*self._names)
        self._columns = ["id", "uid", *(field.column_name for field in fields)]
        stamp = MomentField().db_value(moment)
        known = {"version": 1, "created_at": stamp, "changed_at": stamp}
        self._defaults = {
            field.name: known.get(field.name, None if callable(field.default) else field.default)
            for field in fields
        }

    def take(self, values: dict[str, Any]) -> int:
        number = self.next
        self.next += 1
        uid = values.pop("uid")
        row = {**self._defaults, **values}
        if len(row) != len(self._names):
            raise KeyError(f"no such column in {self.model.__name__}: {set(row) - set(self._names)}")
        self.rows.append((number, uid, *self._in_order(row)))
        return number

    def sql(self, param: str) -> str:
        names = ", ".join(f'"{name}"' for name in self._columns)
        marks = ", ".join([param] * len(self._columns))
        return f'INSERT INTO "{self.model._meta.table_name}" ({names}) VALUES ({marks})'
