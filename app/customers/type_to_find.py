"""Finds the first customer of a list whose name begins with what is typed, without reading the list. Reads only."""

from __future__ import annotations

from array import array
from dataclasses import replace

from app.customers.customers import Customers
from app.customers.listing import BY_NAME, ListQuery
from app.customers.names import fold
from app.customers.sort_key import sort_key
from app.settings import FirmSettings

PAGE = 200
MOST_LOOKED_AT = 1000


def first_named(
    customers: Customers, firm: FirmSettings, query: ListQuery, ids: array[int], typed: str
) -> int:
    """The row of that customer in `ids`, the list of `query`; -1 where there is none."""
    if not fold(typed):
        return -1
    if query.order == BY_NAME and not firm.sort_family_first:
        row = _halving(customers, ids, typed, firm.sort_language)
        if row >= 0:
            return row
    return _searching(customers, query, ids, typed)


def _halving(customers: Customers, ids: array[int], typed: str, language: str) -> int:
    """In a list that is ordered by name: a few looks, each halving what is left."""
    wanted = sort_key(typed, language)
    low, high = 0, len(ids)
    while low < high:
        middle = (low + high) // 2
        rows = customers.rows(ids[middle : middle + 1])
        if not rows:
            return -1  # deleted meanwhile: the list is about to be shown anew
        if sort_key(rows[0].name, language) < wanted:
            low = middle + 1
        else:
            high = middle
    rows = customers.rows(ids[low : low + 1])
    return low if rows and fold(rows[0].name).startswith(fold(typed)) else -1


def _searching(customers: Customers, query: ListQuery, ids: array[int], typed: str) -> int:
    """In any other order: the search index narrows the list to those who have the letters anywhere."""
    wanted = fold(typed)
    found = customers.ids(replace(query, search=f"{query.search} {typed}".strip()), MOST_LOOKED_AT)
    for start in range(0, len(found), PAGE):
        for row in customers.rows(found[start : start + PAGE]):
            if fold(row.name).startswith(wanted):
                return ids.index(row.id) if row.id in ids else -1
    return -1
