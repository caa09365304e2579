"""Rows and places: each row where the one above it ends, and found again at every pixel of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.timeline.timeline_geometry import Geometry
from ui.timeline.timeline_model import Block, LineKind

HEIGHTS = {
    LineKind.PLANNED_HEADING: 29,
    LineKind.PLANNED: 32,
    LineKind.MORE_PLANNED: 32,
    LineKind.MONTH: 33,
    LineKind.ENTRY: 48,
}


def made(planned: int, months: list[int], open_row: int = -1, extra: int = 0) -> Geometry:
    blocks, row = [], 0
    for number, count in enumerate(([planned] if planned else []) + months):
        blocks.append(Block(row, count, bool(planned) and number == 0))
        row += count + 1
    geometry = Geometry()
    geometry.arrange(blocks, HEIGHTS)
    geometry.set_open(open_row, extra)
    return geometry


@given(
    st.integers(0, 4),
    st.lists(st.integers(1, 60), min_size=1, max_size=12),
    st.integers(-1, 40),
    st.integers(0, 500),
)
def test_rows_follow_each_other_and_are_found_where_they_are(
    planned: int, months: list[int], open_row: int, extra: int
) -> None:
    count = sum(months) + len(months) + (planned + 1 if planned else 0)
    geometry = made(planned, months, min(open_row, count - 1), extra)
    assert geometry.count == count
    y = 0
    for row in range(count):
        assert geometry.top(row) == y
        height = geometry.height(row)
        assert {geometry.row_at(y), geometry.row_at(y + height - 1)} == {row}
        y += height
    assert geometry.total == y
    assert geometry.row_at(y) == geometry.row_at(-1) == -1


@pytest.mark.parametrize(("row", "top"), [(0, 0), (1, 33), (2, 81), (3, 81 + 48 + 100)])
def test_an_open_row_moves_only_what_is_below_it(row: int, top: int) -> None:
    assert made(0, [5], open_row=2, extra=100).top(row) == top


def test_nothing_has_no_rows() -> None:
    geometry = Geometry()
    geometry.arrange([], HEIGHTS)
    assert (geometry.count, geometry.total, geometry.row_at(0)) == (0, 0, -1)
