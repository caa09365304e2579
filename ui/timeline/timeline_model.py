"""The rows of a timeline: what is planned, then months with their entries, read page by page where they are seen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app import wording
from app.i18n import _, ngettext
from app.reminders import words as reminder_words
from app.reminders.occurrences import Occurrence
from app.timeline.entries import EntryRow
from ui.timeline import entry_words

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_TEXT, _SPOKEN, _TIP = (
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
    int(Qt.ItemDataRole.ToolTipRole),
)
PAGE = 50
PLANNED_AT_FIRST = 3

Index = QModelIndex | QPersistentModelIndex


class LineKind(Enum):
    """What a line of the timeline is."""

    PLANNED_HEADING = "planned heading"
    PLANNED = "planned"
    MORE_PLANNED = "more planned"
    MONTH = "month"
    ENTRY = "entry"


HEADINGS = (LineKind.PLANNED_HEADING, LineKind.MONTH)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn. `entry` is None while its page is being read; `last` ends the thread of a month."""

    kind: LineKind
    text: str = ""
    count: str = ""
    entry: EntryRow | None = None
    planned: Occurrence | None = None
    first: bool = False
    last: bool = False

    @property
    def identity(self) -> tuple[str, object]:
        """The same for the same thing after everything was read anew."""
        if self.entry is not None:
            return ("entry", self.entry.id)
        if self.planned is not None:
            return ("planned", self.planned.uid)
        return (self.kind.value, self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and the rows under it: `first` is the row of the heading."""

    first: int
    count: int
    is_planned: bool


class TimelineModel(QAbstractListModel):
    """All rows are known by number from the start, so that the scroll bar is true; what they say is read later."""

    def __init__(self, today: Callable[[], date], zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today, self._zone = today, zone
        self.customer_id: int | None = None
        self._planned: list[Occurrence] = []
        self._all_planned = False
        self._months: list[tuple[str, int]] = []
        self._pages: dict[int, list[EntryRow]] = {}
        self._places: dict[object, int] = {}
        self._blocks: list[Block] = []
        self._starts: list[int] = []
        self._offsets: list[int] = []
        self._rows = 0
        self._total = 0
        self.open_id: int | None = None

    @property
    def blocks(self) -> list[Block]:
        return self._blocks

    @property
    def total(self) -> int:
        """How many entries there are."""
        return self._total

    def show(
        self,
        customer_id: int | None,
        planned: Sequence[Occurrence],
        months: Mapping[str, int],
        pages: Mapping[int, list[EntryRow]],
    ) -> None:
        """Shows what was read; the view keeps its place by the identity of the lines."""
        self.beginResetModel()
        if customer_id != self.customer_id:
            self._all_planned = False
        self.customer_id = customer_id
        self._planned = list(planned)
        self._months = list(months.items())
        self._pages, self._places = {}, {}
        for number, rows in pages.items():
            self._keep(number, rows)
        self._arrange()
        self.endResetModel()

    def show_all_planned(self) -> None:
        """Shows also the planned ones beyond the first few."""
        self.beginResetModel()
        self._all_planned = True
        self._arrange()
        self.endResetModel()

    def add_page(self, number: int, rows: list[EntryRow]) -> None:
        """Fills in a page that was missing."""
        self._keep(number, rows)
        first = self.row_of(number * PAGE)
        last = self.row_of(min(number * PAGE + PAGE, self._total) - 1)
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))

    def missing_pages(self, rows: range) -> list[int]:
        """The pages that these rows need and that are not there."""
        offsets = [offset for row in (rows.start, rows.stop - 1) if (offset := self._offset_near(row)) >= 0]
        if not offsets or not self._total:
            return []
        return [
            page for page in range(offsets[0] // PAGE, offsets[-1] // PAGE + 1) if page not in self._pages
        ]

    def pages_of(self, rows: range) -> list[int]:
        """The pages that hold these rows."""
        first, last = self._offset_near(rows.start), self._offset_near(max(rows.stop - 1, rows.start))
        return list(range(max(first, 0) // PAGE, max(last, 0) // PAGE + 1))

    def row_of(self, offset: int) -> int:
        """The row of the entry that is the `offset`-th from the newest, -1 when there is none."""
        if not 0 <= offset < self._total:
            return -1
        before = 0
        for block in self._blocks:
            if block.is_planned:
                continue
            if offset < before + block.count:
                return block.first + 1 + offset - before
            before += block.count
        return -1

    def row_of_identity(self, identity: tuple[str, object]) -> int:
        """The row of a line that was seen before, -1 when it is not there (or not read)."""
        what, key = identity
        if what == "entry":
            return self.row_of(self._places[key]) if key in self._places else -1
        for row in range(self._blocks[0].count + 1 if self._blocks and self._blocks[0].is_planned else 0):
            if self.line(row).identity == identity:
                return row
        return -1

    def block_at(self, row: int) -> Block:
        return self._blocks[self._number(row)]

    def kind_at(self, row: int) -> LineKind:
        """What a row is, also before it is read."""
        block = self.block_at(row)
        if row == block.first:
            return LineKind.PLANNED_HEADING if block.is_planned else LineKind.MONTH
        if not block.is_planned:
            return LineKind.ENTRY
        return LineKind.PLANNED if row - block.first - 1 < self._planned_shown() else LineKind.MORE_PLANNED

    def line(self, row: int) -> Line:
        """What a row says."""
        block, kind = self.block_at(row), self.kind_at(row)
        inside = row - block.first - 1
        last = inside == block.count - 1
        if kind is LineKind.PLANNED_HEADING:
            return Line(kind, _("Planned"), wording.number(len(self._planned)))
        if kind is LineKind.PLANNED:
            return Line(kind, planned=self._planned[inside], first=inside == 0, last=last)
        if kind is LineKind.MORE_PLANNED:
            more = len(self._planned) - self._planned_shown()
            return Line(kind, _("{count} more").format(count=wording.number(more)))
        month, count = self._months[self._number(row) - bool(self._planned)]
        if kind is LineKind.MONTH:
            words = ngettext("{count} entry", "{count} entries", count).format(count=wording.number(count))
            return Line(kind, wording.month_heading(date.fromisoformat(f"{month}-01")), words)
        offset = self._offset_near(row)
        page = self._pages.get(offset // PAGE, [])
        entry = page[offset % PAGE] if offset % PAGE < len(page) else None
        return Line(kind, entry=entry, first=inside == 0, last=last)

    # Inside

    def _keep(self, number: int, rows: list[EntryRow]) -> None:
        self._pages[number] = rows
        self._places.update({entry.id: number * PAGE + place for place, entry in enumerate(rows)})

    def _number(self, row: int) -> int:
        return bisect_right(self._starts, row) - 1

    def _planned_shown(self) -> int:
        return len(self._planned) if self._all_planned else min(len(self._planned), PLANNED_AT_FIRST)

    def _arrange(self) -> None:
        self._blocks, row = [], 0
        if self._planned:
            shown = self._planned_shown()
            count = shown + (shown < len(self._planned))
            self._blocks.append(Block(0, count, True))
            row = count + 1
        self._total = 0
        self._offsets = [0] if self._planned else []
        for _month, count in self._months:
            self._blocks.append(Block(row, count, False))
            self._offsets.append(self._total)
            self._total += count
            row += count + 1
        self._starts = [block.first for block in self._blocks]
        self._rows = row

    def _offset_near(self, row: int) -> int:
        """How many entries lie before this row; for a heading, of the entry below it."""
        if not self._blocks or row < 0:
            return 0
        number = self._number(row)
        block = self._blocks[number]
        if block.is_planned:
            return 0
        return min(self._offsets[number] + max(row - block.first - 1, 0), self._total - 1)

    def _spoken(self, line: Line) -> str:
        if line.entry is not None:
            is_open = line.entry.id == self.open_id
            return entry_words.sentence(line.entry, self.customer_id, is_open=is_open)
        if line.planned is not None:
            return reminder_words.spoken(line.planned, self._today(), self._zone)
        return f"{line.text}, {line.count}" if line.count else line.text

    def _tip(self, line: Line) -> str:
        if line.entry is not None:
            return wording.full_day(line.entry.day)
        return wording.full_day(line.planned.day) if line.planned is not None else ""

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._rows

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or index.row() >= self._rows:
            return Qt.ItemFlag.NoItemFlags
        if self.kind_at(index.row()) in HEADINGS:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _TEXT) -> Any:
        if not index.isValid() or not 0 <= index.row() < self._rows:
            return None
        if role == LINE_ROLE:
            return self.line(index.row())
        if role == _SPOKEN:
            return self._spoken(self.line(index.row()))
        if role == _TEXT:
            line = self.line(index.row())
            if line.entry is not None:
                return entry_words.title(line.entry)
            return line.planned.text if line.planned is not None else line.text
        if role == _TIP:
            return self._tip(self.line(index.row()))
        return None
