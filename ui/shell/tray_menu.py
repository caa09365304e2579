"""The menu of the tray: the window, what is due today with Done and Later, a call to log, settings, the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from app import wording
from app.i18n import _, ngettext
from app.reminders import notices, words
from app.reminders.occurrences import DONE, Occurrence
from app.reminders.pane import OVERDUE, TODAY, Pane
from ui.reminders.commands import ReminderCommands
from ui.shell import icons
from ui.shell.desk import Desk
from ui.shell.tray import Tray
from ui.widgets.floating import Menu

MOST = 7
INK = QColor("#7C828E")
"""The panel paints the menu, on a ground that we do not know: 3.9:1 on white, 4.6:1 on black."""


@dataclass(frozen=True, slots=True)
class _State:
    """What the menu shows: the day's reminders, and the moments to put one off to."""

    pane: Pane
    moments: list[tuple[str, datetime]]


class TrayMenu(QObject):
    """Kept as things stand, so that it need not wait for an answer when it is opened."""

    open_wanted = Signal()
    reminder_wanted = Signal(object)
    """An Occurrence to be shown in the window."""
    rest_wanted = Signal()
    """The list of all reminders."""
    log_wanted = Signal()
    settings_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, desk: Desk, tray: Tray, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._tray = desk, tray
        self._commands = ReminderCommands(desk, window)
        self._state: _State | None = None
        self._is_old = False
        self._submenus: list[QMenu] = []
        self.menu = Menu()
        self.menu.setObjectName("tray-menu")
        self.menu.setStyleSheet(
            "QMenu::item { padding-right: 28px; }"
        )  # room for the arrows of the reminders
        self.menu.aboutToHide.connect(self._on_hidden)
        self._fill()
        tray.set_menu(self.menu)
        for changed in (desk.bridge.reminders_changed, desk.bridge.customers_changed, desk.day_changed):
            changed.connect(self.refresh)
        self._commands.out_of_date.connect(self.refresh)

    def refresh(self, *_about: object) -> None:
        """Reads what is due."""
        reminders = self._desk.office.reminders
        self._desk.tasks.read(
            lambda: _State(reminders.pane(MOST + 1), reminders.snooze_choices()),
            self._on_read,
            owner=self,
            replaces="tray",
        )

    def close(self) -> None:
        """Takes the menu away from the tray."""
        self._tray.show_due(0, "Regulars")
        self.menu.deleteLater()

    def _on_read(self, state: _State) -> None:
        self._state = state
        due = state.pane.due
        sentence = ngettext("Regulars – {count} reminder due", "Regulars – {count} reminders due", due)
        self._tray.show_due(due, sentence.format(count=wording.number(due)) if due else "Regulars")
        if self.menu.isVisible():
            self._is_old = True  # never under somebody's mouse
        else:
            self._fill()

    def _on_hidden(self) -> None:
        if self._is_old:
            self._is_old = False
            self._fill_later()

    def _fill_later(self) -> None:
        # Not now: the line that was clicked is still to be carried out.
        QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        self.menu.clear()
        for submenu in self._submenus:
            submenu.deleteLater()
        self._submenus = []
        first = self._add(self.menu, _("Open Regulars"), "app-window", self.open_wanted.emit)
        self.menu.setDefaultAction(first)
        self._add(self.menu, _("Log a call…"), "square-pen", self.log_wanted.emit)
        if self._state is not None:
            self._fill_today(self._state)
        self.menu.addSeparator()
        self._add(self.menu, _("Settings…"), "settings", self.settings_wanted.emit)
        self._add(self.menu, _("Quit"), "power", self.quit_wanted.emit)

    def _fill_today(self, state: _State) -> None:
        groups = [group for group in state.pane.groups if group.key in (OVERDUE, TODAY)]
        items = [item for group in groups for item in group.items if item.state != DONE]
        if not items:
            return
        self._add_heading(self.menu, _("Today"))
        shown = items[:MOST] if state.pane.due > MOST else items
        for item in shown:
            self._add_reminder(item, state)
        more = state.pane.due - len(shown)
        if more > 0:
            text = ngettext("{count} more…", "{count} more…", more).format(count=wording.number(more))
            self._add(self.menu, text, "list", self.rest_wanted.emit)

    def _add_reminder(self, item: Occurrence, state: _State) -> None:
        from ui.reminders.snooze import CHOICES

        text = notices.headline((item,))
        if item.time is not None:
            text = _("{time}  {reminder}").format(time=wording.time_of_day(item.time), reminder=text)
        submenu = QMenu(_plain(text), self.menu)
        is_overdue = words.is_overdue(item, state.pane.today)
        submenu.setIcon(_icon("circle-alert" if is_overdue else words.icon(item) or "flag"))
        self._add(submenu, _("Show"), "app-window", partial(self.reminder_wanted.emit, item))
        self._add(submenu, _("Done"), "check", partial(self._commands.tick, item))
        self._add_heading(submenu, _("Later"))
        for choice, moment in state.moments:
            when = words.moment_words(moment.astimezone(self._desk.clock.zone), state.pane.today)
            put_off = partial(self._commands.put_off, item, moment)
            self._add(
                submenu, _("{choice} ({moment})").format(choice=_(CHOICES[choice]), moment=when), "", put_off
            )
        self.menu.addMenu(submenu)
        self._submenus.append(submenu)

    def _add_heading(self, menu: QMenu, text: str) -> None:
        # No section: panels show those as a bare line.
        menu.addSeparator()
        menu.addAction(_plain(text)).setEnabled(False)

    def _add(self, menu: QMenu, text: str, icon: str, call: Callable[[], object]) -> QAction:
        action = menu.addAction(_plain(text))
        if icon:
            action.setIcon(_icon(icon))
        action.triggered.connect(lambda: call())
        return action


def _plain(text: str) -> str:
    return text.replace("&", "&&")


def _icon(name: str) -> QIcon:
    icon = QIcon()
    for side in (16, 32):
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        icons.paint(painter, QRect(0, 0, side, side), name, INK)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
