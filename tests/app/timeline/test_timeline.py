"""The timeline: what happened is written down, read back, and moves who has been silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from support.clock import FixedClock
from support.office import contents, firm, person

from app.customers.form import MemberForm, YearlyForm
from app.customers.listing import ListQuery
from app.errors import ChangedMeanwhile, InvalidField, NotFound
from app.office import Office
from app.reminders.dates import PartialDate
from app.reminders.follow_ups import FollowUpForm
from app.timeline.entries import EntryForm
from app.timeline.kinds import KINDS

TODAY = date(2026, 11, 20)


@pytest.fixture
def ann(office: Office) -> int:
    return office.customers.add(person("Ann Smith", firms=(), yearly_days=()))


def silent(office: Office, customer: int) -> int | None:
    return office.customers.rows([customer])[0].silent_days


def test_whoever_became_a_customer_and_was_never_called_has_no_last_contact(office: Office) -> None:
    since = (YearlyForm("customer_since", PartialDate(20, 11, 2016)),)
    bob = office.customers.add(person("Bob Smith", firms=(), yearly_days=since))
    assert (silent(office, bob), office.customers.card(bob).contact_days) == (3652, None)
    office.timeline.log(EntryForm("note", (bob,), TODAY))
    assert office.customers.card(bob).contact_days is None
    office.timeline.log(EntryForm("call", (bob,), TODAY - timedelta(days=3)))
    assert (silent(office, bob), office.customers.card(bob).contact_days) == (3, 3)


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_is_kept_with_all_that_was_said(office: Office, ann: int, kind: str) -> None:
    form = EntryForm(
        kind, (ann,), TODAY, time(9, 15), "in", area="sales", minutes=12, title="About oak", text="Long.\nTalk.",
        place="Herning", reason="wanted it", amount=1_250_050, currency="DKK",
    )  # fmt: skip
    entry = office.timeline.log(form)
    [row] = office.timeline.page(ann)
    assert (row.id, row.kind, row.day, row.time, row.direction, row.area) == (
        entry,
        kind,
        TODAY,
        time(9, 15),
        "in",
        "sales",
    )
    assert (row.minutes, row.title, row.text, row.place, row.reason) == (
        12,
        "About oak",
        "Long.\nTalk.",
        "Herning",
        "wanted it",
    )
    assert (row.amount, row.currency) == ((1_250_050, "DKK") if kind == "purchase" else (None, ""))
    assert row.outcome == ("reached" if kind == "call" else "")
    assert row.participants == ((ann, "Ann Smith"),)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"day": TODAY + timedelta(days=1)}, "day"),
        ({"participants": ()}, "participants"),
        ({"text": "x" * 100_001}, "text"),
        ({"minutes": -1}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"kind": "purchase", "amount": 10**30}, "amount"),
    ],
)
def test_what_cannot_have_happened_is_said_at_its_field(
    office: Office, ann: int, values: dict[str, Any], field: str
) -> None:
    before = contents(office)
    with pytest.raises(InvalidField) as caught:
        office.timeline.log(replace(EntryForm("call", (ann,), TODAY), **values))
    assert caught.value.field == field
    assert contents(office) == before


def test_a_long_time_ago_is_as_good_as_today(office: Office, ann: int) -> None:
    office.timeline.log(EntryForm("letter", (ann,), date(1999, 12, 31)))
    assert office.timeline.page(ann)[0].day == date(1999, 12, 31)


def test_somebody_who_is_gone_took_part_in_nothing(office: Office, ann: int) -> None:
    office.customers.delete([ann])
    before = contents(office)
    with pytest.raises(NotFound):
        office.timeline.log(EntryForm("call", (ann,), TODAY))
    with pytest.raises(NotFound):
        office.reminders.add(FollowUpForm("Call", TODAY, customer_id=ann))
    assert contents(office) == before


def test_a_follow_up_in_the_same_breath_is_the_same_step(office: Office, ann: int) -> None:
    before = contents(office)
    office.timeline.log(
        EntryForm("call", (ann,), TODAY, outcome="voicemail"),
        FollowUpForm("Again", TODAY + timedelta(days=3), None, ann),
    )
    assert [item.text for item in office.reminders.of_customer(ann)] == ["Again"]
    office.history.undo()
    assert contents(office) == before


def test_a_firm_shows_what_its_people_did_and_each_entry_once(office: Office) -> None:
    byg = office.customers.add(firm("Byg ApS"))
    people = [office.customers.add(person(name, firms=(MemberForm("Byg ApS"),))) for name in ("Ann", "Ola")]
    other = office.customers.add(person("Eva", firms=()))
    both = office.timeline.log(EntryForm("meeting", (*people, byg), date(2026, 11, 3)))
    one = office.timeline.log(EntryForm("call", (people[0],), date(2026, 11, 4)))
    office.timeline.log(EntryForm("call", (other,), date(2026, 11, 5)))
    assert [row.id for row in office.timeline.page(byg)] == [one, both]
    assert [row.id for row in office.timeline.page(people[1])] == [both]


def test_pages_follow_each_other_without_gap_or_doubling(office: Office, ann: int) -> None:
    for number in range(40):
        day = date(2026, 11, 1) + timedelta(days=number % 5)
        office.timeline.log(
            EntryForm("note", (ann,), day, time(8 + number % 3) if number % 2 else None, text=str(number))
        )
    every = [row.id for row in office.timeline.page(ann, limit=100)]
    assert len(set(every)) == 40
    for size in (1, 7, 13):
        paged = [
            row.id
            for start in range(0, 40, size)
            for row in office.timeline.page(ann, offset=start, limit=size)
        ]
        assert paged == every
    rows = office.timeline.rows(every)
    assert [row.day for row in rows] == sorted((row.day for row in rows), reverse=True)
    known = [row for row in rows if row.time and row.day == date(2026, 11, 2)]
    assert [row.time for row in known] == sorted((row.time for row in known), reverse=True)


def test_months_are_counted_and_filtered(office: Office, ann: int) -> None:
    for day, kind in ((date(2026, 11, 1), "call"), (date(2026, 11, 2), "note"), (date(2025, 11, 2), "call")):
        office.timeline.log(EntryForm(kind, (ann,), day, text="oak" if kind == "note" else ""))
    assert list(office.timeline.months(ann).items()) == [("2026-11", 2), ("2025-11", 1)]
    assert office.timeline.months(ann, kinds=("call",)) == {"2026-11": 1, "2025-11": 1}
    assert office.timeline.months(ann, search="oak") == {"2026-11": 1}
    assert len(office.timeline.page(ann, kinds=("note",))) == 1


@pytest.mark.parametrize("search", ["100%", "_", "\\", "'", '"', "%%", "oak [x]"])
def test_signs_with_a_meaning_are_searched_as_they_are(office: Office, ann: int, search: str) -> None:
    office.timeline.log(EntryForm("note", (ann,), TODAY, text=f"is {search} here"))
    office.timeline.log(EntryForm("note", (ann,), TODAY, text="nothing"))
    assert [row.text for row in office.timeline.page(ann, search=search)] == [f"is {search} here"]
    assert [row.text for row in office.timeline.find(search)] == [f"is {search} here"]


class TestSilence:
    def test_it_ends_with_a_contact_and_not_with_a_note_or_a_try(self, office: Office, ann: int) -> None:
        assert silent(office, ann) is None
        office.timeline.log(EntryForm("note", (ann,), TODAY))
        office.timeline.log(EntryForm("call", (ann,), TODAY, outcome="not_reached"))
        office.timeline.log(EntryForm("call", (ann,), TODAY, outcome="voicemail"))
        assert silent(office, ann) is None
        office.timeline.log(EntryForm("call", (ann,), TODAY - timedelta(days=9)))
        assert silent(office, ann) == 9
        last = office.timeline.log(EntryForm("visit", (ann,), TODAY - timedelta(days=2)))
        assert silent(office, ann) == 2
        office.timeline.log(EntryForm("email", (ann,), TODAY - timedelta(days=30)))
        assert silent(office, ann) == 2
        office.timeline.delete([last])
        assert silent(office, ann) == 9
        office.history.undo()
        assert silent(office, ann) == 2
        office.history.undo()
        office.history.undo()
        assert silent(office, ann) == 9
        office.history.redo()
        assert silent(office, ann) == 2

    def test_it_moves_when_somebody_leaves_an_entry(self, office: Office, ann: int) -> None:
        ola = office.customers.add(person("Ola Nord", firms=(), yearly_days=()))
        entry = office.timeline.log(EntryForm("meeting", (ann, ola), TODAY))
        [row] = office.timeline.rows([entry])
        assert office.timeline.change(
            entry, row.version, EntryForm("meeting", (ola,), TODAY - timedelta(days=4))
        )
        assert (silent(office, ann), silent(office, ola)) == (None, 4)
        office.history.undo()
        assert (silent(office, ann), silent(office, ola)) == (0, 0)
        assert [row.name for row in office.customers.page(ListQuery(order="silence"), 9)] == [
            "Ann Smith",
            "Ola Nord",
        ]

    def test_a_known_customer_since_counts_until_the_first_contact(self, office: Office) -> None:
        customer = office.customers.add(person())
        assert silent(office, customer) == (TODAY - date(2019, 3, 1)).days


def test_an_entry_read_before_a_change_cannot_be_saved_over_it(office: Office, ann: int) -> None:
    entry = office.timeline.log(EntryForm("note", (ann,), TODAY, text="one"))
    [row] = office.timeline.rows([entry])
    assert office.timeline.change(entry, row.version, EntryForm("note", (ann,), TODAY, text="two"))
    with pytest.raises(ChangedMeanwhile):
        office.timeline.change(entry, row.version, EntryForm("note", (ann,), TODAY, text="three"))
    [row] = office.timeline.rows([entry])
    assert not office.timeline.change(entry, row.version, EntryForm("note", (ann,), TODAY, text="two"))
    office.timeline.delete([entry])
    with pytest.raises(NotFound):
        office.timeline.change(entry, row.version, EntryForm("note", (ann,), TODAY))


def test_the_time_of_day_stays_over_the_clock_change(make_office: Callable[..., Office]) -> None:
    clock = FixedClock(datetime(2026, 10, 26, 12, 0))
    office = make_office(clock=clock)
    ann = office.customers.add(person("Ann", firms=()))
    for day in (date(2026, 10, 24), date(2026, 10, 25)):
        office.timeline.log(EntryForm("call", (ann,), day, time(2, 30)))
    assert [row.time for row in office.timeline.page(ann)] == [time(2, 30), time(2, 30)]
