"""Edits yearly days: the birthday of a person or the founding of a firm, weddings, since when a customer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt

from app import wording
from app.customers.form import YearlyForm
from app.i18n import _
from app.reminders.dates import LeapRule, PartialDate, age_on, next_occurrence
from ui.customers.customer_words import yearly_choices, yearly_word
from ui.customers.form_rows import FormRow, FormRows
from ui.shell.measures import Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.floating import Menu
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label
from ui.widgets.partial_date import PartialDateEdit


class YearlyRow(FormRow):
    """One day: its kind as a label, then day, month and the year that may stay open."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._kind, self._label = "birthday", ""
        self._id: int | None = None
        self.title = Label("", Role.CAPTION_STRONG, Ink.TEXT2)
        self.date = PartialDateEdit()
        self.remove = IconButton("trash-2", "")
        column = self.layout()
        assert column is not None
        column.insertWidget(0, self.title)  # type: ignore[attr-defined]
        self.line.addWidget(self.date, 1)
        self.line.addWidget(self.remove)
        self.set_main(self.date)
        self.date.changed.connect(self._on_date)
        self.remove.clicked.connect(self.removed)

    @property
    def kind(self) -> str:
        return self._kind

    def show_day(self, day: YearlyForm | None, kind: str) -> None:
        """Shows this day, or an empty one of a kind."""
        self._kind = kind
        words = yearly_word(kind)
        if day is not None:
            self._label, self._id = day.label, day.id
            self.date.set_value(day.date.day, day.date.month, day.date.year)
            words = day.label or words
        self.title.setText(words)
        self.date.setAccessibleName(words)
        self.remove.set_name(_("Remove {day}").format(day=words))
        self._on_date()

    def day(self) -> YearlyForm | None:
        """The day; None while it is empty or wrong."""
        value = self.date.value()
        if value is None:
            return None
        return YearlyForm(self._kind, PartialDate(*value), self._label, self._id)

    def check(self) -> bool:
        """Says what is wrong with the day; False when something is."""
        self.set_error(self.date.error())
        return not self.error()

    def _on_date(self) -> None:
        self.set_error("")
        self.set_hint(self._hint())
        self.changed.emit()

    def _hint(self) -> str:
        """ "Turns 50 on Saturday", or why the year may stay open."""
        day = self.day()
        if self._kind != "birthday":
            return ""
        if day is None or day.date.year is None:
            return _("No year? You are still reminded, only without an age.")
        coming = next_occurrence(day.date, self._today, LeapRule.FEB28)
        age = age_on(day.date, coming)
        if age is None or day.date.year > self._today.year:
            return ""
        when = wording.day_in_row(coming, self._today)
        return _("{when}: turns {age}.").format(when=when, age=age)


class YearlyEditor(FormRows[YearlyRow]):
    """All yearly days. The first one stands there empty, so that it can be typed at once."""

    def __init__(self, today: date) -> None:
        super().__init__("", _("Add day…"), lambda: YearlyRow(today))
        self._is_firm = False
        self.heading.hide()
        self._rows.setSpacing(Space.FIELD)
        self.add_button.clicked.disconnect()
        self.add_button.clicked.connect(self._open_menu)

    def set_firm(self, is_firm: bool) -> None:
        """Offers the days of a person or of a firm; what is filled in stays."""
        self._is_firm = is_firm
        unwanted = "birthday" if is_firm else "founding"
        for row in [row for row in self.rows if row.kind == unwanted and row.date.is_empty()]:
            self._rows.removeWidget(row)
            self.rows.remove(row)
            row.hide()
            row.deleteLater()
        first = yearly_choices(is_firm)[0][0]
        if all(row.kind != first for row in self.rows):
            row = self.add_row()
            row.show_day(None, first)
            self.rows.insert(0, self.rows.pop())
            self._rows.removeWidget(row)
            self._rows.insertWidget(0, row)
            self.rows_changed.emit()

    def show_days(self, days: Sequence[YearlyForm], is_firm: bool) -> None:
        """Shows these days."""
        self.clear_rows()
        order = [key for key, _word in yearly_choices(is_firm)]
        for day in sorted(days, key=lambda day: order.index(day.kind) if day.kind in order else 9):
            self.add_row().show_day(day, day.kind)
        self.set_firm(is_firm)

    def days(self) -> list[YearlyForm]:
        """The days that are filled in."""
        return [day for row in self.rows if (day := row.day()) is not None]

    def check(self) -> YearlyRow | None:
        """Says what is wrong; returns the first wrong row."""
        wrong = [row for row in self.rows if not row.check()]
        return wrong[0] if wrong else None

    def has_leap_day(self) -> bool:
        """Whether one of the days is 29 February."""
        return any(day.date.is_leap_day for day in self.days())

    def add_day(self, kind: str) -> YearlyRow:
        """Adds an empty day of this kind and goes there."""
        row = self.add_row()
        row.show_day(None, kind)
        row.setFocus(Qt.FocusReason.TabFocusReason)
        return row

    def _open_menu(self) -> None:
        menu = Menu(self)
        for kind, word in yearly_choices(self._is_firm):
            icon = {"birthday": "cake", "wedding": "gem"}.get(kind, "award")
            menu.add_command(word, partial(self.add_day, kind), icon=icon)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))
