"""The rows that were left out, as a CSV beside the file they came from: line, what stands there, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.exchange.csv_writer import write_csv
from app.exchange.own_columns import Column
from app.i18n import N_, _
from app.office import Office
from ui.exchange.import_run import FileRow

_COLUMNS = (Column("line", N_("Line")), Column("text", N_("In the file")), Column("why", N_("Why")))


def refused_name(path: Path) -> str:
    """The name that is offered for the list of this file."""
    return _("{name} - left out.csv").format(name=path.stem)


def write_refused(office: Office, path: Path, rows: Sequence[FileRow]) -> int:
    """Writes the list in the style of our exports, whole or not at all, and returns the number of rows.

    Raises EnvironmentTrouble. For a lane's thread.
    """
    style = office.exports.defaults()
    cells = ({"line": row.line, "text": row.name, "why": row.why} for row in rows)
    return write_csv(path, _COLUMNS, cells, delimiter=style.delimiter, encoding=style.encoding)
