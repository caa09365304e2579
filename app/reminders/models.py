"""The tables of reminders: fields and indexes, nothing else."""

from __future__ import annotations

from typing import Any

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, TextField, TimeField

from app.colleagues import Colleague
from app.customers.models import Customer
from app.storage.fields import MomentField, UidField
from app.storage.record import Record, Row
from app.timeline.models import Entry


class YearlyDay(Record):
    """A day that comes every year: day, month, and the year when it is known."""

    uid = UidField(unique=True)
    customer = ForeignKeyField(Customer, backref="yearly_days", lazy_load=False, on_delete="CASCADE")
    kind = CharField(max_length=16)
    month = IntegerField()
    day = IntegerField()
    year = IntegerField(null=True)
    label = CharField(max_length=200, default="")

    class Meta:
        indexes = ((("month", "day", "kind", "year"), False), (("customer", "kind"), False))


class FollowUp(Record):
    """Something to do for a customer, or for the firm itself (no customer), on a day or at a time of that day.

    What is planned keeps its hour: local day, wall time and IANA zone, never a moment.
    """

    uid = UidField(unique=True)
    customer = ForeignKeyField(
        Customer, null=True, backref="follow_ups", lazy_load=False, on_delete="CASCADE"
    )
    entry = ForeignKeyField(Entry, null=True, backref="follow_ups", lazy_load=False, on_delete="SET NULL")
    colleague = ForeignKeyField(
        Colleague, null=True, lazy_load=False, on_delete="SET NULL", backref="follow_ups"
    )
    day = DateField()
    time = TimeField(null=True)
    zone = CharField(max_length=64, default="")
    text = TextField()
    action = CharField(max_length=12, default="")
    done_at: Any = MomentField(null=True)


# Open follow-ups by day are what every tick asks for; the done ones of many years are not in the way.
FollowUp.add_index(
    FollowUp.index(FollowUp.day, FollowUp.id, where=FollowUp.done_at.is_null(), name="followup_open")
)


class OccurrenceState(Record):
    """What was decided about one occurrence: done, dismissed, or snoozed until a moment.

    The key is the occurrence (kind and uid of its source, its day), the lead time in days (-1: all of them)
    and the colleague (null: for everyone).
    """

    source_kind = CharField(max_length=16)
    source_uid = CharField(max_length=36)
    day = DateField()
    lead = IntegerField(default=-1)
    colleague = ForeignKeyField(
        Colleague, null=True, lazy_load=False, on_delete="CASCADE", backref="occurrence_states"
    )
    state = CharField(max_length=10)
    until: Any = MomentField(null=True)
    decided_at: Any = MomentField()

    class Meta:
        indexes = ((("source_uid", "day"), False),)


class Delivery(Row):
    """What was said: claimed before it is shown, so that it is said once, also by two programs or after a crash."""

    source_kind = CharField(max_length=16)
    source_uid = CharField(max_length=36)
    day = DateField()
    lead = IntegerField()
    colleague_id = IntegerField()
    claimed_at: Any = MomentField()
    shown_at: Any = MomentField(null=True)
    missed = BooleanField(default=False)

    class Meta:
        indexes = ((("source_uid", "day", "lead", "colleague_id"), True),)
