"""The search text of customers: one normalised text each, and an index of its trigrams where the engine has one.

Raw SQL, because neither the trigram table nor `instr` has a word in the query builder.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from peewee import SQL, SqliteDatabase, fn

TRIGRAM_LETTERS = 4
"""From this many letters on the trigram index is asked; shorter words are scanned for in the list's order,
which stops at the end of the page."""


def index_rows(database: Any, ids: Sequence[int], rows: Sequence[tuple[str, str, Any, str, int]]) -> None:
    """Writes (sort_given, sort_family, silent_since, search_text, id) for `ids`; who is missing in rows is gone."""
    connection = database.connection()
    marks = ",".join("?" * len(ids))
    if isinstance(database, SqliteDatabase):
        connection.execute(f"DELETE FROM customer_search WHERE rowid IN ({marks})", list(ids))
        connection.executemany(
            "INSERT INTO customer_search (rowid, search_text) VALUES (?, ?)",
            [(row[4], row[3]) for row in rows],
        )
    cursor = connection.cursor()
    param = "?" if isinstance(database, SqliteDatabase) else "%s"
    cursor.executemany(
        f"UPDATE customer SET sort_given = {param}, sort_family = {param}, silent_since = {param},"
        f" search_text = {param} WHERE id = {param}",
        list(rows),
    )


def matching(database: Any, words: Iterable[str], text: Any, row_id: Any) -> Any:
    """The condition that every word occurs in the search text `text` of the customer `row_id`, or None."""
    condition: Any = None
    for word in words:
        if isinstance(database, SqliteDatabase):
            if len(word) >= TRIGRAM_LETTERS:
                quoted = '"' + word.replace('"', '""') + '"'
                one = row_id.in_(
                    SQL("(SELECT rowid FROM customer_search WHERE customer_search MATCH ?)", [quoted])
                )
            else:
                one = fn.instr(text, word) > 0
        else:
            one = fn.strpos(text, word) > 0
        condition = one if condition is None else condition & one
    return condition


def forget(database: Any, ids: Sequence[int]) -> None:
    """Takes deleted customers out of the trigram index."""
    if isinstance(database, SqliteDatabase):
        marks = ",".join("?" * len(ids))
        database.connection().execute(f"DELETE FROM customer_search WHERE rowid IN ({marks})", list(ids))
