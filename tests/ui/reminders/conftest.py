"""A few people and plans for the tests of the reminder pane; it is Friday 20 November 2026, 10:00."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from app.customers.form import CustomerForm, PointForm, YearlyForm
from app.reminders.dates import PartialDate
from app.reminders.follow_ups import FollowUpForm
from ui.shell.desk import Desk


@pytest.fixture
def people(desk: Desk, on_writer: Callable[[Callable[[], Any]], Any]) -> dict[str, int]:
    """Ids by given name. Overdue: a call to Jürgen. Today: Ole turns 41, a drawing at 11. Sunday: Kirsten turns 50."""

    def write() -> dict[str, int]:
        office = desk.office
        kirsten = office.customers.add(
            CustomerForm(
                name="Kirsten Østergaard",
                points=(PointForm("phone", "+45 20 55 01 47"),),
                yearly_days=(YearlyForm("birthday", PartialDate(22, 11, 1976)),),
            )
        )
        ole = office.customers.add(
            CustomerForm(name="Ole Nygaard", yearly_days=(YearlyForm("birthday", PartialDate(20, 11, 1985)),))
        )
        jürgen = office.customers.add(CustomerForm(name="Jürgen Groß"))
        add = office.reminders.add
        add(FollowUpForm("Call back Jürgen Groß", date(2026, 11, 16), None, jürgen, "call"))
        add(FollowUpForm("Send handrail drawing", date(2026, 11, 20), time(11, 0), kirsten, "mail"))
        add(FollowUpForm("Order paper", date(2026, 12, 1)))
        return {"Kirsten": kirsten, "Ole": ole, "Jürgen": jürgen}

    found = on_writer(write)
    assert isinstance(found, dict)
    return found
