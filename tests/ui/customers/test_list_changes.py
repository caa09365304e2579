"""Comparing two orders of the list."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.customers.list_changes import MOST_MOVES, ListChange, compare


def _applied(old: array[int], change: ListChange) -> list[int]:
    ids = list(old)
    for row in reversed(change.removed):
        del ids[row]
    for row in change.inserted:
        ids.insert(row, change.ids[row])
    return ids


@pytest.mark.parametrize(
    ("old", "new", "changed", "removed", "inserted"),
    [
        ([1, 2, 3], [1, 2, 3], [2], (), ()),
        ([1, 2, 3], [1, 3], [2], (1,), ()),
        ([1, 3], [1, 2, 3], [2], (), (1,)),
        ([1, 2, 3], [2, 3, 1], [1], (0,), (2,)),
        ([], [7], [7], (), (0,)),
        ([7], [], [7], (0,), ()),
        ([1, 2, 3, 4], [2, 4], [3, 1], (0, 2), ()),
    ],
)
def test_what_one_customer_did_is_told_as_few_rows(
    old: list[int], new: list[int], changed: list[int], removed: tuple[int, ...], inserted: tuple[int, ...]
) -> None:
    change = compare(array("q", old), array("q", new), changed)
    assert (change.removed, change.inserted, change.anew) == (removed, inserted, False)


def test_a_change_that_nobody_named_shows_the_list_anew_with_the_places_of_who_is_kept() -> None:
    change = compare(array("q", [1, 2, 3]), array("q", [3, 2, 1]), [2], keep=[1, 9])
    assert change.anew
    assert change.places == {1: 2}


def test_very_many_changed_customers_show_the_list_anew() -> None:
    old = array("q", range(200))
    change = compare(old, array("q", reversed(range(200))), range(MOST_MOVES + 1))
    assert change.anew


@given(st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(0, 30), unique=True), st.data())
def test_a_difference_always_leads_to_the_new_order(
    old: list[int], new: list[int], data: st.DataObject
) -> None:
    changed = data.draw(st.lists(st.sampled_from(sorted({*old, *new})), unique=True)) if old or new else []
    change = compare(array("q", old), array("q", new), changed)
    assert change.anew or _applied(array("q", old), change) == new
