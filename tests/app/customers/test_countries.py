"""Countries, and what is paid with there."""

from __future__ import annotations

import pytest

from app.customers.countries import currency_of


@pytest.mark.parametrize(
    ("country", "money"),
    [
        ("DK", "DKK"),
        ("NO", "NOK"),
        ("DE", "EUR"),
        ("GB", "GBP"),
        ("CH", "CHF"),
        ("", ""),
        ("??", ""),
        ("ZZ", ""),
    ],
)
def test_the_money_of_a_country(country: str, money: str) -> None:
    assert currency_of(country) == money
