"""Opens a CSV file whose headings one of our readers knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.exchange import google_csv, own_csv
from app.exchange.csv_records import MAX_LINES, CsvRecords, Damaged, is_line_for_excel
from app.exchange.draft import Draft, Refused
from app.exchange.encoding import Survey, open_text
from app.exchange.source import RowReader, reading_trouble
from app.i18n import N_, _


@dataclass(frozen=True, slots=True)
class CsvKind:
    """One program's CSV: how many of some headings are its own (0: not this kind), and who reads its rows."""

    name: str
    label: str
    known: Callable[[list[str]], int]
    reader: Callable[[list[str]], RowReader]
    max_lines: int = MAX_LINES


CSV_KINDS = (
    CsvKind(
        "regulars-csv",
        N_("Regulars, list of customers (CSV)"),
        own_csv.known_headings,
        own_csv.OwnRows,
        own_csv.MAX_LINES,
    ),
    CsvKind("google-csv", N_("Google Contacts (CSV)"), google_csv.known_headings, google_csv.GoogleRows),
)


class CsvSource:
    """A CSV file whose headings are known."""

    def __init__(self, path: Path, found: Survey, delimiter: str, kind: CsvKind) -> None:
        self.path = path
        self.name = kind.name
        self.label = _(kind.label)
        self.encoding = found.encoding
        self.delimiter = delimiter
        self.approximate_total = max(found.newline_count - 1, 1)
        self._found = found
        self._kind = kind

    def records(self) -> Iterator[Draft | Refused]:
        """See Source. Lines before the headings (blank ones, Excel's "sep=;") are no rows."""
        try:
            with open_text(self.path, self._found) as file:
                mend = self._found.damaged or self._found.has_nul
                records = CsvRecords(file, self.delimiter, mend_text=mend, max_lines=self._kind.max_lines)
                yield from _drafts(records, self._kind.reader)
        except OSError as error:
            raise reading_trouble(self.path, error) from error


def _drafts(records: CsvRecords, reader: Callable[[list[str]], RowReader]) -> Iterator[Draft | Refused]:
    """Drafts of a file whose first record is its headings; `records` counts the lines meanwhile."""
    rows: RowReader | None = None
    width = 0
    for item in records:
        if isinstance(item, Damaged):
            yield Refused(item.line, item.reason, item.text)
            continue
        line, cells = item
        if rows is None:
            if not is_line_for_excel(item):
                rows = reader(cells)
                width = records.width = len(cells)
            continue
        if len(cells) != width:
            if any(cells[width:]):
                yield Refused(line, _too_many(len(cells), width), records.text)
                continue
            cells = (cells + [""] * width)[:width]
        draft = rows.draft(line, cells)
        yield Refused(line, draft, records.text) if isinstance(draft, str) else draft


def _too_many(cells: int, headings: int) -> str:
    return _("This row has {cells} cells but there are {headings} headings.").format(
        cells=cells, headings=headings
    )
