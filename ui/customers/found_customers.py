"""The few customers that a search in a form found; the keyboard stays in the search box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.customers.listing import ListRow
from app.i18n import _
from ui.shell import theme
from ui.shell.measures import Radius
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.avatar import paint_avatar

AVATAR = 24


class FoundCustomers(QWidget):
    """Rows of name and second line. Emits `picked` when one is clicked; `current` is what Enter would take."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ListRow] = []
        self._current = 0
        self._sentence = ""
        self.setObjectName("found-customers")
        self.setAccessibleName(_("Customers found"))
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def show_rows(self, rows: Sequence[ListRow], sentence: str = "") -> None:
        """Shows what was found; `sentence` says why there is nothing."""
        self._rows, self._current, self._sentence = list(rows), 0, sentence
        self._tell()
        self.updateGeometry()
        self.update()

    def current(self) -> ListRow | None:
        """The row that Enter takes."""
        return self._rows[self._current] if self._rows else None

    def move_current(self, step: int) -> None:
        """Goes a row down (1) or up (-1)."""
        if self._rows:
            self._current = (self._current + step) % len(self._rows)
            self._tell()
            self.update()

    def _tell(self) -> None:
        row = self.current()
        words = ", ".join(part for part in (row.name, row.second_line) if part) if row else self._sentence
        self.setAccessibleDescription(words)
        if words and self.isVisible():
            announce(self, words)

    def _height(self) -> int:
        return theme.current().type.line(Role.BODY) + 16

    def _row_at(self, point: QPoint) -> int:
        row = point.y() // self._height()
        return row if 0 <= row < len(self._rows) else -1

    def sizeHint(self) -> QSize:
        return QSize(240, max(len(self._rows), bool(self._sentence)) * self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if row >= 0 and row != self._current:
            self._current = row
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if row >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(self._rows[row])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, height = QPainter(self), theme.current(), self._height()
        colours, side = now.palette, now.px(AVATAR)
        if not self._rows:
            paint.text(painter, self.rect(), self._sentence, Role.CAPTION, colours.text2)
        for number, row in enumerate(self._rows):
            box = QRect(0, number * height, self.width(), height)
            if number == self._current:
                paint.rounded(painter, box.adjusted(0, 1, 0, -1), Radius.ROW, colours.tint)
            avatar = QRect(box.left() + 8, box.top() + (height - side) // 2, side, side)
            paint_avatar(painter, avatar, row.initials, row.uid, row.is_firm)
            inner = box.adjusted(8 + side + 10, 0, -10, 0)
            name = paint.text(painter, inner, row.name, Role.STRONG, colours.text)
            rest = inner.adjusted(name + 10, 0, 0, 0)
            if rest.width() > 40:
                paint.text(painter, rest, row.second_line, Role.CAPTION, colours.text2)
