"""Amounts typed the way the language writes them, and those that could be read two ways."""

from __future__ import annotations

import pytest

from app import i18n
from app.errors import InvalidField
from ui.timeline.amount import home_currency, read_amount, written_amount


@pytest.mark.parametrize(
    ("language", "text", "currency", "minor"),
    [
        ("da", "1.234,50", "DKK", 123450),
        ("en", "1,234.50", "DKK", 123450),
        ("nb", "1 234,50", "NOK", 123450),
        ("nb", "1\u00a0234,5", "NOK", 123450),
        ("de", "4.860", "EUR", 486000),
        ("en", "4,860", "GBP", 486000),
        ("en", "86400", "DKK", 8640000),
        ("da", "86400,5", "DKK", 8640050),
        ("da", "12.50", "DKK", 1250),  # two digits after it are no group
        ("en", "12,50", "GBP", 1250),
        ("de", "1'234'567,89", "CHF", 123456789),
        ("en", "0", "GBP", 0),
        ("en", "1,234", "ISK", 1234),  # a currency without parts
        ("en", "", "GBP", None),
        ("en", "  ", "GBP", None),
    ],
)
def test_an_amount_is_read_as_it_is_written(
    language: str, text: str, currency: str, minor: int | None
) -> None:
    i18n.use(language)
    assert read_amount(text, currency) == minor


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "abc"),
        ("en", "-5"),
        ("en", "1,23,4"),
        ("en", "1.234"),  # a group elsewhere, three decimals here
        ("da", "1,234"),
        ("da", "1.23.456"),
        ("da", ",50"),
        ("en", "12 kr"),
        ("en", "1" * 16),
        ("en", "١٢٣"),
    ],
)
def test_what_can_be_read_two_ways_is_asked_about(language: str, text: str) -> None:
    i18n.use(language)
    with pytest.raises(InvalidField) as caught:
        read_amount(text, "DKK")
    assert caught.value.field == "amount"
    assert ("1,234.50" if language == "en" else "1.234,50") in str(caught.value)


@pytest.mark.parametrize(
    ("language", "written"), [("da", "86.400,00"), ("en", "86,400.00"), ("de", "86.400,00")]
)
def test_an_amount_written_back_is_read_again(language: str, written: str) -> None:
    i18n.use(language)
    assert written_amount(8640000, "DKK") == written
    assert read_amount(written, "DKK") == 8640000


@pytest.mark.parametrize(
    ("country", "language", "currency"),
    [("DK", "en", "DKK"), ("NO", "en", "NOK"), ("DE", "da", "EUR"), ("", "nb", "NOK"), ("", "en", "GBP")],
)
def test_the_currency_is_the_country_s(country: str, language: str, currency: str) -> None:
    i18n.use(language)
    assert home_currency(country) == currency
