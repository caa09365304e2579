"""The tables of customers: fields and indexes, nothing else."""

from __future__ import annotations

from peewee import (
    BooleanField,
    CharField,
    DateField,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from app.colleagues import Colleague
from app.storage.fields import UidField
from app.storage.record import Record, Row

PERSON, FIRM = "person", "firm"
PHONE, EMAIL, WEB, FAX, SOCIAL = "phone", "email", "web", "fax", "social"
MOBILE, WORK, HOME = "mobile", "work", "home"
FORMAL, INFORMAL = "formal", "informal"


class Customer(Record):
    """A person or a firm that we look after."""

    uid = UidField(unique=True)
    kind = CharField(max_length=8, default=PERSON)
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
    manager = ForeignKeyField(Colleague, null=True, lazy_load=False, on_delete="SET NULL", backref="managed")
    stand_in = ForeignKeyField(
        Colleague, null=True, lazy_load=False, on_delete="SET NULL", backref="stood_in"
    )
    sort_given = CharField(max_length=400, default="")
    sort_family = CharField(max_length=400, default="")
    silent_since = DateField(default="9999-12-31")

    derived = frozenset({"sort_given", "sort_family", "silent_since"})

    @property
    def is_firm(self) -> bool:
        return bool(self.kind == FIRM)


NEVER_TALKED = "9999-12-31"
"""`silent_since` of a customer with whom nothing is known to have happened: last in "longest silent first"."""

# A page of the list is an indexed read in each of its orders; who is archived is in none of them.
for _order in (Customer.sort_given, Customer.sort_family, Customer.silent_since):
    Customer.add_index(
        Customer.index(
            _order,
            Customer.id,
            where=Customer.archived_on.is_null(),
            name=f"customer_{_order.column_name}",
        )
    )


Customer.add_index(
    Customer.index(
        Customer.archived_on, where=Customer.archived_on.is_null(False), name="customer_archived_on"
    )
)


class CustomerText(Row):
    """The normalised text that search looks in, apart from the customer's row, so that scanning it reads only this."""

    customer_id = IntegerField(primary_key=True)
    text = TextField()


class Membership(Record):
    """Who works where; the main one is the firm on the person's card."""

    person = ForeignKeyField(Customer, backref="firms", lazy_load=False, on_delete="CASCADE")
    firm = ForeignKeyField(Customer, backref="people", lazy_load=False, on_delete="CASCADE")
    role = CharField(max_length=200, default="")
    job_title = CharField(max_length=200, default="")
    department = CharField(max_length=200, default="")
    from_day = DateField(null=True)
    to_day = DateField(null=True)
    main = BooleanField(default=True)


class ContactPoint(Record):
    """A phone number, e-mail address, web page, fax or profile; `value` as typed, `normal` for comparing."""

    customer = ForeignKeyField(Customer, backref="contact_points", lazy_load=False, on_delete="CASCADE")
    kind = CharField(max_length=8)
    label = CharField(max_length=60, default="")
    value = CharField(max_length=500)
    normal = CharField(max_length=500, default="", index=True)
    preferred = BooleanField(default=False)
    position = IntegerField(default=0)


class Address(Record):
    """Where the post goes. `country` is an ISO 3166 code where it is known, else as typed."""

    customer = ForeignKeyField(Customer, backref="addresses", lazy_load=False, on_delete="CASCADE")
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
    """A word that groups customers; `folded` keeps Kunde and kunde one tag."""

    name = CharField(max_length=60)
    folded = CharField(max_length=60, unique=True)


class CustomerTag(Record):
    """A tag on a customer."""

    customer = ForeignKeyField(Customer, backref="customer_tags", lazy_load=False, on_delete="CASCADE")
    tag = ForeignKeyField(Tag, backref="customer_tags", lazy_load=False, on_delete="CASCADE")

    class Meta:
        indexes = ((("customer", "tag"), True),)
