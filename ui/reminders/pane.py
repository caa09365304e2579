"""The reminder pane: what is overdue, due today, this week and later, and what can be done about each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app import wording
from app.i18n import _, ngettext
from app.reminders.occurrences import Occurrence
from app.reminders.pane import GROUP_LIMIT, Pane
from ui.reminders.commands import ReminderCommands
from ui.reminders.pane_model import RemindersModel
from ui.reminders.reminder_list import ReminderList
from ui.reminders.rows import ItemRow, rows_of
from ui.shell import icons
from ui.shell.desk import Desk, FollowUpRequest
from ui.shell.measures import Space
from ui.shell.palette import Ink, Level
from ui.shell.type_scale import Role
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label, pane_title
from ui.widgets.surface import Divider, Surface

COLLAPSED = "reminders.collapsed"
NEW_KEY = "Ctrl+Shift+F"


class RemindersPane(Surface):
    """Shows the reminders as they are now; refreshes when something changed. Emits how many are due."""

    due_changed = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Level.PANE, parent)
        self.setObjectName("reminders-pane")
        self.setAccessibleName(_("Reminders"))
        self._desk = desk
        self._pane: Pane | None = None
        self._due = -1
        self._limit = GROUP_LIMIT
        self._opened: set[str] = set()
        self._collapsed: set[str] = set(desk.preferences.get(COLLAPSED, ()))
        self._wanted: tuple[str, ...] | None = None
        self._model = RemindersModel(self)
        self.list = ReminderList(self._model)
        self.commands = ReminderCommands(desk, self)
        self._make_actions()
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.ticked.connect(lambda row: self.commands.tick(row.item))
        self.list.opened.connect(lambda row: self.commands.open(row.item))
        self.list.call_wanted.connect(lambda row: self.commands.call(row.item))
        self.list.snooze_wanted.connect(lambda row, place: self.commands.snooze(row.item, place))
        self.list.menu_wanted.connect(lambda row, place: self.commands.menu(row.item, place))
        self.list.toggled.connect(self._toggle)
        self.list.more_wanted.connect(self._open_rest)
        for changed in (
            desk.bridge.reminders_changed,
            desk.bridge.customers_changed,
            desk.bridge.settings_changed,
            desk.day_changed,
            self.commands.out_of_date,
        ):
            changed.connect(self.refresh)
        self.refresh()

    def refresh(self, *_about: object) -> None:
        """Reads what is due as of now. The shell calls it with every tick of the clock."""
        office, clock, limit = self._desk.office, self._desk.clock, self._limit

        def read() -> tuple[Pane, datetime]:
            return office.reminders.pane(limit), clock.now()

        self._desk.tasks.read(read, self._show, owner=self, replaces="pane")

    def reveal(self, item: Occurrence) -> None:
        """Scrolls to an occurrence and puts the keyboard on it, opening what hides it."""
        self._wanted = (item.kind, item.uid, item.day.isoformat())
        for group in self._pane.groups if self._pane is not None else ():
            if any(other.key == item.key for other in group.items):
                self._collapsed.discard(group.key)
                self._opened.add(group.key)
        self._show_rows()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_follow_up(self) -> None:
        """Opens an empty follow-up."""
        self._desk.follow_up_wanted.emit(FollowUpRequest())

    def _show(self, answer: tuple[Pane, datetime]) -> None:
        self._pane, checked = answer
        self._show_rows()
        wall = checked.astimezone(self._desk.clock.zone)
        due = self._pane.due
        text = ngettext("Checked {time} · {count} due", "Checked {time} · {count} due", due)
        self.health.setText(text.format(time=wording.time_of_day(wall), count=wording.number(due)))
        if due != self._due:
            self._due = due
            self.due_changed.emit(due)

    def _show_rows(self) -> None:
        """Keeps what the keyboard is on and how far the list is scrolled."""
        if self._pane is None:
            return
        row, place = self.list.current_row(), self.list.currentIndex().row()
        scrolled = self.list.verticalScrollBar().value()
        rows = rows_of(self._pane, self._collapsed, self._opened, self._desk.clock.zone)
        self._model.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if self._wanted is not None:
            index = self._model.index_of(self._wanted)
            if index.isValid():
                self._wanted = None
                self.list.setCurrentIndex(index)
                self.list.scrollTo(index)
            return
        if row is not None and rows:
            index = self._model.index_of(row.id)
            if not index.isValid():  # it is gone: the keyboard goes on with the next one
                index = self._model.index(min(place, len(rows) - 1))
            if index != self.list.currentIndex():
                self.list.setCurrentIndex(index)
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(scrolled)

    def _toggle(self, key: str) -> None:
        self._collapsed ^= {key}
        self._desk.preferences.set(COLLAPSED, sorted(self._collapsed))
        self._show_rows()

    def _open_rest(self, key: str) -> None:
        if key in self._opened:
            self._limit += 5 * GROUP_LIMIT
            self.refresh()
        self._opened.add(key)
        self._show_rows()

    def _make_actions(self) -> None:
        self.new_action = QAction(icons.icon("plus"), _("New follow-up"), self)
        self.new_action.setObjectName("new-follow-up")
        self.new_action.setShortcut(NEW_KEY)
        self.new_action.triggered.connect(lambda: self.add_follow_up())
        self.addAction(self.new_action)
        do = self.commands
        on_item: tuple[tuple[str, str, str, Iterable[str], Callable[[Occurrence], object]], ...] = (
            ("reminder-done", _("Tick the reminder off"), "check", ("Space",), do.tick),
            ("reminder-snooze", _("Snooze the reminder"), "alarm-clock", ("S",), self._snooze),
            ("reminder-log", _("Log what happened"), "square-pen", ("L",), do.log),
            ("reminder-call", _("Call the customer of the reminder"), "phone", ("C",), do.call),
            ("reminder-edit", _("Edit the follow-up"), "pencil", ("F2", "E"), do.edit),
            ("reminder-remove", _("Delete or pass over the reminder"), "trash-2", ("Del", "N"), do.remove),
            (
                "reminder-open",
                _("Show the customer of the reminder"),
                "user-round",
                ("Return", "Enter"),
                do.open,
            ),
        )
        for name, text, icon, keys, act in on_item:
            action = QAction(icons.icon(icon), text, self)
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(key) for key in keys])
            # Only while the list has the focus: a letter typed elsewhere is a letter.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(
                partial(self._on_current, act, name in ("reminder-done", "reminder-open"))
            )
            self.list.addAction(action)
            self.addAction(action)

    def _on_current(
        self, act: Callable[[Occurrence], object], also_headings: bool, _checked: bool = False
    ) -> None:
        row = self.list.current_row()
        if isinstance(row, ItemRow):
            act(row.item)
        elif row is not None and also_headings:
            self.list.activate_current()

    def _snooze(self, item: Occurrence) -> None:
        row = self.list.current_row()
        place = self.list.menu_place(row) if isinstance(row, ItemRow) else QPoint()
        self.commands.snooze(item, place)

    def _lay_out(self) -> None:
        add = IconButton("plus", _("New follow-up"), key=NEW_KEY, small=True)
        add.setObjectName("add-follow-up")
        add.clicked.connect(self.new_action.trigger)
        header = QHBoxLayout()
        header.setContentsMargins(Space.PANE, Space.L, Space.M, Space.XS)
        header.addWidget(pane_title(_("Reminders")), 1)
        header.addWidget(add)
        self.health = Label("", Role.CAPTION, Ink.TEXT3, elide=True)
        self.health.setObjectName("health")
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.PANE, 7, Space.PANE, 7)
        foot.addWidget(self.health, 1)
        self.empty = EmptyState(
            "coffee",
            _("Nothing is due"),
            _("Birthdays, jubilees and follow-ups appear here before their day."),
            action=_("New follow-up"),
            action_icon="plus",
        )
        self.empty.acted.connect(self.new_action.trigger)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addLayout(self._stack, 1)
        column.addWidget(Divider())
        column.addLayout(foot)
