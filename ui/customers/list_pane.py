"""The pane of all customers: search, filters, the list, and what can be done with those chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import wording
from app.customers.type_to_find import first_named
from app.events import CustomersChanged
from app.i18n import _, ngettext
from ui.customers.list_actions import ListActions
from ui.customers.list_changes import places_of
from ui.customers.list_filters import ListFilters, read_counts
from ui.customers.list_model import CustomerListModel
from ui.customers.list_view import CustomerList
from ui.shell import icons
from ui.shell.desk import Desk, EditRequest, ExportRequest
from ui.shell.measures import Space
from ui.shell.palette import Ink, Level
from ui.shell.type_scale import Role
from ui.widgets.button import Button, Kind
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label, pane_title
from ui.widgets.search_box import SearchBox
from ui.widgets.surface import Divider, Surface

MOST_KEPT = 200  # chosen customers that stay chosen when the whole list is shown anew


class CustomerListPane(Surface):
    """Emits `customer_chosen` when one customer is chosen, `customer_opened` when it is opened with Enter."""

    customer_chosen = Signal(int)
    customer_opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Level.PANE, parent)
        self.setObjectName("customer-list-pane")
        self.setAccessibleName(_("Customers"))
        self._desk = desk
        self._told: int | None = None
        self._wanted: int | None = None
        self._wants_first = False
        self._kept: tuple[int, ...] = ()
        self._row, self._takes_next = -1, False
        self._anchor: tuple[int, int] | None = None
        self.model = CustomerListModel(desk.tasks, desk.office, self)
        self.search = SearchBox(_("Search customers"), key="Ctrl+F")
        self.search.setObjectName("customer-search")
        self.filters = ListFilters(desk.preferences)
        self.list = CustomerList(self.model)
        self.acts = ListActions(desk, self, self.list.chosen_ids, lambda: self.filters.shows_archive)
        self.count = Label("", Role.BODY, Ink.TEXT3)
        self.count.setObjectName("customer-count")
        self.empty = EmptyState("users", "", action=_("Import…"))
        self.empty.setObjectName("customers-empty")
        self._build()
        self._connect()
        self._show_counts()
        self.model.show_query(self.filters.query(""))

    def _build(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(Space.PANE, 14, Space.S + 2, 11)
        header.setSpacing(10)
        header.addWidget(pane_title(_("Customers")))
        header.addWidget(self.count)
        header.addStretch(1)
        add = IconButton("plus", _("New customer"), key="Ctrl+N")
        add.setObjectName("add-customer")
        add.clicked.connect(self.acts.new.trigger)
        header.addWidget(add)
        searching = QVBoxLayout()
        searching.setContentsMargins(Space.PANE, 0, Space.PANE, 9)
        searching.addWidget(self.search)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        self._bar, self._bar_words = QWidget(), Label("", Role.STRONG, elide=True)
        self._bar.setObjectName("chosen-bar")
        foot = QVBoxLayout(self._bar)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(Divider())
        row = QHBoxLayout()
        row.setContentsMargins(Space.PANE, Space.S, Space.PANE, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._bar_words, 1)
        row.addWidget(Button.for_action(self.acts.tag, icon="tag"))
        more = IconButton("ellipsis", _("More for the chosen customers"), kind=Kind.SECONDARY)
        more.setObjectName("chosen-more")
        more.clicked.connect(lambda: self._open_menu(more.mapToGlobal(QPoint(0, more.height()))))
        row.addWidget(more)
        foot.addLayout(row)
        self._bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addLayout(searching)
        column.addWidget(self.filters)
        column.addSpacing(2)
        column.addWidget(self._pages, 1)
        column.addWidget(self._bar)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_query)
        self.search.submitted.connect(self._open_first)
        self.search.left_down.connect(self._enter_list)
        self.filters.changed.connect(self._on_query)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self.customer_opened)
        self.list.typed.connect(self._find_typed)
        self.list.menu_wanted.connect(self._open_menu)
        self.acts.open.triggered.connect(self._open_chosen)
        self.model.shown.connect(self._show_state)
        self.model.complete.connect(self._on_complete)
        self.model.reordered.connect(self._restore)
        self.empty.acted.connect(self._on_empty_acted)
        bridge = self._desk.bridge
        bridge.customers_changed.connect(self._on_customers_changed)
        bridge.reminders_changed.connect(self.model.refresh_signs)
        bridge.settings_changed.connect(self._reload)
        self._desk.day_changed.connect(self.model.refresh_signs)
        window = Qt.ShortcutContext.WindowShortcut
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for name, text, icon, key, context, call in (
            ("search-customers", _("Search customers"), "search", "Ctrl+F", inside, self.focus_search),
            (
                "previous-customer",
                _("Previous customer"),
                "chevron-up",
                "Alt+Up",
                window,
                lambda: self.list.step(-1),
            ),
            (
                "next-customer",
                _("Next customer"),
                "chevron-down",
                "Alt+Down",
                window,
                lambda: self.list.step(1),
            ),
        ):
            action = QAction(icons.icon(icon), text, self)
            action.setObjectName(name)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(context)
            action.triggered.connect(lambda _checked=False, call=call: call())
            self.addAction(action)

    # What the window asks for

    def select(self, customer_id: int) -> None:
        """Chooses this customer and brings it into sight; a filter that hides it is taken away."""
        self._wanted = customer_id
        if self.model.is_complete:
            self._locate()

    def choose_first(self) -> None:
        """Chooses the first of the list as soon as there is one, unless somebody else is chosen before."""
        self._wants_first = True
        if self.model.is_complete:
            self._on_complete()

    def export_request(self) -> ExportRequest:
        """What can be exported from here: those who are chosen when they are several, and what the list shows."""
        chosen = self.list.chosen_ids() if self.list.chosen_count() > 1 else None
        return ExportRequest(chosen, self.model.query)

    def focus_search(self) -> None:
        """Puts the cursor into the search box, ready to type something else."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # Queries

    def _on_query(self) -> None:
        self._remember(scroll=False)
        self.list.stop_typing()
        self.list.verticalScrollBar().setValue(0)
        self.model.show_query(self.filters.query(self.search.text()))

    def _on_customers_changed(self, event: CustomersChanged) -> None:
        self._remember(scroll=True)
        self.model.update_customers(event.ids)
        self._show_counts()

    def _reload(self, _event: Any = None) -> None:
        self._remember(scroll=True)
        self.model.update_customers(())

    def _show_counts(self) -> None:
        office = self._desk.office
        self._desk.tasks.read(lambda: read_counts(office), self._on_counts, replaces="counts")

    def _on_counts(self, counts: Any) -> None:
        self.filters.show_counts(counts)
        self._show_state()

    # Keeping the place

    def _remember(self, *, scroll: bool) -> None:
        self._takes_next = scroll
        self._kept = self.list.chosen_ids(MOST_KEPT)
        self._row = self.list.currentIndex().row()
        seen = self.list.rows_in_sight()
        top = self.model.id_at(seen.start) if scroll and self.list.verticalScrollBar().value() else None
        self._anchor = None
        if top is not None:
            self._anchor = (top, self.list.visualRect(self.model.index(seen.start, 0)).top())
        current = self.list.current_id()
        self.model.keep({*self._kept, *(one for one in (top, current) if one is not None)})

    def _restore(self, places: dict[int, int]) -> None:
        """The list was shown anew or rows have moved: who was chosen is chosen again, at the same height."""
        rows = [places[one] for one in self._kept if one in places]
        current = places.get(self._kept[-1], -1) if self._kept else -1
        if self.list.chosen_count() < len(rows):
            self.list.choose_rows(rows, current)
        self._on_chosen()
        if self._anchor is not None and self._anchor[0] in places:
            top, offset = self._anchor
            self.list.updateGeometries()
            bar = self.list.verticalScrollBar()
            bar.setValue(bar.value() + self.list.visualRect(self.model.index(places[top], 0)).top() - offset)

    def _on_complete(self) -> None:
        self._show_state()
        if self._wanted is not None:
            self._locate()
        elif self._kept and self._takes_next and not self.list.chosen_count():
            # Who was chosen has gone: who comes into that place is chosen.
            self.list.choose_row(min(self._row, self.model.rowCount() - 1))
        elif self._wants_first and self.model.rowCount() and not self.list.chosen_count():
            self.list.choose_row(0)

    def _locate(self) -> None:
        wanted, ids = self._wanted, self.model.all_ids
        if wanted is not None:
            work = lambda: places_of(ids, (wanted,)).get(wanted, -1)  # noqa: E731
            self._desk.tasks.read(work, self._on_located, replaces="locate")

    def _on_located(self, row: int) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        if row >= 0 and self.model.id_at(row) == wanted:
            self._wanted = None
            self.list.choose_row(row)
        elif not self.model.is_complete:
            return  # the list is on its way: located again when it is there
        elif self.search.text() or self.filters.narrows:
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
            self.filters.clear()
            self._on_query()
        else:
            self._wanted = None
            self.list.clearSelection()

    # What is chosen

    def _on_chosen(self) -> None:
        count = self.list.chosen_count()
        self.acts.update_count(count)
        self._bar.setVisible(count > 1)
        if count > 1:
            words = ngettext("{count} chosen", "{count} chosen", count).format(count=wording.number(count))
            self._bar_words.setText(words)
        elif count == 1:
            (one,) = self.list.chosen_ids()
            self._wants_first = False
            if one != self._told:
                self._told = one
                self.customer_chosen.emit(one)

    def _open_menu(self, place: QPoint) -> None:
        self.acts.menu(self.list.chosen_count()).popup(place)

    def _open_chosen(self) -> None:
        if (one := self.list.current_id()) is not None:
            self.customer_opened.emit(one)

    def _enter_list(self) -> None:
        if self.model.rowCount():
            if not self.list.chosen_count():
                self.list.choose_row(0)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_first(self) -> None:
        if self.model.rowCount():
            if not self.list.chosen_count():
                self.list.choose_row(0)
            self._open_chosen()
        elif self.search.text().strip():
            self._on_empty_acted()

    def _find_typed(self, typed: str) -> None:
        office, query, ids = self._desk.office, self.model.query, self.model.all_ids
        self._desk.tasks.read(
            lambda: (typed, first_named(office.customers, office.settings.read(), query, ids, typed)),
            self._on_typed_found,
            replaces="typed",
        )

    def _on_typed_found(self, answer: tuple[str, int]) -> None:
        _typed, row = answer
        if 0 <= row < self.model.rowCount():
            self.list.choose_row(row)

    # Nothing to show

    def _show_state(self) -> None:
        count = self.model.rowCount()
        if self.model.is_complete:
            self.count.setText(wording.number(count))
        search = self.search.text().strip()
        if count or not self.model.is_complete:
            self._pages.setCurrentWidget(self.list)
            return
        if search:
            self.empty.say(
                "search-x",
                _("Nobody called {name}").format(name=wording.quotes(search)),
                _("Nothing in names, firms, phones or notes."),
                action=_("New customer {name}").format(name=wording.quotes(_short(search))),
            )
        elif self.filters.narrows:
            self.empty.say(
                "funnel", _("Nobody here"), _("No customer has all of this."), action=_("Show everybody")
            )
        elif self.filters.counts.archived:
            self.empty.say("users", _("Everybody is in the archive"), action=_("New customer"))
        else:
            self.empty.say(
                "users",
                _("No customers yet"),
                _("Bring them in from Google, Outlook or a phone, or write the first one down."),
                action=_("Import…"),
            )
        first = not search and not self.filters.narrows and not self.filters.counts.archived
        self.empty.button.set_kind(Kind.PRIMARY if first else Kind.SECONDARY)
        self.empty.button.set_icon("upload" if first else "")
        self._pages.setCurrentWidget(self.empty)

    def _on_empty_acted(self) -> None:
        if search := self.search.text().strip():
            self._desk.edit_wanted.emit(EditRequest(name=search))
        elif self.filters.narrows:
            self.filters.clear()
        elif self.filters.counts.archived:
            self.acts.new.trigger()
        else:
            self._desk.import_wanted.emit(None)


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:23].rstrip() + "…"
