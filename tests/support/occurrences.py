"""Occurrences for tests, without an office."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.reminders.occurrences import Occurrence


def occurrence(kind: str = "birthday", day: date = date(2026, 11, 28), **values: Any) -> Occurrence:
    """Something of Kirsten Østergaard on a day; `values` replace fields."""
    known = {
        "uid": "u",
        "source_id": 1,
        "time": None,
        "customer_id": 7,
        "customer": "Kirsten Østergaard",
        "is_firm": False,
        "text": "",
        "action": "",
        "years": None,
        "milestone": False,
        "leap_day": False,
        "version": 1,
    }
    return Occurrence(kind=kind, day=day, **{**known, **values})
