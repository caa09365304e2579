"""Says since when a relationship has ended, or on which day somebody died."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget

from app.customers.card import Card
from app.i18n import _
from ui.shell.desk import Desk
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.date_edit import DateEdit
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.label import Label


class EndingDialog(Dialog):
    """Asks for the day; from then on nothing reminds of this customer, and everything stays readable."""

    def __init__(self, desk: Desk, parent: QWidget, card: Card, *, died: bool) -> None:
        title = _("Deceased") if died else _("Relationship ended")
        super().__init__(title, parent, primary=_("Save"), width=440)
        self.setObjectName("ending-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._card, self._died = desk, card, died
        today = desk.clock.today()
        self.day = DateEdit(QDate(today.year, today.month, today.day))
        self.day.setObjectName("ending-day")
        self.day.set_date(QDate(today.year, today.month, today.day))
        self._field = Field(_("Day"), self.day)
        self.day.textChanged.connect(lambda: self._field.set_error(""))
        self.body.addWidget(Label(card.form.name, Role.STRONG, wrap=True))
        sentence = _("From now on nothing reminds of this customer. Everything stays readable.")
        self.body.addWidget(Label(sentence, Role.BODY, Ink.TEXT2, wrap=True))
        self.body.addWidget(self._field)
        self.body.addStretch(1)

    def submit(self) -> None:
        day = self.day.date()
        if day is None:
            self._field.set_error(self.day.error() or _("Type the day."))
            self.day.setFocus()
            return
        when = date(day.year(), day.month(), day.day())
        form = self._card.form
        self.primary.setEnabled(False)
        work = partial(
            self._desk.office.customers.end,
            self._card.id,
            ended_on=form.ended_on if self._died else when,
            deceased_on=when if self._died else form.deceased_on,
        )
        self._desk.tasks.write(work)
        self.accept()
