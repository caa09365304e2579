"""The customers: what a user can do with them. One method is one thing done, one transaction, one step of undo."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.clock import Clock
from app.customers import listing, members, phones
from app.customers.card import Card, read
from app.customers.derived import Derived
from app.customers.form import CustomerForm
from app.customers.listing import ListQuery, ListRow
from app.customers.models import PHONE, Customer, CustomerTag, Tag
from app.customers.names import begins, clean_name, fold
from app.customers.writing import tag_named, write_customer
from app.errors import ChangedMeanwhile, InvalidField, NotFound
from app.events import CustomersChanged, RemindersChanged, TimelineChanged
from app.i18n import N_, NN_, _
from app.settings import Settings
from app.storage.database import database
from app.storage.history import History
from app.storage.journal import CHUNK
from app.storage.search_index import forget
from app.timeline.models import Entry, Participant

READ_TO_FIND = 60  # customers with the words in any place, of which the likeliest are offered


class Customers:
    """Reads, adds, changes, tags and deletes customers."""

    def __init__(self, history: History, derived: Derived, settings: Settings, clock: Clock) -> None:
        self._history = history
        self._derived = derived
        self._settings = settings
        self._clock = clock

    # Reading

    def ids(self, query: ListQuery, limit: int | None = None) -> array[int]:
        """The ids of the list in its order; with `limit` its first ones."""
        return listing.ids(query, self._settings.read(), limit)

    def count(self, query: ListQuery | None = None) -> int:
        """How many customers the list has."""
        return listing.count(query or ListQuery(), self._settings.read())

    def rows(self, ids: Sequence[int]) -> list[ListRow]:
        """The rows of the list for these ids, in their order."""
        return listing.rows(ids, self._clock.today())

    def page(self, query: ListQuery, limit: int) -> list[ListRow]:
        """The first rows of a list."""
        return self.rows(self.ids(query, limit))

    def find(self, query: ListQuery, limit: int, *, besides: Collection[int] = ()) -> list[ListRow]:
        """Whom somebody means who types the first letters of a name, the likeliest first, without `besides`.

        A name that begins as typed comes first, then one of which each word typed begins a word, then who is found
        by anything else: "kir" is Kirsten Dahl, then Jonas Kirk, then somebody in Kirkenes.
        """
        rows = [row for row in self.page(query, READ_TO_FIND) if row.id not in besides]
        typed = fold(query.search)
        rows.sort(key=lambda row: (not fold(row.name).startswith(typed), not begins(row.name, typed.split())))
        return rows[:limit]

    def tags(self) -> list[tuple[int, str, int]]:
        """All tags in use: (id, name, number of customers), the most used first."""
        return listing.tags()

    def card(self, customer_id: int) -> Card:
        """Everything of one customer. Raises NotFound."""
        return read(customer_id, self._clock.today())

    def number_to_call(self, customer_id: int) -> str:
        """The tel: link of the preferred phone, else of the first; "" when there is none. Raises NotFound."""
        points = [point for point in self.card(customer_id).form.points if point.kind == PHONE]
        points.sort(key=lambda point: not point.preferred)
        return phones.tel_uri(points[0].value, self._settings.read().country) if points else ""

    # Writing

    def add(self, form: CustomerForm) -> int:
        """Adds a customer. Returns its id. Raises InvalidField."""
        form = form.checked()
        with self._history.command(N_("Added {name}"), name=form.name) as command:
            customer = Customer()
            touched = write_customer(customer, form, self._settings.read().country) | {customer.id}
            self._derived.refresh(touched)
            command.tell(CustomersChanged(tuple(touched)), RemindersChanged())
        return int(customer.id)

    def change(self, customer_id: int, version: int, form: CustomerForm) -> bool:
        """Saves a changed form. Returns whether anything was different.

        Raises InvalidField, NotFound, and ChangedMeanwhile when `version` is not the present one.
        """
        form = form.checked()
        customer = self._get(customer_id)
        if customer.version != version:
            raise ChangedMeanwhile(
                _("{name} was changed somewhere else while the form was open.").format(name=customer.name),
                _("Open it again to see what it says now."),
            )
        if form.name != customer.name and _same_parts(form, customer):
            # A name typed anew is taken as it is; the parts of the old one no longer belong to it.
            form = replace(form, prefix="", given_name="", middle_name="", family_name="", suffix="")
        with self._history.command(N_("Changed {name}"), name=form.name) as command:
            if form.kind != customer.kind:
                members.check_kind(customer, form.kind)
            touched = write_customer(customer, form, self._settings.read().country) | {customer_id}
            if command.entries:
                # The card's version covers all its rows: a change of a phone number alone counts too.
                Customer.update(version=version + 1).where(
                    (Customer.id == customer_id) & (Customer.version == version)
                ).execute()
                self._derived.refresh(touched)
            command.tell(CustomersChanged(tuple(touched)), RemindersChanged())
            return bool(command.entries)

    def delete(self, ids: Sequence[int]) -> int:
        """Deletes these customers with all that is theirs alone; undo brings everything back. Returns how many."""
        names = self._names(ids)
        if not names:
            return 0
        one = next(iter(names.values()))
        what = (
            N_("Deleted {name}")
            if len(names) == 1
            else NN_("Deleted {count} customer", "Deleted {count} customers")
        )
        with self._history.command(what, name=one, count=len(names)) as command:
            journal = database.obj.journal
            lonely = self._entries_only_of(list(names))
            people = {row[0] for row in members.people_of(list(names))} - set(names)
            journal.delete(Entry, lonely)
            journal.delete(Customer, list(names))
            for start in range(0, len(names), CHUNK):
                forget(database.obj, list(names)[start : start + CHUNK])
            self._derived.refresh(people, with_people=False)
            command.tell(CustomersChanged(_few(list(names))), TimelineChanged(), RemindersChanged())
        return len(names)

    def tag(self, ids: Sequence[int], name: str) -> int:
        """Puts a tag on these customers. Returns how many got it that had it not. Raises InvalidField."""
        clean = clean_name(name)[:60].strip()
        if not clean:
            raise InvalidField("tags", _("A tag needs a word."), _("Type one."))
        names = self._names(ids)
        if not names:
            return 0
        with self._history.command(
            NN_("Tagged {count} customer with “{tag}”", "Tagged {count} customers with “{tag}”"),
            tag=clean,
            count=0,
        ) as command:
            tag = tag_named(clean)
            have = self._tagged(ids, tag.id)
            fresh = [customer_id for customer_id in names if customer_id not in have]
            for customer_id in fresh:
                CustomerTag(customer=customer_id, tag=tag.id).save()
            self._tags_changed(command, fresh)
        return len(fresh)

    def untag(self, ids: Sequence[int], tag_id: int) -> int:
        """Takes a tag off these customers; a tag that nobody has any more goes. Returns how many lost it."""
        tag = Tag.get_or_none(Tag.id == tag_id)
        if tag is None:
            raise NotFound(_("This tag is not there any more."))
        what = NN_("Took “{tag}” off {count} customer", "Took “{tag}” off {count} customers")
        with self._history.command(what, tag=tag.name, count=0) as command:
            have = self._tagged(ids, tag_id)
            database.obj.journal.delete(CustomerTag, list(have.values()))
            if not CustomerTag.select().where(CustomerTag.tag == tag_id).exists():
                tag.delete_instance()
            self._tags_changed(command, list(have))
        return len(have)

    def archive(self, ids: Sequence[int], away: bool = True) -> int:
        """Puts customers into the archive, or takes them out of it. Returns how many changed."""
        day = self._clock.today() if away else None
        names = self._names(ids)
        what = (
            NN_("Archived {count} customer", "Archived {count} customers")
            if away
            else NN_("Took {count} customer out of the archive", "Took {count} customers out of the archive")
        )
        if len(names) == 1:
            what = N_("Archived {name}") if away else N_("Took {name} out of the archive")
        changed = 0
        name = next(iter(names.values()), "")
        with self._history.command(what, name=name, count=len(names)) as command:
            for customer_id in names:
                customer = self._get(customer_id)
                if (customer.archived_on is None) == away:
                    customer.archived_on = day
                    changed += bool(customer.save())
            command.tell(CustomersChanged(_few(list(names))), RemindersChanged())
        return changed

    def end(self, customer_id: int, *, ended_on: date | None = None, deceased_on: date | None = None) -> None:
        """Says that the relationship ended or that the person died; None takes it back."""
        customer = self._get(customer_id)
        what = N_("Changed {name}")
        with self._history.command(what, name=customer.name) as command:
            customer.ended_on, customer.deceased_on = ended_on, deceased_on
            customer.save()
            command.tell(CustomersChanged((customer_id,)), RemindersChanged())

    # Inside

    @staticmethod
    def _get(customer_id: int) -> Customer:
        customer = Customer.get_or_none(Customer.id == customer_id)
        if customer is None:
            raise NotFound(_("This customer is not there any more; it was deleted meanwhile."))
        return customer

    @staticmethod
    def _names(ids: Sequence[int]) -> dict[int, str]:
        names: dict[int, str] = {}
        for start in range(0, len(ids), CHUNK):
            chunk = list(ids[start : start + CHUNK])
            names.update(Customer.select(Customer.id, Customer.name).where(Customer.id.in_(chunk)).tuples())
        return names

    @staticmethod
    def _entries_only_of(ids: Sequence[int]) -> list[int]:
        """The entries that nobody but these customers took part in."""
        gone = set(ids)
        taken: dict[int, set[int]] = {}
        for start in range(0, len(ids), CHUNK):
            chunk = list(ids[start : start + CHUNK])
            theirs = Participant.select(Participant.entry).where(Participant.customer.in_(chunk))
            rows = Participant.select(Participant.entry, Participant.customer).where(
                Participant.entry.in_(theirs)
            )
            for entry_id, customer_id in rows.tuples():
                taken.setdefault(entry_id, set()).add(customer_id)
        return [entry_id for entry_id, people in taken.items() if people <= gone]

    @staticmethod
    def _tagged(ids: Sequence[int], tag_id: int) -> dict[int, int]:
        found: dict[int, int] = {}
        for start in range(0, len(ids), CHUNK):
            chunk = list(ids[start : start + CHUNK])
            rows = CustomerTag.select(CustomerTag.customer, CustomerTag.id).where(
                (CustomerTag.tag == tag_id) & CustomerTag.customer.in_(chunk)
            )
            found.update(rows.tuples())
        return found

    def _tags_changed(self, command: Any, ids: Sequence[int]) -> None:
        if ids:
            command.about(count=len(ids))
            self._derived.refresh(ids, with_people=False)
            command.tell(CustomersChanged(_few(ids)))


def _few(ids: Sequence[int]) -> tuple[int, ...]:
    """The ids an event names; of very many it says "any"."""
    return tuple(ids) if len(ids) < 500 else ()


def _same_parts(form: CustomerForm, customer: Customer) -> bool:
    parts = ("prefix", "given_name", "middle_name", "family_name", "suffix")
    return all(getattr(form, name) == getattr(customer, name) for name in parts)
