"""The sample office is one that could be: what is said of somebody fits together."""

from __future__ import annotations

from collections import Counter

import pytest

from app.customers.models import Address, Membership
from app.office import Office
from app.reminders.models import YearlyDay
from app.sample.sample import MARRIED_FROM, make_sample
from app.timeline.kinds import IN, OUT
from app.timeline.models import Entry, Participant


@pytest.fixture
def sample(office: Office) -> Office:
    make_sample(office)
    return office


def test_nobody_was_married_as_a_child(sample: Office) -> None:
    days = {(day.customer_id, day.kind): day.year for day in YearlyDay.select()}
    weddings = {who: year for (who, kind), year in days.items() if kind == "wedding"}
    births = {who: year for (who, kind), year in days.items() if kind == "birthday" and year is not None}
    both = weddings.keys() & births.keys()
    assert both
    # A wedding day and a birthday may come round on either side of New Year.
    assert all(weddings[who] - births[who] >= MARRIED_FROM - 1 for who in both)


def test_what_we_sent_is_outgoing_and_what_they_ask_comes_in(sample: Office) -> None:
    titles = {(entry.title, entry.direction) for entry in Entry.select()}
    assert ("Sent the offer for the bookcase", OUT) in titles
    assert ("Asks for a drawing of the handrail", IN) in titles
    assert not {title for title, direction in titles if title.startswith("Asks") and direction == OUT}


def test_nobody_is_told_the_same_twice(sample: Office) -> None:
    query = Participant.select(Participant.customer, Entry.title).join(Entry).where(Entry.kind != "purchase")
    told = Counter((row.customer_id, row.entry.title) for row in query)
    assert told.most_common(1)[0][1] == 1


def test_people_work_at_firms_of_their_own_country(sample: Office) -> None:
    country = {address.customer_id: address.country for address in Address.select()}
    pairs = [(country[member.person_id], country[member.firm_id]) for member in Membership.select()]
    assert len(pairs) > 5
    assert all(person == firm for person, firm in pairs)
