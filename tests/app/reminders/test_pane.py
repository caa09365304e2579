"""The order of the reminder pane."""

from __future__ import annotations

from app.office import Office
from app.reminders.follow_ups import FollowUpForm


def today(office: Office) -> list[str]:
    return [
        item.text for group in office.reminders.pane().groups if group.key == "today" for item in group.items
    ]


def test_what_is_ticked_off_stays_at_its_place(office: Office) -> None:
    day = office.clock.today()
    for text in ("First", "Second", "Third"):
        office.reminders.add(FollowUpForm(text, day))
    before = today(office)
    first = next(g for g in office.reminders.pane().groups if g.key == "today").items[0]
    office.reminders.done(first)
    assert today(office) == before
