"""What desktop notifications say of an announcement: which reminders speak alone, which share one. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app import wording
from app.i18n import _, ngettext
from app.reminders import summary
from app.reminders.deliveries import Announcement
from app.reminders.occurrences import FOLLOW_UP, SNOOZED, Occurrence
from app.reminders.words import title

LONGEST_TITLE = 45  # characters; a service cuts longer ones wherever it likes
MOST_ALONE = 3


def speak_alone(said: Announcement, room: int = MOST_ALONE) -> list[Occurrence]:
    """Those that are for an hour, not for a day, as far as there is `room`; the others share one notification.

    What was put off speaks alone, too, unless it comes back together with the day's reminders.
    """
    of_the_day = [item for item in said.due if item.time is None and item.state != SNOOZED]
    alone = [
        item
        for item in said.due
        if item.time is not None or (item.state == SNOOZED and not of_the_day and not said.missed)
    ]
    return alone[: max(room, 0)]


def headline(items: Sequence[Occurrence]) -> str:
    """The title: one thing in its words, several counted; at most LONGEST_TITLE characters."""
    if len(items) == 1:
        return _cut(title(items[0]))
    counted = summary.counted(items)
    if len(counted) <= LONGEST_TITLE:
        return counted
    words = ngettext("{count} reminder", "{count} reminders", len(items))
    return words.format(count=wording.number(len(items)))


def body(said: Announcement, today: date) -> str:
    """The sentence below the title."""
    items = said.items
    if len(items) == 1:
        return _about(items[0], today)
    if said.missed:
        return summary.missed_sentence(said.missed, today)
    return _("First: {sentence}").format(sentence=_first(items[0], today)) if items else ""


def _first(item: Occurrence, today: date) -> str:
    if item.kind != FOLLOW_UP or item.day != today:
        return summary.one(item, today)
    text = title(item)
    return text if item.customer in text else _("{text} ({name})").format(text=text, name=item.customer)


def _about(item: Occurrence, today: date) -> str:
    """What the title does not say: when, and for whom; all of it when the title had to be cut."""
    days = (item.day - today).days
    if len(title(item)) > LONGEST_TITLE or (item.kind == FOLLOW_UP and days > 0):
        return summary.one(item, today)
    if item.kind != FOLLOW_UP:
        if days == 0:
            return _("That is today.")
        if days == 1:
            return _("That is tomorrow.")
        day = wording.day_in_sentence(item.day, today)
        return (_("That is on {day}.") if days > 0 else _("That was on {day}.")).format(day=day)
    name = item.customer if item.customer not in title(item) else ""
    if days == 0 and item.time is not None:
        text = _("Today at {time}, for {name}.") if name else _("Today at {time}.")
        return text.format(time=wording.time_in_sentence(item.time), name=name)
    if days == 0:
        return _("For today, for {name}.").format(name=name) if name else _("For today.")
    text = _("Open since {day}, for {name}.") if name else _("Open since {day}.")
    return text.format(day=wording.day_in_sentence(item.day, today), name=name)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1].rstrip() + "…"
