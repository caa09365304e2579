"""Amounts of money as they are typed and written back: "1.234,50" in Danish, "1,234.50" in English."""

from __future__ import annotations

import re
from decimal import Decimal

from app.errors import InvalidField
from app.i18n import _, language

MOST_DIGITS = 15
CURRENCIES = ("DKK", "NOK", "SEK", "EUR", "GBP", "USD", "CHF", "PLN", "ISK")
_OF_LANGUAGE = {"da": "DKK", "nb": "NOK", "de": "EUR", "en": "GBP"}
_GROUP = {"en": ","}
_DECIMAL = {"en": "."}
_LOCALES = {"en": "en_GB"}


def home_currency(country: str) -> str:
    """The currency of a country (ISO 3166 code); where the firm said none, the one of the language."""
    from babel.numbers import get_territory_currencies

    found = get_territory_currencies(country, tender=True) if country else []
    return str(found[-1]) if found else _OF_LANGUAGE[language()]


def read_amount(text: str, currency: str) -> int | None:
    """The amount in the currency's smallest unit; None for nothing typed.

    A separator followed by one or two digits parts the decimals, whichever it is; one followed by three groups
    only where the language groups with it. Raises InvalidField("amount") for anything that can be read two ways.
    """
    clean = re.sub(r"[\s'’]", "", text)
    if not clean:
        return None
    places = _places(currency)
    group, decimal = _GROUP.get(language(), "."), _DECIMAL.get(language(), ",")
    whole, cents = clean, ""
    match = re.fullmatch(rf"(.*)([.,])([0-9]{{1,{places}}})", clean) if places else None
    if match is not None and (len(match[3]) != 3 or match[2] == decimal):
        whole, cents = match[1], match[3]
        group = "," if match[2] == "." else "."
    digits = whole.replace(group, "")
    pattern = rf"[0-9]+|[0-9]{{1,3}}(?:{re.escape(group)}[0-9]{{3}})+"
    if not re.fullmatch(pattern, whole) or len(digits) + places > MOST_DIGITS:
        raise InvalidField(
            "amount",
            _("This is no amount of money."),
            _("Write it like {example}.").format(example=written_amount(123450, "EUR")),
        )
    return int(digits + cents.ljust(places, "0"))


def written_amount(minor: int, currency: str) -> str:
    """An amount as it stands in a field, without its currency."""
    from babel.numbers import format_decimal

    places = _places(currency)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    locale = _LOCALES.get(language(), language())
    return str(format_decimal(Decimal(minor).scaleb(-places), pattern, locale=locale))


def _places(currency: str) -> int:
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(currency))
