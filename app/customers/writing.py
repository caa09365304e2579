"""Writes a customer's form into its tables, row by row. Inside a command only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.customers import members, phones
from app.customers.form import CustomerForm
from app.customers.models import EMAIL, FAX, FIRM, PHONE, Address, ContactPoint, Customer, CustomerTag, Tag
from app.customers.names import fold
from app.customers.snapshot import PLAIN_FIELDS
from app.reminders.models import YearlyDay

_ADDRESS = ("label", "street", "extended", "po_box", "postal_code", "town", "region", "country", "preferred")


def write_customer(customer: Customer, form: CustomerForm, country: str) -> set[int]:
    """Makes a customer and all its rows be what a checked form says. Returns the other customers touched."""
    for name in PLAIN_FIELDS:
        if getattr(customer, name) != getattr(form, name):
            setattr(customer, name, getattr(form, name))
    customer.save()
    _sync(ContactPoint, customer.id, _points(form, country))
    _sync(
        Address,
        customer.id,
        [
            (a.id, {name: getattr(a, name) for name in _ADDRESS} | {"position": position})
            for position, a in enumerate(form.addresses)
        ],
    )
    _sync(
        YearlyDay,
        customer.id,
        [
            (
                y.id,
                {
                    "kind": y.kind,
                    "day": y.date.day,
                    "month": y.date.month,
                    "year": y.date.year,
                    "label": y.label,
                },
            )
            for y in form.yearly_days
        ],
    )
    _write_tags(customer.id, form.tags)
    return set() if customer.kind == FIRM else members.write_firms(customer.id, form.firms)


def tag_named(name: str) -> Tag:
    """The tag with this word, whatever its case; made when it is new."""
    folded = fold(name)[:60] or name.casefold()[:60]
    tag = Tag.get_or_none(Tag.folded == folded)
    if tag is None:
        tag = Tag(name=name[:60], folded=folded)
        tag.save()
    return tag


def normal_form(country: str) -> Callable[[str], str]:
    """A function that writes a phone number so that two spellings of it are equal."""

    def normal(typed: str) -> str:
        return (
            phones.normalise(typed, country)
            or "".join(c for c in typed if c.isalnum() or c == "+").casefold()
        )

    return normal


def _points(form: CustomerForm, country: str) -> list[tuple[int | None, dict[str, Any]]]:
    normal = normal_form(country)
    points = []
    for position, point in enumerate(form.points):
        compared = point.value
        if point.kind in (PHONE, FAX):
            compared = normal(point.value)
        elif point.kind == EMAIL:
            compared = point.value.casefold()
        values = {"kind": point.kind, "label": point.label, "value": point.value, "normal": compared}
        points.append((point.id, values | {"preferred": point.preferred, "position": position}))
    return points


def _write_tags(customer_id: int, names: Sequence[str]) -> None:
    wanted = {tag_named(name).id for name in names}
    have = {row.tag_id: row for row in CustomerTag.select().where(CustomerTag.customer == customer_id)}
    for tag_id in wanted - set(have):
        CustomerTag(customer=customer_id, tag=tag_id).save()
    for tag_id in set(have) - wanted:
        have[tag_id].delete_instance()
        if not CustomerTag.select().where(CustomerTag.tag == tag_id).exists():
            Tag.get_by_id(tag_id).delete_instance()


def _sync(model: Any, customer_id: int, wanted: Sequence[tuple[int | None, dict[str, Any]]]) -> None:
    """Makes the rows of a customer be exactly `wanted`: (id of the row to change or None, its values)."""
    have = {row.id: row for row in model.select().where(model.customer == customer_id)}
    for row_id, values in wanted:
        row = have.pop(row_id, None) if row_id is not None else None
        if row is None:
            row = model(customer=customer_id)
        for name, value in values.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
        row.save()
    for row in have.values():
        row.delete_instance()
