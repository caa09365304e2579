"""F1: all keys on one sheet, taken from the actions themselves and from what every list understands."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui.shell.measures import Space
from ui.widgets import paint
from ui.widgets.dialog import Dialog
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label, group_heading

Line = tuple[str, tuple[str, ...]]


class KeysSheet(Dialog):
    """Two columns: what works everywhere, and what works in lists and forms."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(_("Keys"), parent, width=820)
        self.setObjectName("keys-sheet")
        everywhere: list[Line] = [
            (action.text().replace("&&", "&").removesuffix("…"), (action.shortcut().toString(),))
            for action in actions
            if not action.shortcut().isEmpty() and _is_of_the_window(action)
        ]
        columns = QHBoxLayout()
        columns.setSpacing(Space.SECTION)
        columns.addWidget(_column(_("Everywhere"), everywhere), 1)
        columns.addWidget(_column(_("In lists and forms"), _in_lists()), 1)
        self.body.addLayout(columns)
        self.body.addStretch(1)


def _is_of_the_window(action: QAction) -> bool:
    return action.shortcutContext() is Qt.ShortcutContext.WindowShortcut


def _in_lists() -> list[Line]:
    return [
        (_("Move"), ("Up", "Down")),
        (_("First and last"), ("Home", "End")),
        (_("Open"), ("Enter",)),
        (_("Tick, or expand"), ("Space",)),
        (_("Type letters to find a name"), ()),
        (_("Edit"), ("F2",)),
        (_("Delete; undo brings it back"), ("Del",)),
        (_("Choose several"), ("Shift+Down", "Ctrl+A")),
        (_("Menu of the row"), ("Shift+F10",)),
        (_("Save the form"), ("Ctrl+Enter",)),
        (_("Close, clear, or back to the list"), ("Esc",)),
    ]


def _column(heading: str, lines: list[Line]) -> QWidget:
    column = QWidget()
    around = QVBoxLayout(column)
    around.setContentsMargins(0, 0, 0, 0)
    around.setSpacing(Space.S)
    around.addWidget(group_heading(heading))
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.M)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for row, (text, keys) in enumerate(lines):
        words = Label(text, wrap=True)
        spoken = ", ".join(paint.key_text(QKeySequence(key).toString()) for key in keys)
        words.setAccessibleName(f"{text}: {spoken}" if spoken else text)
        grid.addWidget(words, row, 0)
        hints = QHBoxLayout()
        hints.setSpacing(Space.XS)
        hints.addStretch(1)
        for key in keys:
            hints.addWidget(KeyHint(key))
        grid.addLayout(hints, row, 1)
    around.addLayout(grid)
    around.addStretch(1)
    return column
