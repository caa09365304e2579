"""What is wrong with an input that has no label of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.shell.measures import Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.announce import announce
from ui.widgets.field import IconLabel
from ui.widgets.inputs import mark_wrong
from ui.widgets.label import Label


class ErrorLine(QWidget):
    """A sentence in red with its icon; hidden while nothing is wrong. Marks `input`, where there is one."""

    def __init__(self, input: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._input = input
        self._label = Label("", Role.CAPTION, Ink.RED, wrap=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(IconLabel("circle-alert", Ink.RED), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    def text(self) -> str:
        """The sentence, "" while nothing is wrong."""
        return self._label.text()

    def say(self, sentence: str) -> None:
        """Shows what is wrong; "" takes it back."""
        if sentence == self._label.text():
            return
        self._label.setText(sentence)
        self.setVisible(bool(sentence))
        if self._input is not None:
            mark_wrong(self._input, bool(sentence))
            self._input.setAccessibleDescription(sentence)
        if sentence:
            announce(self, sentence, urgent=True)
