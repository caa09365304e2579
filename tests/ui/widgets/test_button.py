"""Buttons with keyboard, names and visible keys."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shell import theme
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.choice import CheckBox
from ui.widgets.icon_button import IconButton
from ui.widgets.rail_button import RailButton


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [lambda: Button("Save"), lambda: IconButton("x", "Close")])
def test_a_button_is_pressed_with_enter_and_space(make: type, key: Qt.Key, qtbot: QtBot) -> None:
    button = make()
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.keyClick(button, key)
    assert pressed == [True]


def test_an_ampersand_in_a_name_stays_and_binds_no_key(qtbot: QtBot) -> None:
    button = Button("New customer “Lind & Søn”")
    qtbot.addWidget(button)
    assert button.text() == "New customer “Lind & Søn”"
    assert button.shortcut() == QKeySequence()


@pytest.mark.parametrize("kind", list(Kind))
def test_a_button_is_never_narrower_than_its_words_and_key(kind: Kind, qtbot: QtBot) -> None:
    plain = Button("Speichern", kind)
    keyed = Button("Speichern", kind, icon="check", key="Ctrl+Enter")
    for button in (plain, keyed):
        qtbot.addWidget(button)
        assert button.minimumSizeHint() == button.sizeHint()
    assert keyed.sizeHint().width() > plain.sizeHint().width() + 60
    assert not keyed.grab().isNull()


def test_a_button_for_an_action_follows_it(qtbot: QtBot) -> None:
    action = QAction("Export")
    action.setShortcut("Ctrl+E")
    done: list[bool] = []
    action.triggered.connect(lambda: done.append(True))
    button = Button.for_action(action)
    qtbot.addWidget(button)
    button.click()
    assert done == [True]
    action.setEnabled(False)
    action.setText("Export this list")
    assert not button.isEnabled()
    assert button.text() == "Export this list"


def test_an_action_outlives_its_button(qapp: QApplication) -> None:
    action = QAction("Export")
    shiboken6.delete(Button.for_action(action))
    action.setText("Still here")
    assert action.text() == "Still here"


def test_an_icon_says_its_name_and_key(qtbot: QtBot) -> None:
    button = IconButton("plus", "New customer", key="Ctrl+N")
    qtbot.addWidget(button)
    assert button.accessibleName() == "New customer"
    assert button.toolTip() == "New customer  Ctrl+N"


def test_the_ring_shows_after_tab_and_not_after_a_click(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    first, second = Button("First"), Button("Second")
    row.addWidget(first)
    row.addWidget(second)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    assert not first.shows_ring
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.shows_ring


def test_a_rail_button_is_as_wide_as_its_word_and_tells_its_count(qtbot: QtBot) -> None:
    short, long = RailButton("sun", "Today", key="Ctrl+1"), RailButton("settings", "Einstellungen")
    for button in (short, long):
        qtbot.addWidget(button)
    assert long.sizeHint().width() > short.sizeHint().width()
    short.set_badge(9, description="9 things to do today")
    assert short.accessibleDescription() == "9 things to do today"
    long.set_narrow(True)
    assert long.sizeHint().width() < short.sizeHint().width()
    assert long.toolTip() == "Einstellungen"


@pytest.mark.parametrize("make", [lambda: IconButton("x", "Close"), lambda: Chip.filter("Open")])
def test_ctrl_and_enter_are_left_to_the_dialog_around_a_control(make: type, qtbot: QtBot) -> None:
    control = make()
    qtbot.addWidget(control)
    pressed: list[bool] = []
    control.clicked.connect(lambda: pressed.append(True))
    qtbot.keyClick(control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []


def test_a_control_that_is_gone_no_longer_follows_the_theme(qtbot: QtBot) -> None:
    for control in (Button("Save"), CheckBox("Open"), Avatar("CF", "uid")):
        shiboken6.delete(control)
    theme.current().changed.emit()
