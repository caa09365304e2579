"""An occurrence in words: its title, its second line, the number of a round day, and one sentence for all of it."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app import wording
from app.i18n import N_, _, ngettext
from app.reminders import milestones
from app.reminders.milestones import YearlyKind
from app.reminders.occurrences import DONE, FOLLOW_UP, SNOOZED, Occurrence

CALL, MAIL, VISIT, CARD, OTHER = "call", "mail", "visit", "card", ""

ACTIONS: dict[str, tuple[str, str]] = {
    CALL: (N_("Call"), "phone"),
    MAIL: (N_("Mail"), "mail"),
    VISIT: (N_("Visit"), "store"),
    CARD: (N_("Card"), "pencil"),
    OTHER: (N_("Something else"), ""),
}
"""What a follow-up asks for: its untranslated word and its icon ("" for none)."""

_YEARLY_ICONS = {
    YearlyKind.BIRTHDAY: "cake",
    YearlyKind.WEDDING: "gem",
    YearlyKind.FOUNDING: "award",
    YearlyKind.CUSTOMER_SINCE: "award",
}
_LEAP_NOTES = {
    YearlyKind.BIRTHDAY: N_("(born on 29 February)"),
    YearlyKind.WEDDING: N_("(married on 29 February)"),
    YearlyKind.FOUNDING: N_("(founded on 29 February)"),
    YearlyKind.CUSTOMER_SINCE: N_("(since 29 February)"),
}
_OCCASIONS = {
    YearlyKind.BIRTHDAY: N_("birthday"),
    YearlyKind.WEDDING: N_("wedding day"),
    YearlyKind.FOUNDING: N_("founding day"),
    YearlyKind.CUSTOMER_SINCE: N_("customer anniversary"),
}


def title(item: Occurrence) -> str:
    """The occurrence as one whole phrase: "Kirsten Østergaard turns 50", or what the follow-up says."""
    if item.kind == FOLLOW_UP:
        return item.text
    if _is_copper(item):
        return milestones.copper_title(item.customer)
    return milestones.title(item.kind, item.customer, None if item.years is None else int(item.years))


def icon(item: Occurrence) -> str:
    """The icon of the second line: of the action, or of the kind of yearly day; "" for none."""
    if item.kind == FOLLOW_UP:
        return ACTIONS.get(item.action, ACTIONS[OTHER])[1]
    return _YEARLY_ICONS[YearlyKind(item.kind)]


def round_number(item: Occurrence) -> str:
    """The number in the ring of a round day: "50", "12½"; "" when it is none."""
    if not item.milestone or item.years is None:
        return ""
    return "12½" if _is_copper(item) else wording.number(item.years)


def is_overdue(item: Occurrence, today: date) -> bool:
    """Whether its day is over and nothing was decided about it."""
    return item.day < today and not item.state


def second_line(item: Occurrence, today: date, zone: ZoneInfo) -> str:
    """The quiet line under the title: when, and what else helps. `zone` is the firm's, for the time of a tick.

    "since Fri 20 Nov · 4 d", "11:00 · Kirsten Østergaard", "Sat 28 Nov · birthday · (born on 29 February)".
    """
    return " · ".join(part for part in (*_when(item, today, zone), *_about(item, today)) if part)


def moment_words(wall: datetime, today: date) -> str:
    """A moment of the firm's wall clock, tight: "11:00" today, "Mon 08:30" within six days, else with its date."""
    at = wording.time_of_day(wall)
    days = (wall.date() - today).days
    if days == 0:
        return at
    if 0 < days <= 6:
        return _("{day} {time}").format(day=wording.weekday_short(wall.date()), time=at)
    return _("{day} {time}").format(day=wording.day_short(wall.date(), today), time=at)


def spoken(item: Occurrence, today: date, zone: ZoneInfo) -> str:
    """The occurrence as one sentence for a screen reader: title, when, and how it stands."""
    parts = [title(item), *_when(item, today, zone), *_about(item, today)]
    if is_overdue(item, today):
        parts.append(_("overdue"))
    if item.milestone:
        parts.append(_("a round day"))
    return ", ".join(part for part in parts if part)


def _is_copper(item: Occurrence) -> bool:
    return item.years is not None and item.years != int(item.years)


def _when(item: Occurrence, today: date, zone: ZoneInfo) -> list[str]:
    if item.state == DONE and item.decided_at is not None:
        return [_("done {time}").format(time=wording.time_of_day(item.decided_at.astimezone(zone)))]
    if item.state == SNOOZED and item.until is not None:
        return [_("put off until {moment}").format(moment=moment_words(item.until.astimezone(zone), today))]
    days = (item.day - today).days
    if days < 0:
        since = _("since {day}") if item.kind == FOLLOW_UP else _("was on {day}")
        return [since.format(day=wording.day_short(item.day, today)), wording.days_tight(-days)]
    parts = [wording.day_in_row(item.day, today)] if days else []
    if item.time is not None:
        parts.append(wording.time_of_day(item.time))
    return parts


def _about(item: Occurrence, today: date) -> list[str]:
    """What the title does not say: for whom, or what kind of day."""
    if item.kind == FOLLOW_UP:
        return [] if item.customer in item.text else [item.customer]
    kind = YearlyKind(item.kind)
    parts = [_more(item, kind, today)]
    if item.leap_day:
        parts.append(_(_LEAP_NOTES[kind]))
    return parts


def _more(item: Occurrence, kind: YearlyKind, today: date) -> str:
    if item.milestone and kind is YearlyKind.WEDDING and item.years is not None:
        if _is_copper(item):
            return _("12½ years")
        return ngettext("{years} year", "{years} years", int(item.years)).format(
            years=wording.number(item.years)
        )
    if item.milestone and not item.state and (item.day - today).days > 1:
        return wording.days_ahead((item.day - today).days)
    return _(_OCCASIONS[kind]) if item.years is not None else ""  # else the title says it
