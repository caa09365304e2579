"""Cuts a CSV file into records, so that a damaged one costs itself and not its neighbours.

Python's csv.reader does the reading, in C and in its strict mode. It cannot do three things that files from
the wild need, and only those are done here: a stray or missing quote must not swallow the rest of the file
(one such quote was seen to eat 300 000 rows), an endless field must not stop the import, and every physical
line has to be accounted for. So the lines pass through a feed that remembers those of the record being read;
when the reader gives up, the first of them is reported as damaged and reading goes on with the next line.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TextIO

from app.exchange.draft import MAX_REFUSED_TEXT
from app.exchange.encoding import mend
from app.i18n import _

DELIMITERS = (",", ";", "\t", "|")
MAX_FIELD = 65_536
"""Characters in one cell; more is a missing quote or not a contact."""
MAX_LINES = 200
"""Physical lines in one record; more is a missing quote."""
_MAX_LINE = 1 << 20
_SNIFF_LINES = 40


@dataclass(slots=True)
class Damaged:
    """Physical lines that are no record: the first one's number (1-based), how many, why, and the text."""

    line: int
    lines: int
    reason: str
    text: str


class CsvRecords:
    """Iterates over (line, cells) pairs and Damaged stretches of an open text file.

    The file must have been opened with newline="" (U+2028, VT and FS are characters of a field, not line
    ends). `blank_lines`, `record_lines` and `damaged_lines` add up to the physical lines of the file at the
    end. Setting `width` to the number of headings lets missing quotes be noticed by the number of cells.
    With `mend_text`, bytes that were not UTF-8 are made readable and NULs are dropped.
    """

    def __init__(
        self, file: TextIO, delimiter: str, *, mend_text: bool = False, max_lines: int = MAX_LINES
    ) -> None:
        self.width = 0
        self.blank_lines = self.record_lines = self.damaged_lines = 0
        self._fewest = 1 << 30
        self._delimiter = delimiter
        self._mend = mend_text
        self._max_lines = max_lines
        self._pieces = iter(partial(file.readline, _MAX_LINE), "")
        self._again: deque[str] = deque()
        self._taken: list[str] = []

    @property
    def lines(self) -> int:
        """Physical lines accounted for so far."""
        return self.blank_lines + self.record_lines + self.damaged_lines

    @property
    def text(self) -> str:
        """The record handed over last, as it stands in the file; at most MAX_REFUSED_TEXT characters."""
        text = "".join(self._taken)[:MAX_REFUSED_TEXT]
        return mend(text) if self._mend else text

    def __iter__(self) -> Iterator[tuple[int, list[str]] | Damaged]:
        line = 1
        trouble = True
        while trouble:
            trouble = False
            for item in self._until_trouble(line):
                yield item
                if isinstance(item, Damaged):
                    line = item.line + item.lines
                    trouble = True

    def _until_trouble(self, line: int) -> Iterator[tuple[int, list[str]] | Damaged]:
        """Records from physical line `line` on; ends with the end of the file or after one Damaged."""
        taken = self._taken
        reader = csv.reader(self._feed(), delimiter=self._delimiter, strict=True)
        try:
            for cells in reader:
                count = len(taken)
                if count > 1 and self._is_missing_quote(cells):
                    yield self._give_up(line, _quote_missing())
                    return
                if not any(cells) or (len(cells) == 1 and cells[0].isspace()):
                    self.blank_lines += count
                elif (count > 1 or len(taken[0]) > MAX_FIELD) and any(len(c) > MAX_FIELD for c in cells):
                    yield self._damage(line, count, _too_long())
                    return
                else:
                    self.record_lines += count
                    if len(cells) < self._fewest:
                        self._fewest = len(cells)
                    yield line, (_mended(cells) if self._mend else cells)
                line += count
                taken.clear()
        except _TooMuchError as error:
            yield self._give_up(line, str(error))
        except csv.Error as error:
            yield self._give_up(line, _reason(error))

    def _feed(self) -> Iterator[str]:
        """Physical lines, those to be read again first; remembers the ones of the record being read."""
        taken, again, pieces = self._taken, self._again, self._pieces
        max_lines = self._max_lines
        size = 0
        while True:
            if again:
                piece = again.popleft()
            else:
                piece = next(pieces, "")
                if len(piece) >= _MAX_LINE:
                    self._skip_rest(piece)
            if not piece:
                return
            if not taken:
                size = 0
            size += len(piece)
            taken.append(piece)
            if len(piece) >= _MAX_LINE or size > _MAX_LINE or len(taken) > max_lines:
                raise _TooMuchError(_too_long() if len(taken) == 1 else _quote_missing())
            yield piece

    def _skip_rest(self, piece: str) -> None:
        """Reads away the rest of a physical line of which `piece` is as much as we are willing to hold."""
        while piece and len(piece) >= _MAX_LINE and not piece.endswith(("\n", "\r")):
            piece = next(self._pieces, "")

    def _give_up(self, line: int, reason: str) -> Damaged:
        """Loses the first line of the record; the others are read again.

        Lines that follow directly and have fewer cells than any record so far are the rest of a broken cell,
        not customers, and go with it.
        """
        self._again.extendleft(reversed(self._taken[1:]))
        del self._taken[1:]
        while len(self._taken) < MAX_LINES:
            later = self._again.popleft() if self._again else next(self._pieces, "")
            if not later:
                break
            if len(later) >= _MAX_LINE or not self._is_rest(later):
                self._again.appendleft(later)
                break
            self._taken.append(later)
        return self._damage(line, len(self._taken), reason)

    def _is_rest(self, later: str) -> bool:
        if later.isspace():
            return False
        cells, closed = self._alone(later)
        return closed and len(cells) < min(self._fewest, self.width)

    def _alone(self, text: str) -> tuple[list[str], bool]:
        """The cells of one physical line read alone, and whether no quotation mark stays open at its end."""
        try:
            return next(csv.reader([text], delimiter=self._delimiter, strict=True), []), True
        except csv.Error as error:
            return next(csv.reader([text], delimiter=self._delimiter), []), "end of data" not in str(error)

    def _damage(self, line: int, count: int, reason: str) -> Damaged:
        damaged = Damaged(line, count, reason, self.text)
        self._taken.clear()
        self.damaged_lines += count
        return damaged

    def _is_missing_quote(self, cells: list[str]) -> bool:
        """Whether a record over several lines rather is several records with a quotation mark missing.

        It is when it has too many cells, or too few while one of its later lines alone has the right number.
        """
        if not self.width or len(cells) == self.width:
            return False
        return len(cells) > self.width or any(
            len(self._alone(later)[0]) == self.width for later in self._taken[1:]
        )


class _TooMuchError(Exception):
    """The feed's word to stop; carries the reason."""


def _too_long() -> str:
    return _("One cell of this row is longer than {limit} characters.").format(limit=MAX_FIELD)


def _quote_missing() -> str:
    return _("A quotation mark is missing.")


def _reason(error: csv.Error) -> str:
    text = str(error)
    if "field larger" in text:
        return _too_long()
    if "end of data" in text:
        return _quote_missing()
    return _("A quotation mark is missing or stands in the wrong place.")


def _mended(cells: list[str]) -> list[str]:
    return [cell if cell.isascii() and "\0" not in cell else mend(cell.replace("\0", "")) for cell in cells]


def is_line_for_excel(item: tuple[int, list[str]] | Damaged) -> bool:
    """Whether it is the line "sep=;" that some programs write before the headings to tell Excel the delimiter."""
    return not isinstance(item, Damaged) and item[1][0].lower().startswith("sep=")


def first_record(text: str, delimiter: str) -> list[str]:
    """The first record of `text` that is not blank, read leniently; [] when there is none."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:_SNIFF_LINES]
    try:
        for cells in csv.reader((line + "\n" for line in lines), delimiter=delimiter):
            if any(cell.strip() for cell in cells) and not is_line_for_excel((1, cells)):
                return cells
    except csv.Error:
        pass
    return []


def sniff_delimiter(text: str, known: Callable[[list[str]], int]) -> str:
    """Which of DELIMITERS parts the headings: the one with most headings that `known` counts as known.

    Where none is known, one that leaves no quotation mark inside a heading, then the one that makes most.
    csv.Sniffer is not used: for a file of one column it answers with a letter.
    """

    def worth(delimiter: str) -> tuple[int, bool, int]:
        headings = first_record(text, delimiter)
        return known(headings), not any('"' in heading for heading in headings), len(headings)

    return max(DELIMITERS, key=worth)
