"""The details of an entry beside its text: when, which way, how long, where, why, what was bought."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import InvalidField
from app.i18n import _, pgettext
from app.timeline.entries import EntryRow
from app.timeline.kinds import AREAS, CALL, IN, OUT, OUTCOMES, PURCHASE
from ui.timeline.amount import CURRENCIES, read_amount, written_amount
from ui.timeline.kind_looks import WITH_DIRECTION, WITH_MINUTES
from ui.widgets.date_edit import DateEdit, TimeEdit
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import ComboBox, LineEdit

WHEN, WAY, MINUTES, AREA, PLACE, REASON = "when", "direction", "minutes", "area", "place", "reason"
OUTCOME, BOUGHT = "outcome", "bought"


@dataclass(frozen=True, slots=True)
class Details:
    """What the fields say. `when` is None for now."""

    day: date | None
    time: time | None
    direction: str
    outcome: str
    area: str
    minutes: int | None
    title: str
    place: str
    reason: str
    amount: int | None
    currency: str


class EntryFields(QWidget):
    """Groups of fields that are shown one by one; hidden ones keep what they say. Emits `changed`."""

    changed = Signal()

    def __init__(self, now: Callable[[], datetime], title: str, parent: QWidget | None = None) -> None:
        """`now` answers wall time; `title` is what the title is called here."""
        super().__init__(parent)
        self._now = now
        today = now().date()
        self._kind = ""
        self._time_typed = False
        self.day = DateEdit(QDate(today.year, today.month, today.day))
        self.time = TimeEdit()
        self.direction, self.outcome, self.area = ComboBox(), ComboBox(), ComboBox()
        for words, value in ((_("Outgoing"), OUT), (_("Incoming"), IN)):
            self.direction.add_choice(words, value)
        for value, words in OUTCOMES.items():
            self.outcome.add_choice(_(words), value)
        self.area.add_choice(pgettext("area of an entry", "None"), "")
        for value, words in AREAS.items():
            self.area.add_choice(_(words), value)
        self.minutes, self.place, self.reason = LineEdit(), LineEdit(), LineEdit()
        self.title, self.amount, self.currency = LineEdit(), LineEdit(), ComboBox()
        for code in CURRENCIES:
            self.currency.add_choice(code, code)
        self._fields = self._make_fields(title)
        self._arrange()
        self._connect()
        self.set_kind(CALL)

    def field(self, name: str) -> Field:
        """The field with this name in the service. Raises KeyError."""
        return self._fields[name]

    def group_of(self, name: str) -> str:
        """The group that a field belongs to, "" for none."""
        return next((group for group, names in self._groups.items() if name in names), "")

    def set_kind(self, kind: str) -> None:
        """Says what kind of entry this is; what it cannot have is hidden."""
        self._kind = kind
        for group in self._groups:
            if not self.fits(group):
                self.show_group(group, False)

    def fits(self, group: str) -> bool:
        """Whether entries of this kind have these details."""
        return {
            WAY: self._kind in WITH_DIRECTION,
            MINUTES: self._kind in WITH_MINUTES,
            OUTCOME: self._kind == CALL,
            BOUGHT: self._kind == PURCHASE,
        }.get(group, True)

    def show_group(self, group: str, shown: bool) -> None:
        """Shows or hides fields. The day is filled in when it is first shown."""
        if group == WHEN and shown and not self.day.text():
            self._fill_now()
        for name in self._groups[group]:
            self._fields[name].setVisible(shown)
        self._show_lines()

    def is_shown(self, group: str) -> bool:
        return not self._fields[self._groups[group][0]].isHidden()

    def focus_group(self, group: str) -> None:
        """Goes to the first field of a group."""
        self._fields[self._groups[group][0]].input.setFocus()

    def show_title(self, shown: bool) -> None:
        """Shows the title, which with a purchase says what was bought."""
        self._fields["title"].setVisible(shown)
        self._show_lines()

    def clear_errors(self) -> None:
        for field in self._fields.values():
            field.set_error("")

    def details(self) -> Details:
        """What the fields say. Raises InvalidField for what cannot be read."""
        for name, edit in (("day", self.day), ("time", self.time)):
            if edit.error():
                raise InvalidField(name, edit.error())
        day, at = self.day.date(), self.time.time()
        currency = str(self.currency.value() or "")
        buys = self.fits(BOUGHT)
        amount = read_amount(self.amount.text(), currency or "EUR") if buys else None
        return Details(
            day=date(day.year(), day.month(), day.day()) if day is not None else None,
            time=time(at.hour(), at.minute()) if at is not None else None,
            direction=str(self.direction.value()) if self.fits(WAY) else "",
            outcome=str(self.outcome.value() or "") if self.fits(OUTCOME) else "",
            area=str(self.area.value() or ""),
            minutes=self._read_minutes() if self.fits(MINUTES) else None,
            title=self.title.text(),
            place=self.place.text(),
            reason=self.reason.text(),
            amount=amount,
            currency=currency if amount is not None else "",
        )

    def load(self, row: EntryRow) -> None:
        """Shows what an entry says."""
        self.day.set_date(QDate(row.day.year, row.day.month, row.day.day))
        self.time.set_time(QTime(row.time.hour, row.time.minute) if row.time is not None else None)
        self._time_typed = True
        self.direction.set_value(row.direction or OUT)
        self.outcome.set_value(row.outcome or "reached")
        self.area.set_value(row.area)
        self.minutes.setText(str(row.minutes) if row.minutes is not None else "")
        self.title.setText(row.title)
        self.place.setText(row.place)
        self.reason.setText(row.reason)
        if row.amount is not None:
            self.set_currency(row.currency)
            self.amount.setText(written_amount(row.amount, row.currency))

    def set_currency(self, code: str) -> None:
        """Chooses a currency, also one that is not among the usual ones."""
        if self.currency.findData(code) < 0:
            self.currency.add_choice(code, code)
        self.currency.set_value(code)

    def state(self) -> dict[str, object]:
        """Everything as typed, for a draft."""
        lines = ("day", "time", "minutes", "place", "reason", "title", "amount")
        choices = ("direction", "outcome", "area", "currency")
        return {
            **{name: getattr(self, name).text() for name in lines},
            **{name: getattr(self, name).value() for name in choices},
            "groups": [group for group in self._groups if self.is_shown(group)],
        }

    def restore(self, state: dict[str, object]) -> None:
        """Brings back what `state` gave."""
        for name, value in state.items():
            if name == "groups":
                assert isinstance(value, list)
                for group in value:
                    self.show_group(group, True)
            elif isinstance(edit := getattr(self, name), ComboBox):
                edit.set_value(value)
            else:
                edit.setText(value)

    # Inside

    def _make_fields(self, title: str) -> dict[str, Field]:
        self.minutes.set_width_for("00000000")
        self.day.setMinimumWidth(150)
        self.amount.setMinimumWidth(140)
        self._groups = {
            WHEN: ("day", "time"),
            WAY: ("direction",),
            OUTCOME: ("outcome",),
            MINUTES: ("minutes",),
            AREA: ("area",),
            BOUGHT: ("amount", "currency"),
            PLACE: ("place",),
            REASON: ("reason",),
        }
        fields = {
            "day": Field(_("Day"), self.day),
            "time": Field(_("Time"), self.time, stretch=False),
            "direction": Field(_("Direction"), self.direction),
            "outcome": Field(_("Outcome"), self.outcome),
            "minutes": Field(_("Minutes"), self.minutes, stretch=False),
            "area": Field(_("Area"), self.area),
            "title": Field(title, self.title),
            "amount": Field(_("Amount"), self.amount),
            "currency": Field(_("Currency"), self.currency),
            "place": Field(_("Where"), self.place),
            "reason": Field(_("Why"), self.reason),
        }
        for name, field in fields.items():
            field.input.setObjectName(f"entry-{name}")
        return fields

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._lines = []
        few = QWidget()
        flow = FlowLayout(few, spacing=10)
        for name in ("day", "time", "direction", "outcome", "minutes", "area"):
            flow.addWidget(self._fields[name])
        self._lines.append(few)
        for names in (("title", "amount", "currency"), ("place", "reason")):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            for name in names:
                row.addWidget(self._fields[name], 0 if name in ("amount", "currency") else 1)
            self._lines.append(line)
        for line in self._lines:
            column.addWidget(line)
        for field in self._fields.values():
            field.hide()
        self._show_lines()

    def _show_lines(self) -> None:
        for line in self._lines:
            line.setVisible(any(not field.isHidden() for field in line.findChildren(Field)))
        self.setVisible(any(not line.isHidden() for line in self._lines))  # else it keeps its spacing

    def _connect(self) -> None:
        for edit in (self.minutes, self.place, self.reason, self.title, self.amount):
            edit.textChanged.connect(self._on_changed)
        for choice in (self.direction, self.outcome, self.area, self.currency):
            choice.currentIndexChanged.connect(self._on_changed)
        self.day.changed.connect(self._on_day)
        self.time.textEdited.connect(self._on_time_typed)
        self.time.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.clear_errors()
        self.changed.emit()

    def _on_time_typed(self) -> None:
        self._time_typed = True

    def _on_day(self) -> None:
        """On another day than today the time of the moment says nothing."""
        day, today = self.day.date(), self._now().date()
        if day is not None and not self._time_typed and date(day.year(), day.month(), day.day()) != today:
            self.time.set_time(None)
        self._on_changed()

    def _fill_now(self) -> None:
        now = self._now()
        self.time.set_time(QTime(now.hour, now.minute))
        self.day.set_date(QDate(now.year, now.month, now.day))

    def _read_minutes(self) -> int | None:
        text = self.minutes.text().strip()
        if not text:
            return None
        if not text.isdecimal() or len(text) > 4:
            raise InvalidField("minutes", _("A duration is a number of minutes."), _("Write it like 14."))
        return int(text)
