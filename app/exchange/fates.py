"""Decides what becomes of each row of a file, against the office and the rows before it, into the staging."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from app.customers.form import CustomerForm
from app.customers.models import FIRM, Customer
from app.customers.snapshot import snapshots
from app.customers.writing import normal_form
from app.errors import InvalidField
from app.exchange.draft import Draft, Refused
from app.exchange.plan import NEW, REFUSED, SAME, UPDATE, alike, called, form_of, merged, packed, unpacked
from app.storage.fields import is_uid
from app.storage.staging import Staging


class Fates:
    """Takes the rows in the order of the file. `trusted`: the uids in it are ours."""

    def __init__(self, staging: Staging, country: str, *, trusted: bool) -> None:
        self._staging = staging
        self._normal = normal_form(country)
        self._trusted = trusted
        self.read = 0
        self.doubts = 0

    def know_office(self) -> None:
        """Notes every customer's name, so that a row finds the customers that are called the same."""
        rows = Customer.select(Customer.id, Customer.uid, Customer.name, Customer.kind).tuples()
        for chunk in _chunks(iter(rows)):
            self._staging.know((called(name, kind), customer_id) for customer_id, _uid, name, kind in chunk)
            if self._trusted:
                self._staging.know((uid, customer_id) for customer_id, uid, _name, _kind in chunk)

    def take(self, records: list[Draft | Refused]) -> None:
        """Stages a chunk of rows."""
        drafts: list[tuple[Draft | Refused, CustomerForm | None, str]] = []
        wanted: set[int] = set()
        for record in records:
            if isinstance(record, Draft) and not (self._trusted and is_uid(record.uid)):
                record.uid = ""
            form, reason = self._form(record)
            drafts.append((record, form, reason))
            if form is not None and isinstance(record, Draft):
                wanted.update(ref for ref in self._refs(record, form) if ref > 0)
        office = {one.id: one.form for one in snapshots(sorted(wanted))}
        for record, form, reason in drafts:
            self.read += 1
            if form is None or not isinstance(record, Draft):
                text = record.name if isinstance(record, Draft) else record.text[:200]
                self._staging.add_row(self.read, record.line, REFUSED, text[:200], "", reason, None, "", "")
            else:
                self._place(record, form, reason, office)

    @staticmethod
    def _form(record: Draft | Refused) -> tuple[CustomerForm | None, str]:
        if isinstance(record, Refused):
            return None, record.reason
        try:
            form, aside = form_of(record)
        except InvalidField as error:
            return None, str(error)
        return form, " ".join(aside)

    def _refs(self, draft: Draft, form: CustomerForm) -> list[int]:
        by_uid = self._staging.known(draft.uid) if draft.uid else []
        return by_uid or self._staging.known(called(form.name, form.kind))

    def _place(self, draft: Draft, form: CustomerForm, doubts: str, office: dict[int, CustomerForm]) -> None:
        self.doubts += bool(doubts)
        second = " · ".join(
            part
            for part in (
                next((firm.name for firm in form.firms), ""),
                next((address.town for address in form.addresses if address.town), ""),
            )
            if part
        )
        by_uid = set(self._staging.known(draft.uid)) if draft.uid else set()
        fate, customer_id, data = NEW, None, form
        for ref in self._refs(draft, form):
            known, row = self._known(ref, office)
            if known is None or not (ref in by_uid or alike(known, form, self._normal)):
                continue
            data = merged(known, form, self._normal, file_wins=ref in by_uid)
            fate = SAME if data == known else UPDATE
            if fate == UPDATE and row is not None:
                # Somebody whom an earlier row of this file adds or changes: that row takes this one in.
                self._staging.change_data(row, packed(data))
            elif fate == UPDATE:
                customer_id = ref
            break
        keep = packed(data) if fate == NEW or customer_id is not None else ""
        self._staging.add_row(
            self.read, draft.line, fate, form.name, second, doubts, customer_id, keep, draft.uid
        )
        if fate == NEW:
            keys = [called(form.name, form.kind)] + ([draft.uid] if draft.uid else [])
            self._staging.know((key, -self.read) for key in keys)
        for firm in data.firms if fate in (NEW, UPDATE) else ():
            self._staging.add_firm(called(firm.name, FIRM), firm.name)

    def _known(self, ref: int, office: dict[int, CustomerForm]) -> tuple[CustomerForm | None, int | None]:
        """What a reference is now, and the row of this file that already adds or changes it."""
        if ref < 0:
            return unpacked(self._staging.data_of(-ref)), -ref
        pending = self._staging.pending_change(ref)
        if pending is not None:
            return unpacked(pending[1]), pending[0]
        return office.get(ref), None


def _chunks(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while chunk := list(islice(rows, 5000)):
        yield chunk
