"""The first office: history, settings, colleagues, customers, timeline, reminders."""

from __future__ import annotations

from typing import Any

from peewee import (
    BigIntegerField,
    BlobField,
    BooleanField,
    CharField,
    DateField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    SqliteDatabase,
    TextField,
    TimeField,
)

from app.storage.fields import NumberField


def up(migrator: Any, db: Any) -> None:
    """Creates all tables. The models are frozen copies: they never change again."""

    class Base(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Record(Base):
        id = NumberField()
        uid = CharField(max_length=36)
        version = IntegerField(default=1)
        created_at = BigIntegerField()
        changed_at = BigIntegerField()

    class JournalGroup(Base):
        uid = CharField(max_length=36)
        moment = BigIntegerField()
        colleague_id = IntegerField(null=True)
        what = CharField(max_length=400)
        about = JSONField(default=dict)
        state = CharField(index=True, max_length=10, default="done")

    class JournalEntry(Base):
        group = ForeignKeyField(JournalGroup)
        change = CharField(max_length=8)
        table = CharField(max_length=60, column_name="table_name")
        row = IntegerField()
        upto = IntegerField(null=True)
        before = JSONField(null=True)
        after = JSONField(null=True)
        image = BlobField(null=True)

        class Meta:
            indexes = ((("table", "row"), False),)

    class Setting(Record):
        key = CharField(unique=True, max_length=60)
        value = JSONField(null=True)

    class Colleague(Record):
        name = CharField(max_length=200)
        initials = CharField(max_length=8, default="")
        login = CharField(index=True, max_length=200, default="")
        away_from = DateField(null=True)
        away_to = DateField(null=True)

    class Customer(Record):
        uid = CharField(unique=True, max_length=36)
        kind = CharField(max_length=8, default="person")
        name = CharField(max_length=200)
        prefix = CharField(max_length=60, default="")
        given_name = CharField(max_length=200, default="")
        middle_name = CharField(max_length=200, default="")
        family_name = CharField(max_length=200, default="")
        suffix = CharField(max_length=60, default="")
        nickname = CharField(max_length=200, default="")
        customer_number = CharField(max_length=60, default="")
        tax_number = CharField(max_length=60, default="")
        form_of_address = CharField(max_length=10, default="")
        language = CharField(max_length=8, default="")
        preferred_channel = CharField(max_length=10, default="")
        best_time = CharField(max_length=200, default="")
        leap_rule = CharField(max_length=6, default="")
        notes = TextField(default="")
        ended_on = DateField(null=True)
        deceased_on = DateField(null=True)
        archived_on = DateField(null=True)
        manager = ForeignKeyField(Colleague, null=True, on_delete="SET NULL")
        stand_in = ForeignKeyField(Colleague, null=True, on_delete="SET NULL")
        sort_given = CharField(max_length=400, default="")
        sort_family = CharField(max_length=400, default="")
        silent_since = DateField(default="9999-12-31")

    class CustomerText(Base):
        customer_id = IntegerField(primary_key=True)
        text = TextField()

    class Membership(Record):
        person = ForeignKeyField(Customer, on_delete="CASCADE")
        firm = ForeignKeyField(Customer, on_delete="CASCADE")
        role = CharField(max_length=200, default="")
        job_title = CharField(max_length=200, default="")
        department = CharField(max_length=200, default="")
        from_day = DateField(null=True)
        to_day = DateField(null=True)
        main = BooleanField(default=True)

    class ContactPoint(Record):
        customer = ForeignKeyField(Customer, on_delete="CASCADE")
        kind = CharField(max_length=8)
        label = CharField(max_length=60, default="")
        value = CharField(max_length=500)
        normal = CharField(index=True, max_length=500, default="")
        preferred = BooleanField(default=False)
        position = IntegerField(default=0)

    class Address(Record):
        customer = ForeignKeyField(Customer, on_delete="CASCADE")
        label = CharField(max_length=60, default="")
        street = TextField(default="")
        extended = CharField(max_length=200, default="")
        po_box = CharField(max_length=60, default="")
        postal_code = CharField(max_length=20, default="")
        town = CharField(max_length=200, default="")
        region = CharField(max_length=200, default="")
        country = CharField(max_length=100, default="")
        preferred = BooleanField(default=False)
        position = IntegerField(default=0)

    class Tag(Record):
        name = CharField(max_length=60)
        folded = CharField(unique=True, max_length=60)

    class CustomerTag(Record):
        customer = ForeignKeyField(Customer, on_delete="CASCADE")
        tag = ForeignKeyField(Tag, on_delete="CASCADE")

        class Meta:
            indexes = ((("customer", "tag"), True),)

    class Entry(Record):
        uid = CharField(unique=True, max_length=36)
        kind = CharField(max_length=12)
        direction = CharField(max_length=4, default="")
        outcome = CharField(max_length=12, default="")
        channel = CharField(max_length=12, default="")
        area = CharField(max_length=12, default="")
        day = DateField(index=True)
        moment = BigIntegerField(null=True)
        minutes = IntegerField(null=True)
        title = CharField(max_length=300, default="")
        text = TextField(default="")
        place = CharField(max_length=200, default="")
        reason = CharField(max_length=500, default="")
        amount = BigIntegerField(null=True)
        currency = CharField(max_length=3, default="")
        colleague = ForeignKeyField(Colleague, null=True, on_delete="SET NULL")

    class Participant(Record):
        entry = ForeignKeyField(Entry, on_delete="CASCADE")
        customer = ForeignKeyField(Customer, on_delete="CASCADE")

        class Meta:
            indexes = ((("entry", "customer"), True), (("customer", "entry"), False))

    class YearlyDay(Record):
        uid = CharField(unique=True, max_length=36)
        customer = ForeignKeyField(Customer, on_delete="CASCADE")
        kind = CharField(max_length=16)
        month = IntegerField()
        day = IntegerField()
        year = IntegerField(null=True)
        label = CharField(max_length=200, default="")

        class Meta:
            indexes = ((("month", "day", "kind", "year"), False), (("customer", "kind"), False))

    class FollowUp(Record):
        uid = CharField(unique=True, max_length=36)
        customer = ForeignKeyField(Customer, null=True, on_delete="CASCADE")
        entry = ForeignKeyField(Entry, null=True, on_delete="SET NULL")
        colleague = ForeignKeyField(Colleague, null=True, on_delete="SET NULL")
        day = DateField()
        time = TimeField(null=True)
        zone = CharField(max_length=64, default="")
        text = TextField()
        action = CharField(max_length=12, default="")
        done_at = BigIntegerField(null=True)

    class OccurrenceState(Record):
        source_kind = CharField(max_length=16)
        source_uid = CharField(max_length=36)
        day = DateField()
        lead = IntegerField(default=-1)
        colleague = ForeignKeyField(Colleague, null=True, on_delete="CASCADE")
        state = CharField(max_length=10)
        until = BigIntegerField(null=True)
        decided_at = BigIntegerField()

        class Meta:
            indexes = ((("source_uid", "day"), False),)

    class Delivery(Base):
        source_kind = CharField(max_length=16)
        source_uid = CharField(max_length=36)
        day = DateField()
        lead = IntegerField()
        colleague_id = IntegerField()
        claimed_at = BigIntegerField()
        shown_at = BigIntegerField(null=True)
        missed = BooleanField(default=False)

        class Meta:
            indexes = ((("source_uid", "day", "lead", "colleague_id"), True),)

    current = Customer.archived_on.is_null()
    for column in (Customer.sort_given, Customer.sort_family, Customer.silent_since):
        Customer.add_index(
            Customer.index(column, Customer.id, where=current, name=f"customer_{column.column_name}")
        )
    Customer.add_index(
        Customer.index(
            Customer.archived_on, where=Customer.archived_on.is_null(False), name="customer_archived_on"
        )
    )
    FollowUp.add_index(
        FollowUp.index(FollowUp.day, FollowUp.id, where=FollowUp.done_at.is_null(), name="followup_open")
    )
    db.create_tables(
        [
            JournalGroup,
            JournalEntry,
            Setting,
            Colleague,
            Customer,
            CustomerText,
            Membership,
            ContactPoint,
            Address,
            Tag,
            CustomerTag,
            Entry,
            Participant,
            YearlyDay,
            FollowUp,
            OccurrenceState,
            Delivery,
        ]
    )
    if isinstance(db, SqliteDatabase):
        # Substrings of four letters and more are found by trigrams; other engines search the text itself.
        db.execute_sql(
            "CREATE VIRTUAL TABLE customer_search USING fts5("
            "search_text, content='', contentless_delete=1, tokenize='trigram case_sensitive 1')"
        )
