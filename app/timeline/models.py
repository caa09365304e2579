"""The tables of the timeline: fields and indexes, nothing else."""

from __future__ import annotations

from typing import Any

from peewee import BigIntegerField, CharField, DateField, ForeignKeyField, IntegerField, TextField

from app.colleagues import Colleague
from app.customers.models import Customer
from app.storage.fields import MomentField, UidField
from app.storage.record import Record


class Entry(Record):
    """Something that happened. `day` is the local day; `moment` is null when only the day is known."""

    uid = UidField(unique=True)
    kind = CharField(max_length=12)
    direction = CharField(max_length=4, default="")
    outcome = CharField(max_length=12, default="")
    channel = CharField(max_length=12, default="")
    area = CharField(max_length=12, default="")
    day = DateField(index=True)
    moment: Any = MomentField(null=True)
    minutes = IntegerField(null=True)
    title = CharField(max_length=300, default="")
    text = TextField(default="")
    place = CharField(max_length=200, default="")
    reason = CharField(max_length=500, default="")
    amount = BigIntegerField(null=True)
    currency = CharField(max_length=3, default="")
    colleague = ForeignKeyField(
        Colleague, null=True, lazy_load=False, on_delete="SET NULL", backref="entries"
    )


class Participant(Record):
    """A customer who took part in an entry."""

    entry = ForeignKeyField(Entry, backref="participants", lazy_load=False, on_delete="CASCADE")
    customer = ForeignKeyField(Customer, backref="participations", lazy_load=False, on_delete="CASCADE")

    class Meta:
        indexes = ((("entry", "customer"), True), (("customer", "entry"), False))
