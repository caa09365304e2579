"""The base of every model: plain rows, and records that cannot be written without leaving their history."""

from __future__ import annotations

from typing import Any, ClassVar

from peewee import IntegerField, Model

from app.storage.database import database
from app.storage.fields import MomentField, NumberField, UidField


class Row(Model):
    """A row without history: the history itself, and what is only bookkeeping of the program."""

    class Meta:
        database = database
        legacy_table_names = False
        only_save_dirty = True


class Record(Row):
    """A row of the firm's data. Saving and deleting go through the journal of the open command."""

    id = NumberField()
    uid = UidField()
    version = IntegerField(default=1)
    created_at: Any = MomentField()
    changed_at: Any = MomentField()

    derived: ClassVar[frozenset[str]] = frozenset()
    """Columns computed from other rows: never journalled, computed anew after undo."""

    def save(self, force_insert: bool = False, only: Any = None) -> Any:
        """Writes the changed columns and their history. Returns whether anything changed.

        Raises ChangedMeanwhile when the row has another version than this instance was read with.
        """
        return self._meta.database.journal.save(self)

    def delete_instance(self, recursive: bool = False, delete_nullable: bool = False) -> int:
        """Deletes the row and all that hangs on it, with their history."""
        return int(self._meta.database.journal.delete(type(self), [self.get_id()]))

    def write(self, force_insert: bool) -> int:
        """Writes without history. For the journal only."""
        return int(super().save(force_insert=force_insert) or 0)
