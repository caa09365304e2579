"""The timeline of one customer: a line to write on, filters, what is planned, and what happened, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.reminders.occurrences import DISMISSED, DONE, FOLLOW_UP, Occurrence
from app.timeline.entries import EntryRow
from app.timeline.kinds import CALL
from ui.shell import icons
from ui.shell.desk import Desk, FollowUpRequest, QuickLogRequest
from ui.shell.measures import Space
from ui.timeline.composer import Composer
from ui.timeline.filter_bar import FilterBar
from ui.timeline.timeline_list import TimelineList
from ui.timeline.timeline_model import PAGE, Line
from ui.widgets.empty_state import EmptyState
from ui.widgets.floating import Menu

MARGIN = int(Space.XL)


@dataclass(frozen=True, slots=True)
class _Read:
    """What one reading of a timeline brought."""

    customer_id: int
    planned: list[Occurrence]
    months: dict[str, int]
    pages: dict[int, list[EntryRow]]


class TimelinePane(QWidget):
    """Show a customer with `show_customer`. Reads off the window's thread; refreshes from events, keeping its place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer_id: int | None = None
        self._asked: set[int] = set()
        self._reading = 0
        self.setObjectName("timeline-pane")
        self.composer = Composer()
        self.filters = FilterBar()
        self.list = TimelineList(desk.clock.today, desk.clock.zone)
        self.empty = EmptyState(
            "message-square",
            _("Nothing written yet"),
            _("What was said last time? Log it while you remember; it takes ten seconds."),
            action=_("Log a call"),
            action_icon="phone",
            key="Ctrl+L",
        )
        self.empty.setObjectName("timeline-empty")
        self.nothing_found = EmptyState(
            "search-x",
            _("Nothing found"),
            _("No entry of this customer fits the search or the filter."),
            action=_("Show everything"),
        )
        self.nothing_found.setObjectName("timeline-nothing-found")
        self.empty.hide()
        self.nothing_found.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 0, MARGIN, 0)
        top.setSpacing(8)
        top.addWidget(self.composer)
        top.addWidget(self.filters)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.nothing_found, 1)
        self._actions = self._make_actions()
        self._connect()
        self.show_customer(None)

    @property
    def customer_id(self) -> int | None:
        return self._customer_id

    def show_customer(self, customer_id: int | None) -> None:
        """Shows the timeline of a customer from its newest entry, all kinds; None shows nothing."""
        self._customer_id = customer_id
        self.filters.reset()
        self.list.show_customer(customer_id)
        self.composer.setEnabled(customer_id is not None)
        self.filters.setEnabled(customer_id is not None)
        for action in self._actions:
            action.setEnabled(customer_id is not None)
        if customer_id is None:
            self.list.keep_place(lambda: self.list.rows.show(None, [], {}, {}))
            self.empty.hide()
            self.nothing_found.hide()
            self.list.show()
            return
        self._read()

    def actions(self) -> list[QAction]:
        """What can be done here, for the command palette."""
        return list(self._actions)

    def focus_list(self) -> None:
        """Goes into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid() and self.list.rows.rowCount():
            move = TimelineList.CursorAction.MoveHome
            self.list.setCurrentIndex(self.list.moveCursor(move, Qt.KeyboardModifier.NoModifier))

    # Reading

    def _read(self) -> None:
        customer_id, office = self._customer_id, self._desk.office
        if customer_id is None:
            return
        kinds, words = self.filters.kinds, self.filters.words
        same = self.list.rows.customer_id == customer_id
        wanted = sorted({0, *(self.list.rows.pages_of(self.list.rows_in_sight()) if same else ())})
        open_row = self.list.geometry_of.open_row if same else -1
        if open_row >= 0:
            wanted = sorted({*wanted, *self.list.rows.pages_of(range(open_row, open_row + 1))})
        current = self.list.currentIndex().row() if same else -1
        if current >= 0:
            wanted = sorted({*wanted, *self.list.rows.pages_of(range(current, current + 1))})

        def work() -> _Read:
            months = office.timeline.months(customer_id, kinds=kinds, search=words)
            pages = {
                number: office.timeline.page(
                    customer_id, kinds=kinds, search=words, offset=number * PAGE, limit=PAGE
                )
                for number in wanted
            }
            planned = [
                item
                for item in office.reminders.of_customer(customer_id)
                if item.kind == FOLLOW_UP and item.state not in (DONE, DISMISSED)
            ]
            return _Read(customer_id, planned, months, pages)

        self._reading += 1
        self._asked = set(wanted)
        self._desk.tasks.read(work, self._show, owner=self, replaces="timeline")

    def _show(self, read: _Read) -> None:
        if read.customer_id != self._customer_id:
            return
        filtered = bool(self.filters.kinds or self.filters.words)
        planned = [] if filtered else read.planned
        self.list.keep_place(lambda: self.list.rows.show(read.customer_id, planned, read.months, read.pages))
        nothing = not read.months
        self.empty.setVisible(nothing and not filtered)
        self.nothing_found.setVisible(nothing and filtered)
        self.list.setVisible(not nothing or bool(planned))
        self.list.setMaximumHeight(self.list.geometry_of.total if nothing else 16_777_215)

    def _read_pages(self, numbers: list[int]) -> None:
        customer_id, office, reading = self._customer_id, self._desk.office, self._reading
        missing = [number for number in numbers if number not in self._asked]
        if customer_id is None or not missing or self.list.rows.customer_id != customer_id:
            return
        self._asked.update(missing)
        kinds, words = self.filters.kinds, self.filters.words

        def work() -> dict[int, list[EntryRow]]:
            return {
                number: office.timeline.page(
                    customer_id, kinds=kinds, search=words, offset=number * PAGE, limit=PAGE
                )
                for number in missing
            }

        def show(pages: dict[int, list[EntryRow]]) -> None:
            if reading != self._reading:
                return  # it has all been read anew meanwhile
            for number, rows in pages.items():
                self.list.rows.add_page(number, rows)
            self.list.viewport().update()

        self._desk.tasks.read(work, show, owner=self)

    # Doing

    def _log(self, kind: str = "", text: str = "") -> None:
        if self._customer_id is not None:
            self._desk.quick_log_wanted.emit(QuickLogRequest((self._customer_id,), kind, text))

    def _show_everything(self) -> None:
        self.filters.reset()
        self._read()

    def _edit(self) -> None:
        line = self.list.current_line()
        if line is not None and line.entry is not None:
            from ui.timeline.entry_dialog import EntryDialog

            dialog = EntryDialog(self._desk, self.window(), line.entry)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()
        elif line is not None and line.planned is not None:
            self._edit_follow_up(line.planned)

    def _delete(self) -> None:
        line, office = self.list.current_line(), self._desk.office
        if line is not None and line.entry is not None:
            ids = [line.entry.id]
            self._desk.tasks.write(lambda: office.timeline.delete(ids))
        elif line is not None and line.planned is not None:
            follow_up_id = line.planned.source_id
            self._desk.tasks.write(lambda: office.reminders.delete(follow_up_id))

    def _tick(self, item: Occurrence) -> None:
        office = self._desk.office
        self._desk.tasks.write(lambda: office.reminders.done(item))

    def _edit_follow_up(self, item: Occurrence) -> None:
        self._desk.follow_up_wanted.emit(FollowUpRequest(item.customer_id, item.source_id))

    def _snooze(self, item: Occurrence, place: QPoint) -> None:
        office, clock = self._desk.office, self._desk.clock

        def read() -> tuple[list[tuple[str, datetime]], str]:
            return office.reminders.snooze_choices(), office.settings.read().morning

        def open_menu(found: tuple[list[tuple[str, datetime]], str]) -> None:
            from ui.reminders.snooze import snooze_menu

            choices, morning = found
            menu = snooze_menu(
                choices,
                clock.today(),
                clock.zone,
                partial(self._put_off, item),
                partial(self._pick_moment, item, morning),
                self,
            )
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

        self._desk.tasks.read(read, open_menu, owner=self)

    def _pick_moment(self, item: Occurrence, morning: str) -> None:
        from ui.reminders.snooze import PickMomentDialog

        clock = self._desk.clock
        dialog = PickMomentDialog(
            item.text,
            clock.now(),
            clock.zone,
            time.fromisoformat(morning),
            partial(self._put_off, item),
            self.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _put_off(self, item: Occurrence, until: datetime) -> None:
        office = self._desk.office
        self._desk.tasks.write(lambda: office.reminders.put_off(item, until))

    def _open_menu(self, line: Line, place: QPoint) -> None:
        menu = Menu(self)
        if line.entry is not None:
            self._fill_entry_menu(menu, line.entry)
        elif line.planned is not None:
            item = line.planned
            menu.add_command(_("Done"), partial(self._tick, item), icon="check", key="Space")
            menu.add_command(_("Snooze…"), partial(self._snooze, item, place), icon="alarm-clock")
            menu.add_command(_("Edit…"), partial(self._edit_follow_up, item), icon="pencil", key="E")
            menu.add_command(_("Delete"), self._delete, icon="trash-2", key="Del")
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _fill_entry_menu(self, menu: Menu, entry: EntryRow) -> None:
        is_open = self.list.open_id == entry.id
        words = _("Close") if is_open else _("Open")
        icon = "chevron-down" if is_open else "chevron-right"
        menu.add_command(words, partial(self.list.toggle, entry), icon=icon, key="Enter")
        menu.add_command(_("Edit…"), self._edit, icon="pencil", key="E")
        written = "\n".join(part for part in (entry.title, entry.text) if part)
        clipboard = QGuiApplication.clipboard()
        menu.add_command(
            _("Copy text"), partial(clipboard.setText, written), icon="copy", enabled=bool(written)
        )
        others = [(other, name) for other, name in entry.participants if other != self._customer_id]
        if others:
            menu.addSeparator()
        for other, name in others:
            words = _("Show {name}").format(name=name)
            menu.add_command(words, partial(self._desk.customer_wanted.emit, other), icon="user-round")
        menu.addSeparator()
        menu.add_command(_("Delete"), self._delete, icon="trash-2", key="Del")

    # Inside

    def _connect(self) -> None:
        desk = self._desk
        self.composer.wanted.connect(self._log)
        self.filters.changed.connect(self._on_filter)
        self.filters.left_down.connect(self.focus_list)
        self.empty.acted.connect(lambda: self._log(CALL))
        self.nothing_found.acted.connect(self._show_everything)
        self.list.pages_wanted.connect(self._read_pages)
        self.list.customer_wanted.connect(desk.customer_wanted)
        self.list.ticked.connect(self._tick)
        self.list.snooze_wanted.connect(self._snooze)
        self.list.follow_up_edit_wanted.connect(self._edit_follow_up)
        self.list.menu_wanted.connect(self._open_menu)
        desk.bridge.timeline_changed.connect(self._on_timeline)
        desk.bridge.customers_changed.connect(self._on_timeline)
        desk.bridge.reminders_changed.connect(self._on_reminders)
        desk.day_changed.connect(self._read)

    def _make_actions(self) -> list[QAction]:
        log = QAction(icons.icon("phone"), _("Log a call with this customer"), self)
        log.setObjectName("log-call")
        log.triggered.connect(lambda: self._log(CALL))
        search = QAction(icons.icon("search"), _("Search this timeline"), self)
        search.setObjectName("search-timeline")
        search.setShortcut(QKeySequence("Ctrl+F"))
        search.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.triggered.connect(self.filters.open_search)
        self.addAction(search)
        edit = QAction(icons.icon("pencil"), _("Edit entry"), self)
        edit.setObjectName("edit-entry")
        edit.setShortcuts([QKeySequence("E"), QKeySequence("F2")])
        edit.triggered.connect(self._edit)
        delete = QAction(icons.icon("trash-2"), _("Delete entry"), self)
        delete.setObjectName("delete-entry")
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.triggered.connect(self._delete)
        for action in (edit, delete):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.list.addAction(action)
        return [log, search, edit, delete]

    def _on_filter(self) -> None:
        self.list.close_entry()
        self.list.verticalScrollBar().setValue(0)
        self._read()

    def _on_timeline(self, event: object) -> None:
        ids = getattr(event, "customer_ids", getattr(event, "ids", ()))
        shown = {other for line in self._lines_in_sight() for other, _name in line.participants}
        if not ids or self._customer_id in ids or shown.intersection(ids):
            self._read()

    def _on_reminders(self, _event: object) -> None:
        self._read()

    def _lines_in_sight(self) -> list[EntryRow]:
        lines = (self.list.rows.line(row) for row in self.list.rows_in_sight())
        return [line.entry for line in lines if line.entry is not None]
