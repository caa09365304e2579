"""The base of all dialogs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit, TextEdit
from ui.widgets.label import Label
from ui.widgets.modal import Shade


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(720, 520)
    made.show()
    return made


def test_ctrl_enter_saves_from_inside_a_field(window: QWidget, qtbot: QtBot) -> None:
    dialog = Dialog("Edit customer", window, primary="Save")
    edit = TextEdit()
    dialog.body.addWidget(Field("Note", edit))
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    edit.setFocus()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_focus_starts_in_the_first_field_and_reaches_the_buttons_last(
    window: QWidget, qtbot: QtBot
) -> None:
    dialog = Dialog("Edit customer", window, primary="Save")
    name, note = LineEdit(), TextEdit()
    dialog.body.addWidget(Field("Name", name))
    dialog.body.addWidget(Field("Note", note))
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    visited = []
    for _ in range(5):
        visited.append(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert visited == [name, note, dialog.cancel, dialog.primary, name]


def test_enter_in_a_field_does_not_save_half_a_form(window: QWidget, qtbot: QtBot) -> None:
    dialog = Dialog("Edit customer", window, primary="Save")
    edit = LineEdit()
    dialog.body.addWidget(edit)
    dialog.show()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == Dialog.DialogCode.Rejected


def test_a_dialog_that_refuses_stays_open(window: QWidget, qtbot: QtBot) -> None:
    class Refusing(Dialog):
        def submit(self) -> None:
            self.set_title("Not yet")

    dialog = Refusing("Edit customer", window, primary="Save")
    dialog.show()
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Not yet"


def test_a_dialog_with_nothing_to_do_only_closes(window: QWidget) -> None:
    dialog = Dialog("History", window)
    dialog.show()
    assert not dialog.primary.isVisible()
    assert dialog.cancel.text() == "Close"


def test_the_window_behind_is_dimmed_as_long_as_the_dialog_is_open(window: QWidget) -> None:
    dialog = Dialog("Edit customer", window, primary="Save")
    dialog.show()
    shade = window.findChild(Shade)
    assert shade.isVisible()
    assert shade.geometry() == window.rect()
    window.resize(800, 600)
    assert shade.geometry() == window.rect()
    dialog.reject()
    assert not shade.isVisible()
    dialog.show()
    assert any(other.isVisible() for other in window.findChildren(Shade))
    dialog.close()
    assert not any(other.isVisible() for other in window.findChildren(Shade))


@pytest.mark.parametrize("size", [(720, 520), (1280, 800), (2560, 1400)])
def test_a_long_form_stays_inside_the_window_and_scrolls(window: QWidget, size: tuple[int, int]) -> None:
    window.resize(*size)
    dialog = Dialog("Edit customer", window, primary="Save", width=2000)
    for number in range(60):
        dialog.body.addWidget(Field(f"Field {number}", LineEdit()))
    dialog.show()
    assert dialog.width() <= min(820, size[0] - 48)
    assert dialog.height() <= size[1] - 48
    assert dialog.primary.isVisible()


def test_a_short_form_is_as_high_as_it_needs(window: QWidget) -> None:
    dialog = Dialog("Rename", window, primary="Rename")
    dialog.body.addWidget(Field("Name", LineEdit()))
    dialog.show()
    assert dialog.height() < 240


def test_running_text_is_not_cut(window: QWidget) -> None:
    dialog = Dialog("Erase", window, primary="Erase", width=420)
    text = Label("What you erase is gone for ever, also from the history. " * 6, wrap=True)
    dialog.body.addWidget(text)
    dialog.show()
    assert text.height() >= text.heightForWidth(text.width())
