"""The list of a timeline: lines of known heights, one entry open in place, everything by key and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHoverEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.timeline.entries import EntryRow
from ui.shell import theme
from ui.timeline.line_list import LineList
from ui.timeline.timeline_model import HEADINGS, Line, LineKind, TimelineModel

OPENING = 120  # ms
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TimelineList(LineList):
    """Emits what the user asks of a line; knows no office."""

    pages_wanted = Signal(list)
    customer_wanted = Signal(int)
    ticked = Signal(object)
    snooze_wanted = Signal(object, QPoint)
    follow_up_edit_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, today: Callable[[], date], zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(today, zone, parent)
        self._growth = QVariantAnimation(self)
        self._growth.valueChanged.connect(self._grow)
        self.setObjectName("timeline")
        self.setAccessibleName(_("Timeline"))
        self.verticalScrollBar().valueChanged.connect(self._want_pages)
        self._rows.modelReset.connect(self._arrange)
        theme.current().changed.connect(self._follow_theme)

    @property
    def rows(self) -> TimelineModel:
        return self._rows

    @property
    def open_id(self) -> int | None:
        """The entry that is open, or None."""
        return self._draws.open_id

    def current_line(self) -> Line | None:
        """The line the keyboard is at."""
        index = self.currentIndex()
        return self._rows.line(index.row()) if index.isValid() else None

    def show_customer(self, customer_id: int | None) -> None:
        """From now on rows of another customer come: nothing is open, and the list is at its top."""
        self._draws.customer_id = customer_id
        self.close_entry()
        self.verticalScrollBar().setValue(0)

    def keep_place(self, change: Callable[[], None]) -> None:
        """Does `change` to the model; the first line in sight, the current one and the open one stay."""
        bar = self.verticalScrollBar()
        seen = self.rows_in_sight()
        at_top = bar.value() == 0
        anchor = self._rows.line(seen.start).identity if seen else None
        offset = self.geometry_of.top(seen.start) - bar.value() if seen else 0
        current = self.current_line()
        row = self.currentIndex().row()
        change()
        self._find_open()
        self.updateGeometries()
        if anchor is not None and not at_top:
            found = self._rows.row_of_identity(anchor)
            if found >= 0:
                bar.setValue(self.geometry_of.top(found) - offset)
        if current is not None:
            found = self._rows.row_of_identity(current.identity)
            self._go_to(found if found >= 0 else min(row, self._rows.rowCount() - 1))
        self._want_pages()

    def toggle(self, entry: EntryRow) -> None:
        """Opens an entry in place, or closes it."""
        if self._draws.open_id == entry.id:
            self.close_entry(animated=True)
        else:
            self._set_open(entry.id, animated=True)

    def close_entry(self, *, animated: bool = False) -> None:
        """Closes the open entry."""
        self._set_open(None, animated=animated)

    # Open and close

    def _set_open(self, entry_id: int | None, *, animated: bool) -> None:
        was = self.geometry_of.extra
        self._growth.stop()
        self._draws.open_id = self._rows.open_id = entry_id
        self._find_open()
        full = self.geometry_of.extra
        duration = theme.current().motion(OPENING) if animated and self.isVisible() else 0
        if duration and full and not was:
            self._growth.setDuration(duration)
            self._growth.setStartValue(0)
            self._growth.setEndValue(full)
            self._growth.start()
        self.updateGeometries()
        if self.geometry_of.open_row >= 0:
            self.scrollTo(self._rows.index(self.geometry_of.open_row))
        self.viewport().update()

    def _grow(self, extra: int) -> None:
        self.geometry_of.set_open(self.geometry_of.open_row, extra)
        self.updateGeometries()
        self.viewport().update()

    def _find_open(self) -> None:
        """Looks up the row of the open entry and how much higher it is."""
        row, extra = -1, 0
        if self._draws.open_id is not None:
            row = self._rows.row_of_identity(("entry", self._draws.open_id))
            entry = self._rows.line(row).entry if row >= 0 else None
            if entry is None:
                self._draws.open_id = self._rows.open_id = None
                row = -1
            else:
                layout = self._draws.open_layout(entry, self.viewport().width())
                extra = layout.height - self._draws.layout.heights[LineKind.ENTRY]
        self.geometry_of.set_open(row, extra)

    # Inside

    def _arrange(self) -> None:
        self.geometry_of.set_open(-1, 0)
        self.geometry_of.arrange(self._rows.blocks, self._draws.layout.heights)
        self._hovered = -1
        self.updateGeometries()
        self.viewport().update()

    def _follow_theme(self) -> None:
        self._draws.follow_theme()
        self._arrange()
        self._find_open()
        self.updateGeometries()

    def _want_pages(self) -> None:
        missing = self._rows.missing_pages(self.rows_in_sight())
        if missing:
            self.pages_wanted.emit(missing)

    def _go_to(self, row: int) -> None:
        step = 1
        while 0 <= row < self._rows.rowCount() and self._rows.kind_at(row) in HEADINGS:
            row += step
        if 0 <= row < self._rows.rowCount():
            self.selectionModel().setCurrentIndex(
                self._rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _hover(self, point: QPoint | None) -> None:
        row = self.row_at(point.y() + self.verticalScrollBar().value()) if point else -1
        chip = -1
        if row >= 0 and row == self.geometry_of.open_row and point is not None:
            chip = self._chip_at(row, point)
        if (row, chip) != (self._hovered, self._draws.hovered_chip):
            self._hovered, self._draws.hovered_chip = row, chip
            pointing = Qt.CursorShape.PointingHandCursor if chip >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(pointing)
            self.viewport().update()

    def _chip_at(self, row: int, point: QPoint) -> int:
        entry = self._rows.line(row).entry
        if entry is None:
            return -1
        inside = point - self.row_rect(row).topLeft()
        return self._draws.chip_at(entry, self.viewport().width(), inside)

    def _click(self, row: int, point: QPoint) -> None:
        line, rect = self._rows.line(row), self.row_rect(row)
        if line.kind is LineKind.MORE_PLANNED:
            self.keep_place(self._rows.show_all_planned)
        elif line.planned is not None:
            snooze, edit = self._draws.action_rects(rect)
            if self._draws.tick_rect(rect).adjusted(-4, -4, 4, 4).contains(point):
                self.ticked.emit(line.planned)
            elif snooze.contains(point):
                self.snooze_wanted.emit(line.planned, self.viewport().mapToGlobal(snooze.bottomLeft()))
            elif edit.contains(point):
                self.follow_up_edit_wanted.emit(line.planned)
        elif line.entry is not None:
            chip = self._chip_at(row, point) if row == self.geometry_of.open_row else -1
            if chip >= 0:
                layout = self._draws.open_layout(line.entry, self.viewport().width())
                self.customer_wanted.emit(layout.chips[chip][1].customer_id)
            elif point.y() < rect.top() + self._draws.layout.heights[LineKind.ENTRY]:
                self.toggle(line.entry)

    def _open_menu(self, index: QModelIndex) -> None:
        """Asks for the menu of a row by keyboard: it opens under the row's first line."""
        rect = self.visualRect(index)
        below = rect.topLeft() + QPoint(self._draws.layout.left, self._draws.layout.heights[LineKind.ENTRY])
        self.menu_wanted.emit(self._rows.line(index.row()), self.viewport().mapToGlobal(below))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._find_open()
        self.updateGeometries()
        self._want_pages()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHoverEvent):
            leaves = event.type() is QEvent.Type.HoverLeave
            self._hover(None if leaves else event.position().toPoint())
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self._click(index.row(), point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, key = self.current_line(), event.key()
        if line is not None and (key, event.modifiers()) == (
            Qt.Key.Key_F10,
            Qt.KeyboardModifier.ShiftModifier,
        ):
            self._open_menu(self.currentIndex())  # outside Windows Qt knows only the menu key
        elif line is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (*_ENTER, Qt.Key.Key_Space):
            if line.entry is not None:
                self.toggle(line.entry)
            elif line.kind is LineKind.MORE_PLANNED:
                self.keep_place(self._rows.show_all_planned)
            elif line.planned is not None and key == Qt.Key.Key_Space:
                self.ticked.emit(line.planned)
            elif line.planned is not None:
                self.follow_up_edit_wanted.emit(line.planned)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and line.entry is not None:
            if (key == Qt.Key.Key_Right) != (self._draws.open_id == line.entry.id):
                self.toggle(line.entry)
        elif event.text().strip():
            event.ignore()  # no type-to-find here: letters are commands
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid() or self._rows.kind_at(index.row()) in HEADINGS:
            return
        self.setCurrentIndex(index)
        if by_mouse:
            self.menu_wanted.emit(self._rows.line(index.row()), event.globalPos())
        else:
            self._open_menu(index)
