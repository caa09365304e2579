"""Bringing contacts in: read and laid out beside the office, shown, and then written in one step, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from app.customers.derived import Derived
from app.customers.form import CustomerForm
from app.customers.models import FIRM, Address, ContactPoint, Customer, CustomerTag, Membership
from app.customers.names import fold
from app.customers.snapshot import PLAIN_FIELDS, snapshots
from app.customers.writing import normal_form, tag_named, write_customer
from app.errors import Cancelled, InvalidField
from app.events import CustomersChanged, RemindersChanged
from app.exchange.detect import open_source
from app.exchange.draft import Draft, Refused
from app.exchange.plan import NEW, REFUSED, SAME, UPDATE, alike, form_of, merged, packed, unpacked
from app.i18n import NN_
from app.reminders.models import YearlyDay
from app.settings import Settings
from app.storage.bulk import BulkWriter
from app.storage.fields import is_uid
from app.storage.history import History
from app.storage.staging import Staging, sweep
from app.storage.trouble import told_apart

CHUNK = 400
Progress = Callable[[int, int], None]
"""Told (rows done, rows in all, roughly); raises Cancelled to stop."""


def _unwatched(done: int, total: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: rows read = new + update + same + refused, always."""

    staging: Staging
    path: Path
    source: str
    label: str
    encoding: str
    read: int
    new: int
    update: int
    same: int
    refused: int
    firms_created: int
    doubts: int
    as_of: tuple[int, int]
    """Where the history of the office stood when the file was looked at."""

    def rows(
        self, fates: tuple[str, ...], offset: int = 0, limit: int = 100, *, doubtful: bool = False
    ) -> list[tuple[Any, ...]]:
        """Rows as (line, fate, name, second line, reason or doubts) in the order of the file.

        `doubtful`: only those of which something was left out or put elsewhere.
        """
        return self.staging.page(fates, offset, limit, doubtful=doubtful)

    def refusals(self) -> list[tuple[int, str]]:
        """Every refused row as (line, reason)."""
        return [(row[0], row[4]) for row in self.staging.page((REFUSED,), 0, self.refused)]

    def discard(self) -> None:
        """Forgets the import; nothing was written."""
        self.staging.close()


class Imports:
    """Lays a file out and, when the user says so, writes it."""

    def __init__(
        self,
        database: Any,
        history: History,
        derived: Derived,
        settings: Settings,
        folder: Path,
    ) -> None:
        self._database = database
        self._history = history
        self._derived = derived
        self._settings = settings
        self._folder = folder

    def sweep(self) -> None:
        """Removes what an import that died left behind."""
        sweep(self._folder)

    def stage(self, path: Path, progress: Progress = _unwatched) -> Plan:
        """Reads a file and works out what each row would do; the office is only read.

        Raises UnreadableFile, EnvironmentTrouble, and Cancelled when `progress` does; then nothing is left.
        """
        as_of = self._history.position()
        source = open_source(path)
        staging = Staging(self._folder)
        try:
            with told_apart():
                stage = _Stage(staging, self._settings.read().country, trusted=source.name == "regulars-csv")
                stage.know_office()
                records = source.records()
                while chunk := list(islice(records, CHUNK)):
                    stage.take(chunk)
                    progress(stage.read, max(stage.read, source.approximate_total))
        except BaseException:
            staging.close()
            raise
        counts = staging.counts()
        return Plan(
            staging=staging,
            path=path,
            source=source.name,
            label=source.label,
            encoding=source.encoding,
            read=stage.read,
            new=counts.get(NEW, 0),
            update=counts.get(UPDATE, 0),
            same=counts.get(SAME, 0),
            refused=counts.get(REFUSED, 0),
            firms_created=len(staging.firms()),
            doubts=stage.doubts,
            as_of=as_of,
        )

    def apply(self, plan: Plan, progress: Progress = _unwatched) -> int:
        """Writes a plan in one transaction and one step of undo. Returns how many customers were added or changed.

        Where the office was changed since the file was looked at, the file is looked at again, so that what somebody
        typed meanwhile stays. Raises Cancelled when `progress` does; then nothing was written and the plan is gone.
        """
        try:
            if plan.as_of == self._history.position():
                total = self._write(plan, progress)
            else:
                fresh = self.stage(plan.path, progress)
                try:
                    total = self._write(fresh, progress)
                finally:
                    fresh.discard()
        except Cancelled:
            plan.discard()
            raise
        plan.discard()
        return total

    def _write(self, plan: Plan, progress: Progress) -> int:
        country = self._settings.read().country
        total = plan.new + plan.update
        what = NN_("Imported {count} customer from {file}", "Imported {count} customers from {file}")
        with self._history.command(what, count=total, file=plan.path.name) as command:
            apply = _Apply(self._database, plan.staging, country)
            for done, _row in enumerate(apply.add_new(), 1):
                if done % CHUNK == 0:
                    progress(done, total)
            # Before the known ones are changed: who gets a new firm must find it.
            fresh = apply.finish()
            for start in range(0, len(fresh), CHUNK):
                progress(plan.new, total)
                self._derived.refresh(fresh[start : start + CHUNK], with_people=False)
            for done, _row in enumerate(apply.change_known(), plan.new):
                if done % CHUNK == 0:
                    progress(done, total)
            self._derived.refresh(apply.changed)
            command.tell(CustomersChanged(), RemindersChanged())
        return total


class _Stage:
    """Decides the fate of each row against the office and the rows before it."""

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
            self._staging.know((_key(name, kind), customer_id) for customer_id, _uid, name, kind in chunk)
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
        return by_uid or self._staging.known(_key(form.name, form.kind))

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
            keys = [_key(form.name, form.kind)] + ([draft.uid] if draft.uid else [])
            self._staging.know((key, -self.read) for key in keys)
        for firm in data.firms if fate in (NEW, UPDATE) else ():
            self._staging.add_firm(_key(firm.name, FIRM), firm.name)

    def _known(self, ref: int, office: dict[int, CustomerForm]) -> tuple[CustomerForm | None, int | None]:
        """What a reference is now, and the row of this file that already adds or changes it."""
        if ref < 0:
            return unpacked(self._staging.data_of(-ref)), -ref
        pending = self._staging.pending_change(ref)
        if pending is not None:
            return unpacked(pending[1]), pending[0]
        return office.get(ref), None


class _Apply:
    """Writes the staged rows inside the open command."""

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
            _key(name, FIRM): customer_id
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
                self._firms[_key(form.name, FIRM)] = customer_id
            elif form.firms:
                self._waiting_firms.append((customer_id, form))
            yield customer_id
        for customer_id, form in self._waiting_firms:
            for member in form.firms:
                firm_id = self._firms[_key(member.name, FIRM)]
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
        for position, point in enumerate(form.points):
            add(
                ContactPoint,
                customer=customer_id,
                kind=point.kind,
                label=point.label,
                value=point.value,
                normal=self._normal(point.value)
                if point.kind in ("phone", "fax")
                else point.value.casefold(),
                preferred=point.preferred,
                position=position,
            )
        for position, address in enumerate(form.addresses):
            add(
                Address,
                customer=customer_id,
                label=address.label,
                street=address.street,
                extended=address.extended,
                po_box=address.po_box,
                postal_code=address.postal_code,
                town=address.town,
                region=address.region,
                country=address.country,
                preferred=address.preferred,
                position=position,
            )
        for day in form.yearly_days:
            add(
                YearlyDay,
                customer=customer_id,
                kind=day.kind,
                day=day.date.day,
                month=day.date.month,
                year=day.date.year,
                label=day.label,
            )
        for name in form.tags:
            if name not in self._tags:
                self._tags[name] = tag_named(name).id
            add(CustomerTag, customer=customer_id, tag=self._tags[name])
        return customer_id


def _key(name: str, kind: str) -> str:
    return f"{kind[0]}:{fold(name) or name}"


def _chunks(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while chunk := list(islice(rows, 5000)):
        yield chunk
