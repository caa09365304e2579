"""The table of an import's rows: line, whose it is, what becomes of it, and why; painted, without a widget a row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from ui.exchange.fates import LOOKS, shown_name, to_do, written
from ui.exchange.import_run import FileRow
from ui.exchange.rows_model import ROW_ROLE, RowsModel
from ui.shell import icons, theme
from ui.shell.measures import IconSize, Radius, Space
from ui.shell.palette import Ink, Meaning
from ui.shell.tasks import Tasks
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.row_list import RowList

EDGE = 12
GAP = 16
ICON_GAP = 6
SMALLEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edge and width of each column, in px."""

    line: tuple[int, int]
    name: tuple[int, int]
    what: tuple[int, int]
    why: tuple[int, int]


def columns(width: int) -> Columns:
    """The columns in a table of this width: numbers and deeds take what they need, names a third of the rest."""
    line = max(
        paint.text_width(written(888_888), Role.CAPTION), paint.text_width(_("Line"), Role.CAPTION_STRONG)
    )
    deeds = (*map(to_do, LOOKS), _("What happens"))
    what = IconSize.BUTTON + ICON_GAP + max(paint.text_width(deed, Role.BODY) for deed in deeds)
    rest = max(width - 2 * EDGE - line - what - 3 * GAP, 0)
    name = round(rest * 0.42)
    left = EDGE
    edges = []
    for size in (line, name, what, rest - name):
        edges.append((left, size))
        left += size + GAP
    return Columns(*edges)


def row_height() -> int:
    """Two lines and the room around them."""
    scale = theme.current().type
    return scale.line(Role.BODY) + scale.line(Role.CAPTION) + 20


class Heading(QWidget):
    """The names of the columns, over a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().repaints(self)

    def sizeHint(self) -> QSize:
        return QSize(0, theme.current().type.line(Role.CAPTION_STRONG) + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().palette
        at = columns(self.contentsRect().width())
        words = (
            (at.line, _("Line")),
            (at.name, _("In the file")),
            (at.what, _("What happens")),
            (at.why, _("Why")),
        )
        for (left, width), word in words:
            paint.text(
                painter, QRect(left, 0, width, self.height()), word, Role.CAPTION_STRONG, colours.text3
            )
        paint.divider(painter, 0, self.height() - 1, self.width())


class RowDelegate(QStyledItemDelegate):
    """Paints one row; a row that is still under way stays blank."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        now = theme.current()
        rect, colours = option.rect, now.palette
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.tint if chosen else colours.hover)
        paint.divider(painter, rect.left(), rect.bottom(), rect.width())
        if state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, rect, Radius.INPUT)
        row: FileRow | None = index.data(ROW_ROLE)
        if row is not None:
            self._paint_row(painter, rect, row)

    def _paint_row(self, painter: QPainter, rect: QRect, row: FileRow) -> None:
        now = theme.current()
        colours, scale, at = now.palette, now.type, columns(rect.width())

        def box(column: tuple[int, int]) -> QRect:
            return QRect(rect.left() + column[0], rect.top(), column[1], rect.height())

        paint.text(painter, box(at.line), written(row.line), Role.CAPTION, colours.text3)
        name = box(at.name)
        if row.second:
            first, second = scale.line(Role.BODY), scale.line(Role.CAPTION)
            top = rect.top() + (rect.height() - first - second) // 2
            paint.text(
                painter, QRect(name.left(), top, name.width(), first), row.name, Role.STRONG, colours.text
            )
            below = QRect(name.left(), top + first, name.width(), second)
            paint.text(painter, below, row.second, Role.CAPTION, colours.text2)
        else:
            role = Role.BODY if row.is_refused else Role.STRONG
            paint.text(
                painter, name, shown_name(row), role, colours.text2 if row.is_refused else colours.text
            )
        look, what = LOOKS[row.fate], box(at.what)
        side = int(IconSize.BUTTON)
        ink = colours.tinted(look.meaning)[1]
        icons.paint(painter, QRect(what.left(), rect.center().y() - side // 2, side, side), look.icon, ink)
        what.adjust(side + ICON_GAP, 0, 0, 0)
        paint.text(painter, what, to_do(row.fate), Role.BODY, colours.text)
        if row.why:
            self._paint_why(painter, box(at.why), row)

    @staticmethod
    def _paint_why(painter: QPainter, why: QRect, row: FileRow) -> None:
        now = theme.current()
        colours, line = now.palette, now.type.line(Role.CAPTION)
        side = int(IconSize.CHIP)
        words = paint.wrapped(row.why, Role.CAPTION, why.width() - side - ICON_GAP, 2)
        top = why.top() + (why.height() - line * len(words)) // 2
        icon, ink = (
            ("circle-alert", colours.ink(Ink.RED))
            if row.is_refused
            else (
                "circle-help",
                colours.tinted(Meaning.AMBER)[1],
            )
        )
        icons.paint(painter, QRect(why.left(), top + (line - side) // 2, side, side), icon, ink)
        left = why.left() + side + ICON_GAP
        room = QRect(left, top, why.width() - side - ICON_GAP, line * len(words))
        paint.lines(painter, room, words, Role.CAPTION, colours.text2)


class RowsTable(QWidget):
    """Heading and rows. `show_rows` fills it; any number of rows costs no more than those on the screen."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RowsModel(tasks, self)
        self.view = RowList()
        self.view.setObjectName("import_rows")
        self.view.setAccessibleName(_("Rows of the file"))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setItemDelegate(RowDelegate(self.view))
        self.view.setModel(self.model)
        self.heading = Heading()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.view, 1)
        self.view.verticalScrollBar().rangeChanged.connect(self._stand_over_columns)
        theme.current().follow(self._follow_theme)

    def _stand_over_columns(self, _least: int, most: int) -> None:
        """Leaves out of the heading what the scroll bar takes of the rows."""
        bar = self.view.verticalScrollBar().sizeHint().width() if most > 0 else 0
        self.heading.setContentsMargins(0, 0, bar, 0)

    def _follow_theme(self) -> None:
        self.view.setMinimumHeight(SMALLEST_ROWS * row_height())
        self.view.set_row_height(row_height())
        self.setMinimumWidth(theme.current().px(480) - Space.L)
