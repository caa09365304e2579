"""What can be done about one reminder, from the pane and from the list of what was missed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import RegularsError
from app.i18n import _, pgettext
from app.reminders import words
from app.reminders.deliveries import morning
from app.reminders.occurrences import DONE, FOLLOW_UP, Key, Occurrence
from ui.shell.desk import Desk, FollowUpRequest, QuickLogRequest
from ui.widgets.floating import Menu


class ReminderCommands(QObject):
    """Does what was asked of a reminder. Emits `out_of_date` when it turned out to be gone or changed."""

    out_of_date = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._widget = desk, parent
        self._reminders = desk.office.reminders
        self._under_way: set[Key] = set()

    def tick(self, item: Occurrence) -> None:
        """Ticks a reminder off, or opens it again."""
        decide = self._reminders.reopen if item.state == DONE else self._reminders.done
        self._write(item, lambda: decide(item))

    def remove(self, item: Occurrence) -> None:
        """Deletes a follow-up; passes over a yearly day this time. Undo brings it back."""
        if item.kind == FOLLOW_UP:
            self._write(item, lambda: self._reminders.delete(item.source_id))
        else:
            self._write(item, lambda: self._reminders.dismiss(item))

    def put_off(self, item: Occurrence, until: datetime) -> None:
        """Snoozes a reminder until a moment."""
        self._write(item, lambda: self._reminders.put_off(item, until))

    def _write(self, item: Occurrence, work: Callable[[], Any]) -> None:
        """Once at a time for each reminder, so that a double click does not do a thing twice."""
        if item.key in self._under_way:
            return
        self._under_way.add(item.key)

        def failed(error: Exception) -> None:
            self._under_way.discard(item.key)
            self._desk.warn(error)
            if isinstance(error, RegularsError):
                self.out_of_date.emit()

        def done(_answer: object) -> None:
            self._under_way.discard(item.key)

        self._desk.tasks.write(work, done, failed=failed, owner=self)

    def open(self, item: Occurrence) -> None:
        """Shows the customer; a follow-up without one is opened itself."""
        if item.customer_id is not None:
            self._desk.customer_wanted.emit(item.customer_id)
        else:
            self.edit(item)

    def edit(self, item: Occurrence) -> None:
        """Opens a follow-up to change it; a yearly day is changed at its customer."""
        if item.kind == FOLLOW_UP:
            self._desk.follow_up_wanted.emit(FollowUpRequest(item.customer_id, item.source_id))
        else:
            self.open(item)

    def log(self, item: Occurrence) -> None:
        """Opens the quick log for the customer."""
        if item.customer_id is not None:
            self._desk.quick_log_wanted.emit(QuickLogRequest((item.customer_id,)))

    def call(self, item: Occurrence) -> None:
        """Calls the customer's preferred number."""
        customer_id, office = item.customer_id, self._desk.office
        if customer_id is None:
            return

        def dial(uri: str) -> None:
            if uri:
                self._desk.open_url(uri)
            else:
                self._desk.say(_("{name} has no phone number yet.").format(name=item.customer), icon="phone")

        self._desk.tasks.read(lambda: office.customers.number_to_call(customer_id), dial, owner=self)

    def snooze(self, item: Occurrence, place: QPoint) -> None:
        """Opens the menu of moments to put a reminder off to, at a place of the screen."""
        if item.state == DONE:
            return
        self._desk.tasks.read(
            self._reminders.snooze_choices,
            partial(self._open_snooze, item, place),
            owner=self,
            replaces="snooze",
        )

    def _open_snooze(self, item: Occurrence, place: QPoint, choices: list[tuple[str, datetime]]) -> None:
        from ui.reminders.snooze import snooze_menu

        clock = self._desk.clock
        put_off, pick = partial(self.put_off, item), partial(self._pick, item)
        menu = snooze_menu(choices, clock.today(), clock.zone, put_off, pick, self._widget)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        menu.setActiveAction(menu.actions()[0])

    def _pick(self, item: Occurrence) -> None:
        office, clock = self._desk.office, self._desk.clock

        def show(at: time) -> None:
            from ui.reminders.snooze import PickMomentDialog

            put_off, window = partial(self.put_off, item), self._widget.window()
            dialog = PickMomentDialog(words.title(item), clock.now(), clock.zone, at, put_off, window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

        self._desk.tasks.read(lambda: morning(office.settings.read()), show, owner=self)

    def menu(self, item: Occurrence, place: QPoint) -> None:
        """Opens the menu of everything that can be done about a reminder."""
        follow_up, done = item.kind == FOLLOW_UP, item.state == DONE
        menu = Menu(self._widget)
        menu.setObjectName("reminder-menu")
        tick = _("Open it again") if done else _("Done")
        menu.add_command(tick, partial(self.tick, item), icon="check", key="Space")
        if not done:
            menu.add_command(_("Snooze…"), partial(self.snooze, item, place), icon="alarm-clock", key="S")
        menu.addSeparator()
        if item.customer_id is not None:
            menu.add_command(
                _("Show the customer"), partial(self.open, item), icon="user-round", key="Return"
            )
            menu.add_command(pgettext("button", "Call"), partial(self.call, item), icon="phone", key="C")
            menu.add_command(_("Log…"), partial(self.log, item), icon="square-pen", key="L")
        if follow_up:
            menu.add_command(_("Edit…"), partial(self.edit, item), icon="pencil", key="F2")
            menu.addSeparator()
            menu.add_command(_("Delete"), partial(self.remove, item), icon="trash-2", key="Del")
        elif not done:
            menu.addSeparator()
            menu.add_command(_("Not this year"), partial(self.remove, item), icon="bell-off", key="Del")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
