"""The facts of a card: equal columns while they fit, and no word cut while there is room beside it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.customers.card_view import Fact
from ui.customers.fact_grid import FactCell, FactGrid
from ui.shell import theme
from ui.widgets.label import Label

SHORT = Fact("phone", "Mobile", "+49 171 9883")
LONG = Fact("award", "Customer since", "16 September 2023 · 12 years and more")


@pytest.fixture
def grid(qtbot: QtBot) -> FactGrid:
    theme.current().set_text_points(None)
    grid = FactGrid()
    qtbot.addWidget(grid)
    grid.resize(600, 90)
    grid.show()
    qtbot.waitExposed(grid)
    return grid


def widths(grid: FactGrid) -> list[int]:
    return [cell.width() for cell in grid.findChildren(FactCell) if cell.isVisible()]


def test_columns_are_equal_while_their_words_fit(grid: FactGrid, qtbot: QtBot) -> None:
    grid.show_facts([SHORT, SHORT, SHORT])
    qtbot.waitUntil(lambda: min(widths(grid), default=0) > 150, timeout=2000)
    assert max(widths(grid)) - min(widths(grid)) <= 1


def test_a_long_fact_takes_the_room_that_others_leave(grid: FactGrid, qtbot: QtBot) -> None:
    grid.show_facts([SHORT, SHORT, LONG])
    qtbot.waitUntil(lambda: len(widths(grid)) == 3 and widths(grid)[2] > widths(grid)[0], timeout=2000)
    assert not any(label.is_elided() for label in grid.findChildren(Label))


def test_a_long_fact_keeps_its_room_when_the_pane_changes(grid: FactGrid, qtbot: QtBot) -> None:
    grid.show_facts([SHORT, SHORT, LONG])
    grid.resize(570, 90)
    qtbot.waitUntil(lambda: len(widths(grid)) == 3 and widths(grid)[2] > widths(grid)[0], timeout=2000)
    assert not any(label.is_elided() for label in grid.findChildren(Label))
