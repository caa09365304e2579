"""Days as other programs spell them."""

from __future__ import annotations

import pytest

from app.errors import InvalidField
from app.exchange.days import add_day, read_day
from app.exchange.draft import Draft, DraftDay

SPELLED = [
    ("1976-02-29", "1976-02-29"),
    (" --02-29", "--02-29"),
    ("--0229", "--02-29"),
    ("19760229", "1976-02-29"),
    ("1976-02-29T00:00:00Z", "1976-02-29"),
    ("1604-03-09", "--03-09"),
    ("0000-03-09", "--03-09"),
    ("1976/2/9", "1976-02-09"),
    ("29.02.1976", "1976-02-29"),
    ("9.3.1976", "1976-03-09"),
    ("29.02.", "--02-29"),
    ("24/12/1976", "1976-12-24"),
    ("12/24/1976", "1976-12-24"),
    ("0976-05-01", "0976-05-01"),
]


@pytest.mark.parametrize(("text", "iso"), SPELLED)
def test_a_day_is_read_as_it_is_spelled(text: str, iso: str) -> None:
    found = read_day(text)
    assert found is not None
    assert found.iso() == iso


@pytest.mark.parametrize("text", ["", "  ", "0/0/00", "0.0.00", "0000-00-00", "00.00.0000"])
def test_an_empty_day_is_no_day(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(
    "text", ["1977-02-29", "31.04.1980", "03/04/1980", "circa 1800", "1976", "1.2.76", "--13-01"]
)
def test_what_is_no_day_or_could_be_two_is_said(text: str) -> None:
    with pytest.raises(InvalidField):
        read_day(text)


def test_where_days_come_first_a_slash_is_no_riddle() -> None:
    found = read_day("03/04/1980", day_first=True)
    assert found is not None
    assert found.iso() == "1980-04-03"


@pytest.mark.parametrize(("text", "iso"), SPELLED)
def test_the_quick_way_and_the_careful_way_agree(text: str, iso: str) -> None:
    draft = Draft()
    add_day(draft, "wedding", text)
    assert draft.days == [DraftDay("wedding", iso)]


def test_an_impossible_birthday_costs_only_itself() -> None:
    draft = Draft(name="Åse")
    add_day(draft, "birthday", "1977-02-29")
    assert draft.days == []
    assert "1977-02-29" in draft.kept_aside[0]


@pytest.mark.parametrize("text", ["1900-05-06", "1970-01-01"])
def test_a_birthday_that_may_mean_unknown_is_kept_and_doubted(text: str) -> None:
    draft = Draft()
    add_day(draft, "birthday", text)
    assert [day.day for day in draft.days] == [text]
    assert len(draft.kept_aside) == 1


def test_the_year_that_a_file_omits_is_no_year() -> None:
    draft = Draft()
    add_day(draft, "birthday", "1904-03-09", omitted=1904)
    assert draft.days == [DraftDay("birthday", "--03-09")]


def test_the_same_day_twice_is_one_day() -> None:
    draft = Draft()
    add_day(draft, "birthday", "1976-02-29")
    add_day(draft, "birthday", "19760229")
    assert len(draft.days) == 1
