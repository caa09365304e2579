"""The customer list: which customers, in which order, and what a row of the list says. Reads only."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from peewee import fn

from app.customers import phones
from app.customers.models import (
    FIRM,
    NEVER_TALKED,
    Address,
    Customer,
    CustomerTag,
    Membership,
    Tag,
)
from app.customers.names import initials, query_words
from app.settings import FirmSettings
from app.storage.database import database
from app.storage.journal import CHUNK
from app.storage.search_index import matching

LOOKED_THROUGH = 2000  # customers at the top of the list that are looked through one by one
BY_NAME, BY_SILENCE = "name", "silence"
CURRENT, ARCHIVED, EVERYONE = "current", "archived", "everyone"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What the list shows: text to search, tags that must all be there, an order, and whether the archive."""

    search: str = ""
    tag_ids: tuple[int, ...] = ()
    order: str = BY_NAME
    scope: str = CURRENT
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of the list. `silent_days` is None when nothing is known to have happened."""

    id: int
    uid: str
    name: str
    is_firm: bool
    second_line: str
    initials: str
    silent_days: int | None
    state: str


def ordering(query: ListQuery, firm: FirmSettings) -> tuple[Any, ...]:
    """The columns that a page of this list is read by; each has its index."""
    name = Customer.sort_family if firm.sort_family_first else Customer.sort_given
    if query.order == BY_SILENCE:
        return (Customer.silent_since, Customer.id)
    return (name, Customer.id)


def condition(query: ListQuery, *, stops_early: bool = False) -> Any:
    """The condition of the list's query, or None where everybody is wanted."""
    parts: list[Any] = []
    if query.scope == CURRENT:
        parts.append(Customer.archived_on.is_null())
    elif query.scope == ARCHIVED:
        parts.append(Customer.archived_on.is_null(False))
    if query.kind:
        parts.append(Customer.kind == query.kind)
    for tag_id in query.tag_ids:
        parts.append(
            Customer.id.in_(CustomerTag.select(CustomerTag.customer).where(CustomerTag.tag == tag_id))
        )
    digits = phones.query_digits(query.search)
    words = [digits] if digits else query_words(query.search)
    if words:
        parts.append(matching(database.obj, words, stops_early=stops_early))
    whole: Any = None
    for part in parts:
        whole = part if whole is None else whole & part
    return whole


def ids(query: ListQuery, firm: FirmSettings, limit: int | None = None) -> array[int]:
    """The ids of the list in its order, 8 bytes each, so that a scroll bar can know the whole length."""
    if limit is not None and query.search:
        near = _near_the_top(query, firm, limit)
        if len(near) == limit:
            return near
        if len(near) >= limit // 3:  # the rest is not far
            return _ids(query, firm, condition(query, stops_early=True), limit)
    return _ids(query, firm, condition(query), limit)


def _near_the_top(query: ListQuery, firm: FirmSettings, limit: int) -> array[int]:
    """What matches among the first customers of the list. What many have is found there at once; for what few have,
    looking through everybody one by one would take long.
    """
    order = ordering(query, firm)
    everybody = condition(replace(query, search=""))
    select = Customer.select(order[0]).order_by(*order).offset(LOOKED_THROUGH).limit(1)
    end = (select if everybody is None else select.where(everybody)).scalar()
    where = condition(query, stops_early=True)
    if end is not None:
        where = (order[0] < end) if where is None else where & (order[0] < end)
    return _ids(query, firm, where, limit)


def _ids(query: ListQuery, firm: FirmSettings, where: Any, limit: int | None) -> array[int]:
    select = Customer.select(Customer.id).order_by(*ordering(query, firm))
    if where is not None:
        select = select.where(where)
    if limit is not None:
        select = select.limit(limit)
    cursor = database.execute(select.tuples())
    return array("q", (row[0] for row in cursor))


def count(query: ListQuery, firm: FirmSettings) -> int:
    """How many customers the list has."""
    select = Customer.select(fn.COUNT(Customer.id))
    where = condition(query)
    return int((select if where is None else select.where(where)).scalar() or 0)


def rows(wanted: Sequence[int], today: date) -> list[ListRow]:
    """The rows for these ids, in the order given; an id that is gone has no row."""
    found: dict[int, ListRow] = {}
    for start in range(0, len(wanted), CHUNK):
        chunk = list(wanted[start : start + CHUNK])
        firms = main_firms(chunk)
        towns = main_towns(chunk)
        select = Customer.select(
            Customer.id,
            Customer.uid,
            Customer.name,
            Customer.kind,
            Customer.silent_since,
            Customer.ended_on,
            Customer.deceased_on,
            Customer.archived_on,
        ).where(Customer.id.in_(chunk))
        for customer_id, uid, name, kind, silent, ended, deceased, archived in select.tuples():
            second = " · ".join(
                part for part in (firms.get(customer_id, ""), towns.get(customer_id, "")) if part
            )
            found[customer_id] = ListRow(
                customer_id,
                uid,
                name,
                kind == FIRM,
                second,
                initials(name, kind == FIRM),
                silent_days(silent, today),
                state(ended, deceased, archived),
            )
    return [found[customer_id] for customer_id in wanted if customer_id in found]


def main_firms(wanted: Sequence[int]) -> dict[int, str]:
    """The name of the main firm of each of these people."""
    select = (
        Membership.select(Membership.person, Customer.name)
        .join(Customer, on=(Membership.firm == Customer.id))
        .where(Membership.person.in_(list(wanted)) & Membership.to_day.is_null())
        .order_by(Membership.main, Membership.id.desc())
    )
    return dict(select.tuples())


def main_towns(wanted: Sequence[int]) -> dict[int, str]:
    """The town of the first address of each of these customers."""
    select = (
        Address.select(Address.customer, Address.town)
        .where(Address.customer.in_(list(wanted)) & (Address.town != ""))
        .order_by(Address.preferred, Address.position.desc(), Address.id.desc())
    )
    return dict(select.tuples())


def tags() -> list[tuple[int, str, int]]:
    """All tags in use as (id, name, number of current customers), the most used first."""
    number = fn.COUNT(CustomerTag.id)
    counted = dict(CustomerTag.select(CustomerTag.tag, number).group_by(CustomerTag.tag).tuples())
    archived = Customer.select(Customer.id).where(Customer.archived_on.is_null(False))
    away = (
        CustomerTag.select(CustomerTag.tag, number)
        .where(CustomerTag.customer.in_(archived))
        .group_by(CustomerTag.tag)
    )
    for tag_id, count_away in away.tuples():
        counted[tag_id] -= count_away
    found = [
        (tag_id, name, counted.get(tag_id, 0))
        for tag_id, name in Tag.select(Tag.id, Tag.name).order_by(Tag.folded).tuples()
    ]
    return sorted((row for row in found if row[2]), key=lambda row: -row[2])


def silent_days(silent_since: Any, today: date) -> int | None:
    """Days since the last contact, or None when nothing is known to have happened."""
    if silent_since is None or str(silent_since) == NEVER_TALKED:
        return None
    day = silent_since if isinstance(silent_since, date) else date.fromisoformat(str(silent_since))
    return max(0, (today - day).days)


def state(ended: Any, deceased: Any, archived: Any) -> str:
    """The word of what sets a customer apart: "deceased", "ended", "archived", or ""."""
    if deceased:
        return "deceased"
    if ended:
        return "ended"
    return "archived" if archived else ""
