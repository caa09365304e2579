"""The reminders: what is due, and what a user can do about it. One method is one thing done, one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from app.clock import Clock
from app.errors import InvalidField, NotFound
from app.events import CustomersChanged, Event, EventBus, HistoryChanged, RemindersChanged, TimelineChanged
from app.i18n import N_, NN_, _
from app.reminders import deliveries, follow_ups, pane, snooze
from app.reminders.decisions import undecided, with_states
from app.reminders.deliveries import ALL_LEADS, Announcement
from app.reminders.follow_ups import FollowUpForm
from app.reminders.models import FollowUp, OccurrenceState, YearlyDay
from app.reminders.occurrences import DISMISSED, DONE, FOLLOW_UP, SNOOZED, Occurrence
from app.reminders.pane import GROUP_LIMIT, Pane
from app.reminders.planned import follow_up_by_id, open_follow_ups
from app.reminders.yearly import yearly, yearly_of
from app.settings import Settings
from app.storage.database import OfficeDatabase, database
from app.storage.history import History
from app.storage.trouble import told_apart


class Reminders:
    """Reads what is due, claims what to say, and takes decisions: done, not this time, later."""

    def __init__(
        self, store: OfficeDatabase, history: History, settings: Settings, clock: Clock, bus: EventBus
    ) -> None:
        self._database = store
        self._history = history
        self._settings = settings
        self._clock = clock
        self._claimed_day: date | None = None
        self._quiet_until: datetime | None = None
        bus.listen(self._on_event)

    # Reading

    def pane(self, limit: int = GROUP_LIMIT) -> Pane:
        """What the reminder pane shows now, at most `limit` rows in each group."""
        return pane.read(self._clock.now(), self._clock.zone, self._settings.read(), limit)

    def still_open(self, items: Sequence[Occurrence]) -> list[Occurrence]:
        """Those of these occurrences about which nothing was decided meanwhile, as they are now."""
        return undecided(items, self._clock.now())

    def due(self, on: date, days: int = 0) -> list[Occurrence]:
        """What falls on a day, or up to `days` after it, and is not decided: yearly days and follow-ups."""
        last = on + timedelta(days=min(days, (date.max - on).days))
        items = yearly(on, last, self._settings.read().country) + open_follow_ups(on, last)
        undecided = [item for item in with_states(items) if item.state in ("", SNOOZED)]
        return sorted(
            undecided, key=lambda item: (item.day, item.time is None, str(item.time), item.customer)
        )

    def of_customer(self, customer_id: int) -> list[Occurrence]:
        """The open follow-ups of a customer and its yearly days of the coming year, in order."""
        today = self._clock.today()
        country = self._settings.read().country
        items = open_follow_ups(None, None, customer_ids=[customer_id])
        items += yearly_of(today, today + timedelta(days=365), country, customer_ids=[customer_id])
        return sorted(with_states(items), key=lambda item: (item.day, str(item.time)))

    def signs(self, ids: Sequence[int]) -> dict[int, str]:
        """The sign of each of these customers in the list."""
        return pane.signs(ids, self._clock.today(), self._settings.read())

    def follow_up(self, follow_up_id: int) -> Occurrence:
        """One follow-up. Raises NotFound."""
        found = follow_up_by_id(follow_up_id)
        if found is None:
            raise NotFound(_("This follow-up is not there any more; it was deleted meanwhile."))
        return found

    def snooze_choices(self) -> list[tuple[str, datetime]]:
        """The moments one can put a reminder off to now: (choice, moment)."""
        now, zone = self._clock.now(), self._clock.zone
        at = deliveries.morning(self._settings.read())
        return [(choice, snooze.snoozed_until(choice, now, zone, at)) for choice in snooze.choices(now, zone)]

    # Saying

    def claim_due(self) -> Announcement:
        """Claims what is due and was not said yet; what is claimed must be shown and then given to `mark_shown`."""
        now = self._clock.now()
        if self._quiet_until is not None and now < self._quiet_until and self._claimed_day:
            return Announcement()
        firm = self._settings.read()
        with told_apart(), self._database.atomic("IMMEDIATE"):
            said = deliveries.claim(
                now,
                self._clock.zone,
                firm,
                database.obj.journal.colleague_id or 0,
                since=self._claimed_day,
            )
        self._claimed_day = now.astimezone(self._clock.zone).date()
        self._quiet_until = deliveries.next_due(now, self._clock.zone, firm)
        return said

    def wake(self) -> None:
        """The computer slept or its clock was set: the next claim looks at everything anew."""
        self._quiet_until = None

    def mark_shown(self, said: Announcement) -> None:
        """Notes that an announcement was really shown."""
        if said.rows:
            with told_apart(), self._database.atomic("IMMEDIATE"):
                deliveries.mark_shown(said.rows, self._clock.now())

    # Deciding

    def add(self, form: FollowUpForm) -> int:
        """Adds a follow-up. Returns its id. Raises InvalidField."""
        form = form.checked()
        with self._history.command(N_("Added the follow-up “{text}”"), text=_short(form.text)) as command:
            follow_up = follow_ups.write(form, zone=self._clock.zone.key)
            command.tell(RemindersChanged(), *_customers(form.customer_id))
        return int(follow_up.id)

    def change(self, follow_up_id: int, version: int, form: FollowUpForm) -> bool:
        """Saves a changed follow-up. Returns whether anything was different."""
        form = form.checked()
        with self._history.command(N_("Changed the follow-up “{text}”"), text=_short(form.text)) as command:
            changed = follow_ups.rewrite(follow_up_id, version, form, zone=self._clock.zone.key)
            command.tell(RemindersChanged(), *_customers(form.customer_id))
        return changed

    def delete(self, follow_up_id: int) -> None:
        """Deletes a follow-up; undo brings it back."""
        follow_up = follow_ups.get(follow_up_id)
        with self._history.command(
            N_("Deleted the follow-up “{text}”"), text=_short(follow_up.text)
        ) as command:
            follow_up.delete_instance()
            command.tell(RemindersChanged(), *_customers(follow_up.customer_id))

    def done(self, item: Occurrence) -> None:
        """Ticks an occurrence off."""
        with self._history.command(N_("“{text}” is done"), text=self.title(item)) as command:
            if item.kind == FOLLOW_UP:
                follow_up = follow_ups.get(item.source_id)
                follow_up.done_at = command.moment
                follow_up.save()
            else:
                self._decide(item, DONE, None, command.moment)
            command.tell(RemindersChanged(), *_customers(item.customer_id))

    def reopen(self, item: Occurrence) -> None:
        """Takes a tick or a snooze back."""
        with self._history.command(N_("“{text}” is open again"), text=self.title(item)) as command:
            if item.kind == FOLLOW_UP:
                follow_up = follow_ups.get(item.source_id)
                follow_up.done_at = None
                follow_up.save()
            for row in self._states(item):
                row.delete_instance()
            command.tell(RemindersChanged(), *_customers(item.customer_id))

    def dismiss(self, item: Occurrence) -> None:
        """Not this time: a yearly day is passed over this year, a follow-up is dropped."""
        with self._history.command(N_("“{text}” was dismissed"), text=self.title(item)) as command:
            self._decide(item, DISMISSED, None, command.moment)
            command.tell(RemindersChanged(), *_customers(item.customer_id))

    def put_off(self, item: Occurrence, until: datetime) -> None:
        """Snoozes an occurrence until a moment. Raises InvalidField for one that has passed."""
        if until <= self._clock.now():
            raise InvalidField("until", _("That time has passed."), _("Choose a later one."))
        with self._history.command(N_("“{text}” was put off"), text=self.title(item)) as command:
            self._decide(item, SNOOZED, until.astimezone(UTC), command.moment)
            command.tell(RemindersChanged(), *_customers(item.customer_id))

    def put_off_all(self, items: Sequence[Occurrence], until: datetime) -> None:
        """Snoozes several occurrences in one step of undo. Raises InvalidField for a moment that has passed."""
        if not items:
            return
        if len(items) == 1:
            self.put_off(items[0], until)
            return
        if until <= self._clock.now():
            raise InvalidField("until", _("That time has passed."), _("Choose a later one."))
        with self._history.command(
            NN_("Put off {count} reminder", "Put off {count} reminders"), count=len(items)
        ) as command:
            for item in items:
                self._decide(item, SNOOZED, until.astimezone(UTC), command.moment)
            ids = {item.customer_id for item in items if item.customer_id is not None}
            command.tell(RemindersChanged(), CustomersChanged(tuple(sorted(ids))))

    @staticmethod
    def title(item: Occurrence) -> str:
        """The occurrence in words: "Kirsten Østergaard turns 50", or what the follow-up says."""
        from app.reminders.words import title

        return title(item)

    # Inside

    @staticmethod
    def _states(item: Occurrence) -> list[OccurrenceState]:
        select = OccurrenceState.select().where(
            (OccurrenceState.source_uid == item.uid) & (OccurrenceState.day == item.day)
        )
        return list(select)

    def _decide(self, item: Occurrence, state: str, until: datetime | None, moment: datetime) -> None:
        model = FollowUp if item.kind == FOLLOW_UP else YearlyDay
        if not model.select().where(model.uid == item.uid).exists():
            raise NotFound(_("This reminder is not there any more; it was deleted meanwhile."))
        rows = self._states(item)
        row = rows[0] if rows else OccurrenceState(source_kind=item.kind, source_uid=item.uid, day=item.day)
        row.lead = ALL_LEADS
        row.state = state
        row.until = until
        row.decided_at = moment
        row.save()

    def _on_event(self, event: Event) -> None:
        if not isinstance(event, HistoryChanged | TimelineChanged):
            self._quiet_until = None


def _customers(customer_id: int | None) -> tuple[CustomersChanged, ...]:
    return () if customer_id is None else (CustomersChanged((customer_id,)),)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"
