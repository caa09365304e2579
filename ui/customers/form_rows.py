"""Rows of a form that can be added and removed: phones, mails, addresses, firms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.measures import Space
from ui.widgets.button import Button, Kind
from ui.widgets.label import group_heading
from ui.widgets.note import Note

Row = TypeVar("Row", bound="FormRow")


class FormRow(QWidget):
    """One row: put its inputs into `line`, name the one that errors belong to with `set_main`."""

    removed = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QHBoxLayout()
        self.line.setSpacing(Space.S)
        self.below = QVBoxLayout()
        self.below.setSpacing(Space.S)
        self._note = Note(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(self.line)
        column.addLayout(self.below)
        column.addWidget(self._note)

    def set_main(self, widget: QWidget) -> None:
        """The input that gets the focus, and the red edge of an error."""
        self._note.set_input(widget)
        self.setFocusProxy(widget)

    def indent_words(self, pixels: int) -> None:
        """Begins hint and error under the main input."""
        self._note.indent(pixels)

    def error(self) -> str:
        """What is said to be wrong; "" for nothing."""
        return self._note.error()

    def set_error(self, sentence: str) -> None:
        """Says below the row what is wrong and the way out; "" takes it away."""
        self._note.set_error(sentence)

    def set_hint(self, sentence: str) -> None:
        """Says below the row what helps, while nothing is wrong."""
        self._note.set_hint(sentence)


class FormRows(QWidget, Generic[Row]):
    """A heading, its rows, and a link that adds one. Emits `rows_changed` so that the tab order can follow."""

    rows_changed = Signal()
    changed = Signal()

    def __init__(self, heading: str, add_words: str, make_row: Callable[[], Row]) -> None:
        super().__init__()
        self._make_row = make_row
        self.rows: list[Row] = []
        self.heading = group_heading(heading)
        self.add_button = Button(add_words, Kind.LINK, icon="plus")
        self.add_button.clicked.connect(self._add_and_go)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.heading)
        column.addLayout(self._rows)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def add_row(self) -> Row:
        """Adds an empty row at the end."""
        row = self._make_row()
        row.removed.connect(lambda: self.remove_row(row))
        row.changed.connect(self.changed)
        self.rows.append(row)
        self._rows.addWidget(row)
        row.show()
        self.rows_changed.emit()
        return row

    def remove_row(self, row: Row) -> None:
        """Takes a row away; the focus goes to the one that comes into its place."""
        place = self.rows.index(row)
        self.rows.remove(row)
        self._rows.removeWidget(row)
        rest: Sequence[QWidget] = self.rows
        (rest[min(place, len(rest) - 1)] if rest else self.add_button).setFocus(Qt.FocusReason.TabFocusReason)
        row.hide()
        row.deleteLater()
        self.rows_changed.emit()
        self.changed.emit()

    def clear_rows(self) -> None:
        """Takes all rows away."""
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows.clear()

    def clear_errors(self) -> None:
        """Takes the errors of all rows away."""
        for row in self.rows:
            row.set_error("")

    def _add_and_go(self) -> None:
        self.add_row().setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()
