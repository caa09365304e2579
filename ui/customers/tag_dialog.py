"""Puts a tag on the chosen customers, or takes one off them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from app import wording
from app.customers.names import fold
from app.errors import RegularsError
from app.i18n import _, ngettext
from app.office import Office
from ui.shell.desk import Desk
from ui.widgets.chip import Chip
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineEdit
from ui.widgets.label import Label

MOST_CHIPS = 24
MOST_LOOKED_AT = 30  # customers whose own tags are read; for more, all tags are offered


class TagDialog(Dialog):
    """Choose one of the tags in use, or type a new one."""

    def __init__(self, desk: Desk, parent: QWidget, ids: Sequence[int]) -> None:
        count = len(ids)
        title = ngettext("Tag {count} customer", "Tag {count} customers", count)
        super().__init__(title.format(count=wording.number(count)), parent, primary=_("Add tag"), width=440)
        self.setObjectName("tag-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._ids = desk, tuple(ids)
        self.name = LineEdit(placeholder=_("For example: regular"))
        self.name.setObjectName("tag-name")
        self.name.setMaxLength(60)
        self.name.textChanged.connect(self._on_text)
        self.name.returnPressed.connect(self.submit)
        self._field = Field(_("Tag"), self.name)
        self.body.addWidget(self._field)
        self._chips = QWidget()
        FlowLayout(self._chips)
        self.body.addWidget(self._chips)
        self.body.addStretch(1)
        desk.tasks.read(desk.office.customers.tags, self._show_tags, owner=self)

    def _show_tags(self, tags: list[tuple[int, str, int]]) -> None:
        layout = self._chips.layout()
        assert layout is not None
        for _tag_id, name, count in tags[:MOST_CHIPS]:
            chip = Chip.filter(name, count=wording.number(count))
            chip.clicked.connect(partial(self.name.setText, name))
            layout.addWidget(chip)
        completer = QCompleter([name for _tag_id, name, _count in tags], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(completer)
        self._on_text()
        self._fit()

    def _on_text(self) -> None:
        self._field.set_error("")
        wanted = fold(self.name.text())
        for chip in self._chips.findChildren(Chip):
            chip.setChecked(bool(wanted) and fold(chip.text()) == wanted)

    def submit(self) -> None:
        if not self.primary.isEnabled():
            return
        self.primary.setEnabled(False)
        work = partial(self._desk.office.customers.tag, self._ids, self.name.text())
        self._desk.tasks.write(work, lambda _count: self.accept(), failed=self._on_failed, owner=self)

    def _on_failed(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        if not isinstance(error, RegularsError):
            raise error
        self._field.set_error(str(error))
        self.name.setFocus()


class UntagDialog(Dialog):
    """Choose which tag the customers lose."""

    def __init__(self, desk: Desk, parent: QWidget, ids: Sequence[int]) -> None:
        count = len(ids)
        title = ngettext("Remove a tag from {count} customer", "Remove a tag from {count} customers", count)
        super().__init__(
            title.format(count=wording.number(count)), parent, primary=_("Remove tag"), width=440
        )
        self.setObjectName("untag-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._ids = desk, tuple(ids)
        self._tag_ids: list[int] = []
        self._sentence = Label("", wrap=True)
        self.body.addWidget(self._sentence)
        self._chips = QWidget()
        FlowLayout(self._chips)
        self.body.addWidget(self._chips)
        self.body.addStretch(1)
        self.primary.setEnabled(False)
        desk.tasks.read(partial(_tags_of, desk.office, self._ids), self._show_tags, owner=self)

    def _show_tags(self, tags: list[tuple[int, str]]) -> None:
        self._sentence.setText(_("Which tag?") if tags else _("They have no tags."))
        layout = self._chips.layout()
        assert layout is not None
        for tag_id, name in tags:
            chip = Chip.filter(name)
            chip.clicked.connect(partial(self._choose, chip))
            chip.setProperty("tag", tag_id)
            layout.addWidget(chip)
        if len(tags) == 1:
            self._choose(self._chips.findChildren(Chip)[0])
        self._fit()

    def _choose(self, chosen: Chip) -> None:
        for chip in self._chips.findChildren(Chip):
            chip.setChecked(chip is chosen)
        self._tag_ids = [int(chosen.property("tag"))]
        self.primary.setEnabled(True)

    def submit(self) -> None:
        self.primary.setEnabled(False)
        work = partial(self._desk.office.customers.untag, self._ids, self._tag_ids[0])
        self._desk.tasks.write(work, lambda _count: self.accept(), owner=self)


def _tags_of(office: Office, ids: Sequence[int]) -> list[tuple[int, str]]:
    """The tags that could be taken off these customers, the most used first."""
    tags = [(tag_id, name) for tag_id, name, _count in office.customers.tags()]
    if len(ids) > MOST_LOOKED_AT:
        return tags
    theirs = {name for customer_id in ids for name in office.customers.card(customer_id).form.tags}
    return [(tag_id, name) for tag_id, name in tags if name in theirs]
