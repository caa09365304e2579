"""The line under an input: a hint, or in red what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.shell.measures import Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.announce import announce
from ui.widgets.icon_label import IconLabel
from ui.widgets.inputs import mark_wrong
from ui.widgets.label import Label


class Note(QWidget):
    """Hidden while there is nothing to say. Describes and marks `input`, where there is one.

    An input made of several (a date of three fields) offers `set_wrong(bool)` itself.
    """

    def __init__(self, input: QWidget | None = None, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._input, self._hint, self._error = input, hint, ""
        self._icon = IconLabel("circle-alert", Ink.RED)
        self._label = Label("", Role.CAPTION, Ink.TEXT3, wrap=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.XS)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._label, 1)
        self._show()

    def set_input(self, input: QWidget) -> None:
        """From now on this is the input it belongs to."""
        self._input = input

    def indent(self, pixels: int) -> None:
        """Begins the words this far to the right."""
        self._row.setContentsMargins(pixels, 0, 0, 0)

    def error(self) -> str:
        """What is said to be wrong, "" when nothing is."""
        return self._error

    def set_error(self, sentence: str) -> None:
        """Says what is wrong and the way out; "" brings the hint back."""
        if sentence != self._error:
            self._error = sentence
            self._show()

    def set_hint(self, sentence: str) -> None:
        """Says what helps to fill the input in, while nothing is wrong."""
        if sentence != self._hint:
            self._hint = sentence
            self._show()

    def _show(self) -> None:
        words, wrong = self._error or self._hint, bool(self._error)
        self._label.setText(words)
        self._label.set_ink(Ink.RED if wrong else Ink.TEXT3)
        self._icon.setVisible(wrong)
        self.setVisible(bool(words))
        if self._input is not None:
            self._input.setAccessibleDescription(words)
            set_wrong = getattr(self._input, "set_wrong", None)
            if set_wrong is None:
                mark_wrong(self._input, wrong)
            else:
                set_wrong(wrong)


class ErrorLine(Note):
    """For an input without a label, or none: nothing leads a screen reader to it, so that it speaks up."""

    def set_error(self, sentence: str) -> None:
        was = self.error()
        super().set_error(sentence)
        if sentence and sentence != was:
            announce(self, sentence, urgent=True)
