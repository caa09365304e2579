"""A field that finds a customer while one types: its name is completed from the customers there are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QWidget

from app.customers.listing import ListQuery, ListRow
from app.i18n import _
from ui.shell.desk import Desk
from ui.widgets.inputs import LineEdit

MOST = 8  # customers offered at once


class CustomerField(LineEdit):
    """One customer, or none. Emits `changed` when another one is chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self._desk = desk
        self._chosen: int | None = None
        self._found: list[ListRow] = []
        self._offers = QStandardItemModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)  # not setCompleter: the search is ours, and the popup only shows it
        # Qt has two signals of this name, for the words and for the place; the stubs know only one.
        self._completer.activated[QModelIndex].connect(lambda index: self._choose(index.row()))  # type: ignore[index]
        self.textEdited.connect(self._search)
        self.setClearButtonEnabled(False)

    @property
    def _popup(self) -> QAbstractItemView:
        popup = self._completer.popup()
        assert popup is not None, "Qt makes it when it is first asked for"
        return popup

    def customer_id(self) -> int | None:
        """The customer chosen; None for nobody, also while the text names no one yet."""
        return self._chosen

    def set_customer(self, customer_id: int | None, name: str) -> None:
        """Shows a customer."""
        self._chosen = customer_id
        self.setText(name)
        self.setCursorPosition(0)

    def error(self) -> str:
        """What is wrong and the way out; "" when a customer is chosen or the field is empty."""
        if self._chosen is not None or not self.text().strip():
            return ""
        return _("No customer has this name. Choose one from the list, or leave the field empty.")

    def _search(self, text: str) -> None:
        self._chosen = None
        self.changed.emit()
        wanted = text.strip()
        if not wanted:
            self._popup.hide()
            return
        customers = self._desk.office.customers
        self._desk.tasks.read(
            lambda: customers.find(ListQuery(search=wanted), MOST), self._offer, owner=self, replaces="search"
        )

    def _offer(self, found: list[ListRow]) -> None:
        self._found = found
        self._offers.clear()
        for row in found:
            words = " · ".join(part for part in (row.name, row.second_line) if part)
            item = QStandardItem(words)
            item.setEditable(False)
            self._offers.appendRow(item)
        exact = [row for row in found if row.name.casefold() == self.text().strip().casefold()]
        if len(exact) == 1:
            self._chosen = exact[0].id
            self.changed.emit()
        if found and self.hasFocus():
            self._completer.complete()
            self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        else:
            self._popup.hide()

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._found):
            row = self._found[place]
            self.set_customer(row.id, row.name)
            self.changed.emit()
            self._popup.hide()

    def offered(self) -> list[str]:
        """The names offered now, the best first."""
        return [row.name for row in self._found]

    def choose_offer(self, place: int = 0) -> None:
        """Chooses one of the customers offered."""
        self._choose(place)
