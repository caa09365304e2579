"""Fields for one day and for one time of day: typed freely, written back the way the language writes them."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _
from ui.shell import theme
from ui.widgets.calendar_popup import CalendarPopup
from ui.widgets.day_words import read_day, read_time, written_day, written_time
from ui.widgets.icon_button import IconButton
from ui.widgets.inputs import LineEdit


class DateEdit(LineEdit):
    """A day, or nothing. `today` completes a day typed without its year and opens the calendar.

    Alt+Down opens the calendar; Up and Down go a day back or on. Emits `changed` when the day changes.
    """

    changed = Signal()

    def __init__(self, today: QDate, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self._today, self._last = today, QDate()
        self._button = IconButton("calendar-days", _("Choose a day"), key="Alt+Down", small=True, parent=self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.open_calendar)
        self.textChanged.connect(self._report)
        theme.current().follow(self._arrange)

    def date(self) -> QDate | None:
        """The day typed; None when the field is empty or wrong."""
        return read_day(self.text(), self._today) if self.text().strip() else None

    def set_date(self, day: QDate | None) -> None:
        """Shows this day, or nothing."""
        self.setText(written_day(day) if day is not None else "")

    def error(self) -> str:
        """What is wrong and the way out, as a sentence; "" when nothing is."""
        if not self.text().strip() or self.date() is not None:
            return ""
        return _("This is no day of the calendar. Write it like {example}.").format(
            example=written_day(self._today)
        )

    def open_calendar(self) -> None:
        """Opens the month of the day typed, or of today."""
        popup = CalendarPopup(self, self.date() or self._today, self._today)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.picked.connect(self.set_date)
        popup.open_below()
        popup.month.setFocus()

    def _report(self) -> None:
        day = self.date() or QDate()
        if day != self._last:
            self._last = day
            self.changed.emit()

    def _arrange(self) -> None:
        size = self._button.sizeHint()
        self._button.resize(size)
        self._button.move(self.width() - size.width() - 4, (self.height() - size.height()) // 2)
        self.setTextMargins(0, 0, size.width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        day = self.date()
        if day is not None:
            self.set_date(day)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            day = self.date()
            self.set_date(day.addDays(step) if day is not None else self._today)


class TimeEdit(LineEdit):
    """A time of day, or nothing. Up and Down go a quarter of an hour. Emits `changed` when it changes."""

    changed = Signal()

    def __init__(self, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self._last = QTime()
        self.textChanged.connect(self._report)
        theme.current().follow(self._follow_theme)

    def time(self) -> QTime | None:
        """The time typed; None when the field is empty or wrong."""
        return read_time(self.text())

    def set_time(self, time: QTime | None) -> None:
        """Shows this time, or nothing."""
        self.setText(written_time(time) if time is not None else "")

    def error(self) -> str:
        """What is wrong and the way out, as a sentence; "" when nothing is."""
        if not self.text().strip() or self.time() is not None:
            return ""
        return _("This is no time of day. Write it like {example}.").format(
            example=written_time(QTime(14, 5))
        )

    def _report(self) -> None:
        time = self.time() or QTime()
        if time != self._last:
            self._last = time
            self.changed.emit()

    def _follow_theme(self) -> None:
        self.set_width_for("0000000")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        time = self.time()
        if time is not None:
            self.set_time(time)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -15, Qt.Key.Key_Down: 15}.get(Qt.Key(event.key()))
        time = self.time()
        if step is None or time is None:
            super().keyPressEvent(event)
            return
        self.set_time(time.addSecs(step * 60))
