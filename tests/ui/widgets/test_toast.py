"""The message that says what was done and offers undo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shell import theme
from ui.widgets.inputs import LineEdit
from ui.widgets.toast import STAYS_MS, Toast


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """A window with one field that has the focus; nothing fades."""
    theme.current().set_reduced_motion(True)
    made = QWidget()
    qtbot.addWidget(made)
    made.setObjectName("window")
    QVBoxLayout(made).addWidget(LineEdit("work"))
    made.resize(800, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.findChild(LineEdit).setFocus()
    yield made
    theme.current().set_reduced_motion(False)


@pytest.fixture
def toast(window: QWidget) -> Toast:
    return Toast(window)


def hover(toast: Toast, over: bool) -> None:
    """The mouse comes or goes."""
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, over)
    place = QPointF(5, 5)
    event = QEnterEvent(place, place, place) if over else QEvent(QEvent.Type.Leave)
    QApplication.sendEvent(toast, event)


def test_a_message_stands_at_the_bottom_and_leaves_the_focus_alone(toast: Toast, window: QWidget) -> None:
    toast.say("Saved", action="Undo", key="Ctrl+Z")
    assert toast.isVisible()
    assert toast.geometry().bottom() == window.height() - 21
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    assert window.findChild(LineEdit).hasFocus()
    window.resize(600, 400)
    assert toast.geometry().bottom() == 400 - 21


def test_it_leaves_after_eight_seconds(toast: Toast) -> None:
    toast.say("Saved")
    assert toast.timer.interval() == STAYS_MS == 8000
    assert toast.timer.isActive()
    toast.timer.timeout.emit()
    assert not toast.isVisible()


def test_it_stays_while_the_mouse_is_on_it(toast: Toast) -> None:
    toast.say("Saved")
    hover(toast, True)
    assert not toast.timer.isActive()
    toast.timer.timeout.emit()
    assert toast.isVisible()
    hover(toast, False)
    assert toast.timer.isActive()


def test_it_stays_while_the_keyboard_is_on_it(toast: Toast, window: QWidget) -> None:
    toast.say("Saved", action="Undo")
    toast.action.setFocus()
    assert not toast.timer.isActive()
    window.findChild(LineEdit).setFocus()
    assert toast.timer.isActive()


def test_it_stays_until_closed_when_messages_are_kept(toast: Toast, qtbot: QtBot) -> None:
    toast.keep_messages = True
    toast.say("Saved")
    assert not toast.timer.isActive()
    toast.timer.timeout.emit()
    assert toast.isVisible()
    qtbot.mouseClick(toast.close_button, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_undo_is_called_once_and_the_message_goes(toast: Toast, qtbot: QtBot) -> None:
    undone: list[str] = []
    toast.say("Saved", action="Undo", on_action=lambda: undone.append("yes"))
    toast.action.setFocus()
    qtbot.keyClick(toast.action, Qt.Key.Key_Return)
    assert undone == ["yes"]
    assert not toast.isVisible()


def test_a_new_message_takes_the_place_of_the_old_one_with_its_action(toast: Toast) -> None:
    undone: list[str] = []
    toast.say("First", action="Undo", on_action=lambda: undone.append("first"))
    toast.say("Second")
    assert toast.text() == "Second"
    assert not toast.action.isVisible()
    toast.action.click()
    assert undone == []


def test_a_long_message_wraps_instead_of_leaving_the_window(toast: Toast, window: QWidget) -> None:
    toast.say("Kirsten Østergaard " * 20, action="Undo")
    assert toast.width() <= window.width() - 48
    assert toast.height() > 60
    assert toast.geometry().bottom() == window.height() - 21


def test_an_action_that_says_something_is_not_swallowed(toast: Toast) -> None:
    toast.say("Saved", action="Undo", on_action=lambda: toast.say("Undone"))
    toast.action.click()
    assert toast.isVisible()
    assert toast.text() == "Undone"
