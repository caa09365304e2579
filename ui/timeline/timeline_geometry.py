"""Which row lies where: by arithmetic over months, so that ten thousand entries cost as much as ten."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from ui.timeline.timeline_model import Block, LineKind


class Geometry:
    """Tops and heights of all rows; one of them may be open and `extra` px higher than the others."""

    def __init__(self) -> None:
        self._blocks: Sequence[Block] = ()
        self._firsts: list[int] = []
        self._tops: list[int] = []
        self._heights: Mapping[LineKind, int] = {}
        self._count = self._total = 0
        self.open_row = -1
        self.extra = 0

    def arrange(self, blocks: Sequence[Block], heights: Mapping[LineKind, int]) -> None:
        """Takes over the blocks of the model and the heights of the lines."""
        self._blocks, self._heights = blocks, heights
        self._firsts = [block.first for block in blocks]
        self._tops = []
        y = self._count = 0
        for block in blocks:
            self._tops.append(y)
            y += self._heading(block) + block.count * self._row(block)
            self._count = block.first + 1 + block.count
        self._total = y

    def set_open(self, row: int, extra: int) -> None:
        """Says which row is open (-1: none) and how much higher it is."""
        self.open_row, self.extra = row, extra if row >= 0 else 0

    @property
    def count(self) -> int:
        return self._count

    @property
    def total(self) -> int:
        """The height of everything."""
        return self._total + self.extra

    def top(self, row: int) -> int:
        """Where a row begins."""
        if not 0 <= row < self._count:
            return self.total
        number = bisect_right(self._firsts, row) - 1
        block, y = self._blocks[number], self._tops[number]
        inside = row - block.first
        if inside:
            y += self._heading(block) + (inside - 1) * self._row(block)
        return y + (self.extra if 0 <= self.open_row < row else 0)

    def height(self, row: int) -> int:
        """How high a row is."""
        number = bisect_right(self._firsts, row) - 1
        block = self._blocks[number]
        height = self._heading(block) if row == block.first else self._row(block)
        return height + (self.extra if row == self.open_row else 0)

    def row_at(self, y: int) -> int:
        """The row at this height, -1 outside of all."""
        if not 0 <= y < self.total:
            return -1
        if self.open_row >= 0:
            begins = self.top(self.open_row)
            if y >= begins + self.height(self.open_row):
                y -= self.extra
            elif y >= begins:
                return self.open_row
        number = bisect_right(self._tops, y) - 1
        block = self._blocks[number]
        inside = y - self._tops[number] - self._heading(block)
        if inside < 0:
            return block.first
        return block.first + 1 + min(inside // self._row(block), block.count - 1)

    def _heading(self, block: Block) -> int:
        return self._heights[LineKind.PLANNED_HEADING if block.is_planned else LineKind.MONTH]

    def _row(self, block: Block) -> int:
        return self._heights[LineKind.PLANNED if block.is_planned else LineKind.ENTRY]
