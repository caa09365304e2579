"""What an announcement says: one thing in its own sentence, several counted in one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app import wording
from app.i18n import _, ngettext
from app.reminders.deliveries import Announcement
from app.reminders.milestones import YearlyKind
from app.reminders.occurrences import FOLLOW_UP, Occurrence
from app.reminders.words import title


def sentence(said: Announcement, today: date) -> str:
    """Everything of an announcement: what is due, then what was missed; "" when there is nothing to say."""
    parts = (due_sentence(said.due, today), missed_sentence(said.missed, today))
    return " ".join(part for part in parts if part)


def due_sentence(items: Sequence[Occurrence], today: date) -> str:
    """ "Kirsten Østergaard turns 50 on Saturday.", or "3 birthdays and 2 follow-ups are due."; "" for nothing."""
    if not items:
        return ""
    if len(items) == 1:
        return one(items[0], today)
    if all(item.day <= today for item in items):
        return _("{things} are due.").format(things=counted(items))
    return _("{things} are due or coming up.").format(things=counted(items))


def missed_sentence(items: Sequence[Occurrence], today: date) -> str:
    """ "While you were away: 2 birthdays and 1 follow-up."; one thing is said in its own words; "" for nothing."""
    if not items:
        return ""
    if len(items) == 1:
        return _("While you were away: {sentence}").format(sentence=one(items[0], today))
    return _("While you were away: {things}.").format(things=counted(items))


def one(item: Occurrence, today: date) -> str:
    """One occurrence as a whole sentence with its day, seen from today."""
    if item.kind == FOLLOW_UP:
        return _follow_up(item, today)
    if item.kind == YearlyKind.BIRTHDAY and item.years is not None:
        return _birthday(item, today)
    days = (item.day - today).days
    if days == 0:
        return _("{occasion}: today.").format(occasion=title(item))
    if days == 1:
        return _("{occasion}: tomorrow.").format(occasion=title(item))
    return _("{occasion}: on {day}.").format(
        occasion=title(item), day=wording.day_in_sentence(item.day, today)
    )


def _birthday(item: Occurrence, today: date) -> str:
    days = (item.day - today).days
    if days == 0:
        text = _("{name} turns {age} today.")
    elif days == 1:
        text = _("{name} turns {age} tomorrow.")
    elif days > 1:
        text = _("{name} turns {age} on {day}.")
    else:
        text = _("{name} turned {age} on {day}.")
    return text.format(
        name=item.customer,
        age=wording.number(item.years or 0),
        day=wording.day_in_sentence(item.day, today),
    )


def _follow_up(item: Occurrence, today: date) -> str:
    days = (item.day - today).days
    what = title(item)
    if item.customer and item.customer not in what:
        what = _("{text} ({name})").format(text=what, name=item.customer)
    if days == 0 and item.time is not None:
        return _("Today at {time}: {text}").format(text=what, time=wording.time_in_sentence(item.time))
    if days == 0:
        return _("For today: {text}").format(text=what)
    day = wording.day_in_sentence(item.day, today)
    if days > 0:
        return _("For {day}: {text}").format(text=what, day=day)
    return _("Open since {day}: {text}").format(text=what, day=day)


def counted(items: Sequence[Occurrence]) -> str:
    """How many of each: "3 birthdays, 1 anniversary and 2 follow-ups"."""
    follow_ups = sum(1 for item in items if item.kind == FOLLOW_UP)
    birthdays = sum(1 for item in items if item.kind == YearlyKind.BIRTHDAY)
    others = len(items) - follow_ups - birthdays
    parts = []
    if birthdays:
        words = ngettext("{count} birthday", "{count} birthdays", birthdays)
        parts.append(words.format(count=wording.number(birthdays)))
    if others:
        words = ngettext("{count} anniversary", "{count} anniversaries", others)
        parts.append(words.format(count=wording.number(others)))
    if follow_ups:
        words = ngettext("{count} follow-up", "{count} follow-ups", follow_ups)
        parts.append(words.format(count=wording.number(follow_ups)))
    if len(parts) == 3:
        return _("{first}, {second} and {third}").format(first=parts[0], second=parts[1], third=parts[2])
    if len(parts) == 2:
        return _("{first} and {second}").format(first=parts[0], second=parts[1])
    return parts[0]
