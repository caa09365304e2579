"""What can be done everywhere in the window, as a list of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _
from ui.shell import pages
from ui.shell.actions import Command
from ui.shell.desk import Desk, EditRequest, QuickLogRequest
from ui.shell.panes import REMINDERS_KEY

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow


class Commands:
    """The commands of one window, in the order in which they are offered."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self._desk = desk
        self._window = window

    def all(self) -> list[Command]:
        """Every command. The numbers of pages stay fixed; 1, 3 and 4 have no page yet."""
        desk, window = self._desk, self._window
        return [
            Command("search", _("Search and commands…"), "search", "Ctrl+K", window.open_palette),
            Command("new-customer", _("New customer…"), "user-plus", "Ctrl+N", self._new_customer),
            Command("quick-log", _("Log what happened…"), "square-pen", "Ctrl+L", self._quick_log),
            Command("go-customers", _("Go to Customers"), "users", "Ctrl+2", self._go_customers),
            Command("go-settings", _("Go to Settings"), "settings", "Ctrl+,", self._go_settings),
            Command("import", _("Import contacts…"), "upload", "", lambda: desk.import_wanted.emit(None)),
            Command("export", _("Export customers…"), "download", "Ctrl+E", self._export),
            Command("find", _("Search in this pane"), "search", "Ctrl+F", window.search_here),
            Command("undo", _("Undo"), "undo-2", "Ctrl+Z", window.undo.undo),
            Command("redo", _("Redo"), "redo-2", "Ctrl+Shift+Z", window.undo.redo),
            Command("back", _("Back"), "arrow-left", "Alt+Left", window.go_back),
            Command("forward", _("Forward"), "arrow-right", "Alt+Right", window.go_forward),
            Command("next-pane", _("Next pane"), "panel-right", "F6", lambda: window.focus_pane(1)),
            Command(
                "previous-pane", _("Previous pane"), "panel-left", "Shift+F6", lambda: window.focus_pane(-1)
            ),
            Command(
                "toggle-list",
                _("Show or hide the customer list"),
                "panel-left",
                "Ctrl+Shift+B",
                window.panes.toggle_list,
            ),
            Command(
                "toggle-reminders",
                _("Show or hide the reminders"),
                "panel-right",
                REMINDERS_KEY,
                window.panes.toggle_reminders,
            ),
            Command("keys", _("All keys"), "keyboard", "F1", self._show_keys),
            Command("about", _("About Regulars"), "info", "", window.dialogs.show_about),
            Command("quit", _("Quit Regulars"), "power", "Ctrl+Q", desk.quit_wanted.emit),
        ]

    def _new_customer(self) -> None:
        self._desk.edit_wanted.emit(EditRequest())

    def _quick_log(self) -> None:
        shown = self._window.panes.customer_id
        self._desk.quick_log_wanted.emit(QuickLogRequest(() if shown is None else (shown,)))

    def _export(self) -> None:
        self._desk.export_wanted.emit(self._window.panes.list.export_request())

    def _go_customers(self) -> None:
        self._desk.page_wanted.emit(pages.CUSTOMERS)

    def _go_settings(self) -> None:
        self._desk.page_wanted.emit(pages.SETTINGS)

    def _show_keys(self) -> None:
        self._window.dialogs.show_keys(self._window.actions_.all())
