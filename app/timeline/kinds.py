"""The kinds of timeline entries, and which of them count as having been in touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.i18n import N_

CALL, EMAIL, MEETING, VISIT = "call", "email", "meeting", "visit"
LETTER, MESSAGE, NOTE, PURCHASE = "letter", "message", "note", "purchase"
REACHED, NOT_REACHED, VOICEMAIL = "reached", "not_reached", "voicemail"
IN, OUT = "in", "out"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry: its untranslated name for one and for several, and its icon."""

    key: str
    name: str
    plural: str
    icon: str


KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind(CALL, N_("Call"), N_("Calls"), "phone"),
        Kind(EMAIL, N_("Mail"), N_("Mails"), "mail"),
        Kind(MEETING, N_("Meeting"), N_("Meetings"), "handshake"),
        Kind(VISIT, N_("Visit"), N_("Visits"), "store"),
        Kind(PURCHASE, N_("Purchase"), N_("Purchases"), "receipt"),
        Kind(LETTER, N_("Letter"), N_("Letters"), "file-text"),
        Kind(MESSAGE, N_("Message"), N_("Messages"), "message-square"),
        Kind(NOTE, N_("Note"), N_("Notes"), "sticky-note"),
    )
}

OUTCOMES: dict[str, str] = {
    REACHED: N_("Reached"),
    NOT_REACHED: N_("Not reached"),
    VOICEMAIL: N_("Voicemail"),
}
"""What came of a call."""

AREAS: dict[str, str] = {
    "marketing": N_("Marketing"),
    "sales": N_("Sales support"),
    "technical": N_("Technical assistance"),
    "service": N_("Customer service"),
    "other": N_("Other"),
}
"""The parts of a relationship that an entry can belong to."""

NO_CONTACT = (NOTE,)
"""Kinds that say nothing about having been in touch."""


def is_contact(entry: Any) -> Any:
    """The condition that an entry means we were in touch: not a note, and no call that reached nobody."""
    return entry.kind.not_in(NO_CONTACT) & entry.outcome.not_in((NOT_REACHED, VOICEMAIL))
