"""Whom reminders are about."""

from __future__ import annotations

from typing import Any

from app.customers.models import Customer


def reminded_of() -> Any:
    """The condition that a customer is spoken of: neither ended, nor deceased, nor archived."""
    return Customer.ended_on.is_null() & Customer.deceased_on.is_null() & Customer.archived_on.is_null()
