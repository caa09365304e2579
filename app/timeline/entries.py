"""What a timeline entry is made of: the form that is typed, the row that is shown. Pure, no I/O."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from app.errors import InvalidField
from app.i18n import _
from app.timeline.kinds import CALL, IN, KINDS, OUT, OUTCOMES, PURCHASE, REACHED

MAX_TEXT = 100_000
MAX_AMOUNT = 10**15  # in the currency's smallest unit, far inside the column's 64 bits
HEADLINE = 110  # characters; a longer first sentence is cut in the row and whole when opened


@dataclass(frozen=True, slots=True)
class EntryForm:
    """One entry as typed. `time` is wall time on `day`; `amount` is in the currency's smallest unit."""

    kind: str
    participants: tuple[int, ...]
    day: date
    time: time | None = None
    direction: str = OUT
    outcome: str = ""
    channel: str = ""
    area: str = ""
    minutes: int | None = None
    title: str = ""
    text: str = ""
    place: str = ""
    reason: str = ""
    amount: int | None = None
    currency: str = ""

    def checked(self, today: date) -> EntryForm:
        """The entry as it is saved. Raises InvalidField with the way out."""
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of entry: {self.kind}")
        if not self.participants:
            raise InvalidField("participants", _("An entry belongs to somebody."), _("Choose a customer."))
        if self.day > today:
            raise InvalidField(
                "day",
                _("What happened cannot lie in the future."),
                _("Choose a day up to today, or make it a follow-up."),
            )
        if len(self.text) > MAX_TEXT:
            raise InvalidField(
                "text",
                _("The text is longer than {limit} characters.").format(limit=MAX_TEXT),
                _("Shorten it."),
            )
        if self.minutes is not None and not 0 <= self.minutes <= 24 * 60:
            raise InvalidField("minutes", _("A duration is between 0 minutes and 24 hours."))
        if self.amount is not None and abs(self.amount) > MAX_AMOUNT:
            raise InvalidField("amount", _("This amount is too large."), _("Check the number of zeros."))
        outcome = self.outcome if self.outcome in OUTCOMES else ""
        return replace(
            self,
            direction=self.direction if self.direction in (IN, OUT) else "",
            outcome=(outcome or REACHED) if self.kind == CALL else "",
            title=" ".join(self.title.replace("\x00", "").split())[:300],
            text=self.text.replace("\x00", "").replace("\r\n", "\n").strip(),
            place=" ".join(self.place.replace("\x00", "").split())[:200],
            reason=" ".join(self.reason.replace("\x00", "").split())[:500],
            amount=self.amount if self.kind == PURCHASE else None,
            currency=self.currency if self.kind == PURCHASE and self.amount is not None else "",
            participants=tuple(dict.fromkeys(self.participants)),
        )


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry as the timeline shows it. `time` is local wall time, None when only the day is known."""

    id: int
    uid: str
    version: int
    kind: str
    direction: str
    outcome: str
    channel: str
    area: str
    day: date
    time: time | None
    minutes: int | None
    title: str
    text: str
    place: str
    reason: str
    amount: int | None
    currency: str
    colleague: str
    participants: tuple[tuple[int, str], ...]

    @property
    def headline(self) -> str:
        """What the row says first: the title, else the first sentence, else "" (the kind says it)."""
        return split_headline(self.title, self.text)[0]

    @property
    def rest(self) -> str:
        """What is read when the entry is opened: the text without what the headline already said."""
        return split_headline(self.title, self.text)[1]


_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=\S)")


def split_headline(title: str, text: str) -> tuple[str, str]:
    """The headline and the rest of an entry: the title is the headline, else the first line or sentence."""
    if title:
        return title, text
    first, _newline, rest = text.partition("\n")
    parts = _SENTENCE_END.split(first, maxsplit=1)
    if len(first) > HEADLINE and len(parts) == 2:
        return parts[0], f"{parts[1]}\n{rest}".strip()
    if len(first) > HEADLINE:
        return first[:HEADLINE].rsplit(" ", 1)[0] + " …", text
    return first, rest.strip()


def local(moment: datetime | None, zone: ZoneInfo) -> time | None:
    """The wall time of a moment in a zone, to the minute."""
    return None if moment is None else moment.astimezone(zone).time().replace(second=0, microsecond=0)


def moment_of(day: date, wall: time | None, zone: ZoneInfo) -> datetime | None:
    """The moment of a wall time on a day: the first one where the clock shows it twice."""
    return None if wall is None else datetime.combine(day, wall, zone)
