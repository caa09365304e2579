"""Chips, the bar they stand in, and the layout that wraps them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.chip import Chip
from ui.widgets.chip_bar import ChipBar
from ui.widgets.floating import Menu
from ui.widgets.flow import FlowLayout


@pytest.fixture
def bar(qtbot: QtBot) -> ChipBar:
    made = ChipBar()
    qtbot.addWidget(made)
    for key in ("all", "calls", "mails", "meetings", "purchases", "cases"):
        made.add(key, key.capitalize(), icon="phone")
    made.resize(2000, 30)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_tag_is_removed_with_the_keyboard(key: Qt.Key, qtbot: QtBot) -> None:
    chip = Chip.tag("Architect", removable=True)
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, key)


def test_a_tag_is_removed_at_its_cross_only(qtbot: QtBot) -> None:
    chip = Chip.tag("Architect", removable=True)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    gone: list[str] = []
    chip.removed.connect(lambda: gone.append("removed"))
    chip.clicked.connect(lambda: gone.append("clicked"))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(15, chip.height() // 2))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 14, chip.height() // 2))
    assert gone == ["clicked", "removed"]


def test_a_plain_tag_is_neither_removed_nor_in_the_tab_order(qtbot: QtBot) -> None:
    chip = Chip.tag("Architect")
    qtbot.addWidget(chip)
    assert chip.focusPolicy() is Qt.FocusPolicy.NoFocus
    with qtbot.assertNotEmitted(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_choosing_a_filter_moves_nothing(qtbot: QtBot) -> None:
    chip = Chip.filter("Calls", icon="phone", count="12")
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.click()
    assert chip.isChecked()
    assert chip.sizeHint() == before
    assert chip.accessibleName() == "Calls 12"


def test_an_add_chip_says_what_it_adds(qtbot: QtBot) -> None:
    chip = Chip.add("Add a tag")
    qtbot.addWidget(chip)
    assert (chip.accessibleName(), chip.toolTip()) == ("Add a tag", "Add a tag")


def test_a_wide_bar_shows_all_and_a_narrow_one_hides_the_last(bar: ChipBar) -> None:
    assert bar.hidden_keys() == []
    bar.resize(bar.sizeHint().width() - 1, 30)
    hidden = bar.hidden_keys()
    assert hidden
    assert hidden == ["all", "calls", "mails", "meetings", "purchases", "cases"][-len(hidden) :]
    shown = [chip for chip in bar.findChildren(Chip) if chip.isVisible()]
    assert max(chip.geometry().right() for chip in shown) < bar.width()


def test_the_smallest_bar_still_shows_the_first_chip_and_the_way_to_the_rest(bar: ChipBar) -> None:
    bar.resize(bar.minimumSizeHint())
    assert bar.hidden_keys() == ["calls", "mails", "meetings", "purchases", "cases"]


def test_a_hidden_filter_is_chosen_from_the_menu(bar: ChipBar, qtbot: QtBot) -> None:
    bar.choose("all")
    bar.resize(bar.minimumSizeHint())
    more = bar.findChild(Chip, "more")
    with qtbot.waitSignal(bar.chosen) as heard:
        qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
        menu = bar.findChild(Menu)
        assert [action.text() for action in menu.actions()] == [
            "Calls",
            "Mails",
            "Meetings",
            "Purchases",
            "Cases",
        ]
        menu.actions()[1].trigger()
        menu.close()
    assert heard.args == ["mails"]
    assert bar.chosen_keys() == ["mails"]
    assert more.isChecked()


def test_one_filter_replaces_the_other(bar: ChipBar) -> None:
    bar.choose("all")
    bar.chip("calls").click()
    assert bar.chosen_keys() == ["calls"]
    bar.chip("calls").click()  # the chosen one stays chosen
    assert bar.chosen_keys() == ["calls"]


def test_several_filters_hold_together_where_that_is_wanted(qtbot: QtBot) -> None:
    bar = ChipBar(exclusive=False)
    qtbot.addWidget(bar)
    for key in ("a", "b"):
        bar.add(key, key).click()
    assert bar.chosen_keys() == ["a", "b"]
    bar.chip("a").click()
    assert bar.chosen_keys() == ["b"]


def test_a_flow_wraps_and_knows_its_height(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page)
    chips = [Chip.tag(f"Tag number {number}") for number in range(9)]
    for chip in chips:
        flow.addWidget(chip)
    one = chips[0].sizeHint()
    assert flow.heightForWidth(2000) == one.height()
    width = 3 * one.width() + 2 * 6 + 8
    assert flow.heightForWidth(width) == 3 * one.height() + 2 * 6
    page.resize(width, 400)
    page.show()
    assert [chip.y() for chip in chips] == [0] * 3 + [one.height() + 6] * 3 + [2 * one.height() + 12] * 3
