"""The list of the reminder pane: what the mouse does in it, and what lies under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.i18n import _
from ui.reminders.pane_model import RemindersModel
from ui.reminders.reminder_delegate import Part, ReminderDelegate
from ui.reminders.rows import HeadingRow, ItemRow, MoreRow, Row
from ui.shell import theme
from ui.widgets.menu_key import opened_menu


class ReminderList(QListView):
    """Tells what was asked of which row; does nothing by itself. Keys are the pane's actions."""

    ticked = Signal(object)
    opened = Signal(object)
    call_wanted = Signal(object)
    snooze_wanted = Signal(object, QPoint)
    """An ItemRow, and where on the screen its menu belongs."""
    menu_wanted = Signal(object, QPoint)
    toggled = Signal(str)
    more_wanted = Signal(str)

    def __init__(self, model: RemindersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._pressed: tuple[int, Part] = (-1, Part.NONE)
        self.delegate = ReminderDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setObjectName("reminder-list")
        self.setAccessibleName(_("Reminders"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(24)
        model.dataChanged.connect(self._lay_out)
        theme.current().changed.connect(self._lay_out)

    def current_row(self) -> Row | None:
        """The row the keyboard is on."""
        return self._rows.row_at(self.currentIndex())

    def current_item(self) -> ItemRow | None:
        """The reminder the keyboard is on."""
        row = self.current_row()
        return row if isinstance(row, ItemRow) else None

    def menu_place(self, row: ItemRow, part: Part = Part.SNOOZE) -> QPoint:
        """Where on the screen a menu of a row belongs."""
        rect = self.visualRect(self._rows.index_of(row.id))
        places = self.delegate.places(row, rect)
        box = places.parts.get(part, places.ground)
        return self.viewport().mapToGlobal(box.bottomLeft() + QPoint(0, 6))

    def _lay_out(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _part_at(self, position: QPoint) -> tuple[QModelIndex, Part]:
        index = self.indexAt(position)
        row = self._rows.row_at(index)
        return index, self.delegate.part_at(row, self.visualRect(index), position)

    def _hover(self, index: QModelIndex, part: Part) -> None:
        hovered = (index.row(), part)
        if hovered != self.delegate.hovered:
            self.delegate.hovered = hovered
            self.viewport().update()

    def _act(self, row: Row, part: Part) -> None:
        if isinstance(row, HeadingRow):
            self.toggled.emit(row.key)
        elif isinstance(row, MoreRow):
            self.more_wanted.emit(row.key)
        elif part in (Part.CIRCLE, Part.DONE):
            self.ticked.emit(row)
        elif part is Part.SNOOZE:
            self.snooze_wanted.emit(row, self.menu_place(row))
        elif part is Part.CALL:
            self.call_wanted.emit(row)
        else:
            self.opened.emit(row)

    def activate_current(self) -> None:
        """Does what Enter means: opens the row."""
        row = self.current_row()
        if row is not None:
            self._act(row, Part.ROW)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not the beginning of a name."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins at the first reminder, not at a heading."""
        if not self.currentIndex().isValid():
            first = next((n for n, row in enumerate(self._rows.rows) if isinstance(row, ItemRow)), 0)
            index = self._rows.index(first)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        super().focusInEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._hover(QModelIndex(), Part.NONE)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(*self._part_at(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index, part = self._part_at(event.position().toPoint())
        self._pressed = (
            (index.row(), part) if event.button() is Qt.MouseButton.LeftButton else (-1, Part.NONE)
        )
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index, part = self._part_at(event.position().toPoint())
        pressed, self._pressed = self._pressed, (-1, Part.NONE)
        row = self._rows.row_at(index)
        if row is not None and part is not Part.NONE and (index.row(), part) == pressed:
            self._act(row, part)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row = self._rows.row_at(index)
        if isinstance(row, ItemRow):
            self.setCurrentIndex(index)
            place = event.globalPos() if by_mouse else self.menu_place(row, Part.CIRCLE)
            self.menu_wanted.emit(row, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if opened_menu(self, event):
            return
        row = self.current_row()
        if isinstance(row, HeadingRow):
            fold = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}.get(Qt.Key(event.key()))
            if fold is not None:
                if fold != row.collapsed:
                    self.toggled.emit(row.key)
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()
