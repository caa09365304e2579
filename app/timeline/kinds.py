"""The kinds of timeline entries, and which of them count as having been in touch."""

from __future__ import annotations

from typing import Any

from app.i18n import N_

CALL, EMAIL, MEETING, VISIT = "call", "email", "meeting", "visit"
LETTER, MESSAGE, NOTE, PURCHASE = "letter", "message", "note", "purchase"
REACHED, NOT_REACHED, VOICEMAIL = "reached", "not_reached", "voicemail"
IN, OUT = "in", "out"


KINDS: dict[str, str] = {
    CALL: N_("Call"),
    EMAIL: N_("Mail"),
    MEETING: N_("Meeting"),
    VISIT: N_("Visit"),
    PURCHASE: N_("Purchase"),
    LETTER: N_("Letter"),
    MESSAGE: N_("Message"),
    NOTE: N_("Note"),
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
