"""A labelled input: its name above it, a hint or what is wrong below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell.measures import Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.label import Label
from ui.widgets.note import Note


class Field(QWidget):
    """Label, input, note. The input is named by the label and described by the note."""

    def __init__(
        self,
        label: str,
        input: QWidget,
        *,
        hint: str = "",
        stretch: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.input = input
        self._label = Label(label, Role.CAPTION_STRONG, Ink.TEXT2)
        self._label.setBuddy(input)
        self._note = Note(input, hint, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._label)
        if stretch:
            column.addWidget(input)
        else:
            column.addWidget(input, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._note)
        column.addStretch(1)
        if not input.accessibleName():
            input.setAccessibleName(label)
        self.setFocusProxy(input)

    def label(self) -> str:
        """The words above the input."""
        return self._label.text()

    def error(self) -> str:
        """The sentence that is shown as an error, "" when nothing is wrong."""
        return self._note.error()

    def set_error(self, sentence: str) -> None:
        """Says below the input what is wrong and the way out; "" brings the hint back."""
        self._note.set_error(sentence)

    def set_hint(self, sentence: str) -> None:
        """Says below the input what helps to fill it in."""
        self._note.set_hint(sentence)
