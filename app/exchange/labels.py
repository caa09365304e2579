"""What other programs' words for kinds of numbers, addresses, groups and days mean here."""

from __future__ import annotations

import re
from functools import lru_cache

from app.exchange.draft import DayKind, PointKind

_KINDS: dict[PointKind, tuple[str, ...]] = {
    "mobile": ("mobile", "cell", "cellular", "iphone", "mobil", "mobiltelefon", "handy", "mobilnummer"),
    "work": (
        *("work", "business", "office", "arbejde", "arbeid", "jobb", "job", "kontor", "firma"),
        *("geschäftlich", "arbeit", "büro", "dienstlich"),
    ),
    "home": ("home", "privat", "private", "hjem", "hjemme", "zuhause", "personal"),
    "other": ("other", "andet", "anden", "annet", "annen", "andere", "sonstige", "weitere", "custom"),
    "fax": ("fax", "telefax", "faks", "telefaks"),
    "social": (),
}
_KIND_OF: dict[str, PointKind] = {word: kind for kind, words in _KINDS.items() for word in words}

_SYSTEM_GROUPS = frozenset({"mycontacts", "my contacts", "starred", "friends", "family", "coworkers"})

_WEDDING = frozenset(
    {"anniversary", "wedding", "wedding anniversary", "wedding day", "bryllupsdag", "mærkedag", "merkedag"}
    | {"jahrestag", "hochzeitstag", "jubiläum", "årsdag"}
)
_BIRTHDAY = frozenset({"birthday", "fødselsdag", "geburtstag"})

_SENSITIVE = re.compile(
    r"\b(gender|sex|køn|kjønn|geschlecht|sensitivity|government id|national id|passport|pas(nr|nummer)"
    r"|social security|ssn|national insurance|religion|cpr|personnummer|personnr|fødselsnummer"
    r"|sozialversicherung\w*|sv-?nummer|steuer-?id|ausweis\w*|health|diagnos\w*|union|fagforening)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def point_kind(label: str) -> tuple[PointKind, str]:
    """The kind that a label means, and the label itself where it says more than that ("Work Fax"), else ""."""
    word = label.strip()
    low = word.lower()
    if not low:
        return "other", ""
    if low in _KIND_OF:
        return _KIND_OF[low], ""
    if any(part in low for part in ("fax", "faks")):
        return "fax", word
    for part in re.split(r"[\s_/()-]+", low):
        if part in _KIND_OF:
            return _KIND_OF[part], word
    return "other", word


def day_kind(label: str) -> DayKind:
    """The kind of yearly day that an event's label means."""
    low = label.strip().lower()
    if low in _WEDDING:
        return "wedding"
    return "birthday" if low in _BIRTHDAY else "other"


def is_system_group(name: str) -> bool:
    """Whether a group is one that an address book puts everybody into by itself, and so says nothing."""
    starred = name.startswith("*")
    low = name.lstrip("* ").lower()
    return low in ("mycontacts", "my contacts", "starred", "") or (starred and low in _SYSTEM_GROUPS)


@lru_cache(maxsize=512)
def is_sensitive(label: str) -> bool:
    """Whether a column or field holds what a firm has no business keeping on a customer: it is not imported."""
    return _SENSITIVE.search(label) is not None
