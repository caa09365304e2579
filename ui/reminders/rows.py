"""The rows of the reminder pane: headings, reminders, and what is folded away, with all their words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app import wording
from app.i18n import N_, _, ngettext
from app.reminders import words
from app.reminders.occurrences import DONE, Occurrence
from app.reminders.pane import LATER, OVERDUE, THIS_WEEK, TODAY, Group, Pane

FOLD = 12  # reminders of one group that are shown before "n more"

_HEADINGS = {
    OVERDUE: N_("Overdue"),
    TODAY: N_("Today"),
    THIS_WEEK: N_("This week"),
    LATER: N_("Later"),
}


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The heading of a group. `count` and `right` are already words."""

    key: str
    text: str
    count: str
    right: str
    collapsed: bool
    spoken: str

    @property
    def id(self) -> tuple[str, ...]:
        return ("heading", self.key)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One reminder. `number` is that of a round day close by that still waits: it is shown on its own card."""

    item: Occurrence
    title: str
    second: str
    icon: str
    number: str
    done: bool
    overdue: bool
    tip: str
    spoken: str

    @property
    def id(self) -> tuple[str, ...]:
        return (self.item.kind, self.item.uid, self.item.day.isoformat())


@dataclass(frozen=True, slots=True)
class MoreRow:
    """Opens what is folded away of a group."""

    key: str
    text: str

    @property
    def id(self) -> tuple[str, ...]:
        return ("more", self.key)

    @property
    def spoken(self) -> str:
        return self.text


Row = HeadingRow | ItemRow | MoreRow


def rows_of(pane: Pane, collapsed: Collection[str], opened: Collection[str], zone: ZoneInfo) -> list[Row]:
    """The rows of the pane from top to bottom; `collapsed` groups show their heading, `opened` ones everything."""
    found: list[Row] = []
    for group in pane.groups:
        if group.items:
            found.extend(_group_rows(pane, group, group.key in collapsed, group.key in opened, zone))
    return found


def _group_rows(pane: Pane, group: Group, collapsed: bool, opened: bool, zone: ZoneInfo) -> Iterator[Row]:
    yield _heading(pane, group, collapsed)
    if collapsed:
        return
    shown = group.items if opened or len(group.items) <= FOLD + 1 else group.items[:FOLD]
    for item in shown:
        yield item_row(item, pane, zone, as_card=group.key != LATER and not item.state)
    waiting = group.total - sum(1 for item in shown if item.state != DONE)
    if waiting > 0:
        text = ngettext("{count} more", "{count} more", waiting).format(count=wording.number(waiting))
        yield MoreRow(group.key, text)


def _heading(pane: Pane, group: Group, collapsed: bool) -> HeadingRow:
    right = ""
    if group.key == TODAY:
        right = wording.day_short(pane.today, pane.today)
    elif group.last_day is not None:
        right = _("to {day}").format(day=wording.day_short(group.last_day, pane.today))
    text = _(_HEADINGS[group.key])
    count = wording.number(group.total) if group.total else ""
    state = _("collapsed") if collapsed else ""
    spoken = ", ".join(part for part in (f"{text} {count}".strip(), right, state) if part)
    return HeadingRow(group.key, text, count, right, collapsed, spoken)


def item_row(item: Occurrence, pane: Pane, zone: ZoneInfo, *, as_card: bool = False) -> ItemRow:
    """One reminder in words, as it stands on the day of the pane; a round day may be a card."""
    done = item.state == DONE
    overdue = words.is_overdue(item, pane.today)
    return ItemRow(
        item=item,
        title=words.title(item),
        second=words.second_line(item, pane.today, zone),
        icon="circle-alert" if overdue else "" if done else words.icon(item),
        number=words.round_number(item) if as_card else "",
        done=done,
        overdue=overdue,
        tip=wording.full_day(item.day),
        spoken=words.spoken(item, pane.today, zone),
    )
