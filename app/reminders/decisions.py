"""What was decided about occurrences: done, dismissed, put off, or nothing yet. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.reminders.models import FollowUp, OccurrenceState, YearlyDay
from app.reminders.occurrences import FOLLOW_UP, SNOOZED, Occurrence
from app.reminders.planned import open_follow_ups
from app.reminders.yearly import yearly_of
from app.storage.journal import CHUNK


def with_states(items: Sequence[Occurrence]) -> list[Occurrence]:
    """The same occurrences with what was decided about each: done, dismissed, or snoozed until when."""
    if not items:
        return []
    days = OccurrenceState.day.between(min(item.day for item in items), max(item.day for item in items))
    states = {(row.source_uid, row.day): row for row in OccurrenceState.select().where(days)}
    decided = []
    for item in items:
        row = states.get((item.uid, item.day))
        if row is not None and item.decided_at is None:
            at = None if row.state == SNOOZED else row.decided_at
            item = replace(item, state=row.state, until=row.until, decided_at=at)
        decided.append(item)
    return decided


def snoozed(country: str) -> list[Occurrence]:
    """Everything that is or was snoozed and not decided since."""
    rows = list(OccurrenceState.select().where(OccurrenceState.state == SNOOZED))
    found: list[Occurrence] = []
    uids = [row.source_uid for row in rows if row.source_kind == FOLLOW_UP]
    for begin in range(0, len(uids), CHUNK):
        found.extend(open_follow_ups(None, None, uids=uids[begin : begin + CHUNK]))
    others = [row for row in rows if row.source_kind != FOLLOW_UP]
    if others:
        first, last = min(row.day for row in others), max(row.day for row in others)
        found.extend(yearly_of(first, last, country, uids=[row.source_uid for row in others]))
    return [item for item in with_states(found) if item.state == SNOOZED]


def undecided(items: Sequence[Occurrence], now: datetime) -> list[Occurrence]:
    """Those of `items` that are neither gone, nor done or dismissed, nor put off beyond `now`; in their order.

    A follow-up that was moved to another day or time is not the same any more: it is spoken of when that comes.
    """
    plans = {item.source_id for item in items if item.kind == FOLLOW_UP}
    days = {item.source_id for item in items if item.kind != FOLLOW_UP}
    waiting = FollowUp.select(FollowUp.id, FollowUp.day, FollowUp.time).where(
        FollowUp.id.in_(list(plans)) & FollowUp.done_at.is_null()
    )
    planned = set(waiting.tuples())
    kept = {row[0] for row in YearlyDay.select(YearlyDay.id).where(YearlyDay.id.in_(list(days))).tuples()}
    there = [
        replace(item, state="", until=None, decided_at=None)
        for item in items
        if (
            (item.source_id, item.day, item.time) in planned
            if item.kind == FOLLOW_UP
            else item.source_id in kept
        )
    ]
    return [item for item in with_states(there) if _waits(item, now)]


def _waits(item: Occurrence, now: datetime) -> bool:
    return not item.state or (item.state == SNOOZED and item.until is not None and item.until <= now)
