"""The dialog of one follow-up: what is to be done, for whom, and when."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import wording
from app.errors import InvalidField, RegularsError
from app.i18n import _
from app.reminders.follow_ups import FollowUpForm
from app.reminders.occurrences import Occurrence
from app.reminders.words import ACTIONS, CALL
from ui.customers.customer_field import CustomerField
from ui.shell.desk import Desk, FollowUpRequest
from ui.shell.measures import Space
from ui.widgets.button import Button, Kind
from ui.widgets.choice_chips import ChoiceChips
from ui.widgets.date_edit import DateEdit, TimeEdit
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.inputs import TextEdit


class FollowUpDialog(Dialog):
    """Adds a follow-up, or changes the one the request names."""

    def __init__(self, desk: Desk, parent: QWidget | None, request: FollowUpRequest) -> None:
        changing = request.follow_up_id is not None
        title = _("Follow-up") if changing else _("New follow-up")
        super().__init__(title, parent, primary=_("Save") if changing else _("Add follow-up"), width=560)
        self.setObjectName("follow-up-dialog")
        self._desk, self._follow_up_id, self._version = desk, request.follow_up_id, 0
        self._today = desk.clock.today()
        self._make_fields()
        self._lay_out()
        if changing:
            self._add_delete()
        else:
            self._show_day(self._today + timedelta(days=1))
            self.actions_chips.choose(CALL)
        self._load(request)
        self.text.setFocus()

    def _make_fields(self) -> None:
        self.text = TextEdit(placeholder=_("What is to be done?"), lines=2)
        self.text.setObjectName("follow-up-text")
        self.customer = CustomerField(self._desk, placeholder=_("Nobody: a reminder for the firm itself"))
        self.customer.setObjectName("follow-up-customer")
        self.day = DateEdit(_q(self._today))
        self.day.setObjectName("follow-up-day")
        self.at = TimeEdit(placeholder=wording.time_of_day(time(0, 0)).replace("0", "–"))
        self.at.setObjectName("follow-up-time")
        self.days_chips = ChoiceChips()
        self.days_chips.setObjectName("follow-up-days")
        for words, day in _quick_days(self._today):
            self.days_chips.add(day, words, tip=wording.full_day(day))
        self.actions_chips = ChoiceChips()
        self.actions_chips.setObjectName("follow-up-actions")
        for action, (words, icon) in ACTIONS.items():
            self.actions_chips.add(action, _(words), icon=icon)
        self.days_chips.picked.connect(self._show_day)
        self.day.changed.connect(self._follow_day)

    def _lay_out(self) -> None:
        self._fields = {
            "text": Field(_("To do"), self.text),
            "customer_id": Field(_("Customer"), self.customer),
            "day": Field(_("Day"), self.day),
            "time": Field(_("Time (optional)"), self.at, stretch=False),
        }
        self.body.addWidget(self._fields["text"])
        self.body.addWidget(self._fields["customer_id"])
        when = QHBoxLayout()
        when.setSpacing(Space.FIELD)
        when.addWidget(self._fields["day"], 1)
        when.addWidget(self._fields["time"], 1)
        self.body.addLayout(when)
        self.body.addWidget(self.days_chips)
        self.body.addWidget(Field(_("Kind"), self.actions_chips))
        self.body.addStretch(1)

    def _add_delete(self) -> None:
        self.delete_button = Button(_("Delete"), Kind.GHOST, icon="trash-2")
        self.delete_button.setObjectName("delete")
        self.delete_button.clicked.connect(self._delete)
        self.footer.addWidget(self.delete_button)
        self.footer.addStretch(1)

    # Reading

    def _load(self, request: FollowUpRequest) -> None:
        office = self._desk.office
        if request.follow_up_id is not None:
            wanted = request.follow_up_id
            self.primary.setEnabled(False)
            self._desk.tasks.read(
                lambda: office.reminders.follow_up(wanted), self._fill, failed=self._gone, owner=self
            )
        elif request.customer_id is not None:
            customer_id = request.customer_id
            self.customer.set_customer(customer_id, "")
            self._desk.tasks.read(
                lambda: office.customers.card(customer_id).form.name,
                lambda name: self.customer.set_customer(customer_id, name),
                failed=self._gone,
                owner=self,
            )

    def _fill(self, item: Occurrence) -> None:
        self._version = item.version
        self.text.setPlainText(item.text)
        self.customer.set_customer(item.customer_id, item.customer)
        self._show_day(item.day)
        self.at.set_time(QTime(item.time.hour, item.time.minute) if item.time is not None else None)
        self.actions_chips.choose(item.action)
        self.primary.setEnabled(True)
        self.text.selectAll()

    def _gone(self, error: Exception) -> None:
        self._desk.warn(error)
        self.reject()

    # The day

    def _show_day(self, day: date) -> None:
        self.day.set_date(_q(day))
        self.days_chips.choose(day)

    def _follow_day(self) -> None:
        day = self.day.date()
        self.days_chips.choose(date(day.year(), day.month(), day.day()) if day is not None else None)

    # Writing

    def submit(self) -> None:
        self._fields["customer_id"].set_error(self.customer.error())
        day, at = self.day.date(), self.at.time()
        self._fields["day"].set_error(self.day.error() or ("" if day else _("Choose a day.")))
        self._fields["time"].set_error(self.at.error())
        self._fields["text"].set_error("")
        if day is None or any(field.error() for field in self._fields.values()):
            self._focus_first_error()
            return
        form = FollowUpForm(
            text=self.text.text(),
            day=date(day.year(), day.month(), day.day()),
            time=time(at.hour(), at.minute()) if at is not None else None,
            customer_id=self.customer.customer_id(),
            action=self.actions_chips.value() or "",
        )
        reminders, follow_up_id, version = self._desk.office.reminders, self._follow_up_id, self._version
        self.primary.setEnabled(False)

        def write() -> object:
            if follow_up_id is None:
                return reminders.add(form)
            return reminders.change(follow_up_id, version, form)

        self._desk.tasks.write(write, lambda _answer: self.accept(), failed=self._refused, owner=self)

    def _refused(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        if isinstance(error, InvalidField) and error.field in self._fields:
            self._fields[error.field].set_error(str(error))
            self._focus_first_error()
        elif isinstance(error, RegularsError):
            self._fields["text"].set_error(str(error))
        else:
            self._desk.warn(error)

    def _focus_first_error(self) -> None:
        for field in self._fields.values():
            if field.error():
                field.input.setFocus()
                return

    def _delete(self) -> None:
        follow_up_id, reminders = self._follow_up_id, self._desk.office.reminders
        if follow_up_id is not None:
            self._desk.tasks.write(
                lambda: reminders.delete(follow_up_id),
                lambda _answer: self.accept(),
                failed=self._gone,
                owner=self,
            )


def _q(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _quick_days(today: date) -> list[tuple[str, date]]:
    """The days one mostly means; two words for one day would be one too many."""
    offers = (
        (_("Today"), today),
        (_("Tomorrow"), today + timedelta(days=1)),
        (_("In 3 days"), today + timedelta(days=3)),
        (_("Next week"), today + timedelta(days=7 - today.weekday())),
        (_("In 2 weeks"), today + timedelta(days=14)),
    )
    seen: dict[date, str] = {}
    for words, day in offers:
        seen.setdefault(day, words)
    return [(words, day) for day, words in seen.items()]
