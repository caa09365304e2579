"""Writes customers as CSV that Excel and LibreOffice open rightly and that we read back value for value."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import Cancelled
from app.exchange.guard import SUSPECT, guarded
from app.exchange.own_columns import Column, DateStyle, Row, Style
from app.exchange.replacing import replacing

_STEP = 1000
"""Rows between two looks at `cancelled`."""

_COMMA_LANGUAGES = frozenset({"en"})
_SEMICOLON_COUNTRIES = frozenset({"DK", "GL", "FO", "NO", "DE", "AT", "CH", "SE", "FI"})


@dataclass(frozen=True, slots=True)
class CsvDefaults:
    """How a CSV is written unless the user chooses otherwise. Lines always end in CR LF (RFC 4180)."""

    delimiter: str
    encoding: str
    date_style: DateStyle


def defaults_for(country: str, language: str) -> CsvDefaults:
    """What the spreadsheet of a firm in `country` (ISO alpha-2) that works in `language` opens by itself.

    Excel parts cells by the list separator of the system's region: a semicolon where the comma is the decimal
    sign. It takes a file for UTF-8 only with a byte order mark, and a "sep=" line would make it ignore that.
    """
    semicolon = language not in _COMMA_LANGUAGES or country.upper() in _SEMICOLON_COUNTRIES
    return CsvDefaults(
        delimiter=";" if semicolon else ",",
        encoding="utf-8-sig",
        date_style="dmy" if language not in _COMMA_LANGUAGES else "iso",
    )


def write_csv(
    path: Path,
    columns: Sequence[Column],
    rows: Iterable[Row],
    *,
    delimiter: str = ",",
    encoding: str = "utf-8-sig",
    date_style: DateStyle = "iso",
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Writes one row of `columns` for each of `rows` to `path` and returns how many there were.

    Rows are taken one at a time and not kept. Characters that `encoding` lacks become question marks.
    `progress` is told the number of rows written now and then. The file at `path` is replaced only when all of
    it is written: raises Cancelled when `cancelled` answers True, EnvironmentTrouble when the disk does not
    play along, and whatever `rows` raises; each leaves the old file and nothing else.
    """
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="", write_through=False)
        writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow([column.heading for column in columns])
        count = _Count(progress, cancelled)
        writer.writerows(_cells(columns, count.through(rows), Style(date_style)))
        text.flush()
        text.detach()
    return count.done


class _Count:
    """Counts the rows going through, tells the progress and looks whether to stop."""

    def __init__(self, progress: Callable[[int], None] | None, cancelled: Callable[[], bool] | None) -> None:
        self.done = 0
        self._progress = progress
        self._cancelled = cancelled

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            if self.done % _STEP == 0:
                if self._cancelled is not None and self._cancelled():
                    raise Cancelled
                if self._progress is not None:
                    self._progress(self.done)
            yield row
            self.done += 1
        if self._progress is not None:
            self._progress(self.done)


def _cells(columns: Sequence[Column], rows: Iterable[Row], style: Style) -> Iterator[list[Any]]:
    """The guarded cells of each row; what is not text is a number we wrote ourselves and stays as it is."""
    makers = [(column.key, column.cell, column.is_phone) for column in columns]
    suspect = SUSPECT
    for row in rows:
        cells = []
        plain = row.get
        for key, cell, is_phone in makers:
            value = plain(key, "") if cell is None else cell(row, style)
            if value and isinstance(value, str) and value[0] in suspect:
                value = guarded(value, is_phone)
            cells.append(value)
        yield cells
