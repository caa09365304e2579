"""What can be done with the customers that are chosen in the list: keys, menu, bar, tags."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.customers.list_pane import CustomerListPane
from ui.customers.tag_dialog import TagDialog, UntagDialog
from ui.shell.desk import Desk, EditRequest, ExportRequest, QuickLogRequest
from ui.widgets.chip import Chip
from ui.widgets.signs import Sign

Settled = Callable[[], None]
Write = Callable[[Callable[[], Any]], Any]
_MARKS = {Sign.NONE: " ", Sign.OVERDUE: "●", Sign.SOON: "○", Sign.ROUND_DAY: "◆"}


@pytest.fixture
def pane(list_pane: CustomerListPane) -> CustomerListPane:
    return list_pane


def action(pane: CustomerListPane, name: str) -> QAction:
    return next(one for one in pane.actions() if one.objectName() == name)


def test_everybody_is_chosen_by_a_key_and_a_bar_says_how_many(
    pane: CustomerListPane, qtbot: QtBot, desk: Desk, people: dict[str, int], settled: Settled
) -> None:
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert pane.list.chosen_count() == 8
    bar = pane.findChild(QWidget, "chosen-bar")
    assert bar is not None and bar.isVisible()
    with qtbot.waitSignal(desk.export_wanted) as told:
        action(pane, "customers-export").trigger()
    assert isinstance(told.args[0], ExportRequest)
    assert set(people.values()) <= set(told.args[0].ids)
    action(pane, "customers-delete").trigger()
    settled()
    assert pane.model.rowCount() == 0
    assert not bar.isVisible()
    assert pane.empty.title() == "No customers yet"


def test_keys_of_the_list(
    pane: CustomerListPane, desk: Desk, people: dict[str, int], qtbot: QtBot, settled: Settled
) -> None:
    pane.select(people["Kirsten Østergaard"])
    settled()
    pane.list.setFocus()
    with qtbot.waitSignal(pane.customer_opened) as opened:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert opened.args == [people["Kirsten Østergaard"]]
    with qtbot.waitSignal(desk.edit_wanted) as edit:
        qtbot.keyClick(pane.list, Qt.Key.Key_F2)
    assert edit.args == [EditRequest(people["Kirsten Østergaard"])]
    with qtbot.waitSignal(desk.edit_wanted) as new:
        qtbot.keyClick(pane.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert new.args == [EditRequest()]
    qtbot.keyClick(pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert pane.list.chosen_ids() != (people["Kirsten Østergaard"],)
    with qtbot.waitSignal(desk.quick_log_wanted) as log:
        action(pane, "customer-log").trigger()
    assert log.args == [QuickLogRequest(pane.list.chosen_ids())]


def test_a_tag_is_put_on_all_who_are_chosen_and_taken_off(
    pane: CustomerListPane,
    desk: Desk,
    people: dict[str, int],
    qtbot: QtBot,
    settled: Settled,
    on_reader: Write,
) -> None:
    ids = (people["Anders Moe"], people["Inger & Knut Haugen"])
    dialog = TagDialog(desk, pane.window(), ids)
    dialog.open()
    settled()
    qtbot.keyClicks(dialog.name, "a < b & c")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    settled()
    tags = [on_reader(lambda one=one: desk.office.customers.card(one).form.tags) for one in ids]
    assert all("a < b & c" in tag for tag in tags)
    untag = UntagDialog(desk, pane.window(), ids)
    untag.open()
    settled()
    chip = next(chip for chip in untag.findChildren(Chip) if chip.text() == "a < b & c")
    chip.click()
    untag.submit()
    settled()
    assert "a < b & c" not in on_reader(lambda: desk.office.customers.card(ids[0]).form.tags)


def test_an_empty_tag_is_said_at_the_field(
    pane: CustomerListPane, desk: Desk, people: dict[str, int], settled: Settled
) -> None:
    dialog = TagDialog(desk, pane.window(), (people["Anders Moe"],))
    dialog.open()
    settled()
    dialog.submit()
    settled()
    assert dialog.isVisible()
    assert dialog.name.accessibleDescription() == "A tag needs a word. Type one."
    assert dialog.primary.isEnabled()
    dialog.reject()


def test_the_menu_of_a_row_opens_by_key_and_has_every_action(
    pane: CustomerListPane, people: dict[str, int], settled: Settled, qtbot: QtBot
) -> None:
    pane.select(people["Anders Moe"])
    settled()
    places: list[QPoint] = []
    pane.list.menu_wanted.connect(places.append)
    qtbot.keyClick(pane.list, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert len(places) == 1
    opened = QApplication.activePopupWidget()
    assert opened is not None
    opened.close()
    menu = pane.acts.menu(pane.list.chosen_count())
    words = [one.text() for one in menu.actions() if one.text()]
    assert words == [
        "Open",
        "Edit…",
        "Log…",
        "Add follow-up…",
        "Tag…",
        "Remove tag…",
        "Export…",
        "Archive",
        "Delete",
    ]
    assert all(one.isEnabled() for one in menu.actions())
    menu.deleteLater()


def test_every_action_has_a_name_words_and_an_icon(pane: CustomerListPane) -> None:
    acts = pane.actions()
    assert len(acts) >= 13
    for one in acts:
        assert one.objectName() and one.text() and not one.icon().isNull()
    assert len({one.objectName() for one in acts}) == len(acts)
