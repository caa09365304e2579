"""What the pane shows on a day, and what a user can decide about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from support.clock import FixedClock
from support.office import born, contents, person

from app.customers.form import AddressForm
from app.errors import ChangedMeanwhile, InvalidField, NotFound
from app.office import Office
from app.reminders.follow_ups import FollowUpForm

TODAY = date(2026, 11, 20)  # a Friday


def groups(office: Office) -> dict[str, list[str]]:
    return {g.key: [item.text or item.customer for item in g.items] for g in office.reminders.pane().groups}


def birthday(office: Office, name: str, day: date, years: int = 33, **values: object) -> int:
    return office.customers.add(
        person(
            name,
            **(
                {"firms": (), "leap_rule": "", "yearly_days": born(day.day, day.month, day.year - years)}
                | values
            ),
        )
    )


@pytest.mark.parametrize(
    ("day", "group"),
    [
        (date(2026, 11, 19), "overdue"),
        (date(2026, 1, 2), "overdue"),
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 21), "week"),
        (date(2026, 11, 22), "week"),  # Sunday belongs to this week
        (date(2026, 11, 23), "later"),
        (date(2027, 1, 3), "later"),
    ],
)
def test_a_follow_up_stands_under_its_day(office: Office, day: date, group: str) -> None:
    office.reminders.add(FollowUpForm("Call", day))
    assert {key for key, items in groups(office).items() if items} == {group}


@pytest.mark.parametrize(
    ("day", "group"),
    [
        (date(2026, 11, 12), None),
        (date(2026, 11, 13), "overdue"),
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 22), "week"),
        (date(2026, 11, 27), "later"),
        (date(2026, 11, 28), None),
    ],
)
def test_a_birthday_stands_under_its_day_from_a_week_before_to_a_week_after(
    office: Office, clock: FixedClock, day: date, group: str | None
) -> None:
    clock.set(datetime(2026, 11, 1, 10, 0))
    birthday(office, "Ann", day)
    clock.set(datetime(2026, 11, 20, 10, 0))
    assert {key for key, items in groups(office).items() if items} == ({group} if group else set())


def test_a_round_birthday_appears_a_month_before(office: Office) -> None:
    birthday(office, "Round", date(2026, 12, 20), years=50)
    birthday(office, "Plain", date(2026, 12, 20), years=51)
    birthday(office, "Too far", date(2026, 12, 21), years=60)
    assert groups(office)["later"] == ["Round"]


@pytest.mark.parametrize("now", [datetime(2026, 12, 28, 9, 0), datetime(2026, 12, 31, 23, 59)])
def test_the_week_and_the_lead_time_reach_over_new_year(
    make_office: Callable[..., Office], now: datetime
) -> None:
    office = make_office(clock=FixedClock(now))
    birthday(office, "Ann", date(2027, 1, 3))
    birthday(office, "Ola", date(2027, 1, 1))
    assert groups(office)["week"] == ["Ola", "Ann"]


def test_sunday_ends_the_week(make_office: Callable[..., Office]) -> None:
    office = make_office(clock=FixedClock(datetime(2026, 11, 22, 9, 0)))
    for day in (22, 23):
        office.reminders.add(FollowUpForm(str(day), date(2026, 11, day)))
    found = groups(office)
    assert (found["today"], found["week"], found["later"]) == (["22"], [], ["23"])


@pytest.mark.parametrize(
    ("country", "of_customer", "rule", "year", "day"),
    [
        ("DE", "", "", 2027, date(2027, 3, 1)),
        ("DK", "", "", 2027, date(2027, 2, 28)),
        ("", "", "", 2027, date(2027, 2, 28)),
        ("DK", "DE", "", 2027, date(2027, 3, 1)),
        ("DE", "NO", "", 2027, date(2027, 2, 28)),
        ("DE", "DE", "feb28", 2027, date(2027, 2, 28)),
        ("DK", "DK", "mar1", 2027, date(2027, 3, 1)),
        ("DE", "", "", 2028, date(2028, 2, 29)),
        ("DK", "", "", 2028, date(2028, 2, 29)),
        ("DE", "", "", 2100, date(2100, 3, 1)),
    ],
)
def test_the_twenty_ninth_of_february(
    office: Office, country: str, of_customer: str, rule: str, year: int, day: date
) -> None:
    office.settings.change(country=country)
    addresses = (AddressForm(town="X", country=of_customer),) if of_customer else ()
    form = person("Ann", firms=(), addresses=addresses, leap_rule=rule, yearly_days=born(29, 2, 2000))
    office.customers.add(form)
    found = office.reminders.due(date(year, 1, 1), 364)
    assert [(item.day, item.years, item.leap_day) for item in found] == [(day, year - 2000, day.day != 29)]
    assert [item.day for item in office.reminders.due(day)] == [day]


@pytest.mark.parametrize(
    ("kind", "origin", "day", "years", "milestone"),
    [
        ("birthday", date(1976, 12, 1), date(2026, 12, 1), 50, True),
        ("birthday", date(1975, 12, 1), date(2026, 12, 1), 51, False),
        ("birthday", date(1941, 12, 1), date(2026, 12, 1), 85, True),
        ("wedding", date(2013, 8, 15), date(2026, 2, 15), 12.5, True),
        ("wedding", date(2013, 8, 31), date(2026, 2, 28), 12.5, True),
        ("wedding", date(2001, 12, 1), date(2026, 12, 1), 25, True),
        ("founding", date(2016, 12, 1), date(2026, 12, 1), 10, True),
        ("customer_since", date(2025, 12, 1), date(2026, 12, 1), 1, True),
        ("customer_since", date(2024, 12, 1), date(2026, 12, 1), 2, False),
    ],
)
def test_round_days_stand_out(
    office: Office, kind: str, origin: date, day: date, years: float, milestone: bool
) -> None:
    office.customers.add(
        person("Ann", firms=(), yearly_days=born(origin.day, origin.month, origin.year, kind))
    )
    found = office.reminders.due(day)
    assert [(item.kind, item.years, item.milestone) for item in found] == [(kind, years, milestone)]


def test_a_copper_wedding_is_found_in_a_long_span_too(office: Office) -> None:
    office.customers.add(person("Ann", firms=(), yearly_days=born(20, 5, 2016, "wedding")))
    found = office.reminders.due(date(2026, 1, 1), 365 * 6)
    assert [item.day for item in found if item.years == 12.5] == [date(2028, 11, 20)]


def test_a_day_without_its_year_has_no_age_and_is_no_round_one(office: Office) -> None:
    office.customers.add(person("Ann", firms=(), yearly_days=born(29, 2)))
    found = office.reminders.due(date(2026, 1, 1), 364)
    assert [(item.years, item.milestone) for item in found] == [(None, False)]


@pytest.mark.parametrize("what", ["ended", "deceased", "archived"])
def test_who_is_gone_is_silent_at_once_and_speaks_again_after_undo(office: Office, what: str) -> None:
    ann = birthday(office, "Ann", TODAY, years=50)
    office.reminders.add(FollowUpForm("Call her", TODAY, customer_id=ann))
    before = contents(office)
    assert office.reminders.signs([ann])
    if what == "archived":
        office.customers.archive([ann])
    else:
        office.customers.end(ann, **{f"{what}_on": TODAY})
    assert office.reminders.due(TODAY) == []
    assert office.reminders.of_customer(ann) == []
    assert office.reminders.signs([ann]) == {}
    assert not any(groups(office).values())
    office.history.undo()
    assert len(office.reminders.due(TODAY)) == 2
    assert contents(office) == before


class TestDeciding:
    def test_what_is_ticked_stays_until_the_day_ends(self, office: Office, clock: FixedClock) -> None:
        birthday(office, "Ann", TODAY)
        office.reminders.add(FollowUpForm("Call", TODAY))
        for item in office.reminders.due(TODAY):
            office.reminders.done(item)
        assert sorted(groups(office)["today"]) == ["Ann", "Call"]
        assert office.reminders.pane().due == 0
        for item in next(g for g in office.reminders.pane().groups if g.key == "today").items:
            office.reminders.reopen(item)
        assert office.reminders.pane().due == 2
        office.history.undo()
        clock.advance(days=1)
        assert len([one for items in groups(office).values() for one in items]) == 1

    def test_a_birthday_passed_over_comes_again_next_year(self, office: Office) -> None:
        birthday(office, "Ann", TODAY)
        [item] = office.reminders.due(TODAY)
        office.reminders.dismiss(item)
        assert office.reminders.due(TODAY) == []
        assert not any(groups(office).values())
        assert [item.customer for item in office.reminders.due(date(2027, 11, 20))] == ["Ann"]

    @pytest.mark.parametrize(
        ("now", "choice", "until"),
        [
            (datetime(2026, 11, 20, 10, 0), "hour", datetime(2026, 11, 20, 11, 0)),
            (datetime(2026, 11, 20, 23, 30), "hour", datetime(2026, 11, 21, 0, 30)),
            (datetime(2026, 11, 20, 10, 0), "afternoon", datetime(2026, 11, 20, 14, 0)),
            (datetime(2026, 10, 24, 20, 0), "tomorrow", datetime(2026, 10, 25, 8, 30)),
            (datetime(2026, 3, 28, 20, 0), "tomorrow", datetime(2026, 3, 29, 8, 30)),
            (datetime(2026, 10, 20, 20, 0), "next_week", datetime(2026, 10, 26, 8, 30)),
            (datetime(2026, 11, 22, 20, 0), "next_week", datetime(2026, 11, 23, 8, 30)),
            (datetime(2026, 12, 31, 20, 0), "tomorrow", datetime(2027, 1, 1, 8, 30)),
        ],
    )
    def test_put_off_keeps_its_hour_on_the_wall(
        self, make_office: Callable[..., Office], now: datetime, choice: str, until: datetime
    ) -> None:
        clock = FixedClock(now)
        office = make_office(clock=clock)
        office.reminders.add(FollowUpForm("Call", now.date()))
        moment = dict(office.reminders.snooze_choices())[choice]
        assert moment.astimezone(clock.zone).replace(tzinfo=None) == until
        office.reminders.put_off(office.reminders.due(now.date())[0], moment)
        office.reminders.claim_due()
        clock.set(until - timedelta(minutes=1))
        assert not office.reminders.claim_due()
        clock.set(until)
        assert [item.text for item in office.reminders.claim_due().due] == ["Call"]

    def test_put_off_into_the_past_is_refused(self, office: Office, clock: FixedClock) -> None:
        office.reminders.add(FollowUpForm("Call", TODAY))
        [item] = office.reminders.due(TODAY)
        for moment in (clock.now(), clock.now() - timedelta(hours=1)):
            with pytest.raises(InvalidField):
                office.reminders.put_off(item, moment)
            with pytest.raises(InvalidField):
                office.reminders.put_off_all([item, item], moment)

    def test_several_are_put_off_in_one_step(self, office: Office, clock: FixedClock) -> None:
        birthday(office, "Ann", TODAY)
        office.reminders.add(FollowUpForm("Call", TODAY))
        before = contents(office)
        office.reminders.put_off_all(office.reminders.due(TODAY), clock.now() + timedelta(days=4))
        assert sorted(groups(office)["later"]) == ["Ann", "Call"]
        office.history.undo()
        assert contents(office) == before

    def test_a_snooze_that_is_over_is_for_today(self, office: Office, clock: FixedClock) -> None:
        office.reminders.add(FollowUpForm("Call", TODAY))
        office.reminders.put_off(office.reminders.due(TODAY)[0], clock.now() + timedelta(days=2))
        assert groups(office)["week"] == ["Call"]
        clock.advance(days=3)
        assert groups(office)["today"] == ["Call"]

    @pytest.mark.parametrize("command", ["done", "dismiss", "put_off"])
    def test_what_is_gone_meanwhile_is_said(self, office: Office, clock: FixedClock, command: str) -> None:
        ann = birthday(office, "Ann", TODAY)
        office.reminders.add(FollowUpForm("Call", TODAY, customer_id=ann))
        items = office.reminders.due(TODAY)
        assert len(items) == 2
        office.customers.delete([ann])
        before = contents(office)
        for item in items:
            more = (clock.now() + timedelta(days=1),) if command == "put_off" else ()
            with pytest.raises(NotFound):
                getattr(office.reminders, command)(item, *more)
        assert contents(office) == before
        assert office.reminders.still_open(items) == []

    def test_a_follow_up_changed_elsewhere_is_not_overwritten(self, office: Office) -> None:
        plan = office.reminders.add(FollowUpForm("Call", TODAY))
        item = office.reminders.follow_up(plan)
        assert office.reminders.change(plan, item.version, FollowUpForm("Write", TODAY, time(11)))
        with pytest.raises(ChangedMeanwhile):
            office.reminders.change(plan, item.version, FollowUpForm("Visit", TODAY))
        item = office.reminders.follow_up(plan)
        assert (item.text, item.time) == ("Write", time(11))
        assert not office.reminders.change(plan, item.version, FollowUpForm("Write", TODAY, time(11)))
        office.reminders.delete(plan)
        with pytest.raises(NotFound):
            office.reminders.follow_up(plan)


def test_what_was_decided_is_a_moment(office: Office, clock: FixedClock) -> None:
    office.reminders.add(FollowUpForm("Call", TODAY))
    office.reminders.done(office.reminders.due(TODAY)[0])
    [item] = next(g for g in office.reminders.pane().groups if g.key == "today").items
    assert item.decided_at == clock.now()
    assert item.decided_at.tzinfo is UTC


@pytest.mark.parametrize("days", [(), (0,), (14, 3, 0)])
def test_lead_times_are_the_firm_s_to_choose(
    office: Office, clock: FixedClock, days: tuple[int, ...]
) -> None:
    office.settings.change(lead_days=days)
    birthday(office, "Ann", TODAY + timedelta(days=20))
    said = []
    for _day in range(25):
        clock.advance(days=1)
        if office.reminders.claim_due():
            said.append((TODAY + timedelta(days=20) - clock.today()).days)
    assert said == list(days)


@pytest.mark.parametrize("bad", [(-1,), (366,)])
def test_a_lead_time_beyond_a_year_is_refused(office: Office, bad: tuple[int, ...]) -> None:
    with pytest.raises(InvalidField):
        office.settings.change(lead_days=bad)
