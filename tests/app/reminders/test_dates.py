"""Yearly days: read, kept, observed once a year, counted from the origin."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidField
from app.reminders.dates import (
    LeapRule,
    PartialDate,
    age_on,
    default_leap_rule,
    next_occurrence,
    observed,
    occurrences,
)

BOTH_RULES = pytest.mark.parametrize("rule", list(LeapRule))
days = st.dates(date(1601, 1, 1), date(2400, 12, 31))
partials = st.builds(
    lambda day, with_year: PartialDate(day.day, day.month, day.year if with_year else None),
    days,
    st.booleans(),
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1976-02-29", PartialDate(29, 2, 1976)),
        ("--02-29", PartialDate(29, 2)),
        ("--0229", PartialDate(29, 2)),
        (" --02-29\r\n", PartialDate(29, 2)),
        ("19760229", PartialDate(29, 2, 1976)),
        ("1976-02-29T00:00:00Z", PartialDate(29, 2, 1976)),
        ("1976-02-29T23:30:00-08:00", PartialDate(29, 2, 1976)),
        ("19760229T000000Z", PartialDate(29, 2, 1976)),
        ("1976-02-29 00:00:00", PartialDate(29, 2, 1976)),
        ("1604-02-29", PartialDate(29, 2)),
        ("1604-11-28", PartialDate(28, 11)),
        ("0000-11-28", PartialDate(28, 11)),
        ("0000-02-29", PartialDate(29, 2)),
        ("00001128", PartialDate(28, 11)),
        ("1900-01-01", PartialDate(1, 1, 1900)),
        ("1970-01-01", PartialDate(1, 1, 1970)),
        ("0850-06-01", PartialDate(1, 6, 850)),
    ],
)
def test_a_day_is_read_as_others_write_it(text: str, day: PartialDate) -> None:
    assert PartialDate.parse(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "", "1976", "1976-02", "--02", "---29", "1976-0229", "197602-29", "29.02.1976", "02/29/1976", "1976-13-01",
        "1976-00-10", "1975-02-29", "1900-02-29", "2026-02-31", "--02-30", "--0431", "0000-02-30", "１９７６-02-29",
        "1976-02-29X", "01976-02-29", "today",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InvalidField) as caught:
        PartialDate.parse(text)
    assert caught.value.field == "day"
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ((31, 2, None), "February has no day 31."),
        ((31, 2, 2024), "February has no day 31."),
        ((31, 4, None), "April has no day 31."),
        ((0, 4, None), "April has no day 0."),
        ((29, 2, 1975), "1975 had no 29 February. Leave the year empty if it is not known."),
        ((29, 2, 1900), "1900 had no 29 February. Leave the year empty if it is not known."),
        ((1, 13, None), "There is no month 13."),
        ((1, 1, 0), "The year must lie between 1 and 9999."),
        ((1, 1, 10000), "The year must lie between 1 and 9999."),
    ],
)
def test_a_day_that_does_not_exist_is_named(parts: tuple[int, int, int | None], sentence: str) -> None:
    with pytest.raises(InvalidField) as caught:
        PartialDate(*parts)
    assert str(caught.value) == sentence


@given(partials)
def test_what_is_written_is_read_back(partial: PartialDate) -> None:
    again = PartialDate.parse(partial.iso())
    expected = PartialDate(partial.day, partial.month) if partial.year == 1604 else partial
    assert again == expected


def test_days_are_written_in_iso_form() -> None:
    assert PartialDate(29, 2, 1976).iso() == "1976-02-29"
    assert PartialDate(29, 2).iso() == "--02-29"
    assert PartialDate(1, 6, 850).iso() == "0850-06-01"


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("1900-01-01", True),
        ("1900-07-04", True),
        ("1970-01-01", True),
        ("1899-12-30", True),
        ("1970-01-02", False),
        ("1901-01-01", False),
        ("1604-01-01", False),
        ("--01-01", False),
    ],
)
def test_years_that_programs_write_for_unknown_are_asked_about(text: str, unsure: bool) -> None:
    assert PartialDate.parse(text).perhaps_unknown is unsure


@pytest.mark.parametrize(
    ("country", "rule"),
    [("DE", "mar1"), ("de", "mar1"), ("DK", "feb28"), ("NO", "feb28"), ("GB", "feb28"), ("", "feb28")],
)
def test_each_country_has_its_leap_rule(country: str, rule: str) -> None:
    assert default_leap_rule(country) == rule


@pytest.mark.parametrize(
    ("year", "feb28", "mar1"),
    [
        (1900, (2, 28), (3, 1)),
        (2000, (2, 29), (2, 29)),
        (2027, (2, 28), (3, 1)),
        (2028, (2, 29), (2, 29)),
        (2100, (2, 28), (3, 1)),
    ],
)
def test_a_leap_day_is_kept_by_its_rule(year: int, feb28: tuple[int, int], mar1: tuple[int, int]) -> None:
    for partial in (PartialDate(29, 2), PartialDate(29, 2, 1896)):
        assert observed(partial, year, LeapRule.FEB28) == date(year, *feb28)
        assert observed(partial, year, LeapRule.MAR1) == date(year, *mar1)


@BOTH_RULES
def test_neighbours_of_the_leap_day_do_not_move(rule: LeapRule) -> None:
    for year in (2027, 2028, 2100):
        assert observed(PartialDate(28, 2), year, rule) == date(year, 2, 28)
        assert observed(PartialDate(1, 3), year, rule) == date(year, 3, 1)


@BOTH_RULES
def test_in_four_hundred_years_every_day_comes_exactly_once_a_year(rule: LeapRule) -> None:
    """400 years are the whole cycle of the Gregorian calendar."""
    for month in range(1, 13):
        for day in range(1, calendar.monthrange(2000, month)[1] + 1):
            partial = PartialDate(day, month)
            found = occurrences(partial, date(1999, 1, 1), date(2398, 12, 31), rule)
            assert [occurrence.year for occurrence in found] == list(range(1999, 2399)), partial


@BOTH_RULES
def test_going_from_one_to_the_next_never_drifts(rule: LeapRule) -> None:
    partial = PartialDate(29, 2, 2000)
    day = date(2000, 3, 2)
    for _year in range(400):
        day = next_occurrence(partial, day + timedelta(days=1), rule)
    assert day == date(2400, 2, 29)


@given(partials, days, st.sampled_from(LeapRule))
def test_the_next_occurrence_is_the_first_of_the_occurrences(
    partial: PartialDate, day: date, rule: LeapRule
) -> None:
    following = next_occurrence(partial, day, rule)
    assert following >= day
    assert occurrences(partial, day, following, rule) == [following]


@pytest.mark.parametrize(
    ("partial", "today", "following"),
    [
        (PartialDate(21, 11, 1976), date(2026, 11, 21), date(2026, 11, 21)),
        (PartialDate(20, 11, 1976), date(2026, 11, 21), date(2027, 11, 20)),
        (PartialDate(3, 1), date(2026, 12, 20), date(2027, 1, 3)),
        (PartialDate(29, 2, 2000), date(2027, 2, 28), date(2027, 2, 28)),
        (PartialDate(29, 2, 2000), date(2027, 3, 1), date(2028, 2, 29)),
        (PartialDate(21, 11, 2026), date(2026, 11, 21), date(2027, 11, 21)),
        (PartialDate(1, 5, 2030), date(2026, 11, 21), date(2031, 5, 1)),
    ],
)
def test_the_next_occurrence(partial: PartialDate, today: date, following: date) -> None:
    assert next_occurrence(partial, today, LeapRule.FEB28) == following


def test_occurrences_reach_over_new_year() -> None:
    for partial in (PartialDate(3, 1), PartialDate(3, 1, 1980)):
        assert occurrences(partial, date(2026, 12, 20), date(2027, 1, 10), LeapRule.FEB28) == [
            date(2027, 1, 3)
        ]
    assert occurrences(PartialDate(3, 1), date(2026, 2, 1), date(2026, 12, 31), LeapRule.FEB28) == []
    assert occurrences(PartialDate(3, 1), date(2026, 2, 1), date(2026, 1, 1), LeapRule.FEB28) == []


def test_nothing_comes_back_before_it_began() -> None:
    found = occurrences(PartialDate(15, 6, 2026), date(2020, 1, 1), date(2028, 12, 31), LeapRule.FEB28)
    assert found == [date(2027, 6, 15), date(2028, 6, 15)]


@pytest.mark.parametrize(
    ("partial", "day", "feb28", "mar1"),
    [
        (PartialDate(28, 11, 1976), date(2026, 11, 27), 49, 49),
        (PartialDate(28, 11, 1976), date(2026, 11, 28), 50, 50),
        (PartialDate(28, 11), date(2026, 11, 28), None, None),
        (PartialDate(29, 2, 2000), date(2027, 2, 27), 26, 26),
        (PartialDate(29, 2, 2000), date(2027, 2, 28), 27, 26),
        (PartialDate(29, 2, 2000), date(2027, 3, 1), 27, 27),
        (PartialDate(29, 2, 2000), date(2028, 2, 28), 27, 27),
        (PartialDate(29, 2, 2000), date(2028, 2, 29), 28, 28),
        (PartialDate(1, 5, 2026), date(2026, 5, 1), 0, 0),
        (PartialDate(1, 5, 2026), date(2026, 4, 30), None, None),
    ],
)
def test_age(partial: PartialDate, day: date, feb28: int | None, mar1: int | None) -> None:
    assert age_on(partial, day, LeapRule.FEB28) == feb28
    assert age_on(partial, day, LeapRule.MAR1) == mar1


@given(days, st.integers(1, 120), st.sampled_from(LeapRule))
def test_on_the_occurrence_the_age_is_the_difference_of_the_years(
    born: date, years: int, rule: LeapRule
) -> None:
    partial = PartialDate.of(born)
    day = observed(partial, born.year + years, rule)
    assert age_on(partial, day, rule) == years
    assert age_on(partial, day - timedelta(days=1), rule) == years - 1
