"""What the command palette offers for the words typed: customers, entries of the timeline, and commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QIcon

from app.customers.listing import ListQuery, ListRow
from app.customers.names import begins, fold
from app.i18n import _
from app.office import Office
from app.timeline.entries import EntryRow
from ui.shell import icons
from ui.shell.desk import Desk, EditRequest, QuickLogRequest
from ui.timeline.kind_looks import ICONS

CUSTOMERS_SHOWN = 6
ENTRIES_SHOWN = 4
SHORTEST_SEARCH = 2  # letters: one letter alone finds half of all entries


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One row: a heading when `run` is None. Its sign is an avatar (uid, initials, firm) or an icon."""

    title: str
    second: str = ""
    icon: QIcon | None = None
    avatar: tuple[str, str, bool] | None = None
    key: str = ""
    run: Callable[[], object] | None = None

    @property
    def is_heading(self) -> bool:
        return self.run is None


@dataclass(frozen=True, slots=True)
class Found:
    """What the office has for some words."""

    text: str = ""
    customers: tuple[ListRow, ...] = ()
    entries: tuple[EntryRow, ...] = ()


def look_up(office: Office, text: str) -> Found:
    """Reads customers and entries for these words. On the reader's thread."""
    words = text.strip()
    if not words:
        return Found(text)
    customers = office.customers.find(ListQuery(search=words), CUSTOMERS_SHOWN)
    entries = office.timeline.find(words, ENTRIES_SHOWN) if len(words) >= SHORTEST_SEARCH else []
    return Found(text, tuple(customers), tuple(entries))


def matching_actions(actions: Iterable[QAction], text: str) -> list[QAction]:
    """The actions whose words begin with the words typed, in any order; all of them for no words."""
    wanted = fold(text).split()
    return [action for action in actions if begins(action.text().replace("&&", "&"), wanted)]


def rows(desk: Desk, found: Found, actions: Sequence[QAction]) -> list[PaletteRow]:
    """All rows with their headings, in the order they are shown."""
    result: list[PaletteRow] = []
    if found.customers:
        result.append(PaletteRow(_("Customers")))
        result += [_customer_row(desk, row) for row in found.customers]
    entries = [entry for entry in found.entries if entry.participants]
    if entries:
        result.append(PaletteRow(_("In the timeline")))
        result += [_entry_row(desk, entry) for entry in entries]
    commands = [_action_row(action) for action in matching_actions(actions, found.text)]
    typed = found.text.strip()
    if typed:
        commands = [*_offers(desk, typed, found.customers), *commands]
    if commands:
        result.append(PaletteRow(_("Do")))
        result += commands
    return result


def _customer_row(desk: Desk, row: ListRow) -> PaletteRow:
    return PaletteRow(
        row.name,
        row.second_line,
        avatar=(row.uid, row.initials, row.is_firm),
        run=lambda: desk.customer_wanted.emit(row.id),
    )


def _entry_row(desk: Desk, entry: EntryRow) -> PaletteRow:
    from app import wording

    customer_id, name = entry.participants[0]
    day = wording.day_in_row(entry.day, desk.clock.today())
    return PaletteRow(
        entry.headline or name,
        f"{name} · {day}",
        icon=icons.icon(ICONS.get(entry.kind, "history")),
        run=lambda: desk.customer_wanted.emit(customer_id),
    )


def _offers(desk: Desk, typed: str, customers: Sequence[ListRow]) -> list[PaletteRow]:
    offers = []
    if customers:
        first = customers[0]
        offers.append(
            PaletteRow(
                _("Log what happened with {name}").format(name=first.name),
                icon=icons.icon("square-pen"),
                key="Ctrl+L",
                run=lambda: desk.quick_log_wanted.emit(QuickLogRequest((first.id,))),
            )
        )
    offers.append(
        PaletteRow(
            _("New customer “{name}”").format(name=typed),
            icon=icons.icon("user-plus"),
            key="Ctrl+N",
            run=lambda: desk.edit_wanted.emit(EditRequest(name=typed)),
        )
    )
    return offers


def _action_row(action: QAction) -> PaletteRow:
    return PaletteRow(
        action.text().replace("&&", "&"),
        icon=action.icon(),
        key=action.shortcut().toString(),
        run=action.trigger,
    )
