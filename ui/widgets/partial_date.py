"""A yearly day: day, month by name, and a year that may stay open."""

from __future__ import annotations

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from ui.shell import theme
from ui.shell.measures import Space
from ui.widgets.day_words import month_names
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.label import unseen_label

LEAP_YEAR = 2000  # stands in for an open year: 29 February is a birthday
FIRST_YEAR = 1600
LAST_YEAR = 2999


class PartialDateEdit(QWidget):
    """Three fields. `value()` is None while they are empty or wrong; `error()` says what is wrong."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = LineEdit(placeholder=_("Day"))
        self.day.setAccessibleName(_("Day"))
        self.day.setValidator(QIntValidator(0, 99, self))
        self.month = ComboBox()
        self.month.add_choice(_("Month"), None)
        for number, name in enumerate(month_names(), 1):
            self.month.add_choice(name, number)
        self.year = LineEdit(placeholder=_("Year"))
        self.year.setAccessibleName(_("Year, may stay empty"))
        self.year.setValidator(QIntValidator(0, 9999, self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.day)
        row.addWidget(unseen_label(_("Month"), self.month, self))
        row.addWidget(self.month, 1)
        row.addWidget(self.year)
        self.setFocusProxy(self.day)
        self.day.textEdited.connect(self._on_day_edited)
        self.day.textChanged.connect(self._emit)
        self.year.textChanged.connect(self._emit)
        self.month.currentIndexChanged.connect(self._emit)
        theme.current().follow(self._follow_theme)

    def value(self) -> tuple[int, int, int | None] | None:
        """Day, month and year; None in place of an open year, and None when there is no (right) day."""
        if self.is_empty() or self.error():
            return None
        return int(self.day.text()), int(self.month.value()), self._year()

    def set_value(self, day: int, month: int, year: int | None = None) -> None:
        """Shows this day. Emits `changed` once."""
        self._set(str(day), month, "" if year is None else str(year))

    def clear(self) -> None:
        """Empties all three fields. Emits `changed` once."""
        self._set("", None, "")

    def is_empty(self) -> bool:
        """True when nothing is filled in, which is no error."""
        return not self.day.text() and self.month.value() is None and not self.year.text()

    def error(self) -> str:
        """What is wrong and the way out, as a sentence; "" when nothing is."""
        if self.is_empty():
            return ""
        month, year = self.month.value(), self.year.text()
        if month is None:
            return _("Choose the month.") if self.day.text() else _("Add the day and the month.")
        if not self.day.text():
            return _("Add the day.")
        if year and not FIRST_YEAR <= int(year) <= LAST_YEAR:
            return _("Write the year with four digits, or leave it empty.")
        day = int(self.day.text())
        longest = QDate(LEAP_YEAR, month, 1).daysInMonth()
        if not 1 <= day <= longest:
            return _("{month} has the days 1 to {last}.").format(month=self.month.currentText(), last=longest)
        if year and not QDate.isValid(int(year), month, day):
            return _("{year} was not a leap year: February had 28 days.").format(year=year)
        return ""

    def set_wrong(self, wrong: bool) -> None:
        """Shows or hides the edge of an error, on all three fields."""
        for field in (self.day, self.month, self.year):
            field.set_wrong(wrong)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.day.setAccessibleName(f"{name}, {_('Day')}")  # the first field says which day this is

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self.day.setAccessibleDescription(description)

    def _year(self) -> int | None:
        return int(self.year.text()) if self.year.text() else None

    def _set(self, day: str, month: int | None, year: str) -> None:
        for field in (self.day, self.month, self.year):
            field.blockSignals(True)
        self.day.setText(day)
        self.month.setCurrentIndex(month or 0)
        self.year.setText(year)
        for field in (self.day, self.month, self.year):
            field.blockSignals(False)
        self.changed.emit()

    def _on_day_edited(self, text: str) -> None:
        if len(text) == 2 and self.month.value() is None:
            self.month.setFocus()  # two digits are a whole day: on to the month

    def _emit(self) -> None:
        self.changed.emit()

    def _follow_theme(self) -> None:
        self.day.set_width_for(max("000", self.day.placeholderText(), key=len))
        self.year.set_width_for(max("00000", self.year.placeholderText(), key=len))
