"""Round days and the sentences of yearly days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from app import i18n
from app.reminders.dates import PartialDate
from app.reminders.milestones import YearlyKind, copper_title, copper_wedding, milestone, title


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


@pytest.mark.parametrize(
    ("kind", "round_ones"),
    [
        ("birthday", [18, 30, 40, 50, 60, 65, 70, 75, 80, 85, 90, 95, 100, 105, 110, 115, 120]),
        ("wedding", [25, 50, 60]),
        ("founding", [1, 5, 10, 25, 50]),
        ("customer_since", [1, 5, 10, 25, 50]),
    ],
)
def test_only_these_years_are_round(kind: str, round_ones: list[int]) -> None:
    assert [years for years in range(121) if milestone(kind, years)] == round_ones
    assert milestone(YearlyKind(kind), None) is False


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError):
        milestone("name_day", 50)


@pytest.mark.parametrize(
    ("wedding", "copper"),
    [
        (PartialDate(15, 8, 2013), date(2026, 2, 15)),
        (PartialDate(15, 2, 2014), date(2026, 8, 15)),
        (PartialDate(31, 8, 2013), date(2026, 2, 28)),
        (PartialDate(31, 8, 2011), date(2024, 2, 29)),
        (PartialDate(30, 8, 2013), date(2026, 2, 28)),
        (PartialDate(31, 3, 2014), date(2026, 9, 30)),
        (PartialDate(29, 2, 2008), date(2020, 8, 29)),
        (PartialDate(1, 7, 2014), date(2027, 1, 1)),
        (PartialDate(15, 8), None),
    ],
)
def test_a_copper_wedding_is_twelve_and_a_half_years_after(wedding: PartialDate, copper: date | None) -> None:
    assert copper_wedding(wedding) == copper


@pytest.mark.parametrize(
    ("kind", "years", "moved", "sentence"),
    [
        ("birthday", 50, False, "Ida Holm turns 50"),
        ("birthday", None, False, "Birthday of Ida Holm"),
        ("birthday", 27, True, "Ida Holm turns 27 (born on 29 February)"),
        ("birthday", None, True, "Birthday of Ida Holm (born on 29 February)"),
        ("wedding", 25, False, "Silver wedding, Ida Holm"),
        ("wedding", 50, False, "Golden wedding, Ida Holm"),
        ("wedding", 60, False, "Diamond wedding, Ida Holm"),
        ("wedding", 1, False, "Ida Holm: married for 1 year"),
        ("wedding", 12, True, "Ida Holm: married for 12 years (married on 29 February)"),
        ("wedding", None, False, "Wedding day of Ida Holm"),
        ("founding", 1, False, "Ida Holm was founded 1 year ago"),
        ("founding", 25, False, "Ida Holm was founded 25 years ago"),
        ("founding", None, False, "Founding day of Ida Holm"),
        ("founding", 3, True, "Ida Holm was founded 3 years ago (founded on 29 February)"),
        ("customer_since", 1, False, "Ida Holm: 1 year as a customer"),
        ("customer_since", 10, False, "Ida Holm: 10 years as a customer"),
        ("customer_since", None, True, "Customer anniversary of Ida Holm (since 29 February)"),
    ],
)
def test_each_day_is_one_sentence(kind: str, years: int | None, moved: bool, sentence: str) -> None:
    assert title(kind, "Ida Holm", years, moved_leap_day=moved) == sentence


def test_a_name_with_braces_is_said_as_it_is() -> None:
    assert title("birthday", "{name} {0} {x!r}", 50, moved_leap_day=True) == (
        "{name} {0} {x!r} turns 50 (born on 29 February)"
    )
    assert copper_title("{x}") == "Copper wedding, {x}"


@pytest.mark.parametrize("kind", list(YearlyKind))
def test_every_kind_has_words_with_and_without_a_year(kind: YearlyKind) -> None:
    for years in (None, 1, 2, 25):
        for moved in (False, True):
            assert "Ida Holm" in title(kind, "Ida Holm", years, moved_leap_day=moved)
