"""Writes the rows of a staging into the office, inside the open command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from peewee import SqliteDatabase

from app.customers.form import CustomerForm
from app.customers.models import FIRM, Customer, CustomerTag, Membership
from app.customers.snapshot import PLAIN_FIELDS
from app.customers.writing import normal_form, rows_of, tag_named, write_customer
from app.exchange.plan import NEW, UPDATE, called, unpacked
from app.storage.bulk import BulkWriter
from app.storage.staging import Staging


class Applying:
    """First `add_new`, then `finish`, then `change_known`."""

    def __init__(self, database: Any, staging: Staging, country: str) -> None:
        self._database = database
        self._staging = staging
        self._country = country
        self._normal = normal_form(country)
        self._writer = BulkWriter(database, database.journal)
        self._firms: dict[str, int] = {}
        self._tags: dict[str, int] = {}
        self._waiting_firms: list[tuple[int, CustomerForm]] = []
        self.changed: set[int] = set()

    def add_new(self) -> Iterator[int]:
        """Writes everybody who is new, firms first, so that people find them."""
        self._firms = {
            called(name, FIRM): customer_id
            for customer_id, name in Customer.select(Customer.id, Customer.name)
            .where(Customer.kind == FIRM)
            .order_by(Customer.id.desc())
            .tuples()
        }
        if isinstance(self._database, SqliteDatabase):
            self._database.execute_sql("PRAGMA cache_size = -200000")
        for key, name in self._staging.firms():
            self._firms[key] = self._writer.add(Customer, kind=FIRM, name=name)
        for _customer_id, data, uid in self._staging.each(NEW):
            form = unpacked(data)
            customer_id = self._add(form, uid)
            if form.kind == FIRM:
                self._firms[called(form.name, FIRM)] = customer_id
            elif form.firms:
                self._waiting_firms.append((customer_id, form))
            yield customer_id
        for customer_id, form in self._waiting_firms:
            for member in form.firms:
                firm_id = self._firms[called(member.name, FIRM)]
                self._writer.add(
                    Membership,
                    person=customer_id,
                    firm=firm_id,
                    job_title=member.job_title,
                    role=member.role,
                    department=member.department,
                    main=member.main,
                )

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
        return list(given.get(Customer, ()))

    def _add(self, form: CustomerForm, uid: str) -> int:
        add = self._writer.add
        customer_id = add(Customer, uid=uid, **{name: getattr(form, name) for name in PLAIN_FIELDS})
        for model, rows in rows_of(form, self._normal).items():
            ordered = "position" in model._meta.fields
            for position, (_row_id, values) in enumerate(rows):
                add(model, customer=customer_id, **values, **({"position": position} if ordered else {}))
        for name in form.tags:
            if name not in self._tags:
                self._tags[name] = tag_named(name).id
            add(CustomerTag, customer=customer_id, tag=self._tags[name])
        return customer_id
