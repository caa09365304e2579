"""The parts of countries and their money."""

from __future__ import annotations

import pytest

from app import i18n
from app.customers.country_parts import subdivisions


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("DE", 16),
        ("AT", 9),
        ("CH", 26),
        ("GB", 4),
        ("US", 51),
        ("CA", 13),
        ("AU", 8),
        ("DK", 0),
        ("", 0),
        ("de", 0),
    ],
)
def test_a_country_has_the_parts_that_holidays_differ_in(country: str, number: int) -> None:
    assert len(subdivisions(country)) == number


@pytest.mark.parametrize("country", ["DE", "AT", "CH", "GB", "US", "CA", "AU"])
def test_every_part_is_one_the_holiday_calendar_knows(country: str) -> None:
    import holidays

    known = set(holidays.list_supported_countries()[country])
    assert {code for code, _name in subdivisions(country)} <= known


def test_parts_are_sorted_as_the_language_does() -> None:
    i18n.use("de")
    names = [name for _code, name in subdivisions("AT")]
    assert names[:3] == ["Burgenland", "Kärnten", "Niederösterreich"]
    assert [name for _code, name in subdivisions("CH")].index("Genève") == 7
