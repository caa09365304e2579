"""Follow-ups as occurrences: what is planned for which day, and what was done. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from peewee import fn

from app.customers.models import FIRM, Customer
from app.reminders.models import FollowUp
from app.reminders.occurrences import DONE, FOLLOW_UP, Occurrence
from app.reminders.whom import reminded_of


def open_follow_ups(
    first: date | None,
    last: date | None,
    *,
    limit: int | None = None,
    customer_ids: Sequence[int] | None = None,
    uids: Sequence[str] | None = None,
) -> list[Occurrence]:
    """Follow-ups that are not done, planned for `first` to `last` (None: no bound), in order; at most `limit`."""
    select = _follow_ups().where(FollowUp.done_at.is_null())
    if first is not None:
        select = select.where(FollowUp.day >= first)
    if last is not None:
        select = select.where(FollowUp.day <= last)
    if customer_ids is not None:
        select = select.where(FollowUp.customer.in_(list(customer_ids)))
    if uids is not None:
        select = select.where(FollowUp.uid.in_(list(uids)))
    select = select.order_by(FollowUp.day, FollowUp.time.asc(nulls="LAST"), FollowUp.id).limit(limit)
    return [_follow_up(row) for row in select.tuples()]


def done_follow_ups(since: datetime, limit: int) -> list[Occurrence]:
    """Follow-ups that were done since a moment, the latest first."""
    select = _follow_ups().where(FollowUp.done_at >= since).order_by(FollowUp.done_at.desc()).limit(limit)
    return [_follow_up(row) for row in select.tuples()]


def follow_up_by_id(follow_up_id: int) -> Occurrence | None:
    """One follow-up, done or not."""
    row = _follow_ups().where(FollowUp.id == follow_up_id).tuples().first()
    return None if row is None else _follow_up(row)


def count_follow_ups(first: date | None, last: date | None) -> int:
    """How many open follow-ups are planned for these days."""
    where = FollowUp.done_at.is_null()
    if first is not None:
        where &= FollowUp.day >= first
    if last is not None:
        where &= FollowUp.day <= last
    select = FollowUp.select(fn.COUNT(FollowUp.id)).left_outer_join(
        Customer, on=(FollowUp.customer == Customer.id)
    )
    return int(select.where(where & (reminded_of() | FollowUp.customer.is_null())).scalar() or 0)


def _follow_ups() -> Any:
    return (
        FollowUp.select(
            FollowUp.id,
            FollowUp.uid,
            FollowUp.version,
            FollowUp.day,
            FollowUp.time,
            FollowUp.text,
            FollowUp.action,
            FollowUp.done_at,
            FollowUp.created_at,
            Customer.id,
            Customer.name,
            Customer.kind,
        )
        .left_outer_join(Customer, on=(FollowUp.customer == Customer.id))
        .where(reminded_of() | FollowUp.customer.is_null())
    )


def _follow_up(row: Any) -> Occurrence:
    (follow_up_id, uid, version, day, at, text, action, done_at, created_at, customer_id, name, kind) = row
    return Occurrence(
        kind=FOLLOW_UP,
        uid=uid,
        source_id=follow_up_id,
        day=day,
        time=at,
        customer_id=customer_id,
        customer=name or "",
        is_firm=kind == FIRM,
        text=text,
        action=action,
        years=None,
        milestone=False,
        leap_day=False,
        version=version,
        state=DONE if done_at is not None else "",
        decided_at=done_at,
        created_at=created_at,
    )
