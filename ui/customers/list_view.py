"""The list of customers as it is used: keys, typing to find, the row's menu, what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.i18n import _
from ui.customers.list_delegate import ListDelegate, row_height
from ui.customers.list_model import CustomerListModel
from ui.shell import theme
from ui.widgets.menu_key import opened_menu
from ui.widgets.row_list import RowList

TYPING_ENDS_MS = 1500
_KEYS = Qt.Key
_MODIFIERS = Qt.KeyboardModifier
_SELECT = QItemSelectionModel.SelectionFlag


class CustomerList(RowList):
    """Emits `chosen` when the selection changes, `opened` on Enter or double click, `typed` while a name is typed."""

    chosen = Signal()
    opened = Signal(int)
    typed = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: CustomerListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._customers = model
        self._delegate = ListDelegate(self)
        self.setObjectName("customer-list")
        self.setAccessibleName(_("Customers"))
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setModel(model)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_ENDS_MS)
        self._typing.timeout.connect(self.stop_typing)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_changes: self.chosen.emit())
        theme.current().follow(self._follow_theme)

    def _follow_theme(self) -> None:
        self.set_row_height(row_height())

    # What is chosen

    def chosen_count(self) -> int:
        """How many customers are chosen."""
        chosen = self.selectionModel().selection()
        return sum(chosen.at(number).height() for number in range(chosen.count()))

    def chosen_ids(self, most: int | None = None) -> tuple[int, ...]:
        """The ids of the chosen customers, in the order of the list; at most `most`."""
        chosen = self.selectionModel().selection()
        ranges = sorted((chosen.at(n).top(), chosen.at(n).bottom()) for n in range(chosen.count()))
        ids: list[int] = []
        for first, last in ranges:
            ids.extend(self._customers.ids_of(first, last))
            if most is not None and len(ids) >= most:
                return tuple(ids[:most])
        return tuple(ids)

    def current_id(self) -> int | None:
        """The customer that has the focus of the list."""
        return self._customers.id_at(self.currentIndex().row())

    def choose_row(self, row: int) -> None:
        """Chooses this row alone and brings it into sight."""
        index = self._customers.index(row, 0)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _SELECT.ClearAndSelect)
            self.scrollTo(index)

    def choose_rows(self, rows: list[int], current: int) -> None:
        """Chooses these rows again after the list was shown anew, without scrolling."""
        model = self.selectionModel()
        for row in rows:
            model.select(self._customers.index(row, 0), _SELECT.Select)
        if current >= 0:
            model.setCurrentIndex(self._customers.index(current, 0), _SELECT.NoUpdate)

    def step(self, by: int) -> None:
        """Chooses the previous (-1) or next (1) customer."""
        count = self._customers.rowCount()
        if count:
            row = self.currentIndex().row()
            self.choose_row(min(max(row + by, 0), count - 1) if row >= 0 else 0)

    # Typing to find

    def stop_typing(self) -> None:
        """Forgets what was typed."""
        self._typing.stop()
        self._delegate.typed = ""
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        customer_id = self._customers.id_at(index.row())
        if customer_id is not None:
            self.opened.emit(customer_id)

    def keyboardSearch(self, search: str) -> None:
        """The view's own search would ask every row for its name; the answer to `typed` comes from the office."""
        self._delegate.typed += search
        self._typing.start()
        self.viewport().update()
        self.typed.emit(self._delegate.typed)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and self._delegate.typed:
            assert isinstance(event, QKeyEvent)
            if event.key() == _KEYS.Key_Escape or self._is_typed(event):
                event.accept()  # letters of a name are no shortcuts
                return True
        return super().event(event)

    def _is_typed(self, event: QKeyEvent) -> bool:
        if event.modifiers() & (
            _MODIFIERS.ControlModifier | _MODIFIERS.AltModifier | _MODIFIERS.MetaModifier
        ):
            return False
        text = event.text()
        return bool(text) and text.isprintable() and (bool(self._delegate.typed) or not text.isspace())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if opened_menu(self, event):
            return
        if (
            event.key() in (_KEYS.Key_Return, _KEYS.Key_Enter)
            and not event.modifiers() & ~_MODIFIERS.KeypadModifier
        ):
            self._open(self.currentIndex())
        elif event.key() == _KEYS.Key_Escape and self._delegate.typed:
            self.stop_typing()
        elif event.key() == _KEYS.Key_Backspace and self._delegate.typed:
            self._delegate.typed = self._delegate.typed[:-1]
            self.keyboardSearch("")
        elif self._is_typed(event):
            self.keyboardSearch(event.text())
        elif event.modifiers() & _MODIFIERS.AltModifier:
            event.ignore()  # Alt+Up and Alt+Down step from customer to customer, wherever the focus is
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        right = event.button() is Qt.MouseButton.RightButton
        index = self.indexAt(event.position().toPoint())
        if right and self.selectionModel().isSelected(index):
            return  # a right click on one of several chosen rows is meant for all of them
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(QPoint(box.left() + 2 * theme.current().em, box.center().y()))
        if self.chosen_count():
            self.menu_wanted.emit(place)
