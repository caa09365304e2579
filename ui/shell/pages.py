"""The pages of the window, one shown at a time; each but the first is built when it is first wanted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.shell.desk import Desk
from ui.shell.panes import Panes

CUSTOMERS, IMPORT, SETTINGS, WELCOME = "customers", "import", "settings", "welcome"


class Pages(QStackedWidget):
    """Emits `page_shown` with the page's name after each change."""

    page_shown = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self._desk = desk
        self._built: dict[str, QWidget] = {}
        self.current = ""
        self.panes = Panes(desk)
        self._add(CUSTOMERS, self.panes)
        desk.page_wanted.connect(self.show_page)
        desk.import_wanted.connect(self._import)
        desk.customer_wanted.connect(self._show_customer)

    def show_page(self, name: str) -> None:
        """Shows a page. Raises KeyError for a name that is none."""
        page = self._built.get(name) or self._build(name)
        self.setCurrentWidget(page)
        if name != self.current:
            self.current = name
            self.page_shown.emit(name)

    def _build(self, name: str) -> QWidget:
        if name == SETTINGS:
            from ui.settings.page import SettingsPage

            return self._add(name, SettingsPage(self._desk))
        if name == IMPORT:
            from ui.exchange.import_page import ImportPage

            page = ImportPage(self._desk)
            page.finished.connect(self._to_customers)
            return self._add(name, page)
        if name == WELCOME:
            from ui.welcome.page import WelcomePage

            return self._add(name, WelcomePage(self._desk))
        raise KeyError(name)

    def _add(self, name: str, page: QWidget) -> QWidget:
        self._built[name] = page
        self.addWidget(page)
        return page

    def _to_customers(self) -> None:
        self.show_page(CUSTOMERS)

    def _import(self, path: Path | None) -> None:
        self.show_page(IMPORT)
        self._built[IMPORT].begin(path)  # type: ignore[attr-defined]

    def _show_customer(self, customer_id: int) -> None:
        self.show_page(CUSTOMERS)
        self.panes.list.select(customer_id)
        self.panes.show_customer(customer_id)
