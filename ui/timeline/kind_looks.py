"""How each kind of entry looks: its icon, its tint, and the kinds one can log with their letters."""

from __future__ import annotations

from dataclasses import dataclass

from app.i18n import N_, _, pgettext
from app.timeline.entries import EntryRow
from app.timeline.kinds import (
    CALL,
    EMAIL,
    IN,
    LETTER,
    MEETING,
    MESSAGE,
    NOT_REACHED,
    NOTE,
    OUT,
    PURCHASE,
    REACHED,
    VISIT,
    VOICEMAIL,
)
from ui.shell.palette import Meaning

ICONS = {
    CALL: "phone",
    EMAIL: "mail",
    MEETING: "handshake",
    VISIT: "store",
    PURCHASE: "receipt",
    LETTER: "file-text",
    MESSAGE: "message-square",
    NOTE: "sticky-note",
    VOICEMAIL: "voicemail",
    NOT_REACHED: "phone-missed",
}
_MEANINGS = {CALL: Meaning.ACCENT, PURCHASE: Meaning.GREEN, MEETING: Meaning.AMBER, VISIT: Meaning.AMBER}

FILTERS = (
    (CALL, N_("Calls")),
    (EMAIL, N_("Mails")),
    (MEETING, N_("Meetings")),
    (VISIT, N_("Visits")),
    (PURCHASE, N_("Purchases")),
    (LETTER, N_("Letters")),
    (MESSAGE, N_("Messages")),
    (NOTE, N_("Notes")),
)
"""The kinds a timeline can be narrowed to, in the order of the bar."""

WITH_DIRECTION = (CALL, EMAIL, LETTER, MESSAGE)
WITH_MINUTES = (CALL, MEETING, VISIT)


@dataclass(frozen=True, slots=True)
class LogKind:
    """One tile of the quick log: `key` names it, `kind` and `outcome` are what is saved, `letter` goes with Alt."""

    key: str
    kind: str
    outcome: str
    name: str
    letter: str

    @property
    def icon(self) -> str:
        return ICONS[self.key]


def log_kinds() -> list[LogKind]:
    """The tiles of the quick log in the language of the moment. A call that reached nobody is a tile of its own.

    The letter goes with Alt; each language has each letter once, and never F, T or W, which are taken.
    """
    return [
        LogKind(CALL, CALL, REACHED, _("Call"), pgettext("Alt and this letter: call", "C")),
        LogKind(VOICEMAIL, CALL, VOICEMAIL, _("Voicemail"), pgettext("Alt and this letter: voicemail", "B")),
        LogKind(
            NOT_REACHED,
            CALL,
            NOT_REACHED,
            _("Not reached"),
            pgettext("Alt and this letter: not reached", "R"),
        ),
        LogKind(EMAIL, EMAIL, "", _("Mail"), pgettext("Alt and this letter: mail", "M")),
        LogKind(MESSAGE, MESSAGE, "", _("Message"), pgettext("Alt and this letter: message", "S")),
        LogKind(MEETING, MEETING, "", _("Met at"), pgettext("Alt and this letter: meeting", "E")),
        LogKind(VISIT, VISIT, "", _("Visit"), pgettext("Alt and this letter: visit", "V")),
        LogKind(PURCHASE, PURCHASE, "", _("Purchase"), pgettext("Alt and this letter: purchase", "P")),
        LogKind(LETTER, LETTER, "", _("Letter"), pgettext("Alt and this letter: letter", "L")),
        LogKind(NOTE, NOTE, "", _("Note"), pgettext("Alt and this letter: note", "N")),
    ]


def icon_of(row: EntryRow) -> str:
    """The icon of an entry: a call shows which way it went and whether it arrived."""
    if row.kind == CALL:
        if row.outcome in (VOICEMAIL, NOT_REACHED):
            return ICONS[row.outcome]
        return {IN: "phone-incoming", OUT: "phone-outgoing"}.get(row.direction, "phone")
    return ICONS.get(row.kind, "info")


def meaning_of(row: EntryRow) -> Meaning:
    """The tint of an entry's disc."""
    if row.outcome == NOT_REACHED:
        return Meaning.NEUTRAL
    return _MEANINGS.get(row.kind, Meaning.NEUTRAL)
