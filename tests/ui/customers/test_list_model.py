"""The model of the list over a long list: what it reads, keeps and forgets."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.customers.listing import ListQuery, ListRow
from ui.customers.list_model import BLOCK, FIRST_PAGE, MOST_KEPT, ROW_ROLE, CustomerListModel
from ui.shell.tasks import Tasks


class LongOffice:
    """Stands for an office with very many customers; keeps what it was asked for."""

    def __init__(self, count: int) -> None:
        self.order = array("q", range(1, count + 1))
        self.asked: list[int] = []
        self.customers = SimpleNamespace(ids=self._ids, rows=self._rows)
        self.reminders = SimpleNamespace(signs=lambda ids: {})

    def _ids(self, query: ListQuery, limit: int | None = None) -> array[int]:
        return self.order[:limit] if limit is not None else self.order[:]

    def _rows(self, ids: Sequence[int]) -> list[ListRow]:
        self.asked.append(len(ids))
        return [ListRow(one, str(one), f"Customer {one}", False, "", "C", None, "") for one in ids]


@pytest.fixture
def tasks(qtbot: QtBot) -> Any:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def loaded(tasks: Tasks, qtbot: QtBot) -> Callable[[int], tuple[CustomerListModel, LongOffice]]:
    def load(count: int) -> tuple[CustomerListModel, LongOffice]:
        office = LongOffice(count)
        model = CustomerListModel(tasks, office, tasks)  # type: ignore[arg-type]
        with qtbot.waitSignal(model.complete):
            model.show_query(ListQuery())
        return model, office

    return load


def test_the_first_page_is_there_before_the_length_is_known(tasks: Tasks, qtbot: QtBot) -> None:
    model = CustomerListModel(tasks, LongOffice(100_000), tasks)  # type: ignore[arg-type]
    with qtbot.waitSignal(model.shown):
        model.show_query(ListQuery())
    assert model.rowCount() == FIRST_PAGE
    assert model.index(0).data(ROW_ROLE).row.name == "Customer 1"
    with qtbot.waitSignal(model.complete):
        pass
    assert model.rowCount() == 100_000


def test_only_what_is_looked_at_is_read_and_little_of_it_is_kept(
    loaded: Any, tasks: Tasks, qtbot: QtBot
) -> None:
    model, office = loaded(100_000)
    for place in range(0, 100_000, 2_000):
        for row in range(place, place + 15):
            model.index(row).data(ROW_ROLE)
        qtbot.waitUntil(lambda row=place: model.row_at(row) is not None)
    assert max(office.asked) <= 2 * BLOCK
    assert sum(office.asked) < 8_000
    assert len(model._rows) <= MOST_KEPT


def test_a_row_that_is_not_read_yet_is_none_and_told_when_it_is_there(loaded: Any, qtbot: QtBot) -> None:
    model, _office = loaded(10_000)
    index = model.index(5_000)
    assert index.data(ROW_ROLE) is None
    assert index.data(int(Qt.ItemDataRole.AccessibleTextRole)) == ""
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert index.data(ROW_ROLE).row.id == 5_001


def test_scrolling_past_reads_where_one_stops(loaded: Any, qtbot: QtBot) -> None:
    model, office = loaded(100_000)
    for row in range(1_000, 90_000, 50):
        model.index(row).data(ROW_ROLE)
    for row in range(90_000, 90_015):
        model.index(row).data(ROW_ROLE)
    qtbot.waitUntil(lambda: model.row_at(90_000) is not None)
    assert sum(office.asked) < 10 * BLOCK


def test_one_new_customer_is_one_row_that_comes_in(loaded: Any, qtbot: QtBot) -> None:
    model, office = loaded(50_000)
    inserted: list[tuple[int, int]] = []
    resets: list[bool] = []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    model.modelReset.connect(lambda: resets.append(True))
    office.order.insert(30_000, 777_777)
    with qtbot.waitSignal(model.complete):
        model.update_customers((777_777,))
    assert inserted == [(30_000, 30_000)] and not resets
    assert model.rowCount() == 50_001


def test_a_changed_row_stays_in_sight_until_the_new_one_is_there(loaded: Any, qtbot: QtBot) -> None:
    model, _office = loaded(100)
    assert model.index(3).data(ROW_ROLE) is not None
    model.refresh_signs()
    assert model.index(3).data(ROW_ROLE) is not None
