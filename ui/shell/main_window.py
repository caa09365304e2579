"""The main window: puts rail, pages, banner and toast together, and connects what they ask for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from ui.reminders.announcer import Announcer
from ui.shell import focus_order, pages, preload, theme, widths, window_state
from ui.shell.actions import Actions
from ui.shell.commands import Commands
from ui.shell.desk import Desk, Message
from ui.shell.dialogs import Dialogs
from ui.shell.pages import Pages
from ui.shell.palette import Level
from ui.shell.rail import Rail
from ui.shell.sample_strip import SampleStrip
from ui.shell.ticker import Ticker
from ui.shell.trail import Trail
from ui.shell.undo import Undo
from ui.widgets.banner import Banner
from ui.widgets.surface import Divider, Surface
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from ui.shell.command_palette import CommandPalette

SMALLEST = QSize(720, 520)
IN_THE_MORE_MENU = (
    "import",
    "export",
    "toggle-list",
    "toggle-reminders",
    "undo",
    "redo",
    "keys",
    "about",
    "quit",
)


class MainWindow(QMainWindow):
    """Emits `closed` when the user closes it, unless `on_close` is set: that tells whether the window may go."""

    closed = Signal()

    def __init__(self, desk: Desk, *, first_page: str = pages.CUSTOMERS) -> None:
        super().__init__()
        self.desk = desk
        self.on_close: Callable[[], bool] | None = None
        self.setObjectName("main-window")
        self.setWindowTitle("Regulars")  # not for translation: the product's name
        self.setMinimumSize(SMALLEST)
        self.pages = Pages(desk)
        self.panes = self.pages.panes
        self.trail = Trail()
        self.undo = Undo(desk, self)
        self.dialogs = Dialogs(desk, self)
        self.commands = Commands(desk, self)
        self.actions_ = Actions(self, self.commands.all(), self._actions_of_panes())
        self.rail = Rail(
            self.actions_.get("go-customers"),
            self.actions_.get("search"),
            self.actions_.get("go-settings"),
            self.actions_.find(*IN_THE_MORE_MENU),
        )
        self.banner = Banner()
        self.banner.setObjectName("banner")
        self._assemble()
        self.toast = Toast(self)
        self.toast.setObjectName("toast")
        self.announcer = Announcer(desk, self.banner)
        self.ticker = Ticker(desk, self.announcer.announce, self)
        self._connect()
        self.panes.restore_layout(window_state.restore(self, desk.preferences))
        self._on_preference("keep_messages")
        self.pages.show_page(first_page)
        self._restore_customer()

    def _actions_of_panes(self) -> list[QAction]:
        panes = self.panes
        return [action for pane in (panes.list, panes.card, panes.reminders) for action in pane.actions()]

    def _assemble(self) -> None:
        body = Surface(Level.BASE)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.desk.is_sample:
            column.addWidget(SampleStrip(self.desk))
        column.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        self._rail_edge = Divider(Qt.Orientation.Vertical)
        row.addWidget(self._rail_edge)
        row.addWidget(self.pages, 1)
        column.addLayout(row, 1)
        self.setCentralWidget(body)

    def _connect(self) -> None:
        self.pages.page_shown.connect(self._on_page_shown)
        self.panes.customer_shown.connect(self.trail.visit)
        self.panes.customer_shown.connect(self._keep_customer)
        self.desk.said.connect(self._say)
        self.desk.preferences.changed.connect(self._on_preference)
        self.announcer.shown.connect(self.ticker.note_shown)
        self.announcer.reveal_wanted.connect(self.panes.reveal)
        self.ticker.ticked.connect(self.panes.reminders.refresh)
        theme.current().changed.connect(self._fit)

    # What the commands do here

    @cached_property
    def palette_(self) -> CommandPalette:
        """Made when it is first wanted."""
        from ui.shell.command_palette import CommandPalette

        return CommandPalette(self.desk, self.actions_.usable, self)

    def open_palette(self) -> None:
        """Ctrl+K."""
        self.palette_.open()

    def go_back(self) -> None:
        """Alt+Left: to the list when the card covers it, else to the customer before."""
        if self.panes.covers_list() and self.pages.current == pages.CUSTOMERS:
            self.panes.show_list()
            return
        self._go_to(self.trail.back())

    def go_forward(self) -> None:
        """Alt+Right."""
        self._go_to(self.trail.forward())

    def _go_to(self, customer_id: int | None) -> None:
        if customer_id is not None:
            self.desk.customer_wanted.emit(customer_id)

    def focus_pane(self, step: int) -> None:
        """F6 and Shift+F6."""
        focus_order.go_to_next_pane(self._panes_to_walk(), step)

    def search_here(self) -> None:
        """Ctrl+F: in the pane with the focus, else in the list."""
        if self.pages.current != pages.CUSTOMERS:
            self.pages.show_page(pages.CUSTOMERS)
        if focus_order.search_in(focus_order.pane_with_focus(self.panes.visible_panes())):
            return
        self.panes.show_list()
        self.panes.list.focus_search()

    def _panes_to_walk(self) -> list[QWidget]:
        if self.pages.current == pages.CUSTOMERS:
            return [self.rail, *self.panes.visible_panes()]
        page = self.pages.currentWidget()
        return [self.rail] if page is None else [self.rail, page]

    # What happens around it

    def start(self) -> None:
        """Begins to look for what is due. Call it after the window is shown."""
        self.ticker.start()
        self.desk.tasks.job(preload.load, lambda _done: None, owner=self)

    def _say(self, message: Message) -> None:
        self.toast.say(
            message.sentence,
            icon=message.icon,
            action=message.action,
            key=message.key,
            on_action=message.on_action,
        )

    def _on_page_shown(self, name: str) -> None:
        self.rail.show_page(name)
        is_welcome = name == pages.WELCOME
        self.rail.setVisible(not is_welcome)
        self._rail_edge.setVisible(not is_welcome)

    def _on_preference(self, key: str) -> None:
        if key == "keep_messages":
            self.toast.keep_messages = self.desk.preferences.get("keep_messages", False)

    def _customer_key(self) -> str:
        return "sample_customer" if self.desk.is_sample else "last_customer"

    def _keep_customer(self, customer_id: int) -> None:
        self.desk.preferences.set(self._customer_key(), customer_id)

    def _restore_customer(self) -> None:
        last = self.desk.preferences.get(self._customer_key(), 0)
        if last:
            customers = self.desk.office.customers
            self.desk.tasks.read(lambda: [row.id for row in customers.rows([last])], self._on_restored)
        else:
            self.panes.list.choose_first()

    def _on_restored(self, ids: list[int]) -> None:
        if self.panes.customer_id is not None:
            return
        if ids:
            self.panes.list.select(ids[0])
            self.panes.show_customer(ids[0], in_front=False)
        else:
            self.panes.list.choose_first()

    def _fit(self) -> None:
        room = widths.arrangement(self.width(), theme.current().em)
        self.rail.set_narrow(not room.rail_words)
        self.panes.set_arrangement(room)

    def keep_state(self) -> None:
        """Notes how the window is now, for the next start."""
        window_state.keep(self, self.panes.layout_state(), self.desk.preferences)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.on_close is not None:
            event.setAccepted(self.on_close())
            return
        event.accept()
        self.closed.emit()
