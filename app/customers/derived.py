"""Keeps what is computed from other rows: sort keys, search text, and since when a customer has been silent.

None of it has a history: after undo it is computed anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from peewee import fn

from app.customers.models import (
    NEVER_TALKED,
    Address,
    ContactPoint,
    Customer,
    CustomerTag,
    Membership,
    Tag,
)
from app.customers.search_text import point_words, search_text, sort_keys
from app.reminders.models import YearlyDay
from app.storage.database import OfficeDatabase
from app.storage.history import Touched
from app.storage.journal import CHUNK
from app.storage.search_index import index_rows
from app.timeline.kinds import is_contact
from app.timeline.models import Entry, Participant

if TYPE_CHECKING:
    from app.settings import FirmSettings, Settings

# The tables whose rows say something that is derived on a customer, and the column that leads to the customer.
_LEADS_TO_CUSTOMER: dict[str, tuple[Any, ...]] = {
    "membership": (Membership.person, Membership.firm),
    "contact_point": (ContactPoint.customer,),
    "address": (Address.customer,),
    "customer_tag": (CustomerTag.customer,),
    "participant": (Participant.customer,),
    "yearly_day": (YearlyDay.customer,),
}


# Their rows are part of the customer's form, whose version covers them.
_ON_THE_FORM = frozenset(_LEADS_TO_CUSTOMER) - {"participant"}


class Derived:
    """Computes derived columns for the customers that a command touched, inside that command."""

    def __init__(self, database: OfficeDatabase, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def refresh(self, ids: Iterable[int], *, with_people: bool = True) -> None:
        """Computes everything derived for these customers and, where one is a firm, for its people."""
        wanted = set(ids)
        if with_people:
            wanted |= self._people_of(wanted)
        firm = self._settings.read()
        ordered = sorted(wanted)
        for start in range(0, len(ordered), CHUNK):
            self._refresh_chunk(ordered[start : start + CHUNK], firm)

    def refresh_all(self) -> None:
        """Computes everything derived for every customer."""
        self.refresh([row[0] for row in Customer.select(Customer.id).tuples()], with_people=False)

    def silence(self, ids: Iterable[int]) -> None:
        """Computes only since when these customers have been silent."""
        for customer_id, day in self._silent_since(sorted(set(ids))).items():
            Customer.update(silent_since=day).where(Customer.id == customer_id).execute()

    def settings_changed(self) -> None:
        """The language of sorting or the country may have changed: everything is computed anew."""
        self.refresh_all()

    def forms_changed(self, touched: Touched, customers: Iterable[int]) -> None:
        """Raises the version of cards whose rows undo wrote, so that a form opened before it notices."""
        if not _ON_THE_FORM & touched.keys():
            return
        ids = sorted(customers)
        for start in range(0, len(ids), CHUNK):
            chunk = ids[start : start + CHUNK]
            Customer.update(version=Customer.version + 1).where(Customer.id.in_(chunk)).execute()

    def customers_of(self, touched: Touched) -> set[int]:
        """The customers that the rows written by undo or redo belong to, those that still exist."""
        found = set(touched.get("customer", ()))
        for table, columns in _LEADS_TO_CUSTOMER.items():
            ids = list(touched.get(table, ()))
            for start in range(0, len(ids), CHUNK):
                for column in columns:
                    chunk = ids[start : start + CHUNK]
                    found.update(
                        row[0]
                        for row in column.model.select(column).where(column.model.id.in_(chunk)).tuples()
                    )
        entries = list(touched.get("entry", ()))
        for start in range(0, len(entries), CHUNK):
            rows = Participant.select(Participant.customer).where(
                Participant.entry.in_(entries[start : start + CHUNK])
            )
            found.update(row[0] for row in rows.tuples())
        tags = list(touched.get("tag", ()))
        if tags:
            rows = CustomerTag.select(CustomerTag.customer).where(CustomerTag.tag.in_(tags))
            found.update(row[0] for row in rows.tuples())
        return found

    def _people_of(self, ids: set[int]) -> set[int]:
        people: set[int] = set()
        listed = list(ids)
        for start in range(0, len(listed), CHUNK):
            rows = Membership.select(Membership.person).where(
                Membership.firm.in_(listed[start : start + CHUNK])
            )
            people.update(row[0] for row in rows.tuples())
        return people

    def _refresh_chunk(self, ids: Sequence[int], firm: FirmSettings) -> None:
        words = self._searched_words(ids, firm.country)
        silent = self._silent_since(ids)
        updates = []
        for row in _names(ids):
            (customer_id, kind, name, nickname, given, family, number, tax, notes) = row
            folded, digits = words[customer_id]
            text = search_text((name, nickname, number, tax), folded, notes, digits)
            keys = sort_keys(name, kind, given, family, firm.sorting)
            updates.append((*keys, silent[customer_id], text, customer_id))
        index_rows(self._database, ids, updates)

    @staticmethod
    def _searched_words(ids: Sequence[int], country: str) -> dict[int, tuple[list[str], list[str]]]:
        """For each customer the words to fold and the words that are searchable as they stand (numbers)."""
        found: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        points: dict[int, list[tuple[str, str]]] = defaultdict(list)
        select = ContactPoint.select(ContactPoint.customer, ContactPoint.kind, ContactPoint.value)
        for customer_id, kind, value in select.where(ContactPoint.customer.in_(ids)).tuples():
            points[customer_id].append((kind, value))
        for customer_id, theirs in points.items():
            found[customer_id] = point_words(theirs, country)
        addresses = Address.select(Address.customer, Address.street, Address.postal_code, Address.town)
        for customer_id, *parts in addresses.where(Address.customer.in_(ids)).tuples():
            found[customer_id][0].extend(part for part in parts if part)
        firms = Membership.select(Membership.person, Customer.name, Membership.job_title).join(
            Customer, on=(Membership.firm == Customer.id)
        )
        for customer_id, *parts in firms.where(Membership.person.in_(ids)).tuples():
            found[customer_id][0].extend(part for part in parts if part)
        tags = CustomerTag.select(CustomerTag.customer, Tag.name).join(Tag)
        for customer_id, name in tags.where(CustomerTag.customer.in_(ids)).tuples():
            found[customer_id][0].append(name)
        return found

    @staticmethod
    def _silent_since(ids: Sequence[int]) -> dict[int, Any]:
        """The day of the last contact, else the day since when they are a customer, else `NEVER_TALKED`."""
        found: dict[int, Any] = dict.fromkeys(ids, NEVER_TALKED)
        since = YearlyDay.select(YearlyDay.customer, YearlyDay.year, YearlyDay.month, YearlyDay.day).where(
            (YearlyDay.customer.in_(ids))
            & (YearlyDay.kind == "customer_since")
            & YearlyDay.year.is_null(False)
        )
        for customer_id, year, month, day in since.tuples():
            found[customer_id] = f"{year:04}-{month:02}-{day:02}"
        last = (
            Participant.select(Participant.customer, fn.MAX(Entry.day))
            .join(Entry)
            .where((Participant.customer.in_(ids)) & is_contact(Entry))
            .group_by(Participant.customer)
        )
        found.update(last.tuples())
        return found


def _names(ids: Sequence[int]) -> Any:
    return (
        Customer.select(
            Customer.id,
            Customer.kind,
            Customer.name,
            Customer.nickname,
            Customer.given_name,
            Customer.family_name,
            Customer.customer_number,
            Customer.tax_number,
            Customer.notes,
        )
        .where(Customer.id.in_(ids))
        .tuples()
    )
