"""The tags on a card, and the field in which one is added without leaving the card."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from app import wording
from app.i18n import _, ngettext
from ui.shell import theme
from ui.shell.desk import Desk
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineEdit

MOST_SHOWN = 8
LONGEST = 28  # letters of a tag that a chip shows; the whole tag is in its tool tip


class CardTags(QWidget):
    """Tag chips and a plus. Emits `more_wanted` when the chip of the tags that do not fit is pressed."""

    more_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer_id: int | None = None
        self._tags: tuple[str, ...] = ()
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self)
        self._add = Chip.add(_("Add tag"))
        self._add.setObjectName("add-tag")
        self._add.clicked.connect(self._begin)
        self._field = LineEdit(placeholder=_("Add tag"))
        self._field.setObjectName("tag-field")
        self._field.setAccessibleName(_("Add tag"))
        self._field.setMaxLength(60)
        self._field.returnPressed.connect(self._save)
        self._field.installEventFilter(self)
        self._field.hide()
        self._flow.addWidget(self._add)
        self._flow.addWidget(self._field)
        theme.current().follow(self._follow_theme)

    def show_tags(self, customer_id: int, tags: Sequence[str]) -> None:
        """Shows these tags of this customer."""
        if customer_id != self._customer_id:
            self._end()
        self._customer_id = customer_id
        if tuple(tags) == self._tags:
            return
        self._tags = tuple(tags)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for name in self._tags[:MOST_SHOWN]:
            chip = Chip.tag(name if len(name) <= LONGEST else name[: LONGEST - 1] + "…")
            chip.setToolTip(name if len(name) > LONGEST else "")
            self._chips.append(chip)
        rest = len(self._tags) - MOST_SHOWN
        if rest > 0:
            more = Chip.filter(
                ngettext("{count} more", "{count} more", rest).format(count=wording.number(rest))
            )
            more.setCheckable(False)
            more.clicked.connect(self.more_wanted)
            self._chips.append(more)
        for place, chip in enumerate(self._chips):
            self._flow.insert_widget(place, chip)
            chip.show()
        self.updateGeometry()

    def _begin(self) -> None:
        self._desk.tasks.read(self._desk.office.customers.tags, self._on_tags, replaces="tags")
        self._field.clear()
        self._add.hide()
        self._field.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tags(self, tags: list[tuple[int, str, int]]) -> None:
        completer = QCompleter(
            [name for _tag_id, name, _count in tags if name not in self._tags], self._field
        )
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._field.setCompleter(completer)

    def _save(self) -> None:
        name, customer_id = self._field.text().strip(), self._customer_id
        if name and customer_id is not None:
            self._desk.tasks.write(partial(self._desk.office.customers.tag, (customer_id,), name))
        self._field.clear()  # the next tag can be typed at once; Esc ends
        if not name:
            self._end()

    def _end(self) -> None:
        had_focus = self._field.hasFocus()
        self._field.hide()
        self._add.show()
        if had_focus:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_theme(self) -> None:
        self._field.setFixedWidth(9 * theme.current().em)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and self._field.isVisible():
            if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                if event.key() == Qt.Key.Key_Escape:
                    event.accept()
                    return True
            elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                if event.key() == Qt.Key.Key_Escape:
                    self._end()
                    return True
            elif event.type() is QEvent.Type.FocusOut and not self._field.text():
                popup = self._field.completer().popup() if self._field.completer() else None
                if popup is None or not popup.isVisible():
                    self._field.hide()
                    self._add.show()
        return super().eventFilter(watched, event)
