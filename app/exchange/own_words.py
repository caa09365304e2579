"""The words our own CSV uses in every language, so that a file written in one is read in any other."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from functools import lru_cache

from app import resources
from app.i18n import DOMAIN, LANGUAGES

Words = Mapping[str, str]
_Say = Callable[[str, str], str]


def point_words(pgettext: _Say) -> dict[str, str]:
    """What the kinds of numbers and addresses are called."""
    return {
        "mobile": pgettext("contact point", "mobile"),
        "work": pgettext("contact point", "work"),
        "home": pgettext("contact point", "home"),
        "fax": pgettext("contact point", "fax"),
        "social": pgettext("contact point", "profile"),
        "other": pgettext("contact point", "other"),
    }


def day_words(pgettext: _Say) -> dict[str, str]:
    """What the kinds of yearly days are called."""
    return {
        "birthday": pgettext("yearly day", "birthday"),
        "wedding": pgettext("yearly day", "wedding day"),
        "founding": pgettext("yearly day", "founding"),
        "customer_since": pgettext("yearly day", "customer since"),
        "other": pgettext("yearly day", "other day"),
    }


def customer_words(pgettext: _Say) -> dict[str, str]:
    """What the kinds of customers are called."""
    return {"person": pgettext("customer", "person"), "firm": pgettext("customer", "firm")}


def address_words(pgettext: _Say) -> dict[str, str]:
    """What the forms of address are called."""
    return {
        "formal": pgettext("form of address", "formal"),
        "informal": pgettext("form of address", "informal"),
    }


def spoken(language: str) -> gettext.NullTranslations:
    """The catalogue of one of our languages; English (the sentences themselves) where it is not filled yet."""
    return gettext.translation(DOMAIN, resources.path("translations"), languages=[language], fallback=True)


@lru_cache(maxsize=8)
def read_back(table: Callable[[_Say], dict[str, str]]) -> dict[str, str]:
    """Every word of a table in all languages, folded, and the key it stands for."""
    meant: dict[str, str] = {}
    for language in ("en", *LANGUAGES):
        for key, word in table(spoken(language).pgettext).items():
            meant.setdefault(word.casefold(), key)
    return meant
