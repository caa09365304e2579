"""The history: every change of every record, written in the same transaction as the change, one group per command.

From it come undo and redo, also after a restart. A created row is kept without its image (the row is the image;
undoing writes it down), a changed one with the columns that changed, a deleted one whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from peewee import BlobField, CharField, ForeignKeyField, IntegerField, JSONField

from app.clock import Clock
from app.errors import ChangedMeanwhile, NotFound
from app.events import Event
from app.i18n import _
from app.storage.fields import MomentField, UidField
from app.storage.images import plain
from app.storage.record import Record, Row

DONE, UNDONE, DROPPED, KEPT = "done", "undone", "dropped", "kept"
CREATED, CHANGED, DELETED = "created", "changed", "deleted"
CHUNK = 400  # ids in one IN (…), far below SQLite's limit of variables


class JournalGroup(Row):
    """One command of one person: the step that Ctrl+Z takes back."""

    uid = UidField()
    moment: Any = MomentField()
    colleague_id = IntegerField(null=True)
    what = CharField(max_length=400)
    about: Any = JSONField(default=dict)
    state = CharField(max_length=10, default=DONE, index=True)


class JournalEntry(Row):
    """What one command did to one record, or to a range of created ones (`row` to `upto`)."""

    group = ForeignKeyField(JournalGroup, backref="entries", lazy_load=False)
    change = CharField(max_length=8)
    table = CharField(max_length=60, column_name="table_name")
    row = IntegerField()
    upto = IntegerField(null=True)
    before: Any = JSONField(null=True)
    after: Any = JSONField(null=True)
    image = BlobField(null=True)

    class Meta:
        indexes = ((("table", "row"), False),)


class Command:
    """The open command: collects the facts to publish after commit."""

    def __init__(self, group: JournalGroup) -> None:
        self.group = group
        self.events: list[Event] = []
        self.entries = 0

    @property
    def moment(self) -> datetime:
        """When the command began, in UTC."""
        moment: datetime = self.group.moment
        return moment

    def tell(self, *events: Event) -> None:
        """Publishes these once the command is saved."""
        self.events.extend(events)

    def about(self, **values: Any) -> None:
        """Adds names and numbers to the sentence of this command."""
        self.group.about = {**self.group.about, **values}
        self.group.save()


class Journal:
    """Writes the history of the command that is open. Lives on the writer's thread."""

    def __init__(self, models: Sequence[type[Record]], clock: Clock) -> None:
        self.models: Mapping[str, type[Record]] = {model._meta.table_name: model for model in models}
        self._clock = clock
        self._open: Command | None = None
        self.colleague_id: int | None = None

    @contextmanager
    def group(self, what: str, about: Mapping[str, Any], state: str = DONE) -> Iterator[Command]:
        """Collects all changes made inside as one step; a group in a group is the outer one.

        The caller holds the transaction. A group that changed nothing leaves nothing. With the state KEPT it is
        history that undo passes over.
        """
        if self._open is not None:
            yield self._open
            return
        group = JournalGroup(
            moment=self._clock.now(),
            colleague_id=self.colleague_id,
            what=what,
            about=dict(about),
            state=state,
        )
        group.save(force_insert=True)
        command = self._open = Command(group)
        try:
            yield command
        finally:
            self._open = None
        if command.entries and state == DONE:
            JournalGroup.update(state=DROPPED).where(JournalGroup.state == UNDONE).execute()
        elif not command.entries:
            group.delete_instance()

    def save(self, record: Record) -> bool:
        """Writes a new or changed record. Returns whether anything changed."""
        command = self._command()
        if record.get_id() is None:
            record.version = 1
            record.created_at = record.changed_at = command.moment
            record.write(force_insert=True)
            self._note(CREATED, record, record.get_id())
            return True
        changed = [f for f in record.dirty_fields if f.name not in record.derived | {"id", "uid"}]
        before = self._stored(record, [f.name for f in changed]) if changed else {}
        after = {name: plain(getattr(record, name)) for name in before}
        after = {name: value for name, value in after.items() if value != before[name]}
        if not after:
            return False
        model = type(record)
        values = {name: getattr(record, name) for name in after}
        count = (
            model.update(values | {"version": record.version + 1, "changed_at": command.moment})
            .where((model.id == record.get_id()) & (model.version == record.version))
            .execute()
        )
        if count != 1:
            raise ChangedMeanwhile(
                _("This was changed somewhere else while it was open here."),
                _("Open it again to see what it says now."),
            )
        record.version += 1
        record.changed_at = command.moment
        record._dirty.clear()
        self._note(CHANGED, record, record.get_id(), before={n: before[n] for n in after}, after=after)
        return True

    def delete(self, model: type[Record], ids: Sequence[int]) -> int:
        """Deletes these rows and all that hangs on them by foreign keys. Returns how many rows of `model` went."""
        self._command()
        gone = 0
        for start in range(0, len(ids), CHUNK):
            chunk = list(ids[start : start + CHUNK])
            self._release(model, chunk)
            rows = list(model.select().where(model.id.in_(chunk)))
            for row in rows:
                self._note(DELETED, row, row.get_id(), before=self.image(row))
            if rows:
                model.delete().where(model.id.in_([row.get_id() for row in rows])).execute()
            gone += len(rows)
        return gone

    def created_range(self, model: type[Record], first: int, last: int) -> None:
        """Notes that bulk work created the rows `first` to `last` of `model`."""
        command = self._command()
        JournalEntry.insert(
            group=command.group, change=CREATED, table=model._meta.table_name, row=first, upto=last
        ).execute()
        command.entries += 1

    @staticmethod
    def image(row: Record) -> dict[str, Any]:
        """All columns but the derived ones, as JSON can hold them."""
        return {name: plain(value) for name, value in row.__data__.items() if name not in row.derived}

    @property
    def is_open(self) -> bool:
        """Whether a command is running."""
        return self._open is not None

    @property
    def moment(self) -> datetime:
        """The moment of the open command, in UTC."""
        return self._command().moment

    def _command(self) -> Command:
        if self._open is None:
            raise RuntimeError("a record was written outside a command")
        return self._open

    def _stored(self, record: Record, names: Sequence[str]) -> dict[str, Any]:
        model = type(record)
        row = (
            model.select(*(getattr(model, name) for name in names))
            .where(model.id == record.get_id())
            .dicts()
            .get_or_none()
        )
        if row is None:
            raise NotFound(_("This is not there any more; it was deleted meanwhile."))
        return {name: plain(row[name]) for name in names}

    def _release(self, model: type[Record], ids: list[int]) -> None:
        """Deletes what belongs to these rows, and empties what only points at them."""
        for key, child in model._meta.backrefs.items():
            if not issubclass(child, Record):
                continue
            owners = [row.get_id() for row in child.select(child.id).where(key.in_(ids))]
            if not owners:
                continue
            if key.null and key.on_delete != "CASCADE":
                for row in child.select().where(child.id.in_(owners)):
                    setattr(row, key.name, None)
                    self.save(row)
            else:
                self.delete(child, owners)

    def _note(
        self,
        change: str,
        record: Record,
        row: int,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> None:
        command = self._command()
        JournalEntry.insert(
            group=command.group,
            change=change,
            table=record._meta.table_name,
            row=row,
            before=before,
            after=after,
        ).execute()
        command.entries += 1
