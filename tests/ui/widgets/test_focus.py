"""Walking the focus chain leaves every widget with its owner."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell import focus_order
from ui.widgets.dialog import Dialog
from ui.widgets.inputs import LineEdit


@pytest.mark.parametrize("walk", ["a dialog that is opened", "F6 through a pane"])
def test_a_dialog_that_only_its_window_holds_outlives_a_collection(walk: str, qtbot: QtBot) -> None:
    """PySide makes the widget that is asked for the next one the owner of the next one, which may be the dialog."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def open_one() -> None:
        dialog = Dialog("Export", window, primary="Export")
        field = LineEdit()
        dialog.body.addWidget(field)
        dialog.itself = dialog  # type: ignore[attr-defined]  # as a callback of its own makes it
        dialog.destroyed.connect(lambda: gone.append(True))
        dialog.open()
        if walk == "F6 through a pane":
            focus_order.enter(dialog.primary)
            focus_order.enter(window)

    gone: list[bool] = []
    open_one()
    gc.collect()
    assert gone == []
