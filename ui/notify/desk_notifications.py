"""Says what has become due where it is noticed: in the window when it is in front, else as notifications."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from app.i18n import _
from app.reminders import notices
from app.reminders.deliveries import Announcement
from app.reminders.occurrences import Occurrence
from app.reminders.reminders import Reminders
from ui.notify.notifier import Notice, Notifier
from ui.shell.desk import Desk

SUMMARY = "summary"
SHOW, DONE, LATER = "show", "done", "later"
PUT_OFF = timedelta(hours=1)


class DeskNotifications(QObject):
    """At most one summary and `notices.MOST_ALONE` single ones stand at the same time.

    `shown` is emitted with what really stands before somebody's eyes, `refused` with what nobody showed, and
    `opened` with what somebody clicked.
    """

    shown = Signal(object)
    refused = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        notifier: Notifier,
        in_window: Callable[[Announcement], object],
        is_in_front: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`in_window` says an announcement in the window; `is_in_front` tells whether somebody would see it."""
        super().__init__(parent)
        self._desk, self._notifier = desk, notifier
        self._in_window, self._is_in_front = in_window, is_in_front
        self._standing: dict[str, Announcement] = {}
        self._texts: dict[str, Notice] = {}
        self._unmarked: dict[str, list[Announcement]] = {}
        notifier.shown.connect(self._on_shown)
        notifier.refused.connect(self._on_refused)
        notifier.answered.connect(self._on_answered)
        notifier.closed.connect(self._forget)
        desk.bridge.reminders_changed.connect(self._ask_what_is_open)
        desk.bridge.customers_changed.connect(self._ask_what_is_open)

    def announce(self, said: Announcement) -> None:
        """Says what is due now."""
        if self._is_in_front():
            self._in_window(said)
            return
        room = notices.MOST_ALONE - sum(1 for key in self._standing if key != SUMMARY)
        alone = {item.key for item in notices.speak_alone(said, room)}
        for item in said.items:
            if item.key in alone:
                part = said.only({item.key})
                self._say(_key(item), part, part)
        rest = said.only({item.key for item in said.items} - alone)
        if rest:
            before = self._standing.get(SUMMARY, Announcement())
            keys = {item.key for item in rest.items}
            both = Announcement(
                (*(item for item in before.due if item.key not in keys), *rest.due),
                (*(item for item in before.missed if item.key not in keys), *rest.missed),
            )
            self._say(SUMMARY, both, rest)

    def close(self) -> None:
        """Takes everything off the screen."""
        for key in tuple(self._standing):
            self._withdraw(key)

    def _say(self, key: str, said: Announcement, claimed: Announcement) -> None:
        self._standing[key] = said
        self._unmarked.setdefault(key, []).append(claimed)
        self._show(key)

    def _show(self, key: str) -> None:
        said, today = self._standing[key], self._desk.clock.today()
        answers = [(SHOW, _("Show")), (LATER, _("Later"))]
        if len(said.items) == 1:
            answers.insert(1, (DONE, _("Done")))
        notice = Notice(
            key, notices.headline(said.items), notices.body(said, today), tuple(answers), stays=key != SUMMARY
        )
        if self._texts.get(key) != notice or self._unmarked.get(key):
            self._texts[key] = notice
            self._notifier.show(notice)

    def _withdraw(self, key: str) -> None:
        self._notifier.withdraw(key)
        self._forget(key)

    def _forget(self, key: str) -> None:
        self._standing.pop(key, None)
        self._texts.pop(key, None)
        self._unmarked.pop(key, None)

    # What becomes of them

    def _on_shown(self, key: str) -> None:
        for said in self._unmarked.pop(key, []):
            self.shown.emit(said)

    def _on_refused(self, key: str) -> None:
        if key not in self._standing:
            return
        unsaid = self._unmarked.get(key, [])
        self._forget(key)
        for said in unsaid:
            self._in_window(said)
            self.refused.emit(said)

    def _on_answered(self, key: str, answer: str) -> None:
        said = self._standing.get(key)
        if said is None:
            return
        self._on_shown(key)
        self._forget(key)
        items, reminders = list(said.items), self._desk.office.reminders
        if answer == LATER:
            until = self._desk.clock.now() + PUT_OFF
            self._desk.tasks.write(lambda: reminders.put_off_all(reminders.still_open(items), until))
        elif answer == DONE:
            self._desk.tasks.write(lambda: _tick(reminders, items))
        else:
            self.opened.emit(said)

    def _ask_what_is_open(self, *_about: object) -> None:
        """What was dealt with in the window, or changed, does not stand on the screen as it was."""
        items = [item for said in self._standing.values() for item in said.items]
        if items:
            reminders = self._desk.office.reminders
            self._desk.tasks.read(
                lambda: reminders.still_open(items), self._keep, owner=self, replaces="open"
            )

    def _keep(self, still: list[Occurrence]) -> None:
        now = {item.key: item for item in still}
        for key, said in tuple(self._standing.items()):
            due = tuple(now[item.key] for item in said.due if item.key in now)
            missed = tuple(now[item.key] for item in said.missed if item.key in now)
            if not due and not missed:
                self._on_shown(key)
                self._withdraw(key)
            else:
                self._standing[key] = Announcement(due, missed)
                self._show(key)


def _tick(reminders: Reminders, items: list[Occurrence]) -> None:
    for item in reminders.still_open(items):
        reminders.done(item)


def _key(item: Occurrence) -> str:
    return f"{item.kind}/{item.uid}/{item.day}"
