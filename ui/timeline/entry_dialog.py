"""The form of one entry: everything that can be said about it, and Delete."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.errors import ChangedMeanwhile, InvalidField
from app.i18n import _
from app.timeline.entries import EntryForm, EntryRow
from app.timeline.kinds import KINDS
from ui.shell.desk import Desk
from ui.timeline import entry_words
from ui.timeline.entry_fields import AREA, BOUGHT, MINUTES, OUTCOME, PLACE, REASON, WAY, WHEN, EntryFields
from ui.timeline.who import Who
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, TextEdit
from ui.widgets.note import ErrorLine

_GROUPS = (WHEN, WAY, OUTCOME, MINUTES, AREA, BOUGHT, PLACE, REASON)


class EntryDialog(Dialog):
    """Changes or deletes an entry. Ctrl+Enter saves; what is wrong is said at its field."""

    def __init__(self, desk: Desk, parent: QWidget | None, row: EntryRow) -> None:
        super().__init__(_("Edit entry"), parent, primary=_("Save"), width=620)
        self.setObjectName("entry-dialog")
        self._desk, self._row = desk, row
        self._saving = False
        self.who = Who(desk)
        self.kind = ComboBox()
        self.kind.setObjectName("entry-kind")
        for key, name in KINDS.items():
            self.kind.add_choice(_(name), key)
        self.kind.set_value(row.kind)
        self.text = TextEdit(row.text, lines=6)
        self.text.setObjectName("entry-text")
        self.text_field = Field(_("Text"), self.text)
        self.fields = EntryFields(self._now, _("Title"))
        self.fields.load(row)
        self.trouble = ErrorLine()
        self.delete = Button(_("Delete"), icon="trash-2")
        self.delete.setObjectName("delete-entry")
        self.delete.clicked.connect(self._delete)
        self.footer.addWidget(self.delete)
        self.footer.addStretch(1)
        for widget in (
            self.who,
            Field(_("Kind"), self.kind, stretch=False),
            self.fields,
            self.text_field,
            self.trouble,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.text.textChanged.connect(lambda: self.text_field.set_error(""))
        self.kind.currentIndexChanged.connect(self._on_kind)
        self._on_kind()
        self.who.load([customer_id for customer_id, _name in row.participants])
        self.set_title(entry_words.title(row) if len(entry_words.title(row)) <= 48 else _("Edit entry"))
        self.text.setFocus()

    def submit(self) -> None:
        """Saves once."""
        if self._saving or self.who.is_waiting:
            return
        self.trouble.set_error("")
        self.fields.clear_errors()
        try:
            form = self._form().checked(self._desk.clock.today())
        except InvalidField as error:
            self._show_error(error)
            return
        self._saving = True
        office, row = self._desk.office, self._row
        self._desk.tasks.write(
            lambda: office.timeline.change(row.id, row.version, form),
            self._saved,
            failed=self._failed,
            owner=self,
        )

    # Inside

    def _now(self) -> datetime:
        return self._desk.clock.now().astimezone(self._desk.clock.zone)

    def _on_kind(self) -> None:
        kind = str(self.kind.value())
        self.fields.set_kind(kind)
        for group in _GROUPS:
            self.fields.show_group(group, self.fields.fits(group))
        self.fields.show_title(True)

    def _form(self) -> EntryForm:
        details = self.fields.details()
        if details.day is None:
            raise InvalidField("day", _("An entry has a day."), _("Type it, or choose it in the calendar."))
        return EntryForm(
            kind=str(self.kind.value()),
            participants=self.who.ids,
            day=details.day,
            time=details.time,
            direction=details.direction,
            outcome=details.outcome,
            channel=self._row.channel,
            area=details.area,
            minutes=details.minutes,
            title=details.title,
            text=self.text.text(),
            place=details.place,
            reason=details.reason,
            amount=details.amount,
            currency=details.currency,
        )

    def _delete(self) -> None:
        office, ids = self._desk.office, [self._row.id]
        self._desk.tasks.write(lambda: office.timeline.delete(ids))
        self.accept()

    def _saved(self, _changed: bool) -> None:
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._saving = False
        if isinstance(error, InvalidField):
            self._show_error(error)
            return
        self.trouble.set_error(str(error))
        if not isinstance(error, ChangedMeanwhile):
            self._desk.warn(error)

    def _show_error(self, error: InvalidField) -> None:
        if error.field == "participants":
            self.who.edit()
            self.who.set_error(str(error))
            return
        field = self.text_field if error.field == "text" else self.fields.field(error.field)
        field.set_error(str(error))
        field.input.setFocus()
