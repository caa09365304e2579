"""Many customers whole, read with a handful of queries: for the card, for export and for comparing an import."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.customers.form import AddressForm, CustomerForm, MemberForm, PointForm, YearlyForm
from app.customers.models import Address, ContactPoint, Customer, CustomerTag, Membership, Tag
from app.reminders.dates import PartialDate
from app.reminders.models import YearlyDay
from app.storage.journal import CHUNK

PLAIN_FIELDS = (
    "name",
    "kind",
    "prefix",
    "given_name",
    "middle_name",
    "family_name",
    "suffix",
    "nickname",
    "customer_number",
    "tax_number",
    "form_of_address",
    "language",
    "preferred_channel",
    "best_time",
    "leap_rule",
    "notes",
    "ended_on",
    "deceased_on",
    "archived_on",
)
"""The fields of the form that are columns of the customer's own row."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A customer as it is now: `form` is what can be typed, the rest is the file's own."""

    id: int
    uid: str
    version: int
    silent_since: Any
    form: CustomerForm


def snapshots(ids: Sequence[int]) -> Iterator[Snapshot]:
    """These customers in the order given, those that still exist; memory for one chunk at a time."""
    for start in range(0, len(ids), CHUNK):
        yield from _chunk(list(ids[start : start + CHUNK]))


def _chunk(ids: list[int]) -> Iterator[Snapshot]:
    points = _grouped(
        ContactPoint.select(
            ContactPoint.customer,
            ContactPoint.kind,
            ContactPoint.value,
            ContactPoint.label,
            ContactPoint.preferred,
            ContactPoint.id,
        )
        .where(ContactPoint.customer.in_(ids))
        .order_by(ContactPoint.kind, ContactPoint.position, ContactPoint.id)
    )
    addresses = _grouped(
        Address.select(
            Address.customer,
            Address.label,
            Address.street,
            Address.extended,
            Address.po_box,
            Address.postal_code,
            Address.town,
            Address.region,
            Address.country,
            Address.preferred,
            Address.id,
        )
        .where(Address.customer.in_(ids))
        .order_by(Address.preferred.desc(), Address.position, Address.id)
    )
    days = _grouped(
        YearlyDay.select(
            YearlyDay.customer,
            YearlyDay.kind,
            YearlyDay.day,
            YearlyDay.month,
            YearlyDay.year,
            YearlyDay.label,
            YearlyDay.id,
        )
        .where(YearlyDay.customer.in_(ids))
        .order_by(YearlyDay.id)
    )
    firms = _grouped(
        Membership.select(
            Membership.person,
            Customer.name,
            Customer.id,
            Membership.job_title,
            Membership.role,
            Membership.department,
            Membership.main,
            Membership.from_day,
            Membership.to_day,
            Membership.id,
        )
        .join(Customer, on=(Membership.firm == Customer.id))
        .where(Membership.person.in_(ids))
        .order_by(Membership.main.desc(), Membership.id)
    )
    tags = _grouped(
        CustomerTag.select(CustomerTag.customer, Tag.name)
        .join(Tag)
        .where(CustomerTag.customer.in_(ids))
        .order_by(Tag.folded)
    )
    columns = [getattr(Customer, name) for name in PLAIN_FIELDS]
    select = Customer.select(Customer.id, Customer.uid, Customer.version, Customer.silent_since, *columns)
    found = {}
    for customer_id, uid, version, silent, *plain in select.where(Customer.id.in_(ids)).tuples():
        form = CustomerForm(
            **dict(zip(PLAIN_FIELDS, plain, strict=True)),
            points=tuple(PointForm(*row) for row in points[customer_id]),
            addresses=tuple(AddressForm(*row) for row in addresses[customer_id]),
            yearly_days=tuple(
                YearlyForm(kind, PartialDate(day, month, year), label, row_id)
                for kind, day, month, year, label, row_id in days[customer_id]
            ),
            firms=tuple(MemberForm(*row) for row in firms[customer_id]),
            tags=tuple(row[0] for row in tags[customer_id]),
        )
        found[customer_id] = Snapshot(customer_id, uid, version, silent, form)
    for customer_id in ids:
        if customer_id in found:
            yield found[customer_id]


def _grouped(select: Any) -> dict[int, list[tuple[Any, ...]]]:
    rows: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for customer_id, *values in select.tuples():
        rows[customer_id].append(tuple(values))
    return rows
