"""Shift+F10 asks for the menu of a row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.menu_key import opened_menu


class Row(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.reasons: list[QContextMenuEvent.Reason] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opened_menu(self, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.reasons.append(event.reason())


def test_shift_f10_is_the_menu_key(qtbot: QtBot) -> None:
    row = Row()
    qtbot.addWidget(row)
    qtbot.keyClick(row, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert row.reasons == [QContextMenuEvent.Reason.Keyboard]


def test_other_keys_are_not(qtbot: QtBot) -> None:
    row = Row()
    qtbot.addWidget(row)
    qtbot.keyClick(row, Qt.Key.Key_F10)
    qtbot.keyClick(row, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert row.reasons == []
