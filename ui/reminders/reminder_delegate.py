"""Paints the rows of the reminder pane and knows what lies where in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.i18n import _
from ui.reminders.pane_model import DATA_ROLE
from ui.reminders.rows import HeadingRow, ItemRow, MoreRow, Row
from ui.shell import icons, theme
from ui.shell.measures import IconSize, Radius, Space
from ui.shell.type_scale import Role
from ui.widgets import paint, signs

INSET = 8  # of a row's ground from the edges of the pane
CIRCLE = 20
TEXT_LEFT = 46
RING = 40
CARD_PADDING = 12
BUTTON_PADDING = 11
FADE = 24  # over which the words end under the buttons of a row

Index = QModelIndex | QPersistentModelIndex


class Part(Enum):
    """What of a row the mouse is on."""

    NONE = "none"
    ROW = "row"
    CIRCLE = "circle"
    SNOOZE = "snooze"
    CALL = "call"
    DONE = "done"


@dataclass(slots=True)
class Places:
    """Where things are in one row, in the coordinates of the list."""

    ground: QRect
    text: QRect
    title: list[str]
    second: list[str]
    parts: dict[Part, QRect] = field(default_factory=dict)
    height: int = 0


class ReminderDelegate(QStyledItemDelegate):
    """Draws headings, reminders, round days and "n more". `hovered` is set by the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered: tuple[int, Part] = (-1, Part.NONE)
        self._broken: dict[tuple[str, Role, int], list[str]] = {}
        theme.current().changed.connect(self._broken.clear)

    def part_at(self, row: Row | None, rect: QRect, position: QPoint) -> Part:
        """What lies at a position of a row that is painted in `rect`."""
        if row is None or not rect.contains(position):
            return Part.NONE
        if isinstance(row, ItemRow):
            for part, place in self.places(row, rect).parts.items():
                if place.adjusted(-5, -5, 5, 5).contains(position):
                    return part
        return Part.ROW

    def places(self, row: ItemRow, rect: QRect) -> Places:
        """Where title, circle and buttons of a reminder are when it is painted in `rect`."""
        return self._card(row, rect) if row.number else self._line(row, rect)

    def _line(self, row: ItemRow, rect: QRect) -> Places:
        scale, px = theme.current().type, theme.current().px
        left = rect.left() + px(TEXT_LEFT)
        text = QRect(left, rect.top() + 7, max(rect.right() - left - INSET - 7, 40), 0)
        icon = IconSize.CHIP + 4 if row.icon else 0
        title = self._wrapped(row.title, Role.MEDIUM, text.width())
        second = self._wrapped(row.second, Role.CAPTION, text.width() - icon) if row.second else []
        text.setHeight(len(title) * scale.line(Role.MEDIUM) + 2 + len(second) * scale.line(Role.CAPTION))
        side = px(CIRCLE)
        circle = QRect(rect.left() + INSET + 8, text.top() + 1, side, side)
        ground = QRect(rect.left() + INSET, rect.top(), rect.width() - 2 * INSET, text.height() + 15)
        parts = {Part.CIRCLE: circle}
        if not row.done:
            wanted = (Part.SNOOZE, Part.CALL) if row.item.customer_id is not None else (Part.SNOOZE,)
            line = None if len(title) == 1 else scale.line(Role.CAPTION)
            parts |= self._at_right(ground, wanted, line)
        return Places(ground, text, title, second, parts, ground.height())

    @staticmethod
    def _at_right(ground: QRect, wanted: tuple[Part, ...], line: int | None) -> dict[Part, QRect]:
        """The buttons that appear over the right end of a row; under a long title, at its second `line`."""
        side = int(IconSize.BUTTON)
        x = ground.right() - 11 - len(wanted) * side - (len(wanted) - 1) * 10
        y = ground.top() + (ground.height() - side) // 2
        if line is not None:
            y = ground.bottom() - 7 - (line + side) // 2
        return {part: QRect(x + number * (side + 10), y, side, side) for number, part in enumerate(wanted)}

    def _card(self, row: ItemRow, rect: QRect) -> Places:
        scale, px = theme.current().type, theme.current().px
        ground = QRect(rect.left() + INSET, rect.top() + 2, rect.width() - 2 * INSET, 0)
        left = ground.left() + CARD_PADDING + px(RING) + 12
        text = QRect(left, ground.top() + CARD_PADDING, max(ground.right() - CARD_PADDING - left, 40), 0)
        title = self._wrapped(row.title, Role.STRONG, text.width())
        second = self._wrapped(row.second, Role.CAPTION, text.width())
        used = len(title) * scale.line(Role.STRONG) + 1 + len(second) * scale.line(Role.CAPTION)
        text.setHeight(max(used, px(RING)))
        if used < px(RING):
            text.adjust(0, (px(RING) - used) // 2, 0, 0)
        height = scale.line(Role.BODY) + 10
        x, y = ground.left() + CARD_PADDING, text.bottom() + 10
        parts: dict[Part, QRect] = {}
        for part, words in ((Part.DONE, _("Done")), (Part.SNOOZE, _("Snooze"))):
            width = paint.text_width(words, Role.CAPTION) + IconSize.CHIP + 6 + 2 * BUTTON_PADDING
            parts[part] = QRect(x, y, width, height)
            x += width + 4
        ground.setBottom(y + height + CARD_PADDING - 1)
        return Places(ground, text, title, second, parts, ground.height() + 8)

    def _wrapped(self, words: str, role: Role, width: int) -> list[str]:
        key = (words, role, width)
        if key not in self._broken:
            if len(self._broken) > 2000:
                self._broken.clear()
            self._broken[key] = paint.wrapped(words, role, width, 2)
        return self._broken[key]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, scale = index.data(DATA_ROLE), theme.current().type
        view = self.parent()
        width = view.viewport().width() if view is not None else option.rect.width()  # type: ignore[attr-defined]
        if isinstance(row, ItemRow):
            return QSize(width, self.places(row, QRect(0, 0, width, 0)).height)
        if isinstance(row, HeadingRow):
            return QSize(width, scale.line(Role.CAPTION) + (12 if index.row() == 0 else 20))
        return QSize(width, scale.line(Role.CAPTION) + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(DATA_ROLE)
        hovered = self.hovered[1] if self.hovered[0] == index.row() else Part.NONE
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        if isinstance(row, HeadingRow):
            self._paint_heading(painter, option.rect, row, hovered, focused)
        elif isinstance(row, MoreRow):
            self._paint_more(painter, option.rect, row, hovered, focused)
        elif isinstance(row, ItemRow) and row.number:
            self._paint_card(painter, option.rect, row, hovered, focused)
        elif isinstance(row, ItemRow):
            self._paint_line(painter, option.rect, row, hovered, focused, selected)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, rect: QRect, row: HeadingRow, hovered: Part, focused: bool
    ) -> None:
        colours, scale = theme.current().palette, theme.current().type
        line = scale.line(Role.CAPTION)
        left, right = rect.left() + Space.PANE, rect.right() - Space.PANE
        box = QRect(left, rect.bottom() - line - 4, right - left, line)
        ink = colours.red if row.key == "overdue" else colours.text2
        used = paint.text(painter, box, row.text, Role.CAPTION_STRONG, ink)
        if row.count:
            used += 7 + paint.text(painter, box.adjusted(used + 7, 0, 0, 0), row.count, Role.CAPTION, ink)
        if row.collapsed or hovered is not Part.NONE or focused:
            name = "chevron-right" if row.collapsed else "chevron-down"
            side = int(IconSize.CHIP)
            icons.paint(painter, QRect(left + used + 6, box.top() + 1, side, side), name, colours.text3)
            used += 6 + side
        paint.text(
            painter, box.adjusted(used + 10, 0, 0, 0), row.right, Role.CAPTION, colours.text2, paint.RIGHT
        )
        if focused:
            paint.focus_ring(painter, box.adjusted(-7, -3, 7, 3), Radius.INPUT)

    def _paint_more(self, painter: QPainter, rect: QRect, row: MoreRow, hovered: Part, focused: bool) -> None:
        colours = theme.current().palette
        ground = rect.adjusted(INSET, 0, -INSET, 0)
        if hovered is not Part.NONE:
            paint.rounded(painter, ground, Radius.ROW, colours.hover)
        box = rect.adjusted(theme.current().px(TEXT_LEFT), 0, -Space.PANE, 0)
        paint.text(painter, box, row.text, Role.CAPTION, colours.accenttext)
        if focused:
            paint.focus_ring(painter, ground)

    def _paint_line(
        self, painter: QPainter, rect: QRect, row: ItemRow, hovered: Part, focused: bool, selected: bool
    ) -> None:
        colours, scale = theme.current().palette, theme.current().type
        places = self.places(row, rect)
        ground = colours.tint if selected else colours.hover if hovered is not Part.NONE else None
        if ground is not None:
            paint.rounded(painter, places.ground, Radius.ROW, ground)
        signs.tick_circle(painter, places.parts[Part.CIRCLE], row.done, overdue=row.overdue)
        if hovered is Part.CIRCLE and not row.done:
            inner = places.parts[Part.CIRCLE].adjusted(4, 4, -4, -4)
            icons.paint(painter, inner, "check", colours.text3)
        ink = colours.text2 if row.done else colours.text
        top = paint.lines(painter, places.text, places.title, Role.MEDIUM, ink)
        if row.done:
            self._strike(painter, places, ink)
        quiet = colours.red if row.overdue else colours.text2
        box = places.text.adjusted(0, top + 2, 0, 0)
        if row.icon and places.second:
            side = int(IconSize.CHIP)
            y = box.top() + (scale.line(Role.CAPTION) - side) // 2 + 1
            icons.paint(painter, QRect(box.left(), y, side, side), row.icon, quiet)
            box.adjust(side + 4, 0, 0, 0)
        paint.lines(painter, box, places.second, Role.CAPTION, quiet)
        if focused:
            paint.focus_ring(painter, places.ground)
        if not row.done and (hovered is not Part.NONE or focused):
            self._paint_at_right(painter, places, hovered, ground or colours.pane)

    @staticmethod
    def _strike(painter: QPainter, places: Places, ink: QColor) -> None:
        metrics = theme.current().type.metrics(Role.MEDIUM)
        painter.setPen(QPen(ink, 1))
        for number, words in enumerate(places.title):
            y = places.text.top() + number * metrics.height() + metrics.ascent() - metrics.strikeOutPos()
            painter.drawLine(places.text.left(), y, places.text.left() + metrics.horizontalAdvance(words), y)

    @staticmethod
    def _paint_at_right(painter: QPainter, places: Places, hovered: Part, ground: QColor) -> None:
        colours = theme.current().palette
        shown = {part: box for part, box in places.parts.items() if part in _ICONS}
        first = min(box.left() for box in shown.values())
        cover = places.ground.adjusted(0, 2, -2, -2)
        cover.setLeft(first - 8)
        if len(places.title) > 1:
            cover.setTop(min(box.top() for box in shown.values()) - 1)
        paint.rounded(painter, cover, Radius.INPUT, ground)
        clear = QColor(ground)
        clear.setAlpha(0)
        fade = QLinearGradient(cover.left() - FADE, 0, cover.left(), 0)
        fade.setStops([(0.0, clear), (1.0, ground)])
        painter.fillRect(QRect(cover.left() - FADE, cover.top(), FADE + 4, cover.height()), fade)
        for part, box in shown.items():
            if hovered is part:
                paint.rounded(painter, box.adjusted(-4, -4, 4, 4), Radius.HINT, colours.pressed)
            icons.paint(painter, box, _ICONS[part], colours.text if hovered is part else colours.text2)

    def _paint_card(self, painter: QPainter, rect: QRect, row: ItemRow, hovered: Part, focused: bool) -> None:
        now = theme.current()
        colours = now.palette
        places = self.places(row, rect)
        paint.rounded(painter, places.ground, Radius.CARD, colours.plumtint)
        side = now.px(RING)
        ring = QRect(places.ground.left() + CARD_PADDING, places.ground.top() + CARD_PADDING, side, side)
        paint.rounded(painter, ring, side, None, colours.plum, width=2)
        paint.text(painter, ring, row.number, Role.STRONG, colours.plum, paint.CENTRE)
        top = paint.lines(painter, places.text, places.title, Role.STRONG, colours.text)
        paint.lines(
            painter, places.text.adjusted(0, top + 1, 0, 0), places.second, Role.CAPTION, colours.plum
        )
        for part, name, words in (
            (Part.DONE, "check", _("Done")),
            (Part.SNOOZE, "alarm-clock", _("Snooze")),
        ):
            box = places.parts[part]
            if part is Part.DONE:
                fill = colours.hover if hovered is part else colours.base
                paint.rounded(painter, box, Radius.INPUT, fill, colours.plum)
                ink = colours.plum
            else:
                if hovered is part:
                    paint.rounded(painter, box, Radius.INPUT, colours.pressed)
                ink = colours.text if hovered is part else colours.text2
            chip = int(IconSize.CHIP)
            y = box.top() + (box.height() - chip) // 2
            icons.paint(painter, QRect(box.left() + BUTTON_PADDING, y, chip, chip), name, ink)
            paint.text(painter, box.adjusted(BUTTON_PADDING + chip + 6, 0, 0, 0), words, Role.CAPTION, ink)
        if focused:
            paint.focus_ring(painter, places.ground, Radius.CARD)


_ICONS = {Part.SNOOZE: "alarm-clock", Part.CALL: "phone"}
