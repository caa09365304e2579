"""When to be reminded again: a menu of moments, and a dialog for any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import N_, _
from app.reminders.snooze import AFTERNOON, HOUR, NEXT_WEEK, TOMORROW, at_wall
from app.reminders.words import moment_words
from ui.shell import icons
from ui.shell.measures import Space
from ui.shell.type_scale import Role
from ui.widgets.date_edit import DateEdit, TimeEdit
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.floating import Menu
from ui.widgets.label import Label

CHOICES = {
    HOUR: N_("In an hour"),
    AFTERNOON: N_("This afternoon"),
    TOMORROW: N_("Tomorrow morning"),
    NEXT_WEEK: N_("Next week"),
}
_ICONS = {HOUR: "clock", AFTERNOON: "coffee", TOMORROW: "sun", NEXT_WEEK: "calendar-days"}


def snooze_menu(
    choices: Sequence[tuple[str, datetime]],
    today: date,
    zone: ZoneInfo,
    put_off: Callable[[datetime], object],
    pick: Callable[[], object],
    parent: QWidget,
) -> Menu:
    """A menu of these moments, each with when that is; the last line lets any other be picked."""
    menu = Menu(parent)
    menu.setObjectName("snooze-menu")
    for choice, moment in choices:
        when = moment_words(moment.astimezone(zone), today)
        action = menu.addAction(icons.icon(_ICONS[choice]), f"{_(CHOICES[choice])}\t{when}")
        action.setObjectName(f"snooze-{choice}")
        action.triggered.connect(partial(_call, put_off, moment))
    menu.addSeparator()
    other = menu.addAction(icons.icon("calendar-clock"), _("Pick a day and time…"))
    other.setObjectName("snooze-pick")
    other.triggered.connect(partial(_call, pick))
    return menu


def _call(what: Callable[..., object], *arguments: object) -> None:
    """Leaves out what Qt adds: whether the action is checked."""
    what(*(one for one in arguments if not isinstance(one, bool)))


class PickMomentDialog(Dialog):
    """Any day and time to be reminded again. `chosen` is called with the moment."""

    def __init__(
        self,
        title: str,
        now: datetime,
        zone: ZoneInfo,
        morning: time,
        chosen: Callable[[datetime], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Remind me again"), parent, primary=_("Snooze"), width=440)
        self.setObjectName("pick-moment")
        self._now, self._zone, self._chosen = now, zone, chosen
        wall = now.astimezone(zone)
        today = QDate(wall.year, wall.month, wall.day)
        self.day = DateEdit(today)
        self.day.setObjectName("snooze-day")
        self.day.set_date(today.addDays(1))
        self.at = TimeEdit()
        self.at.setObjectName("snooze-time")
        self.at.set_time(QTime(morning.hour, morning.minute))
        self._day_field = Field(_("Day"), self.day)
        self._time_field = Field(_("Time"), self.at, stretch=False)
        row = QHBoxLayout()
        row.setSpacing(Space.FIELD)
        row.addWidget(self._day_field, 1)
        row.addWidget(self._time_field, 1)
        self.body.addWidget(Label(title, Role.MEDIUM, wrap=True))
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.day.setFocus()

    def submit(self) -> None:
        day, at = self.day.date(), self.at.time()
        self._day_field.set_error(self.day.error() or ("" if day else _("Choose a day.")))
        self._time_field.set_error(self.at.error() or ("" if at else _("Choose a time.")))
        if day is None or at is None:
            return
        moment = at_wall(date(day.year(), day.month(), day.day()), time(at.hour(), at.minute()), self._zone)
        if moment <= self._now:
            self._day_field.set_error(_("That time has passed. Choose a later one."))
            return
        self.accept()
        self._chosen(moment)
