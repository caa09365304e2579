"""The rows of a file as a list for the window: it fetches the pages that are looked at and keeps only a few."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from ui.exchange.fates import plain_tool_tip, row_sentence, shown_name
from ui.exchange.import_run import FileRow
from ui.shell.tasks import Tasks

PAGE = 100
KEPT_PAGES = 40
AT_ONCE = 3  # pages asked for together: what a tall window shows, and a bit of scrolling

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SENTENCE = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)

Fetch = Callable[[int, int], list[FileRow]]
"""(offset, limit) to rows; called in the reader's thread."""


class RowsModel(QAbstractListModel):
    """As many rows as there are in the file, of which those on the screen are known."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._count = 0
        self._fetch: Fetch | None = None
        self._showing = 0
        self._pages: OrderedDict[int, list[FileRow]] = OrderedDict()
        self._wanted: list[int] = []
        self._is_asking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._ask)

    def show(self, fetch: Fetch | None, count: int) -> None:
        """Shows `count` other rows; None shows none."""
        self.beginResetModel()
        self._fetch, self._count = fetch, count if fetch is not None else 0
        self._showing += 1
        self._pages.clear()
        self._wanted.clear()
        self._is_asking = False
        self.endResetModel()
        if self._count:
            self._want(0)  # what is seen first

    def row(self, number: int) -> FileRow | None:
        """A row, or None while its page is under way."""
        page = number // PAGE
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        at = number - page * PAGE
        return rows[at] if at < len(rows) else None

    def _want(self, page: int) -> None:
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        if not self._is_asking and not self._timer.isActive():
            self._timer.start()

    def _ask(self) -> None:
        """Asks for the pages that were looked at last; what was only scrolled past is forgotten."""
        if self._fetch is None or not self._wanted:
            return
        pages = sorted(self._wanted[-AT_ONCE:])
        self._wanted.clear()
        self._is_asking = True
        self._tasks.read(
            partial(_fetched, self._fetch, pages), partial(self._take, self._showing), owner=self
        )

    def _take(self, showing: int, found: dict[int, list[FileRow]]) -> None:
        if showing != self._showing:
            return
        self._is_asking = False
        for page, rows in found.items():
            self._pages[page] = rows
            first = self.index(page * PAGE)
            last = self.index(min((page + 1) * PAGE, self._count) - 1)
            self.dataChanged.emit(first, last)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        self._wanted = [page for page in self._wanted if page not in self._pages]
        if self._wanted:
            self._timer.start()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> Any:
        if not index.isValid() or role not in (ROW_ROLE, _DISPLAY, _SENTENCE, _TOOL_TIP):
            return None
        row = self.row(index.row())
        if role == ROW_ROLE or row is None:
            return row
        if role == _DISPLAY:
            return shown_name(row)
        return row_sentence(row) if role == _SENTENCE else plain_tool_tip(row.why)


def _fetched(fetch: Fetch, pages: list[int]) -> dict[int, list[FileRow]]:
    return {page: fetch(page * PAGE, PAGE) for page in pages}
