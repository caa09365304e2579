"""One file on its way in: laid out, shown, written or thrown away; safe to give up at any moment, from any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Cancelled, UserError
from app.i18n import _
from app.office import Office

if TYPE_CHECKING:
    from app.exchange.imports import Plan

MOST_REFUSED = 20_000  # kept for the list after the import; far more wrong rows than anybody mends by hand


class Rows(Enum):
    """Which rows of a file the preview shows: the fates they have in the plan, and whether only doubtful ones."""

    ALL = ("new", "update", "same", "refused")
    NEW = ("new",)
    UPDATE = ("update",)
    SAME = ("same",)
    DOUBTFUL = ("new", "update", "same")
    REFUSED = ("refused",)

    def count(self, plan: Plan) -> int:
        """How many rows of the plan these are."""
        return {
            Rows.ALL: plan.read,
            Rows.NEW: plan.new,
            Rows.UPDATE: plan.update,
            Rows.SAME: plan.same,
            Rows.DOUBTFUL: plan.doubts,
            Rows.REFUSED: plan.refused,
        }[self]


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row or card of the file: its line, what becomes of it, whose it is, and why, or what is doubtful."""

    line: int
    fate: str
    name: str
    second: str
    why: str

    @property
    def is_refused(self) -> bool:
        return self.fate == "refused"

    @property
    def is_doubtful(self) -> bool:
        return bool(self.why) and not self.is_refused


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did. `step` is the number of its step of undo, None when nothing was written."""

    plan: Plan
    refused: Sequence[FileRow]
    step: int | None


class ImportRun:
    """The import of one file. `stage`, `rows` and `apply` are for the threads of Tasks."""

    def __init__(self, office: Office, path: Path) -> None:
        self.path = path
        self._office = office
        self._lock = threading.Lock()
        self._plan: Plan | None = None
        self._is_given_up = False
        self._is_writing = False

    def stage(self, progress: Callable[[int, int], None]) -> Plan:
        """Reads the file and lays it out; raises what Imports.stage raises, and Cancelled once given up."""

        def report(done: int, total: int) -> None:
            if self._is_given_up:
                raise Cancelled
            progress(done, total)

        plan = self._office.imports.stage(self.path, report)
        with self._lock:
            if self._is_given_up:
                plan.discard()
                raise Cancelled
            self._plan = plan
        return plan

    def rows(self, which: Rows, offset: int, limit: int) -> list[FileRow]:
        """A page of rows in the order of the file; none while it is written and once it is given up."""
        with self._lock:
            if self._plan is None or self._is_writing:
                return []
            found = self._plan.rows(which.value, offset, limit, doubtful=which is Rows.DOUBTFUL)
        return [FileRow(*row) for row in found]

    def apply(self, progress: Callable[[int, int], None]) -> Outcome:
        """Writes the plan. Raises what Imports.apply raises; then nothing is written.

        The plan still stands after trouble with the disk, and is gone after Cancelled.
        """
        refused = self.rows(Rows.REFUSED, 0, MOST_REFUSED)
        with self._lock:
            plan = self._plan
            if plan is None:
                raise Cancelled
            self._is_writing = True
        try:
            changed = self._office.imports.apply(plan, progress)
            step = self._office.history.next_undo() if changed else None
            number = None if step is None else step.group_id
        except Cancelled:
            self._is_given_up = True
            raise
        finally:
            with self._lock:
                self._is_writing = False
                self._throw_away_if_given_up()
        self.discard()
        return Outcome(plan, refused, number)

    def discard(self) -> None:
        """Gives the run up: nothing of it is left, neither on the disk nor in the office. Also twice."""
        self._is_given_up = True
        with self._lock:
            self._throw_away_if_given_up()

    def _throw_away_if_given_up(self) -> None:
        if self._is_given_up and not self._is_writing and self._plan is not None:
            with suppress(OSError):  # swept at the next start
                self._plan.discard()
            self._plan = None


def take_back(office: Office, step: int) -> None:
    """Undoes the import, if it is still the last thing that was done. Raises UserError when it is not."""
    last = office.history.next_undo()
    if last is None or last.group_id != step:
        raise UserError(
            _("Something else was done since this import."), _("Take that back first, with Undo.")
        )
    office.history.undo()
