"""Reads the CSV that Google Contacts exports: the headings until about 2023 and those since.

Which of the two it is, and how many numbered groups there are ("Phone 3 - Value"), is read from the headings.
"""

from __future__ import annotations

import re

from app.exchange.days import add_day
from app.exchange.draft import Draft, DraftAddress, DraftPoint
from app.exchange.identity import nobody, settle
from app.exchange.labels import day_kind, is_sensitive, is_system_group, point_kind
from app.i18n import _

_SEVERAL = ":::"

_FIELDS = {
    "name": "name",
    "given name": "given",
    "first name": "given",
    "additional name": "middle",
    "middle name": "middle",
    "family name": "family",
    "last name": "family",
    "name prefix": "prefix",
    "name suffix": "suffix",
    "nickname": "nickname",
    "organization name": "organisation",
    "organization title": "job_title",
    "organization department": "department",
    "organization 1 - name": "organisation",
    "organization 1 - title": "job_title",
    "organization 1 - department": "department",
    "notes": "notes",
    "language": "language",
}
# Phonetic spellings, pictures and the address book's own housekeeping say nothing about a customer.
_SKIPPED = re.compile(
    r"(.*\byomi( name)?|phonetic .*|photo|file as|initials|directory server|mileage|priority|sensitivity"
    r"|organization 1 - (type|symbol)|address \d+ - formatted)$"
)
_GROUPED = re.compile(
    r"(e-mail|phone|address|website|event|custom field|relation|im|organization|jot|user defined field"
    r"|external id|calendar link) (\d+) - (.+)$"
)
_LABELS = ("label", "type")
_ADDRESS_PARTS = {
    "street": "street",
    "city": "town",
    "region": "region",
    "postal code": "postal_code",
    "country": "country",
    "po box": "po_box",
    "extended address": "extended",
}
_SURE_SIGNS = (
    frozenset({"given name", "family name", "group membership"}),
    frozenset({"first name", "last name", "labels"}),
    frozenset({"given name", "family name", "e-mail 1 - value"}),
    frozenset({"given name", "family name", "phone 1 - value"}),
    frozenset({"first name", "last name", "e-mail 1 - value"}),
    frozenset({"first name", "last name", "phone 1 - value"}),
)


def known_headings(headings: list[str]) -> int:
    """How many of the headings are Google's, or 0 when the file as a whole is not Google's."""
    low = [_folded(heading) for heading in headings]
    if not any(sign <= set(low) for sign in _SURE_SIGNS):
        return 0
    return sum(
        1 for heading in low if heading in _FIELDS or _GROUPED.match(heading) or _SKIPPED.match(heading)
    )


def _folded(heading: str) -> str:
    return " ".join(heading.strip().lower().split())


class GoogleRows:
    """Makes a draft of one row of cells; built once for a file from its headings."""

    def __init__(self, headings: list[str]) -> None:
        self._fields: list[tuple[int, str]] = []
        self._notes: list[tuple[int, str]] = []
        self._birthday = self._tags = self._occupation = -1
        self._points: list[tuple[str, int, int]] = []
        self._addresses: list[tuple[int, list[tuple[int, str]], int]] = []
        self._events: list[tuple[int, int]] = []
        self._pairs: list[tuple[int, int, str]] = []
        self._more_organisations: list[list[int]] = []
        groups: dict[tuple[str, str], dict[str, int]] = {}
        for at, heading in enumerate(headings):
            low = _folded(heading)
            if low in _FIELDS:
                self._fields.append((at, _FIELDS[low]))
            elif low == "birthday":
                self._birthday = at
            elif low == "occupation":
                self._occupation = at
            elif low in ("labels", "group membership"):
                self._tags = at
            elif found := _GROUPED.match(low):
                groups.setdefault((found[1], found[2]), {}).setdefault(found[3], at)
            elif low and not _SKIPPED.match(low) and not is_sensitive(low):
                self._notes.append((at, heading.strip()))
        for (group, number), parts in groups.items():
            self._place_group(group, number, parts)

    def _place_group(self, group: str, number: str, parts: dict[str, int]) -> None:
        label = next((parts[name] for name in _LABELS if name in parts), -1)
        value = parts.get("value", -1)
        attribute = {"phone": "phones", "e-mail": "emails", "website": "webs"}.get(group)
        if attribute and value >= 0:
            self._points.append((attribute, label, value))
        elif group == "address":
            known = [(at, _ADDRESS_PARTS[part]) for part, at in parts.items() if part in _ADDRESS_PARTS]
            self._addresses.append((label, known, parts.get("formatted", -1)))
        elif group == "event" and value >= 0:
            self._events.append((label, value))
        elif group == "organization":
            if number == "1":  # its name, title and department are fields of the card
                rest = ("location", "job description")
                self._notes += [(parts[part], part.capitalize()) for part in rest if part in parts]
            else:
                shown = ("name", "title", "department")
                self._more_organisations.append([parts[part] for part in shown if part in parts])
        elif value >= 0:
            self._pairs.append((parts.get("service", label), value, group.capitalize()))

    def draft(self, line: int, cells: list[str]) -> Draft | str:
        """The draft of one row that has as many cells as headings, or the reason why there is none."""
        draft = Draft(line)
        for at, name in self._fields:
            if cells[at]:
                setattr(draft, name, cells[at].strip())
        for attribute, label_at, at in self._points:
            if cells[at]:
                self._add_points(
                    getattr(draft, attribute), cells[label_at] if label_at >= 0 else "", cells[at]
                )
        for label_at, parts, formatted_at in self._addresses:
            self._add_address(draft, cells, label_at, parts, formatted_at)
        if self._birthday >= 0 and cells[self._birthday]:
            add_day(draft, "birthday", cells[self._birthday])
        for label_at, at in self._events:
            if cells[at]:
                _add_event(draft, cells[label_at] if label_at >= 0 else "", cells[at])
        if self._tags >= 0 and cells[self._tags]:
            draft.tags = _tags(cells[self._tags])
        if self._occupation >= 0 and cells[self._occupation] and not draft.job_title:
            draft.job_title = cells[self._occupation].strip()
        if draft.language:
            draft.language = draft.language.replace("_", "-").lower()
        if not settle(draft):
            return nobody()
        self._add_notes(draft, cells)
        return draft

    @staticmethod
    def _add_points(points: list[DraftPoint], label: str, cell: str) -> None:
        preferred = label.startswith("* ")
        kind, own = point_kind(label[2:] if preferred else label)
        for value in cell.split(_SEVERAL) if _SEVERAL in cell else (cell,):
            if value := value.strip():
                points.append(DraftPoint(value, kind, own, preferred))
                preferred = False

    @staticmethod
    def _add_address(
        draft: Draft, cells: list[str], label_at: int, parts: list[tuple[int, str]], formatted_at: int
    ) -> None:
        found = {name: cells[at].strip() for at, name in parts if cells[at]}
        if not found and formatted_at >= 0 and cells[formatted_at].strip():
            found = {"street": cells[formatted_at].strip()}
        if not found:
            return
        label = cells[label_at] if label_at >= 0 else ""
        preferred = label.startswith("* ")
        kind, own = point_kind(label[2:] if preferred else label)
        draft.addresses.append(DraftAddress(kind=kind, label=own, preferred=preferred, **found))

    def _add_notes(self, draft: Draft, cells: list[str]) -> None:
        """Appends what has no field of its own to the notes, as lines of "Label: value"."""
        lines = [f"{label}: {cells[at].strip()}" for at, label in self._notes if cells[at].strip()]
        for label_at, at, group in self._pairs:
            value = cells[at].strip()
            label = cells[label_at].strip(" *") if label_at >= 0 else ""
            if value and not is_sensitive(label):
                lines.append(f"{label or group}: {value}")
        for places in self._more_organisations:
            if value := ", ".join(cells[at].strip() for at in places if cells[at].strip()):
                lines.append(_("Also at: {organisation}").format(organisation=value))
        if lines:
            draft.notes = "\n".join([draft.notes, *lines] if draft.notes else lines)


def _add_event(draft: Draft, label: str, text: str) -> None:
    kind = day_kind(label.lstrip("* "))
    add_day(draft, kind, text, label=label.strip(" *") if kind == "other" else "")


def _tags(cell: str) -> list[str]:
    names = (name.strip() for name in cell.split(_SEVERAL))
    return list(dict.fromkeys(name.lstrip("* ") for name in names if name and not is_system_group(name)))
