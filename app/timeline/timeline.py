"""The timeline: what a user can write down and read back. One method is one thing done, one step of undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from peewee import fn

from app.clock import Clock
from app.colleagues import Colleague
from app.customers.derived import Derived
from app.customers.models import Customer, Membership
from app.errors import ChangedMeanwhile, NotFound
from app.events import CustomersChanged, RemindersChanged, TimelineChanged
from app.i18n import N_, NN_, _
from app.reminders import follow_ups
from app.reminders.follow_ups import FollowUpForm
from app.settings import Settings
from app.storage.database import database
from app.storage.history import History
from app.timeline.entries import EntryForm, EntryRow, local, moment_of
from app.timeline.kinds import (
    CALL,
    EMAIL,
    LETTER,
    MEETING,
    MESSAGE,
    NOT_REACHED,
    NOTE,
    PURCHASE,
    VISIT,
    VOICEMAIL,
)
from app.timeline.models import Entry, Participant

_LOGGED = {
    CALL: N_("Logged a call with {name}"),
    EMAIL: N_("Logged a mail with {name}"),
    MEETING: N_("Logged a meeting with {name}"),
    VISIT: N_("Logged a visit with {name}"),
    LETTER: N_("Logged a letter with {name}"),
    MESSAGE: N_("Logged a message with {name}"),
    NOTE: N_("Wrote a note on {name}"),
    PURCHASE: N_("Logged a purchase by {name}"),
}
_TRIED = {
    NOT_REACHED: N_("Logged a call that did not reach {name}"),
    VOICEMAIL: N_("Logged a voicemail to {name}"),
}


class Timeline:
    """Logs, changes, deletes and reads entries."""

    def __init__(self, history: History, derived: Derived, settings: Settings, clock: Clock) -> None:
        self._history = history
        self._derived = derived
        self._settings = settings
        self._clock = clock

    # Writing

    def log(self, form: EntryForm, follow_up: FollowUpForm | None = None) -> int:
        """Writes down what happened and, in the same breath, what follows from it. Returns the entry's id.

        Raises InvalidField, NotFound.
        """
        form = form.checked(self._clock.today())
        what = _TRIED.get(form.outcome, _LOGGED[form.kind])
        names = self._names(form.participants)
        if follow_up is not None:
            follow_up = follow_up.checked()
        with self._history.command(what, name=_listed(names)) as command:
            entry = Entry(colleague=database.obj.journal.colleague_id)
            self._fill(entry, form)
            entry.save()
            for customer_id in form.participants:
                Participant(entry=entry.id, customer=customer_id).save()
            if follow_up is not None:
                follow_ups.write(follow_up, entry_id=entry.id, zone=self._clock.zone.key)
                command.tell(RemindersChanged())
            self._touched(command, form.participants)
        return int(entry.id)

    def change(self, entry_id: int, version: int, form: EntryForm) -> bool:
        """Saves a changed entry. Returns whether anything was different.

        Raises InvalidField, NotFound, ChangedMeanwhile.
        """
        form = form.checked(self._clock.today())
        entry = self._get(entry_id)
        if entry.version != version:
            raise ChangedMeanwhile(
                _("This entry was changed somewhere else while it was open."),
                _("Open it again to see what it says now."),
            )
        with self._history.command(
            N_("Changed an entry of {name}"), name=_listed(self._names(form.participants))
        ) as command:
            self._fill(entry, form)
            entry.save()
            have = {p.customer_id: p for p in Participant.select().where(Participant.entry == entry_id)}
            for customer_id in form.participants:
                if customer_id not in have:
                    Participant(entry=entry_id, customer=customer_id).save()
            for customer_id in set(have) - set(form.participants):
                have[customer_id].delete_instance()
            self._touched(command, set(have) | set(form.participants))
            return bool(command.entries)

    def delete(self, ids: Sequence[int]) -> int:
        """Deletes entries; undo brings them back. Returns how many."""
        people = {
            row[0]
            for row in Participant.select(Participant.customer)
            .where(Participant.entry.in_(list(ids)))
            .tuples()
        }
        names = _listed(self._names(people))
        what = (
            N_("Deleted an entry of {name}")
            if len(ids) == 1
            else NN_("Deleted {count} entry of {name}", "Deleted {count} entries of {name}")
        )
        with self._history.command(what, name=names, count=len(ids)) as command:
            gone = database.obj.journal.delete(Entry, list(ids))
            self._touched(command, people)
            command.tell(RemindersChanged())
        return int(gone)

    # Reading

    def page(
        self,
        customer_id: int,
        *,
        kinds: Sequence[str] = (),
        search: str = "",
        offset: int = 0,
        limit: int = 50,
    ) -> list[EntryRow]:
        """Entries of a customer, newest first; a firm's are its people's too."""
        found = self._where(customer_id, kinds, search)
        ids = (
            Entry.select(Entry.id)
            .where(found)
            .order_by(Entry.day.desc(), Entry.moment.desc(nulls="LAST"), Entry.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return self.rows([row[0] for row in ids.tuples()])

    def months(self, customer_id: int, *, kinds: Sequence[str] = (), search: str = "") -> dict[str, int]:
        """How many entries each month has, as {"2026-11": 4}, newest first."""
        month = fn.SUBSTR(Entry.day.cast("TEXT"), 1, 7)
        select = (
            Entry.select(month, fn.COUNT(Entry.id))
            .where(self._where(customer_id, kinds, search))
            .group_by(month)
            .order_by(month.desc())
        )
        return dict(select.tuples())

    def rows(self, ids: Sequence[int]) -> list[EntryRow]:
        """The rows of these entries in the order given; one that is gone has no row."""
        people: dict[int, list[tuple[int, str]]] = {}
        names = (
            Participant.select(Participant.entry, Customer.id, Customer.name)
            .join(Customer)
            .where(Participant.entry.in_(list(ids)))
            .order_by(Participant.id)
        )
        for entry_id, other_id, name in names.tuples():
            people.setdefault(entry_id, []).append((other_id, name))
        # Whoever works alone needs no name beside every line.
        several = Colleague.select().count() > 1
        found = {
            e.id: EntryRow(
                e.id,
                e.uid,
                e.version,
                e.kind,
                e.direction,
                e.outcome,
                e.channel,
                e.area,
                e.day,
                local(e.moment, self._clock.zone),
                e.minutes,
                e.title,
                e.text,
                e.place,
                e.reason,
                e.amount,
                e.currency,
                (e.colleague_name or "") if several else "",
                tuple(people.get(e.id, ())),
            )
            for e in Entry.select(Entry, Colleague.name.alias("colleague_name"))
            .left_outer_join(Colleague)
            .where(Entry.id.in_(list(ids)))
            .objects()
        }
        return [found[entry_id] for entry_id in ids if entry_id in found]

    def find(self, text: str, limit: int = 5) -> list[EntryRow]:
        """The newest entries in which all these words occur, of whichever customer."""
        found = Entry.id.is_null(False)
        for word in text.split():
            found &= Entry.title.contains(word) | Entry.text.contains(word)
        ids = Entry.select(Entry.id).where(found).order_by(Entry.day.desc(), Entry.id.desc()).limit(limit)
        return self.rows([row[0] for row in ids.tuples()])

    # Inside

    @staticmethod
    def _where(customer_id: int, kinds: Sequence[str], search: str) -> Any:
        people = Membership.select(Membership.person).where(Membership.firm == customer_id)
        theirs = Participant.select(Participant.entry).where(
            (Participant.customer == customer_id) | Participant.customer.in_(people)
        )
        found = Entry.id.in_(theirs)
        if kinds:
            found &= Entry.kind.in_(list(kinds))
        for word in search.split():
            found &= (
                Entry.title.contains(word)
                | Entry.text.contains(word)
                | Entry.place.contains(word)
                | Entry.reason.contains(word)
            )
        return found

    @staticmethod
    def _get(entry_id: int) -> Entry:
        entry = Entry.get_or_none(Entry.id == entry_id)
        if entry is None:
            raise NotFound(_("This entry is not there any more; it was deleted meanwhile."))
        return entry

    def _fill(self, entry: Entry, form: EntryForm) -> None:
        values = {
            "kind": form.kind,
            "direction": form.direction,
            "outcome": form.outcome,
            "channel": form.channel,
            "area": form.area,
            "day": form.day,
            "moment": moment_of(form.day, form.time, self._clock.zone),
            "minutes": form.minutes,
            "title": form.title,
            "text": form.text,
            "place": form.place,
            "reason": form.reason,
            "amount": form.amount,
            "currency": form.currency,
        }
        for name, value in values.items():
            if getattr(entry, name) != value:
                setattr(entry, name, value)

    def _touched(self, command: Any, customer_ids: Iterable[int]) -> None:
        ids = tuple(dict.fromkeys(customer_ids))
        self._derived.silence(ids)
        firms = Membership.select(Membership.firm).where(Membership.person.in_(list(ids)))
        command.tell(TimelineChanged((*ids, *(row[0] for row in firms.tuples()))), CustomersChanged(ids))

    @staticmethod
    def _names(ids: Iterable[int]) -> list[str]:
        wanted = list(ids)
        found = dict(Customer.select(Customer.id, Customer.name).where(Customer.id.in_(wanted)).tuples())
        if len(found) < len(wanted):
            raise NotFound(_("A customer of this entry is not there any more; it was deleted meanwhile."))
        return [found[customer_id] for customer_id in wanted]


def _listed(names: Sequence[str]) -> str:
    """The first name and how many more: "Inger Haugen +2"."""
    return names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}" if names else ""
