"""Settings of the reminders: how long before a day they speak up, and at what time in the morning."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.reminders.dates import LeapRule, default_leap_rule
from app.settings import FirmSettings
from app.wording import number
from ui.settings.section import Section, note
from ui.shell.desk import Desk
from ui.shell.measures import Space
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.date_edit import TimeEdit
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineEdit


def lead_words(days: int) -> str:
    """A lead time as a chip says it."""
    if days == 0:
        return _("On the day")
    return ngettext("{count} day before", "{count} days before", days).format(count=number(days))


class ReminderSection(Section):
    """Lead times as chips; a number typed beside them adds one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "reminders", _("Reminders"), parent=parent)
        self._leads: tuple[int, ...] = ()
        self._chips = QWidget()
        self._chips.setObjectName("lead-times")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        self._flow = FlowLayout(self._chips)
        self.days = LineEdit(placeholder="14")
        self.days.setObjectName("lead-days")
        self.days.setAccessibleName(_("Days before"))
        self.days.set_width_for("00000")
        self.days.returnPressed.connect(self._add)
        self.add_button = Button(_("Add"), icon="plus")
        self.add_button.setObjectName("add-lead-time")
        self.add_button.clicked.connect(self._add)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.days)
        row.addWidget(note(_("days before")))
        row.addWidget(self.add_button)
        row.addStretch(1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._chips)
        column.addLayout(row)
        self._leads_field = Field(_("Remind me of birthdays and other yearly days"), whole)
        whole.setFocusProxy(self.days)
        self.column.addWidget(self._leads_field)
        self.column.addWidget(
            note(
                _(
                    "Round days, such as a 50th birthday or a silver wedding, are also announced 30 days before."
                )
            )
        )
        self.morning = TimeEdit()
        self.morning.setObjectName("morning")
        self.morning.editingFinished.connect(self._save_morning)
        self._morning_field = Field(
            _("Time in the morning"),
            self.morning,
            hint=_("Whatever has no time of its own is announced at this time."),
            stretch=False,
        )
        self.column.addWidget(self._morning_field)
        self.leap = note("")
        self.column.addWidget(self.leap)

    def lead_chips(self) -> list[Chip]:
        """The chips shown, the longest lead time first."""
        return [chip for chip in self._chips.findChildren(Chip) if not chip.isHidden()]

    def lead_error(self) -> str:
        """What is wrong with the number typed, "" when nothing is."""
        return self._leads_field.error()

    def show_settings(self, firm: FirmSettings) -> None:
        leads = tuple(sorted({*firm.lead_days, 0}, reverse=True))
        if leads != self._leads:
            self._leads = leads
            for chip in self._chips.findChildren(Chip):
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            for days in leads:
                chip = Chip.tag(lead_words(days), icon="bell", removable=days > 0)
                chip.setObjectName(f"lead-{days}")
                chip.removed.connect(partial(self._remove, days))
                self._flow.addWidget(chip)
                chip.show()
            self._chips.updateGeometry()
        if not self.morning.hasFocus():
            self.morning.set_time(QTime.fromString(firm.morning, "HH:mm"))
        self._morning_field.set_error("")
        if default_leap_rule(firm.country) is LeapRule.MAR1:
            rule = _(
                "A birthday on 29 February is kept on 1 March in other years, as German law counts. "
                "Each customer’s card can say otherwise."
            )
        else:
            rule = _(
                "A birthday on 29 February is kept on 28 February in other years. "
                "Each customer’s card can say otherwise."
            )
        self.leap.setText(rule)

    def _add(self) -> None:
        text = self.days.text().strip()
        if not text.isdecimal() or len(text) > 4:
            self._leads_field.set_error(_("Type a number of days, such as 14."))
            return
        self.days.clear()
        self.save(self._leads_field, lead_days=(*self._leads, int(text)))

    def _remove(self, days: int) -> None:
        self.save(self._leads_field, lead_days=tuple(lead for lead in self._leads if lead != days))

    def _save_morning(self) -> None:
        at = self.morning.time()
        if at is None:
            self._morning_field.set_error(self.morning.error() or _("Type a time, such as 08:30."))
            return
        self.save(self._morning_field, morning=at.toString("HH:mm"))
