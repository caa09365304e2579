"""Writes a customer's form into its tables, row by row. Inside a command only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.customers import members, phones
from app.customers.form import CustomerForm, PointForm, YearlyForm
from app.customers.models import EMAIL, FAX, FIRM, PHONE, Address, ContactPoint, Customer, CustomerTag, Tag
from app.customers.names import fold
from app.customers.snapshot import PLAIN_FIELDS
from app.reminders.models import YearlyDay

_ADDRESS = ("label", "street", "extended", "po_box", "postal_code", "town", "region", "country", "preferred")

_Wanted = tuple[int | None, dict[str, Any]]
"""A row to write: its id, None for a new one, and its values."""


def write_customer(customer: Customer, form: CustomerForm, country: str) -> set[int]:
    """Makes a customer and all its rows be what a checked form says. Returns the other customers touched."""
    for name in PLAIN_FIELDS:
        if getattr(customer, name) != getattr(form, name):
            setattr(customer, name, getattr(form, name))
    customer.save()
    for model, rows in rows_of(form, normal_form(country)).items():
        _sync(model, customer.id, rows)
    _write_tags(customer.id, form.tags)
    # A firm works nowhere: who becomes one leaves the firm it was with.
    return members.write_firms(customer.id, () if customer.kind == FIRM else form.firms)


def rows_of(form: CustomerForm, normal: Callable[[str], str]) -> dict[Any, list[_Wanted]]:
    """The rows that hang on a customer, by their table. `normal` is what `normal_form` made."""
    return {
        ContactPoint: [(point.id, _point(point, normal)) for point in form.points],
        Address: [(a.id, {name: getattr(a, name) for name in _ADDRESS}) for a in form.addresses],
        YearlyDay: [(day.id, _day(day)) for day in form.yearly_days],
    }


def _point(point: PointForm, normal: Callable[[str], str]) -> dict[str, Any]:
    compared = point.value
    if point.kind in (PHONE, FAX):
        compared = normal(point.value)
    elif point.kind == EMAIL:
        compared = point.value.casefold()
    values = {"kind": point.kind, "label": point.label, "value": point.value}
    return values | {"normal": compared, "preferred": point.preferred}


def _day(day: YearlyForm) -> dict[str, Any]:
    date = day.date
    return {"kind": day.kind, "day": date.day, "month": date.month, "year": date.year, "label": day.label}


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


def _write_tags(customer_id: int, names: Sequence[str]) -> None:
    wanted = {tag_named(name).id for name in names}
    have = {row.tag_id: row for row in CustomerTag.select().where(CustomerTag.customer == customer_id)}
    for tag_id in wanted - set(have):
        CustomerTag(customer=customer_id, tag=tag_id).save()
    for tag_id in set(have) - wanted:
        have[tag_id].delete_instance()
        if not CustomerTag.select().where(CustomerTag.tag == tag_id).exists():
            Tag.get_by_id(tag_id).delete_instance()


def _sync(model: Any, customer_id: int, wanted: Sequence[_Wanted]) -> None:
    """Makes the rows of a customer be exactly `wanted`."""
    have = {row.id: row for row in model.select().where(model.customer == customer_id)}
    if "position" in model._meta.fields:
        wanted = _in_place(have, wanted)
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


def _in_place(have: Mapping[int, Any], wanted: Sequence[_Wanted]) -> list[_Wanted]:
    """The wanted rows with their positions, counted for each kind. Who is in order already stays where it is."""
    placed: list[_Wanted] = []
    last: dict[Any, int] = {}
    for kind in dict.fromkeys(values.get("kind") for _row_id, values in wanted):
        rows = [have[i] for i, values in wanted if i is not None and i in have and values.get("kind") == kind]
        orders = [(not row.preferred if kind is None else False, row.position, row.id) for row in rows]
        if orders != sorted(orders) or any(getattr(row, "kind", None) != kind for row in rows):
            rows = []
        keep = {row.id: row.position for row in rows}
        last[kind] = -1
        for row_id, values in wanted:
            if values.get("kind") == kind:
                last[kind] = max(last[kind] + (row_id not in keep), keep.get(row_id or 0, 0))
                placed.append((row_id, values | {"position": keep.get(row_id or 0, last[kind])}))
    return placed
