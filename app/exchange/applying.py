"""Writes the rows of a staging into the office, inside the open command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.customers.form import CustomerForm
from app.customers.models import FIRM, Customer, CustomerTag, Membership, Tag
from app.customers.search_text import known_since, point_words, search_text, sort_keys
from app.customers.snapshot import PLAIN_FIELDS
from app.customers.writing import normal_form, rows_of, tag_named, write_customer
from app.exchange.plan import NEW, UPDATE, called, unpacked
from app.settings import FirmSettings
from app.storage.bulk import BATCH, BulkWriter
from app.storage.search_index import add_texts
from app.storage.staging import Staging


@dataclass(slots=True)
class _Waiting:
    """Somebody new whose firms are not all known yet: the search text names them."""

    customer_id: int
    form: CustomerForm
    words: list[str]
    numbers: list[str]


class Applying:
    """First `add_new`, then `finish`, then `change_known`."""

    def __init__(self, database: Any, staging: Staging, firm: FirmSettings) -> None:
        self._database = database
        self._staging = staging
        self._country = country = firm.country
        self._sorting = firm.sorting
        self._normal = normal_form(country)
        self._writer = BulkWriter(database, database.journal)
        self._firms: dict[str, tuple[int, str]] = {}
        self._tags: dict[str, Tag] = {}
        self._waiting: list[_Waiting] = []
        self._texts: list[tuple[int, str]] = []
        self.changed: set[int] = set()

    def add_new(self) -> Iterator[int]:
        """Writes everybody who is new with what is derived from it, the people of firms at the end."""
        self._firms = {
            called(name, FIRM): (customer_id, name)
            for customer_id, name in Customer.select(Customer.id, Customer.name)
            .where(Customer.kind == FIRM)
            .order_by(Customer.id.desc())
            .tuples()
        }
        for key, name in self._staging.firms():
            self._firms[key] = (self._add(CustomerForm(name, FIRM), ""), name)
        for _customer_id, data, uid in self._staging.each(NEW):
            form = unpacked(data)
            customer_id = self._add(form, uid)
            if form.kind == FIRM:
                self._firms[called(form.name, FIRM)] = (customer_id, form.name)
            yield customer_id
        for one in self._waiting:
            self._add_memberships(one)
            yield one.customer_id

    def change_known(self) -> Iterator[int]:
        """Fills in what the file knows more of the customers that were there."""
        for customer_id, data, _uid in self._staging.each(UPDATE):
            if customer_id is not None:
                customer = Customer.get_or_none(Customer.id == customer_id)
                if customer is None:
                    continue
                self.changed |= {customer_id} | write_customer(customer, unpacked(data), self._country)
            yield customer_id or 0

    def finish(self) -> list[int]:
        """Writes the rest of the new and their history. Returns the ids of the new customers."""
        given = self._writer.finish()
        self._write_texts()
        return list(given.get(Customer, ()))

    def _add(self, form: CustomerForm, uid: str) -> int:
        add = self._writer.add
        keys = sort_keys(form.name, form.kind, form.given_name, form.family_name, self._sorting)
        customer_id = add(
            Customer,
            uid=uid,
            sort_given=keys[0],
            sort_family=keys[1],
            silent_since=known_since(form),
            **{name: getattr(form, name) for name in PLAIN_FIELDS},
        )
        for model, rows in rows_of(form, self._normal).items():
            ordered = "position" in model._meta.fields
            for position, (_row_id, values) in enumerate(rows):
                add(model, customer=customer_id, **values, **({"position": position} if ordered else {}))
        for name in form.tags:
            if name not in self._tags:
                self._tags[name] = tag_named(name)
            add(CustomerTag, customer=customer_id, tag=self._tags[name].id)
        words, numbers = point_words(((point.kind, point.value) for point in form.points), self._country)
        for address in form.addresses:
            words += (address.street, address.postal_code, address.town)
        one = _Waiting(customer_id, form, words, numbers)
        if form.kind != FIRM and form.firms:
            self._waiting.append(one)
        else:
            self._finish_text(one)
        return customer_id

    def _add_memberships(self, one: _Waiting) -> None:
        for member in one.form.firms:
            firm_id, firm_name = self._firms[called(member.name, FIRM)]
            self._writer.add(
                Membership,
                person=one.customer_id,
                firm=firm_id,
                job_title=member.job_title,
                role=member.role,
                department=member.department,
                main=member.main,
            )
            one.words += (firm_name, member.job_title)
        self._finish_text(one)

    def _finish_text(self, one: _Waiting) -> None:
        form = one.form
        tags = sorted((self._tags[name] for name in form.tags), key=lambda tag: int(tag.id))
        called_by = (form.name, form.nickname, form.customer_number, form.tax_number)
        text = search_text(called_by, (*one.words, *(tag.name for tag in tags)), form.notes, one.numbers)
        self._texts.append((one.customer_id, text))
        if len(self._texts) >= BATCH:
            self._write_texts()

    def _write_texts(self) -> None:
        add_texts(self._database, self._texts)
        self._texts.clear()
