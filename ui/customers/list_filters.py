"""What narrows and orders the customer list: chips for everybody, the tags and the archive, and the order below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.customers.listing import ARCHIVED, BY_NAME, BY_SILENCE, CURRENT, ListQuery
from app.i18n import _
from app.office import Office
from ui.shell.measures import Space
from ui.shell.preferences import Preferences
from ui.widgets.button import PADDING, Button, Kind
from ui.widgets.chip_bar import ChipBar
from ui.widgets.floating import Menu

MOST_TAGS = 30
SORT = "customers.sort"
_ALL, _ARCHIVED = "all", "archived"


@dataclass(frozen=True, slots=True)
class Counts:
    """What the chips say: everybody, the archive, and the tags as (id, name, number), the most used first."""

    everybody: int = 0
    archived: int = 0
    tags: tuple[tuple[int, str, int], ...] = ()


def read_counts(office: Office) -> Counts:
    """Counts anew; on the reader's thread."""
    return Counts(
        office.customers.count(),
        office.customers.count(ListQuery(scope=ARCHIVED)),
        tuple(office.customers.tags()[:MOST_TAGS]),
    )


class ListFilters(QWidget):
    """Emits `changed` when another list is wanted. Tags combine: who has all of them is shown."""

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.counts = Counts()
        self._tag_ids: tuple[int, ...] = ()
        self._archived = False
        self.chips = ChipBar(exclusive=False)
        self.chips.setObjectName("customer-filters")
        self.chips.chosen.connect(self._on_chip)
        self.sort = Button("", Kind.GHOST, icon="arrow-up-down", small=True)
        self.sort.setObjectName("customer-sort")
        self.sort.clicked.connect(self._open_sort_menu)
        self.order = preferences.get(SORT, BY_NAME)
        if self.order not in (BY_NAME, BY_SILENCE):
            self.order = BY_NAME
        chips = QVBoxLayout()
        chips.addWidget(self.chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            Space.PANE - PADDING, 0, 0, 0
        )  # the words of the order begin under the chips
        column.setSpacing(Space.XS)
        chips.setContentsMargins(PADDING, 0, Space.PANE, 0)
        column.addLayout(chips)
        column.addWidget(self.sort, 0, Qt.AlignmentFlag.AlignLeft)
        self._name_sort()
        self._rebuild()

    def query(self, search: str) -> ListQuery:
        """The list that is wanted now."""
        scope = ARCHIVED if self._archived else CURRENT
        return ListQuery(search=search.strip(), tag_ids=self._tag_ids, order=self.order, scope=scope)

    @property
    def narrows(self) -> bool:
        """Whether a tag or the archive is chosen."""
        return bool(self._tag_ids) or self._archived

    @property
    def shows_archive(self) -> bool:
        return self._archived

    def clear(self) -> None:
        """Shows everybody again."""
        self._on_chip(_ALL)

    def show_counts(self, counts: Counts) -> None:
        """Shows other numbers; a chosen tag that nobody has any more is given up."""
        if counts == self.counts:
            return
        self.counts = counts
        there = {tag_id for tag_id, _name, _count in counts.tags}
        gone = any(tag_id not in there for tag_id in self._tag_ids)
        self._tag_ids = tuple(tag_id for tag_id in self._tag_ids if tag_id in there)
        self._rebuild()
        if gone:
            self.changed.emit()

    def set_order(self, order: str) -> None:
        """Sorts the list another way and remembers it."""
        if order == self.order:
            return
        self.order = order
        self._preferences.set(SORT, order)
        self._name_sort()
        self.changed.emit()

    def sort_choices(self) -> list[tuple[str, str]]:
        """The orders: (key, words)."""
        return [(BY_NAME, _("By name")), (BY_SILENCE, _("Longest silent first"))]

    def _rebuild(self) -> None:
        wanted: list[tuple[str, str, str, int]] = [(_ALL, _("All"), "", self.counts.everybody)]
        wanted += [(f"tag-{tag_id}", name, "", count) for tag_id, name, count in self.counts.tags]
        if self.counts.archived or self._archived:
            wanted.append((_ARCHIVED, _("Archived"), "", self.counts.archived))
        # A chosen tag stands first, so that it is never hidden in the menu.
        chosen = {f"tag-{tag_id}" for tag_id in self._tag_ids}
        wanted[1:] = sorted(wanted[1:], key=lambda chip: chip[0] not in chosen)
        self.chips.clear()
        for key, text, icon, count in wanted:
            self.chips.add(key, text, icon=icon, count=wording.number(count))
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.chips.chip(_ALL).setChecked(not self.narrows)
        for tag_id, _name, _count in self.counts.tags:
            self.chips.chip(f"tag-{tag_id}").setChecked(tag_id in self._tag_ids)
        if self.counts.archived or self._archived:
            self.chips.chip(_ARCHIVED).setChecked(self._archived)
        self.chips.updateGeometry()

    def _on_chip(self, key: str) -> None:
        before = (self._tag_ids, self._archived)
        if key == _ALL:
            self._tag_ids, self._archived = (), False
        elif key == _ARCHIVED:
            self._archived = not self._archived
        else:
            tag_id = int(key.removeprefix("tag-"))
            if tag_id in self._tag_ids:
                self._tag_ids = tuple(other for other in self._tag_ids if other != tag_id)
            else:
                self._tag_ids = (*self._tag_ids, tag_id)
        self._show_chosen()
        if before != (self._tag_ids, self._archived):
            self.changed.emit()

    def _name_sort(self) -> None:
        words = dict(self.sort_choices())[self.order]
        self.sort.setText(words)
        self.sort.setAccessibleName(_("Sorted: {order}").format(order=words))

    def _open_sort_menu(self) -> None:
        menu = Menu(self)
        for order, words in self.sort_choices():
            icon = "check" if order == self.order else "circle"
            menu.add_command(words, partial(self.set_order, order), icon=icon)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.sort.mapToGlobal(QPoint(PADDING, self.sort.height())))
