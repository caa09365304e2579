"""Which of some occurrences still wait for a decision: what was announced may have been dealt with meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.reminders.models import FollowUp, YearlyDay
from app.reminders.occurrences import FOLLOW_UP, SNOOZED, Occurrence, with_states


def undecided(items: Sequence[Occurrence], now: datetime) -> list[Occurrence]:
    """Those of `items` that are neither gone, nor done or dismissed, nor put off beyond `now`; in their order."""
    plans = {item.source_id for item in items if item.kind == FOLLOW_UP}
    days = {item.source_id for item in items if item.kind != FOLLOW_UP}
    waiting = FollowUp.select(FollowUp.id).where(FollowUp.id.in_(list(plans)) & FollowUp.done_at.is_null())
    kept = YearlyDay.select(YearlyDay.id).where(YearlyDay.id.in_(list(days)))
    there = {(True, row[0]) for row in waiting.tuples()} | {(False, row[0]) for row in kept.tuples()}
    asked_again = [replace(item, state="", until=None, decided_at=None) for item in items]
    return [
        item
        for item in with_states(asked_again)
        if (item.kind == FOLLOW_UP, item.source_id) in there and _waits(item, now)
    ]


def _waits(item: Occurrence, now: datetime) -> bool:
    return not item.state or (item.state == SNOOZED and item.until is not None and item.until <= now)
