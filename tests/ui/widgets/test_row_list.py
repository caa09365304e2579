"""The list view without layout: keys, mouse places, selection, and a cost that is the same for every length."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate
from pytestqt.qtbot import QtBot

from ui.widgets.row_list import RowList

HEIGHT = 50


class Counting(QAbstractListModel):
    """Says how often it was asked."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows
        self.asked = 0

    def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
        self.asked += 1
        return 0 if parent.isValid() else self.rows

    def data(self, index: Any, role: int = 0) -> Any:
        self.asked += 1
        return str(index.row()) if role == Qt.ItemDataRole.DisplayRole else None

    def show_other(self, rows: int) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def insert(self, row: int, count: int = 1) -> None:
        self.beginInsertRows(QModelIndex(), row, row + count - 1)
        self.rows += count
        self.endInsertRows()

    def remove(self, row: int, count: int = 1) -> None:
        self.beginRemoveRows(QModelIndex(), row, row + count - 1)
        self.rows -= count
        self.endRemoveRows()


class Recording(QStyledItemDelegate):
    """Keeps which rows were painted where."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: dict[int, QRect] = {}

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        self.painted[index.row()] = QRect(option.rect)


def _list(qtbot: QtBot, rows: int) -> tuple[RowList, Counting, Recording]:
    view, model, delegate = RowList(), Counting(rows), Recording()
    view.set_row_height(HEIGHT)
    view.setItemDelegate(delegate)
    view.setModel(model)
    view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
    view.resize(200, 220)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view._keep = (model, delegate)  # type: ignore[attr-defined]  # Qt does not own them
    return view, model, delegate


def _questions(qtbot: QtBot, rows: int) -> list[int]:
    """How often the model is asked for each thing a user does, in a list of that length."""
    view, model, _delegate = _list(qtbot, rows)
    asked = []
    for act in (
        lambda: model.show_other(rows),
        lambda: model.dataChanged.emit(model.index(0), model.index(rows - 1)),
        lambda: model.insert(3),
        lambda: model.remove(3),
        lambda: view.verticalScrollBar().setValue(1000),
        view.selectAll,
        lambda: qtbot.keyClick(view, Qt.Key.Key_Down),
        lambda: qtbot.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier),
    ):
        model.asked = 0
        act()
        view.grab()
        asked.append(model.asked)
    return asked


def test_nothing_a_user_does_asks_more_of_a_longer_list(qtbot: QtBot) -> None:
    short, long = _questions(qtbot, 1_000), _questions(qtbot, 100_000)
    assert long == short
    assert max(long) < 200


def test_control_qts_own_list_asks_for_every_row(qtbot: QtBot) -> None:
    view, model = QListView(), Counting(5_000)
    view.setUniformItemSizes(True)
    qtbot.addWidget(view)
    view.setModel(model)
    view.show()
    model.asked = 0
    model.show_other(5_000)
    view.grab()
    assert model.asked > 5_000


def test_only_rows_in_sight_are_painted_and_stand_where_they_are_clicked(qtbot: QtBot) -> None:
    view, _model, delegate = _list(qtbot, 1000)
    view.verticalScrollBar().setValue(10 * HEIGHT + 20)
    delegate.painted.clear()
    view.grab()
    assert set(delegate.painted) == set(range(10, 15))
    assert delegate.painted[11].top() == HEIGHT - 20
    for row, box in delegate.painted.items():
        assert view.indexAt(box.center()).row() in (row, -1)
        assert view.visualRect(view.model().index(row, 0)) == box


@pytest.mark.parametrize(
    ("key", "from_row", "to_row"),
    [
        (Qt.Key.Key_Down, 5, 6),
        (Qt.Key.Key_Up, 5, 4),
        (Qt.Key.Key_Up, 0, 0),
        (Qt.Key.Key_Down, 99, 99),
        (Qt.Key.Key_Home, 50, 0),
        (Qt.Key.Key_End, 50, 99),
        (Qt.Key.Key_PageDown, 10, 13),
        (Qt.Key.Key_PageUp, 10, 7),
        (Qt.Key.Key_PageUp, 1, 0),
    ],
)
def test_a_key_moves_the_choice_and_brings_it_into_sight(
    qtbot: QtBot, key: Qt.Key, from_row: int, to_row: int
) -> None:
    view, model, _delegate = _list(qtbot, 100)
    view.setCurrentIndex(model.index(from_row))
    qtbot.keyClick(view, key)
    assert view.currentIndex().row() == to_row
    assert [index.row() for index in view.selectedIndexes()] == [to_row]
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_shift_and_arrows_choose_several(qtbot: QtBot) -> None:
    view, model, _delegate = _list(qtbot, 100)
    view.setCurrentIndex(model.index(2))
    for _press in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert sorted(index.row() for index in view.selectedIndexes()) == [2, 3, 4]


def test_a_click_chooses_the_row_under_the_mouse(qtbot: QtBot) -> None:
    view, _model, _delegate = _list(qtbot, 100)
    view.verticalScrollBar().setValue(30 * HEIGHT)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 2 * HEIGHT + 5))
    assert [index.row() for index in view.selectedIndexes()] == [32]


def test_rows_that_come_above_do_not_move_what_is_read(qtbot: QtBot) -> None:
    view, model, _delegate = _list(qtbot, 100)
    view.verticalScrollBar().setValue(20 * HEIGHT)
    model.insert(3, 2)
    assert view.verticalScrollBar().value() == 22 * HEIGHT
    model.remove(3, 2)
    assert view.verticalScrollBar().value() == 20 * HEIGHT
    model.insert(60)
    assert view.verticalScrollBar().value() == 20 * HEIGHT


def test_a_list_at_its_top_shows_what_comes_in(qtbot: QtBot) -> None:
    view, model, _delegate = _list(qtbot, 100)
    model.insert(0)
    assert view.verticalScrollBar().value() == 0


def test_the_end_of_a_shrunk_list_is_not_empty_space(qtbot: QtBot) -> None:
    view, model, _delegate = _list(qtbot, 100)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    model.remove(0, 95)
    view.grab()
    assert view.rows_in_sight() == range(5)
    assert (
        view.verticalScrollBar().value()
        == view.verticalScrollBar().maximum()
        == 5 * HEIGHT - view.viewport().height()
    )
