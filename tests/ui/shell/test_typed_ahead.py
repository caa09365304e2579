"""What is typed right after the key of a dialog is not lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.keys import press

from ui.customers.edit_dialog import EditCustomerDialog
from ui.shell.desk import Desk
from ui.shell.main_window import MainWindow
from ui.timeline.quick_log import QuickLogDialog

Open = Callable[..., MainWindow]
Settled = Callable[[], None]


def type_at_the_desktop(window: MainWindow, text: str) -> None:
    """Keys as the desktop sends them: to the window, whoever in it has the focus; all before the loop turns."""
    handle = window.windowHandle()
    assert handle is not None
    for letter in text:
        key = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(handle, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def test_the_first_letters_after_ctrl_l_are_in_the_note(
    open_window: Open, people: list[int], desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    window = open_window()
    window.panes.list.list.setFocus()
    settled()
    press(window, "Ctrl+L")
    type_at_the_desktop(window, "wants oak")
    dialog = window.findChild(QuickLogDialog)
    qtbot.waitUntil(lambda: dialog.text.text() == "wants oak", timeout=5000)
    assert window.panes.list.list.chosen_ids() == (people[0],), "and they did not look for a name in the list"


def test_keys_go_to_the_window_again_when_the_dialog_is_gone(
    open_window: Open, people: list[int], settled: Settled, qtbot: QtBot
) -> None:
    window = open_window()
    press(window, "Ctrl+N")
    type_at_the_desktop(window, "Bo")
    dialog = window.findChild(EditCustomerDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and dialog.isActiveWindow(), timeout=5000)
    settled()
    dialog.done(0)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    window.panes.list.focus_search()
    type_at_the_desktop(window, "moe")
    qtbot.waitUntil(lambda: window.panes.list.search.text() == "moe", timeout=5000)
