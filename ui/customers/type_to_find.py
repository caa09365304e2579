"""Finds the first customer whose name begins with what is typed; runs on the reader's thread."""

from __future__ import annotations

from array import array
from dataclasses import replace

from app.customers.listing import ListQuery
from app.customers.names import fold
from app.office import Office

PAGE = 200
MOST_LOOKED_AT = 4000


def first_named(office: Office, query: ListQuery, ids: array[int], typed: str) -> int:
    """The row of that customer in `ids`, the list of `query`; -1 where there is none.

    The search index narrows the list to those who have the letters anywhere; the names of these are looked at in
    the order of the list.
    """
    wanted = fold(typed)
    if not wanted:
        return -1
    found = office.customers.ids(replace(query, search=f"{query.search} {typed}".strip()))
    for start in range(0, min(len(found), MOST_LOOKED_AT), PAGE):
        for row in office.customers.rows(found[start : start + PAGE]):
            if fold(row.name).startswith(wanted):
                return ids.index(row.id) if row.id in ids else -1
    return -1
