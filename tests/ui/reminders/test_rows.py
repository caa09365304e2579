"""What stands in the reminder pane on which day, as a picture in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from support.clock import FixedClock

from app.customers.form import CustomerForm, YearlyForm
from app.office import Office
from app.paths import default_paths
from app.reminders.dates import PartialDate
from app.reminders.follow_ups import FollowUpForm
from app.reminders.occurrences import Occurrence
from app.reminders.snooze import at_wall
from ui.reminders.rows import FOLD, HeadingRow, ItemRow, MoreRow, Row, rows_of


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office on Tuesday 24 November 2026, 8:02, with a few people and plans."""
    clock = FixedClock(datetime(2026, 11, 24, 8, 2))
    office = Office.open(default_paths(tmp_path), clock)
    kirsten = customer(office, "Kirsten Østergaard", "birthday", 28, 11, 1976)
    customer(office, "Ole Nygaard", "birthday", 24, 11, 1985)
    customer(office, "Inger & Knut Haugen", "wedding", 12, 12, 2001)
    customer(office, "Lærke Frandsen", "birthday", 26, 11, None)
    groß = office.customers.add(CustomerForm(name="Jürgen Groß"))
    plan(office, "Call back Jürgen Groß", date(2026, 11, 20), None, groß)
    plan(office, "Send handrail drawing", date(2026, 11, 24), time(11, 0), kirsten)
    plan(office, "Lunch", date(2027, 1, 11), None, kirsten)
    yield office
    office.close()


def customer(
    office: Office, name: str, kind: str, day: int, month: int, year: int | None, **more: object
) -> int:
    form = CustomerForm(name=name, yearly_days=(YearlyForm(kind, PartialDate(day, month, year)),), **more)  # type: ignore[arg-type]
    return office.customers.add(form)


def plan(office: Office, text: str, day: date, at: time | None = None, customer_id: int | None = None) -> int:
    return office.reminders.add(FollowUpForm(text, day, at, customer_id))


def clock_of(office: Office) -> FixedClock:
    assert isinstance(office.clock, FixedClock)
    return office.clock


def go_to(office: Office, *moment: int) -> None:
    clock_of(office).set(datetime(*moment))  # type: ignore[arg-type]


def rows(office: Office, collapsed: tuple[str, ...] = (), opened: tuple[str, ...] = ()) -> list[Row]:
    return rows_of(office.reminders.pane(), collapsed, opened, office.clock.zone)


def picture(office: Office, **how: tuple[str, ...]) -> list[str]:
    """One line for each row: "# heading", "( ) open", "(!) overdue", "(x) done", "<50> round day", "+ more"."""
    found = []
    for row in rows(office, **how):
        if isinstance(row, HeadingRow):
            found.append(" ".join(part for part in ("#", row.text, row.count, row.right) if part))
        elif isinstance(row, MoreRow):
            found.append(f"+ {row.text}")
        else:
            mark = (
                f"<{row.number}>" if row.number else f"({'x' if row.done else '!' if row.overdue else ' '})"
            )
            found.append(f"{mark} {row.title} | {row.second}".removesuffix(" | "))
    return found


def item_of(office: Office, words: str) -> Occurrence:
    return next(row.item for row in rows(office) if isinstance(row, ItemRow) and words in row.title)


def test_a_tuesday(office: Office) -> None:
    assert picture(office) == [
        "# Overdue 1",
        "(!) Call back Jürgen Groß | since Fri 20 Nov · 4 d",
        "# Today 2 Tue 24 Nov",
        "( ) Send handrail drawing | 11:00 · Kirsten Østergaard",
        "( ) Ole Nygaard turns 41 | birthday",
        "# This week 2 to Sun 29 Nov",
        "( ) Birthday of Lærke Frandsen | Thursday",
        "<50> Kirsten Østergaard turns 50 | Saturday · in 4 days",
        "# Later 2",
        "( ) Silver wedding, Inger & Knut Haugen | Sat 12 Dec · 25 years",
        "( ) Lunch | 11 Jan 2027 · Kirsten Østergaard",
    ]


def test_a_sunday_has_no_rest_of_the_week(office: Office) -> None:
    go_to(office, 2026, 11, 29, 9, 0)
    headings = [line for line in picture(office) if line.startswith("#")]
    assert headings == ["# Overdue 5", "# Later 2"]


def test_over_the_end_of_the_year(office: Office) -> None:
    customer(office, "Mads Juul", "birthday", 1, 1, 1980)
    customer(office, "Ida Holm", "birthday", 31, 12, None)
    go_to(office, 2026, 12, 31, 8, 0)
    lines = picture(office)
    assert "# Today 1 Thu 31 Dec" in lines
    assert "( ) Birthday of Ida Holm" in lines
    assert (
        lines[lines.index("# This week 1 to 3 Jan 2027") + 1]
        == "( ) Mads Juul turns 47 | Tomorrow · birthday"
    )


def test_what_is_put_off_stands_at_its_moment(office: Office) -> None:
    item = item_of(office, "Call back")
    office.reminders.put_off(item, at_wall(date(2026, 11, 27), time(8, 30), office.clock.zone))
    lines = picture(office)
    assert "# Overdue 1" not in lines
    place = lines.index("( ) Call back Jürgen Groß | put off until Fri 08:30")
    assert place > lines.index("# This week 3 to Sun 29 Nov")


def test_when_the_snooze_is_over_it_is_for_today(office: Office) -> None:
    item = item_of(office, "Call back")
    office.reminders.put_off(item, at_wall(date(2026, 11, 24), time(14, 0), office.clock.zone))
    go_to(office, 2026, 11, 24, 14, 0)
    lines = picture(office)
    today = lines.index("# Today 3 Tue 24 Nov")
    week = next(number for number, line in enumerate(lines) if line.startswith("# This week"))
    assert any("Call back" in line for line in lines[today:week])


def test_what_is_done_stays_struck_through_until_midnight(office: Office) -> None:
    office.reminders.done(item_of(office, "Ole"))
    office.reminders.done(item_of(office, "Send"))
    lines = picture(office)
    assert "(x) Ole Nygaard turns 41 | done 08:02 · birthday" in lines
    assert "(x) Send handrail drawing | done 08:02 · Kirsten Østergaard" in lines
    go_to(office, 2026, 11, 25, 0, 1)
    assert not [line for line in picture(office) if "Ole" in line or "handrail" in line]


def test_ticked_again_it_is_open_again(office: Office) -> None:
    before = picture(office)
    for words in ("Ole", "Send"):
        office.reminders.done(item_of(office, words))
    for words in ("Ole", "Send"):
        office.reminders.reopen(item_of(office, words))
    assert picture(office) == before


def test_a_done_round_day_is_no_card_any_more(office: Office) -> None:
    office.reminders.done(item_of(office, "turns 50"))
    assert [line for line in picture(office) if "turns 50" in line] == [
        "(x) Kirsten Østergaard turns 50 | done 08:02 · birthday"
    ]


def test_dismissed_is_gone_this_year_and_back_the_next(office: Office) -> None:
    office.reminders.dismiss(item_of(office, "Ole"))
    assert not [line for line in picture(office) if "Ole" in line]
    go_to(office, 2027, 11, 24, 8, 0)
    assert "( ) Ole Nygaard turns 42 | birthday" in picture(office)


def test_nothing_is_said_of_the_dead(office: Office) -> None:
    from dataclasses import replace

    item = item_of(office, "turns 50")
    assert item.customer_id is not None
    card = office.customers.card(item.customer_id)
    office.customers.change(card.id, card.version, replace(card.form, deceased_on=date(2026, 11, 24)))
    assert not [line for line in picture(office) if "Kirsten" in line]


def test_a_leap_day_says_why_it_is_kept_another_day(office: Office) -> None:
    customer(office, "Frida Skov", "birthday", 29, 2, 2000)
    go_to(office, 2027, 2, 26, 9, 0)
    assert [line for line in picture(office) if "Frida" in line] == [
        "( ) Frida Skov turns 27 | Sunday · birthday · (born on 29 February)"
    ]
    go_to(office, 2028, 2, 28, 9, 0)
    assert [line for line in picture(office) if "Frida" in line] == [
        "( ) Frida Skov turns 28 | Tomorrow · birthday"
    ]


def test_a_collapsed_group_shows_its_heading_and_number(office: Office) -> None:
    lines = picture(office, collapsed=("today", "later"))
    assert "# Today 2 Tue 24 Nov" in lines
    assert not [line for line in lines if "Ole" in line or "Lunch" in line]


def test_a_long_group_is_folded_and_opens(office: Office) -> None:
    for number in range(30):
        plan(office, f"Task {number:02}", date(2026, 12, 1))
    folded = picture(office)
    later = folded[folded.index("# Later 32") :]
    assert len(later) == 1 + FOLD + 1
    assert later[-1] == f"+ {32 - FOLD} more"
    assert len([line for line in picture(office, opened=("later",)) if "Task" in line]) == 30


def test_one_row_more_is_shown_rather_than_folded(office: Office) -> None:
    for number in range(FOLD - 1):
        plan(office, f"Task {number:02}", date(2026, 12, 1))
    assert not [line for line in picture(office) if line.startswith("+")]


def test_an_empty_office_has_no_rows(tmp_path: Path) -> None:
    office = Office.open(default_paths(tmp_path / "empty"), FixedClock())
    try:
        assert rows(office) == []
    finally:
        office.close()


def test_every_row_is_one_sentence_for_a_screen_reader(office: Office) -> None:
    spoken = [row.spoken for row in rows(office)]
    assert all(spoken)
    assert "Call back Jürgen Groß, since Fri 20 Nov, 4 d, overdue" in spoken
    assert "Today 2, Tue 24 Nov" in spoken
