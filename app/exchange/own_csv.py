"""Reads our own CSV back, in whichever of our languages it was written, value for value."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import Any, cast

from app.errors import InvalidField
from app.exchange import own_words, several
from app.exchange.days import add_day, read_day
from app.exchange.draft import Draft, DraftAddress, DraftPoint, PointKind
from app.exchange.guard import SUSPECT, unguarded
from app.exchange.identity import nobody, settle
from app.exchange.labels import is_sensitive, point_kind
from app.exchange.own_columns import ADDRESS_PARTS, COLUMNS, DAY_COLUMNS, ENDINGS, LEAP_DAYS
from app.i18n import LANGUAGES

_PLAIN = frozenset(
    {"uid", "name", "prefix", "given", "middle", "family", "suffix", "nickname", "organisation", "job_title"}
    | {"department", "customer_number", "tax_number", "language", "preferred_channel", "best_time", "notes"}
)
_POINTS = (("phones", "phone"), ("emails", "email"), ("webs", "web"))
_NOWHERE = -1
_ORDER = {column.key: at for at, column in enumerate(COLUMNS)}
MAX_LINES = 20_000
"""Physical lines in one of our own records: our files have no stray quotes, but notes may be long."""


@lru_cache(maxsize=8)
def keys_by_heading(language: str) -> dict[str, str]:
    catalogue = own_words.spoken(language)
    return {_folded(catalogue.gettext(column.msgid)): column.key for column in COLUMNS}


def _folded(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def _keys(headings: list[str]) -> list[str]:
    """The column key of each heading, "" where it is not ours, in the language that knows most of them."""
    folded = [_folded(heading) for heading in headings]
    tables = [keys_by_heading(language) for language in ("en", *LANGUAGES)]
    best = max(tables, key=lambda table: sum(heading in table for heading in folded))
    keys: list[str] = []
    for heading in folded:
        key = best.get(heading, "")
        keys.append("" if key in keys else key)  # of two equal headings the first counts
    return keys


def known_headings(headings: list[str]) -> int:
    """How many of the headings are ours, or 0 when the file as a whole is not.

    It is ours when one heading is "Regulars ID", or when all of at least two are ours and in our order.
    """
    keys = _keys(headings)
    places = [_ORDER[key] for key in keys if key]
    if "uid" in keys or (len(places) == len(headings) >= 2 and places == sorted(places)):
        return len(places)
    return 0


class OwnRows:
    """Makes a draft of one row of our own CSV; built once for a file from its headings."""

    def __init__(self, headings: list[str]) -> None:
        keys = _keys(headings)
        self._at = {key: at for at, key in enumerate(keys) if key}
        self._plain = [(at, key) for key, at in self._at.items() if key in _PLAIN]
        self._points = [
            (attribute, self._place(key), self._place(f"{key}_kind"), self._place(f"more_{key}s"))
            for attribute, key in _POINTS
        ]
        self._address = [(part, self._place(part)) for part in ADDRESS_PARTS]
        self._days = [(kind, self._place(kind)) for kind in DAY_COLUMNS]
        self._own = [
            (at, heading.strip())
            for at, (key, heading) in enumerate(zip(keys, headings, strict=True))
            if not key and heading.strip() and not is_sensitive(heading)
        ]

    def draft(self, line: int, cells: list[str]) -> Draft | str:
        """The draft of one row that has as many cells as headings, or the reason why there is none."""
        cells = [unguarded(cell) if cell and cell[0] in SUSPECT else cell for cell in cells]
        cells.append("")  # what _NOWHERE points to
        draft = Draft(line)
        for at, key in self._plain:
            if cells[at]:
                setattr(draft, key, cells[at])
        if _word(own_words.customer_words, cells[self._place("kind")]) == "firm":
            draft.kind = "firm"
        draft.form_of_address = _word(own_words.address_words, cells[self._place("form_of_address")])
        for attribute, at, kind_at, more_at in self._points:
            if cells[at] or cells[more_at]:
                _read_points(getattr(draft, attribute), cells[at], cells[kind_at], cells[more_at])
        self._read_addresses(draft, cells)
        self._read_days(draft, cells)
        if tags := cells[self._place("tags")]:
            draft.tags = [tag for tag in several.split(tags) if tag]
        draft.more_organisations = [name for name in several.split(cells[self._place("more_firms")]) if name]
        self._read_endings(draft, cells)
        for at, heading in self._own:  # columns that somebody added in a spreadsheet
            if cells[at]:
                draft.notes = f"{draft.notes}\n{heading}: {cells[at]}".lstrip("\n")
        return draft if draft.name or settle(draft) else nobody()

    def _place(self, key: str) -> int:
        return self._at.get(key, _NOWHERE)

    def _read_addresses(self, draft: Draft, cells: list[str]) -> None:
        main: dict[str, Any] = {part: cells[at] for part, at in self._address if cells[at]}
        if main:
            draft.addresses.append(_address(main, cells[self._place("address_kind")]))
        for text in several.split(cells[self._place("more_addresses")]):
            kind, value = several.read_with_kind(text)
            parts = several.split(value, several.BETWEEN_PARTS)
            draft.addresses.append(_address(dict(zip(ADDRESS_PARTS, parts, strict=False)), kind))

    def _read_endings(self, draft: Draft, cells: list[str]) -> None:
        for key in ENDINGS:
            if text := cells[self._place(key)]:
                with suppress(InvalidField):
                    day = read_day(text, day_first=True)
                    setattr(draft, key, day.iso() if day and day.year else "")
        if text := cells[self._place("leap_rule")]:
            with suppress(InvalidField):
                day = read_day(text, day_first=True)
                kept = {iso: rule for rule, iso in LEAP_DAYS.items()}
                draft.leap_rule = kept.get(day.iso()[-5:], "") if day else ""

    def _read_days(self, draft: Draft, cells: list[str]) -> None:
        for kind, at in self._days:
            if cells[at]:
                add_day(draft, kind, cells[at], day_first=True)
        for text in several.split(cells[self._place("more_days")]):
            kind_text, value = several.read_with_kind(text)
            word, label, _preferred = several.read_kind(kind_text)
            meant: Any = own_words.read_back(own_words.day_words).get(word.casefold())
            own = label if meant else label or word
            add_day(draft, meant or "other", value, label=own, day_first=True)


def _read_points(points: list[DraftPoint], value: str, kind: str, more: str) -> None:
    if value:
        points.append(DraftPoint(value, *_kind(kind)))
    for text in several.split(more):
        kind, value = several.read_with_kind(text)
        if value:
            points.append(DraftPoint(value, *_kind(kind)))


def _word(table: Any, text: str) -> str:
    return own_words.read_back(table).get(text.casefold(), text) if text else ""


@lru_cache(maxsize=512)
def _kind(text: str) -> tuple[PointKind, str, bool]:
    word, label, preferred = several.read_kind(text)
    # The keys of point_words are the kinds of points; a table of words only knows them as text.
    meant = cast("PointKind | None", own_words.read_back(own_words.point_words).get(word.casefold()))
    if meant:
        return meant, label, preferred
    kind, own = point_kind(word)
    return kind, label or own, preferred


def _address(parts: dict[str, str], kind_text: str) -> DraftAddress:
    kind, label, preferred = _kind(kind_text)
    return DraftAddress(kind=kind, label=label, preferred=preferred, **parts)
