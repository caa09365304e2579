"""The search text of customers: one normalised text each, and an index of its trigrams where the engine has one.

Raw SQL, because neither the trigram table nor a scan that stops early has a word in the query builder.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from peewee import SQL, SqliteDatabase

TRIGRAM_LETTERS = 3
"""From this many letters on the trigram index is asked; shorter words are scanned for."""


def index_rows(database: Any, ids: Sequence[int], rows: Sequence[tuple[str, str, Any, str, int]]) -> None:
    """Writes (sort_given, sort_family, silent_since, search text, id) for `ids`; who is missing in rows is gone."""
    forget(database, ids)
    add_texts(database, [(row[4], row[3]) for row in rows])
    param = database.param
    database.cursor().executemany(
        f"UPDATE customer SET sort_given = {param}, sort_family = {param}, silent_since = {param} WHERE id = {param}",
        [(*row[:3], row[4]) for row in rows],
    )


def add_texts(database: Any, texts: Sequence[tuple[int, str]]) -> None:
    """Writes (id, search text) of customers that are not in the search yet."""
    cursor, param = database.cursor(), database.param
    cursor.executemany(f"INSERT INTO customer_text (customer_id, text) VALUES ({param}, {param})", texts)
    if isinstance(database, SqliteDatabase):
        cursor.executemany("INSERT INTO customer_search (rowid, search_text) VALUES (?, ?)", texts)


def matching(database: Any, words: Iterable[str], *, stops_early: bool) -> Any:
    """The condition that every word occurs in a customer's search text, or None where there is no word.

    `stops_early`: the query is read in the list's order up to a limit. Then a word is looked for customer by customer;
    otherwise the index of trigrams answers, and for what is shorter all texts are read through once.
    """
    condition: Any = None
    is_sqlite = isinstance(database, SqliteDatabase)
    found = "instr" if is_sqlite else "strpos"
    param = database.param
    for word in words:
        if stops_early:
            sql = f'{found}((SELECT text FROM customer_text WHERE customer_id = "t1"."id"), {param}) > 0'
            value = word
        elif is_sqlite and len(word) >= TRIGRAM_LETTERS:
            quoted = '"' + word.replace('"', '""') + '"'
            sql, value = (
                '"t1"."id" IN (SELECT rowid FROM customer_search WHERE customer_search MATCH ?)',
                quoted,
            )
        else:
            # A word has no signs of LIKE in it; LIKE reads through a text faster than instr().
            sql, value = (
                f'"t1"."id" IN (SELECT customer_id FROM customer_text WHERE text LIKE {param})',
                f"%{word}%",
            )
        condition = SQL(sql, [value]) if condition is None else condition & SQL(sql, [value])
    return condition


def forget(database: Any, ids: Sequence[int]) -> None:
    """Takes customers out of the search."""
    cursor = database.cursor()
    marks = ", ".join([database.param] * len(ids))
    cursor.execute(f"DELETE FROM customer_text WHERE customer_id IN ({marks})", list(ids))
    if isinstance(database, SqliteDatabase):
        cursor.execute(f"DELETE FROM customer_search WHERE rowid IN ({marks})", list(ids))
