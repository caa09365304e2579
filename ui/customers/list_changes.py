"""Compares two orders of the list off the window's thread, so that the window has only the difference to apply."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_MOVES = 50  # more changed customers than that are faster shown anew than moved one by one


@dataclass(frozen=True, slots=True)
class ListChange:
    """From one order to the next: take out `removed` (rows of the old order), then put in `inserted` (of the new one).

    Both ascend. `anew` says that the orders have too little in common. `places` are rows of the new order by id.
    """

    ids: array[int]
    removed: tuple[int, ...]
    inserted: tuple[int, ...]
    anew: bool
    places: dict[int, int]


def compare(old: array[int], new: array[int], changed: Sequence[int], keep: Iterable[int] = ()) -> ListChange:
    """How `old` becomes `new` when nothing but the `changed` customers came, went or moved; else `anew`.

    `keep` are ids whose rows in `new` are wanted in `places`, those that are in it.
    """
    if old == new:
        return ListChange(new, (), (), False, {})
    places = places_of(new, keep)
    if len(changed) <= MOST_MOVES:
        removed, inserted = _rows(old, changed), _rows(new, changed)
        if _without(old, removed) == _without(new, inserted):
            return ListChange(new, removed, inserted, False, places | places_of(new, changed))
    return ListChange(new, (), (), True, places)


def places_of(ids: array[int], wanted: Iterable[int]) -> dict[int, int]:
    """The rows of these ids, those that are there."""
    found: dict[int, int] = {}
    for customer_id in wanted:
        try:
            found[customer_id] = ids.index(customer_id)
        except ValueError:
            continue
    return found


def _rows(ids: array[int], wanted: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(places_of(ids, wanted).values()))


def _without(ids: array[int], rows: Sequence[int]) -> array[int]:
    rest = array("q")
    start = 0
    for row in rows:
        rest.extend(ids[start:row])
        start = row + 1
    rest.extend(ids[start:])
    return rest
