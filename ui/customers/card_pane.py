"""The card of one customer: the head, and below it the timeline or all details."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.events import CustomersChanged
from app.i18n import _
from ui.customers.card_actions import CardActions
from ui.customers.card_details import CardDetails
from ui.customers.card_header import CardHeader
from ui.customers.card_view import CardView, read_card
from ui.shell.desk import Desk
from ui.shell.palette import Level
from ui.timeline.timeline_pane import TimelinePane
from ui.widgets.empty_state import EmptyState
from ui.widgets.surface import Surface


class CardPane(Surface):
    """Shows one customer, or that nobody is chosen; follows every change of what it shows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Level.BASE, parent)
        self.setObjectName("card-pane")
        self._desk = desk
        self._customer_id: int | None = None
        self._view: CardView | None = None
        self.acts = CardActions(desk, self)
        self.header = CardHeader(desk, self.acts)
        self.timeline = TimelinePane(desk)
        self.details = CardDetails(desk)
        self.empty = EmptyState(
            "user-round",
            _("Nobody is chosen"),
            _("Choose a customer from the list to see what was said last."),
        )
        self._below = QStackedWidget()
        self._below.addWidget(self.timeline)
        self._below.addWidget(self.details)
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._below, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(card)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self.header.details_wanted.connect(self._show_details)
        self.header.customer_wanted.connect(desk.customer_wanted)
        self.details.customer_wanted.connect(desk.customer_wanted)
        for part in (self.header, self.details):
            part.addAction(self.acts.edit)  # in the timeline F2 edits the entry
        desk.bridge.customers_changed.connect(self._on_customers_changed)
        for signal in (desk.bridge.timeline_changed, desk.bridge.settings_changed):
            signal.connect(self._on_other_change)
        desk.day_changed.connect(self._read)

    def actions(self) -> list[QAction]:
        """Everything that can be done with the customer on the card, and with the entries below it."""
        return [self.acts.edit, *super().actions(), *self.timeline.actions()]

    @property
    def customer_id(self) -> int | None:
        """The customer that is shown."""
        return self._customer_id

    def show_customer(self, customer_id: int | None) -> None:
        """Shows this customer; None shows that nobody is chosen."""
        self._customer_id = customer_id
        self.timeline.show_customer(customer_id)
        if customer_id is None:
            self._view = None
            self.acts.show_view(None)
            self._pages.setCurrentIndex(0)
        else:
            self._read()

    def _read(self) -> None:
        customer_id = self._customer_id
        if customer_id is not None:
            work = partial(read_card, self._desk.office, customer_id, self._desk.clock.today())
            self._desk.tasks.read(work, self._show, replaces="card")

    def _show(self, view: CardView | None) -> None:
        if view is None:
            self.show_customer(None)
            return
        if view.card.id != self._customer_id:
            return
        self._view = view
        self.setAccessibleName(view.card.form.name)
        self.header.show_view(view)
        if self._below.currentWidget() is self.details:
            self.details.show_view(view)
        self._pages.setCurrentIndex(1)

    def _on_customers_changed(self, event: CustomersChanged) -> None:
        view = self._view
        if self._customer_id is None:
            return
        near = {self._customer_id}
        if view is not None:
            near |= {one.other_id for one in (*view.card.firms, *view.card.people)}
        if not event.ids or near & set(event.ids):
            self._read()

    def _on_other_change(self, _event: object) -> None:
        self._read()

    def _show_details(self, shown: bool) -> None:
        if shown and self._view is not None:
            self.details.show_view(self._view)
        self._below.setCurrentWidget(self.details if shown else self.timeline)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._below.currentWidget() is self.details:
            self.header.close_details()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.fit_height(self.height())
