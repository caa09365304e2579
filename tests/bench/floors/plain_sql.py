"""The floor for an import: the same rows into the same tables, indexes and full text by plain SQL, nothing else.

Usage: plain_sql.py OFFICE TARGET. Copies the rows of an office file; reading them is not counted.
Prints the CPU seconds and the wall seconds of writing.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from sqlcipher3 import dbapi2

# Bookkeeping of the program, and what SQLite keeps by itself.
_LEFT_OUT = ("journal_", "sqlite_", "customer_search", "migration", "delivery")


def main(source: str, target: str) -> None:
    """Writes the copy and says what it cost."""
    old = dbapi2.connect(f"file:{source}?mode=ro", uri=True)
    master = old.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    tables = [(name, sql) for kind, name, sql in master if kind == "table" and not name.startswith(_LEFT_OUT)]
    indexes = [
        sql
        for kind, name, sql in master
        if kind == "index" and any(f'"{table}"' in sql for table, _ in tables)
    ]
    search = next(sql for _kind, name, sql in master if name == "customer_search")
    rows = {name: old.execute(f'SELECT * FROM "{name}"').fetchall() for name, _sql in tables}
    Path(target).unlink(missing_ok=True)
    new = dbapi2.connect(target, isolation_level=None)
    new.execute("PRAGMA journal_mode = wal")
    new.execute("PRAGMA synchronous = FULL")
    new.execute("PRAGMA cache_size = -200000")
    cpu, wall = time.process_time(), time.perf_counter()
    new.execute("BEGIN IMMEDIATE")
    for name, sql in tables:
        new.execute(sql)
        if rows[name]:
            marks = ", ".join("?" * len(rows[name][0]))
            new.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows[name])
    for sql in indexes:
        new.execute(sql)
    new.execute(search)
    new.execute(
        "INSERT INTO customer_search (rowid, search_text) SELECT customer_id, text FROM customer_text"
    )
    new.execute("COMMIT")
    print(time.process_time() - cpu, time.perf_counter() - wall)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
