"""Draws the lines of a timeline: month headings, entries closed and open on their thread, what is planned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.timeline.entries import EntryRow
from ui.shell import icons, theme
from ui.shell.measures import IconSize, Radius
from ui.shell.palette import Meaning
from ui.shell.type_scale import Role
from ui.timeline import entry_words, kind_looks
from ui.timeline.entry_layout import CHEVRON, GAP, MARGIN, OUTSIDE, TOP, EntryLayout, OpenLayout
from ui.timeline.entry_words import ChipWords
from ui.timeline.timeline_model import LINE_ROLE, Line, LineKind
from ui.widgets import paint, signs

TICK = 20
ACTION = 26  # the side of a button that appears on a planned row
DISC_TOP = 5


class TimelineDelegate(QStyledItemDelegate):
    """Draws from one `Line`; answers also what lies under the mouse, so that both never differ."""

    def __init__(self, today: Callable[[], date], zone: ZoneInfo, parent: QWidget) -> None:
        super().__init__(parent)
        self._today, self._zone = today, zone
        self.layout = EntryLayout()
        self.customer_id: int | None = None
        self.open_id: int | None = None
        self.hovered_chip = -1

    def follow_theme(self) -> None:
        """The type or the colours have changed."""
        self.layout.follow_theme()

    def open_layout(self, entry: EntryRow, width: int) -> OpenLayout:
        """Where everything of an open entry lies."""
        words = entry_words.day_words(entry, self._today(), with_time=True)
        return self.layout.open(entry, width, self.customer_id, self.layout.date_width(words))

    def chip_at(self, entry: EntryRow, width: int, point: QPoint) -> int:
        """The number of the chip that leads somewhere at a point inside an open row, -1 where there is none."""
        for number, (box, chip) in enumerate(self.open_layout(entry, width).chips):
            if chip.customer_id is not None and box.contains(point):
                return number
        return -1

    def tick_rect(self, rect: QRect) -> QRect:
        """The circle of a planned row."""
        side = theme.current().px(TICK)
        box = QRect(0, 0, side, side)
        box.moveCenter(QPoint(rect.left() + MARGIN + self.layout.disc // 2, rect.center().y()))
        return box

    def action_rects(self, rect: QRect) -> tuple[QRect, QRect]:
        """The buttons of a planned row under the mouse: snooze, then edit."""
        side = theme.current().px(ACTION)
        top = rect.top() + (rect.height() - side) // 2
        right = rect.right() + 1 - self.layout.right
        return QRect(right - 2 * side, top, side, side), QRect(right - side, top, side, side)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE_ROLE)
        rect, state = option.rect, option.state
        if line.kind in (LineKind.PLANNED_HEADING, LineKind.MONTH):
            self._paint_heading(painter, rect, line)
            return
        self._paint_ground(painter, rect, state)
        if line.kind is LineKind.ENTRY:
            if line.entry is not None:
                self._paint_entry(painter, rect, line, line.entry)
        elif line.kind is LineKind.PLANNED:
            self._paint_planned(painter, rect, line, state)
        else:
            inner = rect.adjusted(self.layout.left, 0, -self.layout.right, 0)
            paint.text(painter, inner, line.text, Role.CAPTION, theme.current().palette.accenttext)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        colours = theme.current().palette
        ground = rect.adjusted(MARGIN - OUTSIDE, 0, OUTSIDE - self.layout.right, 0)
        if state & QStyle.StateFlag.State_MouseOver:
            paint.rounded(painter, ground, Radius.ROW, colours.hover)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, ground, Radius.ROW)

    def _paint_heading(self, painter: QPainter, rect: QRect, line: Line) -> None:
        colours = theme.current().palette
        inner = rect.adjusted(MARGIN, 4, -self.layout.right, 0)
        words = paint.text(painter, inner, line.text, Role.CAPTION_STRONG, colours.text2)
        count = paint.text(painter, inner, line.count, Role.CAPTION, colours.text3, paint.RIGHT)
        left = inner.left() + words + 12
        paint.divider(painter, left, inner.center().y() + 1, max(inner.right() - count - 12 - left, 0))

    def _paint_entry(self, painter: QPainter, rect: QRect, line: Line, entry: EntryRow) -> None:
        now, layout = theme.current(), self.layout
        colours = now.palette
        is_open = entry.id == self.open_id
        disc = QRect(rect.left() + MARGIN, rect.top() + DISC_TOP, layout.disc, layout.disc)
        ground, ink = colours.tinted(kind_looks.meaning_of(entry))
        thread = disc.center().x()
        if not line.last:
            painter.fillRect(
                QRect(thread, disc.bottom() + 5, 1, rect.bottom() - disc.bottom() - 4), colours.hairline
            )
        if not line.first:
            painter.fillRect(QRect(thread, rect.top(), 1, DISC_TOP - 4), colours.hairline)
        signs.icon_disc(painter, disc, kind_looks.icon_of(entry), ground, ink, IconSize.CHIP)
        top = rect.top() + TOP
        first = QRect(rect.left() + layout.left, top, rect.width() - layout.left - layout.right, layout.body)
        chevron = QRect(first.right() - CHEVRON - 2, top + (layout.body - CHEVRON) // 2, CHEVRON, CHEVRON)
        icons.paint(painter, chevron, "chevron-down" if is_open else "chevron-right", colours.text2)
        today = self._today()
        when = entry_words.day_words(entry, today, with_time=is_open or entry.day == today)
        box = first.adjusted(0, 0, -CHEVRON - 4 - 8, 0)
        taken = paint.text(painter, box, when, Role.CAPTION, colours.text3, paint.RIGHT)
        second = entry_words.second_line(entry, self.customer_id)
        if is_open:
            self._paint_open(painter, rect, entry, first, second)
            return
        room = first.adjusted(0, 0, -taken - CHEVRON - 12 - 12, 0)
        paint.text(painter, room, entry_words.title(entry), Role.MEDIUM, colours.text)
        below = QRect(first.left(), first.bottom() + 1, first.width(), layout.caption)
        paint.text(painter, below, second, Role.CAPTION, colours.text2)

    def _paint_open(self, painter: QPainter, rect: QRect, entry: EntryRow, first: QRect, second: str) -> None:
        now, layout = theme.current(), self.layout
        colours = now.palette
        found = self.open_layout(entry, rect.width())
        painter.save()
        painter.setClipRect(rect)  # while it opens
        used = paint.lines(painter, first, list(found.title), Role.STRONG, colours.text)
        below = QRect(first.left(), first.top() + used, first.width(), layout.caption)
        paint.text(painter, below, second, Role.CAPTION, colours.text2)
        top = rect.top() + found.text_top
        seen = painter.viewport()  # of a long text only the lines in sight are drawn
        skipped = max((seen.top() - top) // layout.body, 0)
        shown = max((seen.bottom() - top) // layout.body + 1, 0)
        box = QRect(first.left(), top + skipped * layout.body, first.width(), rect.height())
        paint.lines(painter, box, list(found.text[skipped:shown]), Role.BODY, colours.text2)
        for number, (place, chip) in enumerate(found.chips):
            self._paint_chip(painter, place.translated(rect.topLeft()), chip, number == self.hovered_chip)
        painter.restore()

    def _paint_chip(self, painter: QPainter, box: QRect, chip: ChipWords, hovered: bool) -> None:
        colours = theme.current().palette
        leads = chip.customer_id is not None
        ground, ink = colours.tinted(Meaning.ACCENT if leads else Meaning.NEUTRAL)
        paint.rounded(painter, box, box.height(), colours.pressed if hovered else ground)
        side = CHEVRON
        icon = QRect(box.left() + 9, box.top() + (box.height() - side) // 2, side, side)
        icons.paint(painter, icon, chip.icon, ink)
        paint.text(painter, box.adjusted(9 + side + 5, 0, -9, 0), chip.text, Role.CAPTION, ink)

    def _paint_planned(self, painter: QPainter, rect: QRect, line: Line, state: QStyle.StateFlag) -> None:
        item = line.planned
        assert item is not None
        colours = theme.current().palette
        today = self._today()
        overdue = item.day < today
        signs.tick_circle(painter, self.tick_rect(rect), False, overdue=overdue)
        inner = rect.adjusted(self.layout.left, 0, -self.layout.right, 0)
        acts = state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus)
        when = entry_words.planned_when(item, today, self._zone)
        taken = paint.text_width(when, Role.CAPTION)
        room = inner.adjusted(0, 0, -taken - GAP, 0)
        paint.text(painter, room, item.text, Role.MEDIUM, colours.text)
        if not acts:
            ink = colours.red if overdue else colours.text3
            paint.text(painter, inner, when, Role.CAPTION, ink, paint.RIGHT)
            return
        snooze, edit = self.action_rects(rect)
        over = QRect(snooze.left() - 6, rect.top() + 2, edit.right() - snooze.left() + 7, rect.height() - 4)
        hovered = state & QStyle.StateFlag.State_MouseOver
        painter.fillRect(over, colours.hover if hovered else colours.base)
        for box, name in ((snooze, "alarm-clock"), (edit, "pencil")):
            icon = QRect(0, 0, IconSize.BUTTON, IconSize.BUTTON)
            icon.moveCenter(box.center())
            icons.paint(painter, icon, name, colours.text2)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self.layout.heights[index.data(LINE_ROLE).kind])
