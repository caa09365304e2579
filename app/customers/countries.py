"""Countries as people write them, as the two letters of ISO 3166 and back, and their money."""

from __future__ import annotations

from functools import lru_cache

from app.i18n import LANGUAGES, language


def country_code(text: str) -> str:
    """The two letters of a country named in one of our languages or by its letters; other text as it is."""
    clean = " ".join(text.split())
    if not clean:
        return ""
    return _codes().get(clean.casefold(), clean)


def country_name(code: str) -> str:
    """The name of a country in the language spoken now; other text as it is."""
    return str(_names(language()).get(code, code))


def countries() -> list[tuple[str, str]]:
    """All countries as (code, name in the language spoken now), in the order of their names."""
    return sorted(_names(language()).items(), key=lambda pair: pair[1].casefold())


def currency_of(country: str) -> str:
    """The ISO 4217 code of the money of a country ("DKK"), "" when the country is not known."""
    from babel.numbers import get_territory_currencies

    known = get_territory_currencies(country) if len(country) == 2 else []
    return str(known[0]) if known else ""


@lru_cache(maxsize=8)
def _names(spoken: str) -> dict[str, str]:
    from babel import Locale

    found = Locale.parse("en_GB" if spoken == "en" else spoken).territories
    return {
        code: str(name)
        for code, name in found.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT
    }


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for spoken in LANGUAGES:
        for code, name in _names(spoken).items():
            codes[name.casefold()] = code
            codes[code.casefold()] = code
    return codes | {
        "uk": "GB",
        "england": "GB",
        "great britain": "GB",
        "usa": "US",
        "united states of america": "US",
    }


_NOT = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
"""Codes of Babel that are no country."""
