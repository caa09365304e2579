"""Edits the tags of one customer: chips that can be removed, and a field that adds one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from app.customers.names import fold
from app.i18n import _
from ui.shell import theme
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineEdit, mark_wrong


class TagsEditor(QWidget):
    """Enter or a comma adds what is typed; what is typed and not yet added counts as well."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tags: list[str] = []
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self)
        self.field = LineEdit(placeholder=_("Add tag"))
        self.field.setObjectName("tag-field")
        self.field.setAccessibleName(_("Add tag"))
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self._add_typed)
        self.field.textChanged.connect(self._on_text)
        self._flow.addWidget(self.field)
        self.setFocusProxy(self.field)
        theme.current().follow(self._follow_theme)

    def show_tags(self, tags: Sequence[str], offered: Sequence[str]) -> None:
        """Shows these tags; `offered` are proposed while typing."""
        completer = QCompleter(list(offered), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self._tags = list(tags)
        self._rebuild()

    def tags(self) -> tuple[str, ...]:
        """The tags, with what is being typed."""
        typed = self.field.text().strip()
        known = {fold(tag) for tag in self._tags}
        return (*self._tags, typed) if typed and fold(typed) not in known else tuple(self._tags)

    def set_wrong(self, wrong: bool) -> None:
        """Shows or hides the edge of an error."""
        mark_wrong(self.field, wrong)

    def _add_typed(self) -> None:
        self._tags = list(self.tags())
        self.field.clear()
        self._rebuild()
        self.changed.emit()

    def _remove(self, tag: str) -> None:
        self._tags.remove(tag)
        self._rebuild()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_text(self, text: str) -> None:
        if text.endswith(","):
            self.field.setText(text[:-1])
            self._add_typed()
        else:
            self.changed.emit()

    def _rebuild(self) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for place, tag in enumerate(self._tags):
            chip = Chip.tag(tag, removable=True)
            chip.setMaximumWidth(14 * theme.current().em)
            chip.removed.connect(partial(self._remove, tag))
            self._flow.insert_widget(place, chip)
            chip.show()
            self._chips.append(chip)
        self.updateGeometry()

    def _follow_theme(self) -> None:
        self.field.setFixedWidth(11 * theme.current().em)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Backspace and not self.field.text() and self._tags:
            self._remove(self._tags[-1])
            return True
        return super().eventFilter(watched, event)
