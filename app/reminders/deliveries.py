"""What is to be said now, and what was already said: computed from the data, claimed in the ledger before showing.

There is no queue: whatever was missed while the program was off is found again from the data.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from peewee import fn

from app.reminders.decisions import snoozed, with_states
from app.reminders.milestones import ROUND_LEADS
from app.reminders.models import Delivery, OccurrenceState
from app.reminders.occurrences import FOLLOW_UP, SNOOZED, Key, Occurrence
from app.reminders.planned import open_follow_ups
from app.reminders.yearly import yearly
from app.settings import FirmSettings
from app.storage.journal import CHUNK

ALL_LEADS = -1  # a decision, and what is said when a snooze ends, is about the day whatever the lead
LOOK_BACK = 31  # days: what fell due longer ago than this and was never said is no news


CLAIMED_AT_ONCE = 100  # rows of eight values, far below SQLite's limit of variables


@dataclass(frozen=True, slots=True)
class Announcement:
    """What to say now. `missed` are those whose day is over: it passed while nobody could say so.

    `rows` are the claims in the ledger: of the due ones, then of the missed ones; () where nothing was claimed.
    """

    due: tuple[Occurrence, ...] = ()
    missed: tuple[Occurrence, ...] = ()
    rows: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.due or self.missed)

    @property
    def items(self) -> tuple[Occurrence, ...]:
        """Everything of it."""
        return self.due + self.missed

    def only(self, keys: Collection[Key]) -> Announcement:
        """The part about these occurrences, with its claims."""
        rows = tuple(row for item, row in zip(self.items, self.rows, strict=False) if item.key in keys)
        return Announcement(
            tuple(item for item in self.due if item.key in keys),
            tuple(item for item in self.missed if item.key in keys),
            rows,
        )


def due_moment(item: Occurrence, lead: int, firm: FirmSettings, zone: ZoneInfo) -> datetime:
    """When an occurrence is spoken of: its time, else the firm's morning, `lead` days before; or when a snooze ends."""
    if item.state == SNOOZED and item.until is not None:
        return item.until
    wall = item.time if item.time is not None else morning(firm)
    return datetime.combine(item.day - timedelta(days=lead), wall, zone).astimezone(UTC)


def morning(firm: FirmSettings) -> time:
    """The wall time at which the day's reminders are spoken of."""
    try:
        return time.fromisoformat(firm.morning)
    except ValueError:
        return time(8, 30)


def leads_of(item: Occurrence, firm: FirmSettings) -> tuple[int, ...]:
    """The lead times in days of an occurrence: a round day also has longer ones."""
    if item.kind == FOLLOW_UP:
        return (0,)
    return tuple(sorted({*firm.lead_days, *ROUND_LEADS}, reverse=True)) if item.milestone else firm.lead_days


def claim(
    now: datetime,
    zone: ZoneInfo,
    firm: FirmSettings,
    colleague_id: int,
    *,
    since: date | None,
) -> Announcement:
    """Claims everything that is due and was not yet said to this colleague. Inside a transaction.

    `since` is the day of the last claim of this program, None for its first one: then also what was claimed but
    never shown is said, because the program died in between.
    """
    today = now.astimezone(zone).date()
    first = since or _first_unsaid(colleague_id, now, zone) or today - timedelta(days=LOOK_BACK)
    first = max(first, today - timedelta(days=LOOK_BACK))
    wanted: dict[tuple[str, date, int], tuple[Occurrence, datetime]] = {}
    for item in _candidates(min(first, today), today, firm):
        if item.state and item.state != SNOOZED:
            continue
        past = [(due, lead) for due, lead in _moments(item, firm, zone) if due <= now]
        if not past:
            continue
        # Of several moments that passed only the latest is said.
        due, lead = max(past)
        if item.state != SNOOZED and not item.was_known(due.astimezone(zone).date(), zone):
            continue
        wanted[(item.uid, item.day, lead)] = (item, due)
    fresh = _not_yet_said(wanted, colleague_id, also_unshown=since is None)
    rows = _claimed([(key, wanted[key][0]) for key in fresh], now, today, colleague_id)
    items = [wanted[key][0] for key in fresh]
    in_time = [item.day >= today or item.state == SNOOZED for item in items]
    return Announcement(
        tuple(item for item, now_due in zip(items, in_time, strict=True) if now_due),
        tuple(item for item, now_due in zip(items, in_time, strict=True) if not now_due),
        tuple(rows),
    )


def mark_shown(rows: Sequence[int], now: datetime) -> None:
    """Notes that these claims were really shown."""
    for start in range(0, len(rows), CHUNK):
        chunk = list(rows[start : start + CHUNK])
        Delivery.update(shown_at=now).where(Delivery.id.in_(chunk)).execute()


def _moments(item: Occurrence, firm: FirmSettings, zone: ZoneInfo) -> list[tuple[datetime, int]]:
    """When an occurrence is spoken of, with the lead time of each: a snooze replaces what comes before its end."""
    plain = replace(item, state="", until=None)
    moments = [(due_moment(plain, lead, firm, zone), lead) for lead in leads_of(item, firm)]
    if item.state != SNOOZED or item.until is None:
        return moments
    return [(item.until, ALL_LEADS), *(one for one in moments if one[0] > item.until)]


def _first_unsaid(colleague_id: int, now: datetime, zone: ZoneInfo) -> date | None:
    """The local day from which on something may not have been said: of the last claim, or of one never shown.

    A claim of the future was made while the clock was wrong and says nothing.
    """
    mine = (Delivery.colleague_id == colleague_id) & (Delivery.claimed_at <= now)
    moment = Delivery.select(fn.MAX(Delivery.claimed_at)).where(mine).scalar()
    if moment is None:
        return None
    died = now - timedelta(days=LOOK_BACK)
    unshown = Delivery.select(Delivery.day, Delivery.lead).where(
        mine & Delivery.shown_at.is_null() & (Delivery.claimed_at >= died)
    )
    days = [day - timedelta(days=max(lead, 0)) for day, lead in unshown.tuples()]
    return min([moment.astimezone(zone).date(), *days])


def _candidates(first: date, today: date, firm: FirmSettings) -> list[Occurrence]:
    """Whatever a lead time of which came on `first` to `today`, and everything whose snooze may be over."""
    items: dict[Key, Occurrence] = {}
    for lead in {*firm.lead_days, *ROUND_LEADS}:
        days = (first + timedelta(days=lead), today + timedelta(days=lead))
        for item in yearly(*days, firm.country, only_round=lead not in firm.lead_days):
            items[item.key] = item
    for item in (*open_follow_ups(first, today), *snoozed(firm.country)):
        items[item.key] = item
    return with_states(list(items.values()))


def _not_yet_said(
    wanted: dict[tuple[str, date, int], tuple[Occurrence, datetime]], colleague_id: int, *, also_unshown: bool
) -> list[tuple[str, date, int]]:
    uids = list({key[0] for key in wanted})
    said: dict[tuple[str, date], datetime] = {}
    for start in range(0, len(uids), CHUNK):
        rows = Delivery.select(
            Delivery.source_uid, Delivery.day, Delivery.lead, Delivery.claimed_at, Delivery.shown_at
        )
        rows = rows.where(
            Delivery.source_uid.in_(uids[start : start + CHUNK]) & (Delivery.colleague_id == colleague_id)
        )
        for uid, day, _lead, claimed, shown in rows.tuples():
            if shown is None and also_unshown:
                continue
            said[(uid, day)] = max(claimed, said.get((uid, day), claimed))
    # A claim counts when it was made after this lead time (or the end of the snooze) had come.
    return [key for key, (_item, due) in wanted.items() if key[:2] not in said or said[key[:2]] < due]


def _claimed(
    wanted: Sequence[tuple[tuple[str, date, int], Occurrence]], now: datetime, today: date, colleague_id: int
) -> list[int]:
    """Writes the claims, many in one statement. Returns their rows."""
    rows: list[int] = []
    for start in range(0, len(wanted), CLAIMED_AT_ONCE):
        values = [
            {
                "source_kind": item.kind,
                "source_uid": uid,
                "day": day,
                "lead": lead,
                "colleague_id": colleague_id,
                "claimed_at": now,
                "shown_at": None,
                "missed": item.day < today,
            }
            for (uid, day, lead), item in wanted[start : start + CLAIMED_AT_ONCE]
        ]
        claims = (
            Delivery.insert_many(values)
            .on_conflict(
                conflict_target=[Delivery.source_uid, Delivery.day, Delivery.lead, Delivery.colleague_id],
                update={Delivery.claimed_at: now, Delivery.shown_at: None},
            )
            .returning(Delivery.id)
            .tuples()
        )
        rows += [row[0] for row in claims.execute()]
    return rows


def next_due(now: datetime, zone: ZoneInfo, firm: FirmSettings) -> datetime:
    """The next moment at which something may become due if nothing is changed: of today, else the next midnight."""
    today = now.astimezone(zone).date()
    midnight = datetime.combine(today + timedelta(days=1), time.min, zone).astimezone(UTC)
    at_morning = datetime.combine(today, morning(firm), zone).astimezone(UTC)
    ahead = [midnight, at_morning]
    ahead += [
        due_moment(item, 0, firm, zone) for item in open_follow_ups(today, today) if item.time is not None
    ]
    snoozed = OccurrenceState.select(OccurrenceState.until).where(
        (OccurrenceState.state == SNOOZED) & (OccurrenceState.until > now)
    )
    ahead += [row[0] for row in snoozed.tuples()]
    return min(moment for moment in ahead if moment > now)
