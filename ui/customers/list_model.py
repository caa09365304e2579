"""The customer list as Qt's view wants it: all ids in order, and the rows that are looked at, read when needed."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from app.customers.listing import ListQuery, ListRow
from app.office import Office
from ui.customers.customer_words import row_sentence
from ui.customers.list_changes import MOST_MOVES, ListChange, compare, places_of
from ui.shell.tasks import Tasks

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""A `ShownRow`, or None while it is on its way."""
ID_ROLE = ROW_ROLE + 1
_ROLES = {
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
}

FIRST_PAGE = 30  # more rows than any window shows
BLOCK = 64
REST_AFTER_MS = (
    120  # the whole length is read when nobody has typed on: it would keep the next first page waiting
)
MOST_KEPT = 2000  # rows in memory, however long the list is


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the list with its sign: "overdue", "soon", "round" or ""."""

    row: ListRow
    sign: str


@dataclass(frozen=True, slots=True)
class _Page:
    ids: array[int]
    rows: list[ShownRow]
    places: dict[int, int]
    is_all: bool


class CustomerListModel(QAbstractListModel):
    """Ids of the whole list (8 bytes each) and a bounded number of rows. Nothing it does on the window's thread
    takes longer for a longer list.
    """

    shown = Signal()
    """A query has been answered: the first page is there."""
    complete = Signal()
    """The whole length of the list is known."""
    reordered = Signal(object)
    """The list was shown anew; carries the new rows of the ids given to `keep`."""

    def __init__(self, tasks: Tasks, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._office = tasks, office
        self._query = ListQuery()
        self._ids: array[int] = array("q")
        self._rows: OrderedDict[int, ShownRow] = OrderedDict()
        self._stale: set[int] = set()
        self._missing: OrderedDict[int, int] = OrderedDict()  # id and row, the last looked at last
        self._fetching = False
        self._keep: tuple[int, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fetch)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_AFTER_MS)
        self._rest.timeout.connect(self._read_rest)
        self.is_complete = False

    @property
    def query(self) -> ListQuery:
        return self._query

    @property
    def all_ids(self) -> array[int]:
        """All ids that are known so far, in order. Not to be changed; safe to read in another thread."""
        return self._ids

    def keep(self, ids: Iterable[int]) -> None:
        """The customers whose places are to be told when the order changes: those chosen, and the first in sight."""
        self._keep = tuple(ids)

    def ids_of(self, first: int, last: int) -> array[int]:
        """The ids of the rows from `first` to `last`, both included."""
        return self._ids[first : last + 1]

    def id_at(self, row: int) -> int | None:
        """The id of a row; None where there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_at(self, row: int) -> ShownRow | None:
        """What a row says; None when it is not loaded."""
        customer_id = self.id_at(row)
        return None if customer_id is None else self._rows.get(customer_id)

    def show_query(self, query: ListQuery) -> None:
        """Shows another list: its first page at once, the rest of its length just after."""
        self._query = query
        self.is_complete = False
        self._rest.stop()
        office, keep = self._office, self._keep
        work = lambda: _first_page(office, query, keep)  # noqa: E731
        self._tasks.read(work, self._on_first_page, replaces="list", first=True)

    def update_customers(self, ids: Sequence[int]) -> None:
        """These customers were added, changed or deleted; none named: any of them may have been."""
        office, query, old, keep = self._office, self._query, self._ids, self._keep
        self.is_complete = False
        self._rest.stop()
        changed = tuple(ids)
        few = changed if len(changed) <= MOST_MOVES else ()
        self._stale.update(self._rows)  # a firm's new name stands in the rows of its people too

        def work() -> tuple[ListChange, list[ShownRow]]:
            new = office.customers.ids(query)
            rows = _read_rows(office, [one for one in few if one in self_rows or one in new])
            return compare(old, new, few, keep), rows

        self_rows = frozenset(self._rows)
        self._tasks.read(work, self._on_change, replaces="list")

    def refresh_signs(self) -> None:
        """Reminders or the day have changed: what is in sight is read again, and stays until the answer is there."""
        self._stale.update(self._rows)
        self._touch_all()

    # Answers

    def _on_first_page(self, page: _Page) -> None:
        self.beginResetModel()
        self._ids = page.ids
        self._missing.clear()
        self._remember(page.rows)
        self.endResetModel()
        self.is_complete = page.is_all
        self.shown.emit()
        self.reordered.emit(page.places)
        if page.is_all:
            self.complete.emit()
        else:
            self._rest.start()

    def _read_rest(self) -> None:
        office, query, keep = self._office, self._query, self._keep

        def work() -> tuple[array[int], dict[int, int]]:
            ids = office.customers.ids(query)
            return ids, places_of(ids, keep)

        self._tasks.read(work, self._on_all_ids, replaces="list")

    def _on_all_ids(self, answer: tuple[array[int], dict[int, int]]) -> None:
        ids, places = answer
        here = len(self._ids)
        self.is_complete = True
        if ids[:here] == self._ids and len(ids) > here:
            self.beginInsertRows(QModelIndex(), here, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
        elif ids != self._ids:
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()
        self.reordered.emit(places)
        self.complete.emit()

    def _on_change(self, answer: tuple[ListChange, list[ShownRow]]) -> None:
        change, rows = answer
        self._remember(rows)
        self.is_complete = True
        if change.anew:
            self.beginResetModel()
            self._ids = change.ids
            self.endResetModel()
            self.reordered.emit(change.places)
        else:
            ids = self._ids[:]
            for row in reversed(change.removed):
                self.beginRemoveRows(QModelIndex(), row, row)
                del ids[row]
                self._ids = ids
                self.endRemoveRows()
            for row in change.inserted:
                self.beginInsertRows(QModelIndex(), row, row)
                ids.insert(row, change.ids[row])
                self._ids = ids
                self.endInsertRows()
            self._ids = change.ids
            if change.removed or change.inserted:
                self.reordered.emit(change.places)
        self._touch_all()
        self.complete.emit()

    def _touch_all(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    # Rows on demand

    def _remember(self, rows: Iterable[ShownRow]) -> None:
        for shown in rows:
            self._rows[shown.row.id] = shown
            self._rows.move_to_end(shown.row.id)
            self._stale.discard(shown.row.id)
            self._missing.pop(shown.row.id, None)
        while len(self._rows) > MOST_KEPT:
            self._stale.discard(self._rows.popitem(last=False)[0])

    def _want(self, customer_id: int, row: int) -> None:
        self._missing[customer_id] = row
        self._missing.move_to_end(customer_id)
        if len(self._missing) > 2 * BLOCK:
            self._missing.popitem(last=False)  # scrolled past long ago
        if not self._fetching and not self._timer.isActive():
            self._timer.start()

    def _fetch(self) -> None:
        if self._fetching or not self._missing:
            return
        wanted = dict(list(self._missing.items())[-BLOCK:])
        near = max(wanted.values())
        for row in range(near + 1, min(near + 1 + BLOCK - len(wanted), len(self._ids))):
            if self._ids[row] not in self._rows:
                wanted[self._ids[row]] = row  # the block below, so that scrolling on finds it there
        self._fetching = True
        office, ids = self._office, list(wanted)
        self._tasks.read(
            lambda: (wanted, _read_rows(office, ids)), self._on_rows, failed=self._on_rows_failed
        )

    def _on_rows(self, answer: tuple[dict[int, int], list[ShownRow]]) -> None:
        wanted, rows = answer
        self._fetching = False
        self._remember(rows)
        for customer_id in wanted:
            self._missing.pop(customer_id, None)
            self._stale.discard(customer_id)
        places = [row for customer_id, row in wanted.items() if self.id_at(row) == customer_id]
        if places:
            self.dataChanged.emit(self.index(min(places)), self.index(max(places)))
        if self._missing:
            self._timer.start()

    def _on_rows_failed(self, error: Exception) -> None:
        self._fetching = False
        self._missing.clear()
        self._tasks.troubled.emit(error)

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = ROW_ROLE) -> Any:
        if role == ROW_ROLE:
            row = index.row()
            customer_id = self._ids[row]
            shown = self._rows.get(customer_id)
            if shown is None or customer_id in self._stale:
                self._want(customer_id, row)
            return shown
        if role == ID_ROLE:
            return self._ids[index.row()]
        if role in _ROLES:
            shown = self.data(index, ROW_ROLE)
            if shown is None:
                return ""
            return row_sentence(shown) if role != int(Qt.ItemDataRole.DisplayRole) else shown.row.name
        return None


def _read_rows(office: Office, ids: Sequence[int]) -> list[ShownRow]:
    signs = office.reminders.signs(ids)
    return [ShownRow(row, signs.get(row.id, "")) for row in office.customers.rows(ids)]


def _first_page(office: Office, query: ListQuery, keep: Sequence[int]) -> _Page:
    ids = office.customers.ids(query, FIRST_PAGE)
    return _Page(ids, _read_rows(office, ids), places_of(ids, keep), len(ids) < FIRST_PAGE)
