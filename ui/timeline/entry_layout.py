"""Where everything of one timeline row lies: lines of fixed height, and what an open entry needs below its own."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from app.timeline.entries import EntryRow
from ui.shell import theme
from ui.shell.measures import IconSize, Space
from ui.shell.type_scale import Role
from ui.timeline import entry_words
from ui.timeline.entry_words import ChipWords
from ui.timeline.timeline_model import LineKind
from ui.widgets import paint

MARGIN = int(Space.XL)  # of the card
OUTSIDE = 8  # how far the ground of a row reaches beyond the words
DISC = 28
GAP = 16
TOP = 7  # from the edge of a row to its first line
CHEVRON = int(IconSize.CHIP)
WIDEST_TEXT = 47.5  # em; a longer line cannot be read
CHIP_GAP = 6
KEPT = 8  # layouts of the widths tried while a splitter moves


@dataclass(frozen=True, slots=True)
class OpenLayout:
    """An open entry: its lines, and where its chips lie, measured from the row's top left corner."""

    title: tuple[str, ...]
    text: tuple[str, ...]
    text_top: int
    chips: tuple[tuple[QRect, ChipWords], ...]
    height: int


class EntryLayout:
    """Heights of the lines in the type of the moment, and open entries once measured."""

    def __init__(self) -> None:
        self.right = MARGIN  # less beside a scroll bar, so that what is right stays where it is
        self._kept: dict[tuple[int, int, int | None, int], OpenLayout] = {}
        self.follow_theme()

    def follow_theme(self) -> None:
        """Measures anew; call it when the theme changed."""
        now = theme.current()
        scale = now.type
        self._kept.clear()
        self.body, self.caption = scale.line(Role.MEDIUM), scale.line(Role.CAPTION)
        self.disc = now.px(DISC)
        self.left = MARGIN + self.disc + GAP
        entry = max(self.body + self.caption + 2 * TOP + 2, self.disc + 14)
        self.heights = {
            LineKind.PLANNED_HEADING: self.caption + 14,
            LineKind.PLANNED: self.body + 16,
            LineKind.MORE_PLANNED: self.body + 16,
            LineKind.MONTH: self.caption + 18,
            LineKind.ENTRY: entry,
        }
        self.chip_height = self.caption + 11

    def date_width(self, words: str) -> int:
        """How much the date and the chevron take at the right of a row."""
        return paint.text_width(words, Role.CAPTION) + 8 + CHEVRON + 4

    def open(self, row: EntryRow, width: int, customer_id: int | None, date_width: int) -> OpenLayout:
        """The layout of an open entry in a list of this width; kept until the theme or the entry changes."""
        key = (row.id, row.version, customer_id, width)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[key] = self._measure(row, width, customer_id, date_width)
        return found

    def _measure(self, row: EntryRow, width: int, customer_id: int | None, date_width: int) -> OpenLayout:
        room = max(width - self.left - self.right, 80)
        widest = min(room, round(theme.current().em * WIDEST_TEXT))
        words = entry_words.title(row)
        title = paint.wrapped(words, Role.STRONG, max(room - date_width - 12, 80))
        y = TOP + len(title) * self.body + self.caption
        rest = row.rest
        text = paint.wrapped(rest, Role.BODY, widest) if rest else []
        text_top = y + 8
        if text:
            y = text_top + len(text) * self.body
        chips = []
        x = self.left
        first = True
        for chip in entry_words.chips(row, customer_id):
            chip_width = min(paint.text_width(chip.text, Role.CAPTION) + CHEVRON + 5 + 2 * 9, room)
            if first:
                y += 8
            elif x + chip_width > self.left + room:
                x, y = self.left, y + self.chip_height + CHIP_GAP
            chips.append((QRect(x, y, chip_width, self.chip_height), chip))
            x += chip_width + CHIP_GAP
            first = False
        if chips:
            y += self.chip_height
        height = max(y + TOP + 4, self.heights[LineKind.ENTRY])
        return OpenLayout(tuple(title), tuple(text), text_top, tuple(chips), height)
