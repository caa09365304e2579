"""The customers' page: list, card and reminders side by side, as far as there is room for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.reminders.occurrences import Occurrence
from ui.customers.card_pane import CardPane
from ui.customers.list_pane import CustomerListPane
from ui.reminders.pane import RemindersPane
from ui.shell import focus_order, theme, widths
from ui.shell.desk import Desk
from ui.shell.drawer import Drawer
from ui.shell.measures import Space
from ui.shell.palette import Level
from ui.shell.widths import Arrangement
from ui.widgets.button import Button, Kind
from ui.widgets.icon_button import IconButton
from ui.widgets.splitter import Splitter
from ui.widgets.surface import Surface

LIST, CARD, REMINDERS = 0, 1, 2
REMINDERS_KEY = "Ctrl+Shift+R"


class Panes(QWidget):
    """Emits `customer_shown` with the id of the customer on the card."""

    customer_shown = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panes")
        self.list = CustomerListPane(desk)
        self.card = CardPane(desk)
        self.reminders = RemindersPane(desk)
        self.customer_id: int | None = None
        self._hidden: set[int] = set()
        self._card_in_front = False
        self._bells_wanted = False
        self._widths = {LIST: 0, REMINDERS: 0}
        self._arrangement = Arrangement(reminders_beside=True, rail_words=True, side_by_side=True)
        self.splitter = Splitter()
        self.splitter.setObjectName("panes-splitter")
        for pane in (self.list, self._card_with_strip(), self.reminders):
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(CARD, 1)
        self.splitter.splitterMoved.connect(self._on_moved)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self.drawer = Drawer(self)
        self.list.customer_chosen.connect(self._on_chosen)
        self.list.customer_opened.connect(self._on_opened)
        self.list.list.clicked.connect(self._on_clicked)
        self.bells = (self._bell("reminders-bell"), self._bell("reminders-bell-above"))
        self.card.header.add_corner(self.bells[0])
        self._strip_row.addWidget(self.bells[1])
        self.card.header.installEventFilter(self)
        theme.current().follow(self._follow_theme)

    def _bell(self, name: str) -> IconButton:
        """Stands for the reminders where there is no room beside the card."""
        bell = IconButton("bell", _("Reminders"), key=REMINDERS_KEY, kind=Kind.SECONDARY)
        bell.setObjectName(name)
        bell.clicked.connect(self.toggle_reminders)
        self.reminders.due_changed.connect(bell.set_badge)
        return bell

    def _card_with_strip(self) -> QWidget:
        """The card, and above it a strip for what has no other place: the way back to the list where only one
        of both is shown, and the bell while there is no card whose header could hold it."""
        self._centre = Surface(Level.BASE)
        column = QVBoxLayout(self._centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._strip = QWidget()
        self._strip_row = QHBoxLayout(self._strip)
        self._strip_row.setContentsMargins(Space.M, Space.S, Space.L, 0)
        self._way_back = Button(_("All customers"), Kind.GHOST, icon="arrow-left", key="Alt+Left")
        self._way_back.setObjectName("back-to-list")
        self._way_back.clicked.connect(self.show_list)
        self._strip_row.addWidget(self._way_back)
        self._strip_row.addStretch(1)
        column.addWidget(self._strip)
        column.addWidget(self.card, 1)
        return self._centre

    # What is shown

    def show_customer(self, customer_id: int, *, in_front: bool = True) -> None:
        """Shows the customer's card; `in_front` of the list where there is room for one only."""
        self.drawer.close_drawer()
        if customer_id != self.customer_id:
            self.customer_id = customer_id
            self.card.show_customer(customer_id)
            self.customer_shown.emit(customer_id)
        if in_front and not self._card_in_front:
            self._card_in_front = True
            self._arrange()

    def _on_chosen(self, customer_id: int) -> None:
        # Walking through the list with the arrow keys must not take the list away.
        self.show_customer(customer_id, in_front=False)

    def _on_opened(self, customer_id: int) -> None:
        self.show_customer(customer_id)
        focus_order.enter(self.card)

    def _on_clicked(self) -> None:
        if self.list.list.chosen_count() == 1 and self.customer_id is not None:
            self.show_customer(self.customer_id)

    def show_list(self) -> None:
        """Brings the list to the front, and the focus to it."""
        self._card_in_front = False
        self._hidden.discard(LIST)
        self._arrange()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def covers_list(self) -> bool:
        """Whether the card hides the list because there is room for one only."""
        return not self._arrangement.side_by_side and self._card_in_front

    def toggle_list(self) -> None:
        """Hides the list, or shows it again."""
        if not self._arrangement.side_by_side:
            self._card_in_front = not self._card_in_front
        else:
            self._hidden ^= {LIST}
        self._arrange()

    def toggle_reminders(self) -> None:
        """Hides the reminders or shows them again, in the drawer where there is no room beside the card."""
        if self._arrangement.reminders_beside:
            self._hidden ^= {REMINDERS}
            self._arrange()
        elif self.drawer.isVisible():
            self.drawer.close_drawer()
        else:
            self.drawer.open()

    def reveal(self, item: Occurrence) -> None:
        """Brings a reminder into sight."""
        self.show_reminders()
        self.reminders.reveal(item)

    def show_reminders(self) -> None:
        """Brings the reminders into sight, in the drawer where there is no room beside the card."""
        if self._arrangement.reminders_beside:
            self._hidden.discard(REMINDERS)
            self._arrange()
        elif self.drawer.isHidden():
            self.drawer.open()

    def visible_panes(self) -> list[QWidget]:
        """The panes a person sees, from left to right."""
        panes: list[QWidget] = [self.list, self.card, self.reminders]
        return [pane for pane in panes if pane.isVisible()]

    # Room

    def set_arrangement(self, arrangement: Arrangement) -> None:
        """Fits the panes to another width of the window."""
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._arrange()

    def _arrange(self) -> None:
        room = self._arrangement
        is_in_drawer = self.splitter.indexOf(self.reminders) < 0
        if room.reminders_beside and is_in_drawer:
            self.drawer.close_drawer()
            self.splitter.insertWidget(REMINDERS, self.reminders)
        elif not room.reminders_beside and not is_in_drawer:
            self.drawer.hold(self.reminders)
        if room.reminders_beside:
            self.reminders.setVisible(REMINDERS not in self._hidden)
        is_beside = room.reminders_beside and REMINDERS not in self._hidden
        if room.side_by_side:
            self.list.setVisible(LIST not in self._hidden)
            self._centre.show()
        else:
            self.list.setVisible(not self._card_in_front)
            self._centre.setVisible(self._card_in_front)
        self._way_back.setVisible(not room.side_by_side)
        self._bells_wanted = not is_beside
        self._show_bells()
        self._set_widths()

    def _show_bells(self) -> None:
        has_header = self.card.header.isVisibleTo(self.card)
        self.bells[0].setVisible(self._bells_wanted)
        self.bells[1].setVisible(self._bells_wanted and not has_header)
        self._strip.setVisible(
            self._way_back.isVisibleTo(self._strip) or self.bells[1].isVisibleTo(self._strip)
        )

    def _set_widths(self) -> None:
        px = theme.current().px
        left = self._widths[LIST] or px(widths.LIST)
        right = self._widths[REMINDERS] or px(widths.REMINDERS)
        sizes = [left, max(self.splitter.width() - left - right, px(widths.CARD_LEAST)), right]
        self.splitter.setSizes(sizes[: self.splitter.count()])

    def _on_moved(self) -> None:
        sizes = self.splitter.sizes()
        for pane in (LIST, REMINDERS):
            if pane < len(sizes) and sizes[pane]:
                self._widths[pane] = sizes[pane]

    def _follow_theme(self) -> None:
        px = theme.current().px
        self.list.setMinimumWidth(px(widths.LIST_LEAST))
        self.reminders.setMinimumWidth(px(widths.REMINDERS_LEAST))
        self.splitter.set_restored_sizes([px(widths.LIST), px(widths.CARD_LEAST), px(widths.REMINDERS)])
        self._arrange()

    # What is kept

    def layout_state(self) -> dict[str, object]:
        """What to keep until the next start."""
        return {
            "widths": [self._widths[LIST], self._widths[REMINDERS]],
            "hidden": sorted(self._hidden),
        }

    def restore_layout(self, state: dict[str, object]) -> None:
        """Brings back what `layout_state` gave; anything else is passed over."""
        kept = state.get("widths")
        if (
            isinstance(kept, list)
            and len(kept) == 2
            and all(isinstance(px, int) and 0 <= px < 4000 for px in kept)
        ):
            self._widths = {LIST: kept[0], REMINDERS: kept[1]}
        hidden = state.get("hidden")
        if isinstance(hidden, list):
            self._hidden = {pane for pane in hidden if pane in (LIST, REMINDERS)}
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card's header has come or gone."""
        if event.type() in (
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
            QEvent.Type.Show,
            QEvent.Type.Hide,
        ):
            self._show_bells()
        return False
