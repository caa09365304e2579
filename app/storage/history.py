"""Commands, undo and redo: the one door through which the firm's data is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import fn

from app.events import Event, EventBus, HistoryChanged
from app.i18n import _, counted
from app.storage.database import OfficeDatabase
from app.storage.images import pack, restored, unpack
from app.storage.journal import (
    CHANGED,
    CHUNK,
    CREATED,
    DELETED,
    DONE,
    KEPT,
    UNDONE,
    Command,
    Journal,
    JournalEntry,
    JournalGroup,
)
from app.storage.record import Record
from app.storage.trouble import told_apart

Touched = dict[str, set[int]]
"""Ids of the rows that undo or redo wrote, by table."""


@dataclass(frozen=True, slots=True)
class Step:
    """A command as the user knows it: when, and the sentence that says what."""

    group_id: int
    moment: datetime
    sentence: str


class History:
    """Runs commands in one transaction each, and takes them back in reverse order, also after a restart."""

    def __init__(self, database: OfficeDatabase, journal: Journal, bus: EventBus) -> None:
        self._database = database
        self._journal = journal
        self._bus = bus
        self.owners: Callable[[Touched], set[int]] = lambda touched: set()
        """The customers that rows belong to, asked before and after undo: a link that goes leads nowhere afterwards."""
        self.after_undo: Callable[[Touched, set[int]], Iterable[Event]] = lambda touched, owners: ()
        """Computes derived columns of the owners anew and says what changed; set by `Office`."""

    @contextmanager
    def command(self, what: str, **about: Any) -> Iterator[Command]:
        """One thing a user does: all of it or nothing, one step of undo, its events after commit.

        `what` is an untranslated sentence with named place-holders for `about` (texts and numbers).
        Raises the environment's troubles of app.errors; then nothing was saved. A command inside a command is part
        of the outer one, whose end is what is published.
        """
        inside = self._journal.is_open
        with told_apart(), self._database.atomic("IMMEDIATE"), self._journal.group(what, about) as command:
            yield command
        if command.entries and not inside:
            sentence = _in_words(command.group)
            self._bus.publish(*command.events, HistoryChanged(sentence, undoable=True))

    @contextmanager
    def housekeeping(self, what: str, **about: Any) -> Iterator[Command]:
        """Like `command`, for what the program does by itself: written in the history, passed over by undo."""
        with (
            told_apart(),
            self._database.atomic("IMMEDIATE"),
            self._journal.group(what, about, KEPT) as command,
        ):
            yield command
        self._bus.publish(*command.events)

    def next_undo(self) -> Step | None:
        """The command that undo would take back."""
        return self._step(JournalGroup.state == DONE, JournalGroup.id.desc())

    def next_redo(self) -> Step | None:
        """The command that redo would do again."""
        return self._step(JournalGroup.state == UNDONE, JournalGroup.id.asc())

    def position(self) -> tuple[int, int]:
        """Where the history stands: other than before after every command, undo and redo that changed something."""
        done = JournalGroup.select(fn.COUNT(JournalGroup.id)).where(JournalGroup.state == DONE).scalar()
        last = JournalGroup.select(fn.MAX(JournalGroup.id)).scalar()
        return int(last or 0), int(done or 0)

    def undo(self) -> Step | None:
        """Takes the last command back. Returns it, or None when there is nothing to take back."""
        return self._turn(self.next_undo, UNDONE, _("Taken back: {what}"))

    def redo(self) -> Step | None:
        """Does the last command that was taken back again. Returns it, or None."""
        return self._turn(self.next_redo, DONE, _("Done again: {what}"))

    def _step(self, condition: Any, order: Any) -> Step | None:
        with told_apart():
            condition &= (JournalGroup.colleague_id == self._journal.colleague_id) | (
                JournalGroup.colleague_id.is_null()
            )
            group = JournalGroup.select().where(condition).order_by(order).first()
        return None if group is None else Step(group.id, group.moment, _in_words(group))

    def _turn(self, find: Callable[[], Step | None], state: str, words: str) -> Step | None:
        with told_apart(), self._database.atomic("IMMEDIATE"):
            step = find()
            if step is None:
                return None
            backwards = state == UNDONE
            order = JournalEntry.id.desc() if backwards else JournalEntry.id.asc()
            entries = list(JournalEntry.select().where(JournalEntry.group == step.group_id).order_by(order))
            touched: Touched = {}
            for entry in entries:
                ids = touched.setdefault(entry.table, set())
                ids.update(range(entry.row, (entry.upto or entry.row) + 1))
            owners = self.owners(touched)
            for entry in entries:
                self._apply(entry, backwards)
            JournalGroup.update(state=state).where(JournalGroup.id == step.group_id).execute()
            events = list(self.after_undo(touched, owners | self.owners(touched)))
        self._bus.publish(*events, HistoryChanged(words.format(what=step.sentence)))
        return step

    def _apply(self, entry: JournalEntry, backwards: bool) -> None:
        model = self._journal.models[entry.table]
        if entry.change == CHANGED:
            self._write(model, entry.row, entry.before if backwards else entry.after)
        elif (entry.change == CREATED) == backwards:
            if entry.change == CREATED:
                self._keep_image(model, entry)
            model.delete().where(model.id.between(entry.row, entry.upto or entry.row)).execute()
        elif entry.change == DELETED:
            model.insert(restored(model, entry.before)).execute()
        else:
            images = unpack(entry.image)
            for start in range(0, len(images), CHUNK):
                rows = [restored(model, image) for image in images[start : start + CHUNK]]
                model.insert_many(rows).execute()

    @staticmethod
    def _write(model: type[Record], row: int, values: dict[str, Any]) -> None:
        model.update(restored(model, values) | {"version": model.version + 1}).where(
            model.id == row
        ).execute()

    def _keep_image(self, model: type[Record], entry: JournalEntry) -> None:
        rows = model.select().where(model.id.between(entry.row, entry.upto or entry.row)).order_by(model.id)
        entry.image = pack([self._journal.image(row) for row in rows])
        entry.save()


def _in_words(group: JournalGroup) -> str:
    return counted(group.what, int(group.about.get("count", 1))).format_map(_Names(group.about))


class _Names(dict[str, Any]):
    """A place-holder whose value an older version did not write stays empty instead of failing."""

    def __missing__(self, key: str) -> str:
        return ""
