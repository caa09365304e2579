"""What follows from an entry, shown before it is saved: found in the text or added by hand, changeable, removable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.errors import InvalidField
from app.i18n import N_, _
from app.reminders.follow_ups import FollowUpForm
from app.timeline.quick_words import Found
from ui.shell.palette import Ink, Meaning
from ui.shell.type_scale import Role
from ui.widgets.button import Button, Kind
from ui.widgets.chip_bar import ChipBar
from ui.widgets.date_edit import DateEdit, TimeEdit
from ui.widgets.field import Field
from ui.widgets.icon_button import IconButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.inputs import LineEdit
from ui.widgets.label import Label
from ui.widgets.surface import Card

TOMORROW, THREE_DAYS, NEXT_WEEK, TWO_WEEKS, PICK = "1", "3", "week", "14", "pick"

_TITLES = {
    "call": N_("Call {name}"),
    "write": N_("Write to {name}"),
    "send": N_("Send {name} what was promised"),
    "visit": N_("Visit {name}"),
    "meet": N_("Meet {name}"),
    "": N_("Follow up with {name}"),
}
_ACTIONS = {"call": "call", "write": "mail", "visit": "visit"}


@dataclass(slots=True)
class FollowUpState:
    """A follow-up as it is being written. `words` is where it was found, "" for one added by hand."""

    day: str = ""
    at: str = ""
    text: str = ""
    words: str = ""
    doing: str = "call"
    text_is_own: bool = False
    is_own: bool = False
    is_editing: bool = False


class FollowUpCard(Card):
    """Hidden until there is a follow-up. Emits `changed`, and `dropped` when it is taken away."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(Meaning.ACCENT, parent)
        self._today = today
        self._name = ""
        self._state: FollowUpState | None = None
        self._filling = False
        self.setObjectName("follow-up")
        self.body.setContentsMargins(12, 8, 8, 10)
        self.body.addLayout(self._make_line())
        self._editor = self._make_editor()
        self.body.addWidget(self._editor)
        self.hide()

    @property
    def is_there(self) -> bool:
        """Whether a follow-up will be saved."""
        return self._state is not None

    @property
    def is_own(self) -> bool:
        """Whether it was added or changed by hand: then the text does not change it any more."""
        return self._state is not None and self._state.is_own

    def offer(self, found: Found) -> None:
        """Shows what was found in the text."""
        state = FollowUpState(words=found.words, doing=found.doing)
        if self._state is not None and self._state.text_is_own:
            state.text, state.text_is_own = self._state.text, True
        self._fill(state, found.day, found.time)

    def add(self) -> None:
        """Adds one by hand, for tomorrow, and goes to its choices."""
        if self._state is None:
            self._fill(FollowUpState(is_own=True, is_editing=True), self._today + timedelta(days=1), None)
        self._edit()

    def drop(self) -> None:
        """There is no follow-up."""
        self._state = None
        self.hide()
        self.changed.emit()

    def set_name(self, name: str) -> None:
        """With whom it is; its words say so until they were typed by hand."""
        self._name = name
        if self._state is not None and not self._state.text_is_own:
            self._propose()
            self._tell()

    def form(self, customer_id: int | None) -> FollowUpForm | None:
        """What is saved. Raises InvalidField for what cannot be, with the sentence also at the field."""
        state = self._state
        if state is None:
            return None
        try:
            day, at = self._day(), self._time()
            form = FollowUpForm(
                self.text.text(),
                day,
                at,
                customer_id,
                "" if state.text_is_own else _ACTIONS.get(state.doing, ""),
            )
            return form.checked()
        except InvalidField as error:
            self._edit()
            field = {"day": self._day_field, "time": self._time_field}.get(error.field, self._text_field)
            field.set_error(str(error))
            field.input.setFocus()
            raise

    def state(self) -> FollowUpState | None:
        """Everything as typed, for a draft."""
        if self._state is not None:
            self._state.day, self._state.at = self.day.text(), self.time.text()
            self._state.text = self.text.text()
        return self._state

    def restore(self, state: FollowUpState | None) -> None:
        """Brings back what `state` gave."""
        self._state = state
        if state is not None:
            self._filling = True
            self.day.setText(state.day)
            self.time.setText(state.at)
            self.text.setText(state.text)
            self._filling = False
            self._tell()
        self.setVisible(state is not None)
        self.changed.emit()

    # Inside

    def _make_line(self) -> QHBoxLayout:
        self._title = Label("", Role.STRONG, Ink.TEXT, elide=True)
        self._second = Label("", Role.CAPTION, Ink.TEXT2, wrap=True)
        change = Button(_("Change"), Kind.GHOST, icon="pencil", small=True)
        change.setObjectName("change-follow-up")
        change.clicked.connect(self._edit)
        drop = IconButton("x", _("No follow-up"), small=True)
        drop.setObjectName("drop-follow-up")
        drop.clicked.connect(self._drop_by_hand)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._second)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel("calendar-plus", Ink.ON_TINT, 16))
        row.addLayout(words, 1)
        row.addWidget(change)
        row.addWidget(drop)
        return row

    def _make_editor(self) -> QWidget:
        today = QDate(self._today.year, self._today.month, self._today.day)
        self.quick = ChipBar()
        self.quick.setObjectName("follow-up-days")
        for key, words in (
            (TOMORROW, _("Tomorrow")),
            (THREE_DAYS, _("In 3 days")),
            (NEXT_WEEK, _("Next week")),
            (TWO_WEEKS, _("In 2 weeks")),
            (PICK, _("Pick a day")),
        ):
            self.quick.add(key, words)
        self.quick.chosen.connect(self._choose)
        self.text, self.day, self.time = LineEdit(), DateEdit(today), TimeEdit()
        self.text.setObjectName("follow-up-text")
        self.day.setObjectName("follow-up-day")
        self.time.setObjectName("follow-up-time")
        self._text_field = Field(_("What is to be done"), self.text)
        self._day_field = Field(_("Day"), self.day)
        self._time_field = Field(_("Time"), self.time, stretch=False)
        self.text.textEdited.connect(self._on_text)
        self.text.textChanged.connect(self._on_changed)
        self.day.textChanged.connect(self._on_changed)
        self.time.textChanged.connect(self._on_changed)
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 4, 4, 0)
        column.setSpacing(8)
        column.addWidget(self.quick)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._text_field, 3)
        row.addWidget(self._day_field, 2)
        row.addWidget(self._time_field)
        column.addLayout(row)
        editor.hide()
        return editor

    def _fill(self, state: FollowUpState, day: date, at: time | None) -> None:
        self._state = state
        self._filling = True
        self.day.set_date(QDate(day.year, day.month, day.day))
        self.time.set_time(QTime(at.hour, at.minute) if at is not None else None)
        self._filling = False
        if not state.text_is_own:
            self._propose()
        self._tell()
        self.show()
        self.changed.emit()

    def _propose(self) -> None:
        assert self._state is not None
        self._filling = True
        name = self._name or _("the customer")
        self.text.setText(_(_TITLES[self._state.doing]).format(name=name))
        self._filling = False

    def _days(self) -> dict[str, date]:
        today = self._today
        return {
            TOMORROW: today + timedelta(days=1),
            THREE_DAYS: today + timedelta(days=3),
            NEXT_WEEK: today + timedelta(days=7 - today.weekday()),
            TWO_WEEKS: today + timedelta(days=14),
        }

    def _choose(self, key: str) -> None:
        if key == PICK:
            self.day.setFocus()
            self.day.selectAll()
            self.day.open_calendar()
            return
        day = self._days()[key]
        self.day.set_date(QDate(day.year, day.month, day.day))

    def _edit(self) -> None:
        if self._state is None:
            return
        self._state.is_editing = True
        self._tell()
        chosen = self.quick.chosen_keys() or [TOMORROW]
        self.quick.chip(chosen[0]).setFocus()
        self.changed.emit()

    def _drop_by_hand(self) -> None:
        self.drop()
        self.dropped.emit()

    def _on_text(self) -> None:
        if self._state is not None:
            self._state.text_is_own = True

    def _on_changed(self) -> None:
        if self._filling or self._state is None:
            return
        self._state.is_own = True
        for field in (self._text_field, self._day_field, self._time_field):
            field.set_error("")
        self._tell()
        self.changed.emit()

    def _day(self) -> date:
        if self.day.error():
            raise InvalidField("day", self.day.error())
        found = self.day.date()
        if found is None:
            raise InvalidField(
                "day", _("A follow-up has a day."), _("Choose one, or take the follow-up away.")
            )
        day = date(found.year(), found.month(), found.day())
        if day < self._today:
            raise InvalidField("day", _("That day has passed."), _("Choose a later one."))
        return day

    def _time(self) -> time | None:
        if self.time.error():
            raise InvalidField("time", self.time.error())
        found = self.time.time()
        return None if found is None else time(found.hour(), found.minute())

    def _tell(self) -> None:
        state = self._state
        if state is None:
            return
        self._title.setText(self.text.text())
        self._second.setText(self._sentence(state))
        self._editor.setVisible(state.is_editing)
        found = self.day.date()
        days = {QDate(day.year, day.month, day.day): key for key, day in self._days().items()}
        self.quick.choose(days.get(found, PICK) if found is not None else PICK)
        self.setAccessibleName(f"{self.text.text()}. {self._second.text()}")

    def _sentence(self, state: FollowUpState) -> str:
        day, at = self.day.date(), self.time.time()
        if day is None:
            return _("Choose a day")
        on = wording.full_day(date(day.year(), day.month(), day.day()))
        clock = wording.time_in_sentence(time(at.hour(), at.minute())) if at is not None else ""
        said = wording.quotes(state.words)
        if state.words and not state.is_own:
            if clock:
                return _("Follow-up on {day} at {time}, from {words}").format(day=on, time=clock, words=said)
            return _("Follow-up on {day}, from {words}").format(day=on, words=said)
        if clock:
            return _("Follow-up on {day} at {time}").format(day=on, time=clock)
        return _("Follow-up on {day}").format(day=on)
