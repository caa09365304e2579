"""An entry in words: its title, its second line, its day, its chips, and one sentence for all of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from app import wording
from app.i18n import N_, _
from app.reminders import words as reminder_words
from app.reminders.occurrences import Occurrence
from app.timeline.entries import EntryRow
from app.timeline.kinds import (
    AREAS,
    CALL,
    EMAIL,
    IN,
    KINDS,
    LETTER,
    MESSAGE,
    NOT_REACHED,
    PURCHASE,
    VOICEMAIL,
)

NAMES_IN_ROW = 2

_INCOMING = {
    CALL: N_("Incoming call"),
    EMAIL: N_("Incoming mail"),
    LETTER: N_("Incoming letter"),
    MESSAGE: N_("Incoming message"),
}


@dataclass(frozen=True, slots=True)
class ChipWords:
    """A chip under an open entry; one with a `customer_id` leads to that customer."""

    text: str
    icon: str
    customer_id: int | None = None


def kind_name(row: EntryRow) -> str:
    """What kind of thing happened: "Call", "Incoming mail", "Voicemail", "Not reached"."""
    if row.outcome == VOICEMAIL:
        return _("Voicemail")
    if row.outcome == NOT_REACHED:
        return _("Not reached")
    if row.direction == IN and row.kind in _INCOMING:
        return _(_INCOMING[row.kind])
    return _(KINDS[row.kind]) if row.kind in KINDS else row.kind


def title(row: EntryRow) -> str:
    """What the row says first; where nothing was written it is the kind."""
    return row.headline or kind_name(row)


def second_line(row: EntryRow, customer_id: int | None) -> str:
    """The quiet line: "Call, 14 min · Mette Lind", "Purchase · DKK 86,400", on a firm also whose entry it is."""
    return " · ".join(part for part in _parts(row, customer_id) if part)


def _parts(row: EntryRow, customer_id: int | None) -> list[str]:
    kind = kind_name(row) if row.headline else ""
    if row.minutes:
        length = wording.duration(row.minutes)
        kind = _("{kind}, {duration}").format(kind=kind, duration=length) if kind else length
    amount = wording.money(row.amount, row.currency) if row.amount is not None and row.currency else ""
    names = [name for other, name in row.participants if other != customer_id]
    more = len(names) - NAMES_IN_ROW
    whose = ", ".join(names[:NAMES_IN_ROW]) + (f" +{more}" if more > 0 else "")
    return [kind, amount, whose, row.place, row.colleague]


def day_words(row: EntryRow, today: date, *, with_time: bool) -> str:
    """When it happened: "Thu 12 Nov", with its time where that is wanted and known."""
    day = wording.day_in_row(row.day, today)
    if not with_time or row.time is None:
        return day
    return _("{day}, {time}").format(day=day, time=wording.time_of_day(row.time))


def chips(row: EntryRow, customer_id: int | None) -> list[ChipWords]:
    """What an open entry shows below its text: who took part, where, why, and the area."""
    found = [ChipWords(name, "user-round", other) for other, name in row.participants if other != customer_id]
    if row.place:
        found.append(ChipWords(row.place, "map-pin"))
    if row.reason:
        found.append(ChipWords(_("Why: {reason}").format(reason=row.reason), "circle-help"))
    if row.kind == PURCHASE and row.amount is not None and row.currency:
        found.append(ChipWords(wording.money(row.amount, row.currency), "receipt"))
    if row.area in AREAS:
        found.append(ChipWords(_(AREAS[row.area]), "tag"))
    return found


def sentence(row: EntryRow, customer_id: int | None, *, is_open: bool) -> str:
    """The entry as one sentence for a screen reader."""
    parts = [title(row), *_parts(row, customer_id), wording.full_day(row.day)]
    if row.time is not None:
        parts.append(wording.time_of_day(row.time))
    if is_open:
        parts += [row.rest, *(chip.text for chip in chips(row, customer_id))]
    return ", ".join(" ".join(part.split()) for part in parts if part)


def planned_when(item: Occurrence, today: date, zone: ZoneInfo) -> str:
    """When a follow-up is due, without the name that stands on the card already."""
    words = reminder_words.second_line(replace(item, customer=""), today, zone)
    return words or wording.day_in_row(item.day, today)
