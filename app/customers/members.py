"""Who works where: links between people and firms. Inside a command only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.customers.form import MemberForm
from app.customers.models import FIRM, PERSON, Customer, Membership
from app.customers.names import fold, query_words
from app.errors import InvalidField
from app.i18n import _
from app.storage.database import database
from app.storage.journal import CHUNK
from app.storage.search_index import matching


def people_of(firm_ids: Sequence[int]) -> Iterable[tuple[int]]:
    """The ids of the people who work at these firms."""
    for start in range(0, len(firm_ids), CHUNK):
        chunk = list(firm_ids[start : start + CHUNK])
        yield from Membership.select(Membership.person).where(Membership.firm.in_(chunk)).tuples()


def firm_named(name: str) -> Customer | None:
    """The firm of this name, compared as search compares; the oldest where there are several."""
    wanted, words = fold(name), query_words(name)
    if not words:
        return None
    found = matching(database.obj, words, stops_early=False)
    for firm in Customer.select().where((Customer.kind == FIRM) & found).order_by(Customer.id):
        if fold(firm.name) == wanted:
            return firm
    return None


def check_kind(customer: Customer, kind: str) -> None:
    """Raises InvalidField when a person with a firm, or a firm with people, would become the other kind."""
    if kind == PERSON and Membership.select().where(Membership.firm == customer.id).exists():
        raise InvalidField(
            "kind",
            _("{name} has people who work there, so it stays a firm.").format(name=customer.name),
            _("Move its people to another firm first."),
        )


def write_firms(person_id: int, wanted: Sequence[MemberForm]) -> set[int]:
    """Makes the firms of a person be exactly these; a new name makes a firm. Returns the firms that were touched.

    Raises InvalidField when a person would work at itself or at another person.
    """
    have = {row.id: row for row in Membership.select().where(Membership.person == person_id)}
    touched: set[int] = set()
    made: dict[str, int] = {}  # the search does not know them yet
    main_given = False
    for index, member in enumerate(wanted):
        firm_id = _firm(person_id, member, index, made)
        made.setdefault(fold(member.name), firm_id)
        row = have.pop(member.id, None) if member.id is not None else None
        if row is not None and row.firm_id != firm_id:
            touched.add(row.firm_id)
        row = row or Membership(person=person_id, firm=firm_id)
        main = (member.main or len(wanted) == 1) and not main_given
        main_given |= main
        values: dict[str, Any] = {
            "firm_id": firm_id,
            "job_title": member.job_title,
            "role": member.role,
            "department": member.department,
            "main": main,
            "from_day": member.from_day,
            "to_day": member.to_day,
        }
        for name, value in values.items():
            if getattr(row, name) != value:
                setattr(row, name.removesuffix("_id") if name == "firm_id" else name, value)
        if row.save():
            touched.add(firm_id)
    for row in have.values():
        touched.add(row.firm_id)
        row.delete_instance()
    return touched


def _firm(person_id: int, member: MemberForm, index: int, made: Mapping[str, int]) -> int:
    if member.other_id is None and fold(member.name) in made:
        return made[fold(member.name)]
    if member.other_id is not None:
        firm = Customer.get_or_none(Customer.id == member.other_id)
        if firm is not None and fold(firm.name) != fold(member.name):
            firm = None  # another name was typed over the chosen one
    else:
        firm = None
    firm = firm or firm_named(member.name)
    if firm is None:
        firm = Customer(name=member.name, kind=FIRM)
        firm.save()
    if firm.id == person_id or firm.kind != FIRM:
        raise InvalidField(
            "firms",
            _("{name} is not a firm, so nobody can work there.").format(name=firm.name),
            _("Choose a firm, or make it one first."),
            index,
        )
    return int(firm.id)
