"""What every readable file looks like to the rest of the program, whichever program wrote it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from app.errors import EnvironmentTrouble
from app.exchange.draft import Draft, Refused
from app.i18n import _


class Source(Protocol):
    """A file that a reader understands; `records` can be asked any number of times.

    `name` is for programs ("google-csv", "vcard", "regulars-csv"), `label` for people and translated.
    `approximate_total` is the number of rows or cards for a progress bar, at least 1.
    """

    path: Path
    name: str
    label: str
    encoding: str
    approximate_total: int

    def records(self) -> Iterator[Draft | Refused]:
        """Every data row or card of the file, one after the other, in constant memory.

        Raises EnvironmentTrouble when the file cannot be read any more.
        """


class RowReader(Protocol):
    """Understands the rows of one kind of CSV; made from its headings."""

    def draft(self, line: int, cells: list[str]) -> Draft | str:
        """The draft of one row with as many cells as headings, or the translated reason why there is none."""


def reading_trouble(path: Path, error: OSError) -> EnvironmentTrouble:
    """The system's complaint about reading `path`, as a sentence and what to do."""
    if isinstance(error, FileNotFoundError):
        return EnvironmentTrouble(
            _("“{name}” is not there any more.").format(name=path.name),
            _("Check whether it was moved or renamed, or whether its drive is connected."),
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return EnvironmentTrouble(
            _("“{name}” may not be read by you, or another program is using it.").format(name=path.name),
            _("Close it elsewhere, or copy it to a folder of your own and choose the copy."),
        )
    return EnvironmentTrouble(
        _("“{name}” cannot be read: {reason}.").format(name=path.name, reason=error.strerror or "?"),
        _("Copy it to this computer and choose the copy."),
    )
