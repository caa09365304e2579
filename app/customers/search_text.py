"""What is derived from what a customer is called and has: sort keys, and the text for search. Pure rules."""

from __future__ import annotations

from collections.abc import Iterable

from app.customers.form import CustomerForm
from app.customers.models import FAX, FIRM, NEVER_TALKED, PHONE
from app.customers.names import search_forms, split_guess
from app.customers.sort_key import sort_key

NOTES_SEARCHED = 1000  # characters of a note that search looks at: enough to find it, short enough to scan
_LONGEST_KEY = 400


def sort_keys(name: str, kind: str, given: str, family: str, sorting: str) -> tuple[str, str]:
    """The keys to sort by, given name first and family name first, in the language `sorting`."""
    last_first = name
    if kind != FIRM:
        guessed_given, guessed_family = (given, family) if family else split_guess(name)
        last_first = f"{guessed_family} {guessed_given}".strip() or name
    by_given = sort_key(name, sorting)[:_LONGEST_KEY]
    return by_given, by_given if last_first == name else sort_key(last_first, sorting)[:_LONGEST_KEY]


def search_text(called: Iterable[str], words: Iterable[str], notes: str, numbers: Iterable[str]) -> str:
    """One text of the names a customer is `called` by, all other words, a note's beginning, and digits as they are."""
    text = search_forms(" ".join(part for part in (*called, *words) if part) + " " + notes[:NOTES_SEARCHED])
    return " ".join([text, *numbers])


def point_words(points: Iterable[tuple[str, str]], country: str) -> tuple[list[str], list[str]]:
    """Of contact points as (kind, value): the words to fold, and the digits that are searched as they stand."""
    from app.customers import phones

    words: list[str] = []
    numbers: list[str] = []
    for kind, value in points:
        if kind in (PHONE, FAX):
            numbers.extend(phones.search_forms(value, country))
        else:
            words.append(value)
    return words, numbers


def known_since(form: CustomerForm) -> str:
    """Since when a new customer has been silent: the day since when they are one, else `NEVER_TALKED`."""
    for day in form.yearly_days:
        if day.kind == "customer_since" and day.date.year is not None:
            return f"{day.date.year:04}-{day.date.month:02}-{day.date.day:02}"
    return str(NEVER_TALKED)
