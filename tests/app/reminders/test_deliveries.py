"""What is said: each thing once, over ticks, restarts, crashes and wrong clocks, and what was missed once as well."""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from support.clock import FixedClock
from support.office import born, firm, open_office, person

from app.office import Office
from app.reminders.deliveries import Announcement
from app.reminders.follow_ups import FollowUpForm
from app.reminders.occurrences import Occurrence

Make = Callable[..., Office]


def somebody(office: Office, name: str, day: date, years: int = 33, kind: str = "birthday") -> int:
    return office.customers.add(
        person(name, firms=(), yearly_days=born(day.day, day.month, day.year - years, kind))
    )


def say(office: Office) -> tuple[list[str], list[str]]:
    """Claims, shows and returns (due, missed) in words."""
    said = office.reminders.claim_due()
    office.reminders.mark_shown(said)
    return words(said)


def words(said: Announcement) -> tuple[list[str], list[str]]:
    return [_word(item) for item in said.due], [_word(item) for item in said.missed]


def _word(item: Occurrence) -> str:
    return item.text or item.customer


def wait(clock: FixedClock, day: date, wall: time = time(9)) -> None:
    """Lets time pass until a wall time."""
    clock.advance(datetime.combine(day, wall, clock.zone) - clock.now())


NOTHING: tuple[list[str], list[str]] = ([], [])


def test_a_birthday_is_said_a_week_before_and_on_the_day_and_never_again(
    office: Office, clock: FixedClock
) -> None:
    somebody(office, "Ann", date(2026, 12, 5))
    said = {}
    while clock.today() < date(2026, 12, 20):
        clock.advance(minutes=90)
        due, missed = say(office)
        assert missed == []
        for name in due:
            said[clock.now().astimezone(clock.zone).isoformat(" ", "minutes")[:13]] = name
    assert said == {"2026-11-28 08": "Ann", "2026-12-05 08": "Ann"} or said == {
        "2026-11-28 09": "Ann",
        "2026-12-05 09": "Ann",
    }


def test_a_round_birthday_is_also_said_a_month_before(office: Office, clock: FixedClock) -> None:
    somebody(office, "Ann", date(2026, 12, 24), years=50)
    days = []
    while clock.today() < date(2026, 12, 30):
        clock.advance(hours=4)
        if say(office)[0]:
            days.append(clock.today())
    assert days == [date(2026, 11, 24), date(2026, 12, 17), date(2026, 12, 24)]


def test_nothing_is_said_before_its_time(office: Office, clock: FixedClock) -> None:
    office.reminders.add(FollowUpForm("Call", date(2026, 11, 20), time(11)))
    clock.advance(minutes=59)
    assert say(office) == NOTHING
    clock.advance(minutes=1)
    assert say(office) == (["Call"], [])
    clock.advance(minutes=1)
    assert say(office) == NOTHING


def test_a_restart_says_nothing_twice(make_office: Make, clock: FixedClock) -> None:
    office = make_office(clock=clock)
    office.reminders.add(FollowUpForm("Call", date(2026, 11, 20)))
    assert say(office) == (["Call"], [])
    for _restart in range(3):
        office.close()
        clock.advance(minutes=5)
        office = make_office(clock=clock)
        assert say(office) == NOTHING


def test_what_fell_due_during_a_long_absence_is_missed_once(make_office: Make, clock: FixedClock) -> None:
    office = make_office(clock=clock)
    somebody(office, "Saturday's child", date(2026, 11, 21))
    somebody(office, "In two weeks", date(2026, 12, 4))
    office.reminders.add(FollowUpForm("Call", date(2026, 11, 24)))
    say(office)
    office.close()
    wait(clock, date(2026, 11, 30))
    office = make_office(clock=clock)
    assert say(office) == (["In two weeks"], ["Saturday's child", "Call"])
    office.close()
    clock.advance(minutes=10)
    office = make_office(clock=clock)
    assert say(office) == NOTHING


def test_what_was_claimed_when_the_program_died_is_said_by_the_next_one_and_only_once(
    make_office: Make, clock: FixedClock
) -> None:
    office = make_office(clock=clock)
    somebody(office, "Ann", date(2026, 11, 21))
    office.reminders.add(FollowUpForm("Call", date(2026, 11, 20)))
    say(office)
    office.close()
    wait(clock, date(2026, 11, 25))
    office = make_office(clock=clock)
    office.reminders.add(FollowUpForm("Write", date(2026, 11, 25)))
    claimed = office.reminders.claim_due()
    assert words(claimed) == (["Write"], ["Ann"])
    office.close()  # died before it was shown
    clock.advance(days=1)
    office = make_office(clock=clock)
    due, missed = say(office)
    assert sorted(due + missed) == ["Ann", "Write"]
    office.close()
    clock.advance(minutes=1)
    office = make_office(clock=clock)
    assert say(office) == NOTHING


def test_killed_between_claiming_and_showing_it_is_said_once(make_office: Make, clock: FixedClock) -> None:
    office = make_office(clock=clock)
    office.reminders.add(FollowUpForm("Call", date(2026, 11, 20)))
    paths = office.paths
    office.close()
    child = os.fork()
    if child == 0:
        try:
            open_office(paths, clock).reminders.claim_due()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert say(make_office(clock=clock)) == (["Call"], [])
    make_office("other").close()


def test_what_was_due_before_it_was_written_down_is_no_news(office: Office, clock: FixedClock) -> None:
    somebody(office, "Last week", date(2026, 11, 13))
    somebody(office, "In four days", date(2026, 11, 24))
    office.reminders.add(FollowUpForm("Yesterday's", date(2026, 11, 19)))
    assert say(office) == NOTHING
    wait(clock, date(2026, 11, 24))
    assert say(office) == (["In four days"], [])


def test_what_was_written_down_after_midnight_belongs_to_the_new_day(make_office: Make) -> None:
    clock = FixedClock(datetime(2026, 11, 20, 0, 30))  # still 19 November in UTC
    office = make_office(clock=clock)
    office.reminders.add(FollowUpForm("Yesterday's", date(2026, 11, 19)))
    clock.advance(hours=10)
    assert say(office) == NOTHING


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1), timedelta(days=40)])
def test_a_clock_set_back_says_nothing_twice(make_office: Make, clock: FixedClock, back: timedelta) -> None:
    office = make_office(clock=clock)
    office.reminders.add(FollowUpForm("Call", date(2026, 11, 20)))
    somebody(office, "Ann", date(2026, 11, 27))
    assert sorted(say(office)[0]) == ["Ann", "Call"]
    clock.set(clock.now() - back)
    office.reminders.wake()
    assert say(office) == NOTHING
    office.close()
    office = make_office(clock=clock)
    assert say(office) == NOTHING
    clock.advance(back)
    office.reminders.wake()
    assert say(office) == NOTHING


def test_a_clock_set_forward_and_right_again_loses_nothing(make_office: Make, clock: FixedClock) -> None:
    office = make_office(clock=clock)
    office.reminders.add(FollowUpForm("In two weeks", date(2026, 12, 4)))
    office.reminders.add(FollowUpForm("In three", date(2026, 12, 11)))
    say(office)
    right = clock.now()
    clock.set(datetime(2027, 11, 20, 10, 0))
    office.reminders.wake()
    assert say(office) == NOTHING  # a year ago is no news
    clock.set(right)
    somebody(office, "Ann", date(2026, 11, 30))
    office.reminders.wake()
    say(office)
    office.close()
    wait(clock, date(2026, 12, 1))
    office = make_office(clock=clock)
    assert say(office) == ([], ["Ann"])
    wait(clock, date(2026, 12, 12))
    assert say(office) == ([], ["In two weeks", "In three"])


def test_a_snooze_over_a_lead_time_does_not_swallow_the_day_itself(office: Office, clock: FixedClock) -> None:
    somebody(office, "Ann", date(2026, 11, 27))
    said = office.reminders.claim_due()
    office.reminders.mark_shown(said)
    [item] = said.due
    office.reminders.put_off(item, clock.now() + timedelta(days=1))
    clock.advance(days=1)
    assert say(office) == (["Ann"], [])
    wait(clock, date(2026, 11, 27))
    assert say(office) == (["Ann"], [])
    clock.advance(hours=3)
    assert say(office) == NOTHING


def test_a_snooze_past_the_day_is_said_when_it_ends(office: Office, clock: FixedClock) -> None:
    office.reminders.add(FollowUpForm("Call", date(2026, 11, 20)))
    said = office.reminders.claim_due()
    office.reminders.mark_shown(said)
    office.reminders.put_off(said.due[0], clock.now() + timedelta(days=3))
    clock.advance(days=2)
    assert say(office) == NOTHING
    clock.advance(days=1)
    assert say(office) == (["Call"], [])
    clock.advance(days=1)
    assert say(office) == NOTHING


@pytest.mark.parametrize("what", ["done", "dismissed", "deleted", "deceased", "ended", "archived"])
def test_what_was_dealt_with_is_not_said(office: Office, clock: FixedClock, what: str) -> None:
    customer = somebody(office, "Ann", date(2026, 12, 1))
    [item] = office.reminders.due(date(2026, 12, 1))
    if what == "done":
        office.reminders.done(item)
    elif what == "dismissed":
        office.reminders.dismiss(item)
    elif what == "deleted":
        office.customers.delete([customer])
    elif what == "archived":
        office.customers.archive([customer])
    else:
        office.customers.end(customer, **{f"{what}_on": clock.today()})
    wait(clock, date(2026, 12, 1))
    assert say(office) == NOTHING
    assert office.reminders.pane().due == 0
    office.history.undo()
    assert say(office) == (["Ann"], [])


def test_the_quiet_time_between_ticks_hides_nothing(make_office: Make) -> None:
    """A program that looks at everything each time says the same at the same moments."""
    heard: list[list[tuple[datetime, str]]] = []
    for thorough in (False, True):
        clock = FixedClock(datetime(2026, 10, 23, 7, 0))
        office = make_office(f"office-{thorough}", clock)
        r = random.Random(4)
        log: list[tuple[datetime, str]] = []
        for number in range(12):
            somebody(
                office,
                f"C{number}",
                date(2026, 10, 20) + timedelta(days=r.randint(0, 40)),
                r.choice((33, 50)),
            )
        for step in range(24 * 14):
            clock.advance(minutes=60)
            if r.random() < 0.08:
                _something(office, clock, r, step)
            if thorough:
                office.reminders.wake()
            due, missed = say(office)
            log += [(clock.now(), name) for name in due + missed]
        heard.append(log)
    assert heard[0] == heard[1]
    assert len(heard[0]) > 15


def _something(office: Office, clock: FixedClock, r: random.Random, step: int) -> None:
    waiting = office.reminders.due(clock.today() - timedelta(days=20), 60)
    choice = r.randint(0, 5)
    if choice <= 2 or not waiting:
        at = r.choice((None, time(r.randint(0, 23), 30)))
        office.reminders.add(FollowUpForm(f"F{step}", clock.today() + timedelta(days=r.randint(0, 6)), at))
    elif choice == 3:
        office.reminders.put_off(r.choice(waiting), clock.now() + timedelta(hours=r.randint(1, 60)))
    elif choice == 4:
        office.reminders.done(r.choice(waiting))
    else:
        office.history.undo()


def test_in_a_year_with_days_off_every_follow_up_is_said_once(make_office: Make) -> None:
    """No queue: 40 follow-ups, absences of up to 20 days, each said exactly once."""
    clock = FixedClock(datetime(2026, 1, 1, 7, 0))
    office = make_office(clock=clock)
    r = random.Random(9)
    for number in range(40):
        office.reminders.add(
            FollowUpForm(
                f"F{number}",
                date(2026, 1, 2) + timedelta(days=r.randint(0, 350)),
                r.choice((None, time(2, 30))),
            )
        )
    said: Counter[str] = Counter()
    while clock.today() < date(2027, 1, 10):
        if r.random() < 0.05:
            office.close()
            clock.advance(days=r.randint(0, 20), hours=3)
            office = make_office(clock=clock)
        clock.advance(hours=r.randint(1, 30))
        due, missed = say(office)
        said.update(due + missed)
    assert said == Counter({f"F{number}": 1 for number in range(40)})


def test_a_firm_that_is_founded_and_one_s_own_to_do_are_said_too(office: Office, clock: FixedClock) -> None:
    office.customers.add(firm("Byg ApS", yearly_days=born(1, 12, 2001, "founding")))
    office.reminders.add(FollowUpForm("Clean the shop", date(2026, 12, 1)))
    wait(clock, date(2026, 12, 1))
    assert sorted(say(office)[0]) == ["Byg ApS", "Clean the shop"]
