"""Bringing contacts in: read and laid out beside the office, shown, and then written in one step, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from app.customers.derived import Derived
from app.errors import Cancelled
from app.events import CustomersChanged, RemindersChanged
from app.exchange.applying import Applying
from app.exchange.detect import open_source
from app.exchange.fates import Fates
from app.exchange.plan import NEW, REFUSED, SAME, UPDATE
from app.i18n import NN_
from app.settings import Settings
from app.storage.bulk import roomy
from app.storage.history import History
from app.storage.staging import Staging, sweep
from app.storage.trouble import told_apart

CHUNK = 400
Progress = Callable[[int, int], None]
"""Told (rows done, rows in all, roughly); raises Cancelled to stop."""


def _unwatched(done: int, total: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: rows read = new + update + same + refused, always."""

    staging: Staging
    path: Path
    source: str
    label: str
    encoding: str
    read: int
    new: int
    update: int
    same: int
    refused: int
    firms_created: int
    doubts: int
    as_of: tuple[int, int]
    """Where the history of the office stood when the file was looked at."""

    def rows(
        self, fates: tuple[str, ...], offset: int = 0, limit: int = 100, *, doubtful: bool = False
    ) -> list[tuple[Any, ...]]:
        """Rows as (line, fate, name, second line, reason or doubts) in the order of the file.

        `doubtful`: only those of which something was left out or put elsewhere.
        """
        return self.staging.page(fates, offset, limit, doubtful=doubtful)

    def refusals(self) -> list[tuple[int, str]]:
        """Every refused row as (line, reason)."""
        return [(row[0], row[4]) for row in self.staging.page((REFUSED,), 0, self.refused)]

    def discard(self) -> None:
        """Forgets the import; nothing was written."""
        self.staging.close()


class Imports:
    """Lays a file out and, when the user says so, writes it."""

    def __init__(
        self,
        database: Any,
        history: History,
        derived: Derived,
        settings: Settings,
        folder: Path,
    ) -> None:
        self._database = database
        self._history = history
        self._derived = derived
        self._settings = settings
        self._folder = folder

    def sweep(self) -> None:
        """Removes what an import that died left behind."""
        sweep(self._folder)

    def stage(self, path: Path, progress: Progress = _unwatched) -> Plan:
        """Reads a file and works out what each row would do; the office is only read.

        Raises UnreadableFile, EnvironmentTrouble, and Cancelled when `progress` does; then nothing is left.
        """
        as_of = self._history.position()
        source = open_source(path)
        staging = Staging(self._folder)
        try:
            with told_apart():
                stage = Fates(staging, self._settings.read().country, trusted=source.name == "regulars-csv")
                stage.know_office()
                records = source.records()
                while chunk := list(islice(records, CHUNK)):
                    stage.take(chunk)
                    progress(stage.read, max(stage.read, source.approximate_total))
        except BaseException:
            staging.close()
            raise
        counts = staging.counts()
        return Plan(
            staging=staging,
            path=path,
            source=source.name,
            label=source.label,
            encoding=source.encoding,
            read=stage.read,
            new=counts.get(NEW, 0),
            update=counts.get(UPDATE, 0),
            same=counts.get(SAME, 0),
            refused=counts.get(REFUSED, 0),
            firms_created=len(staging.firms()),
            doubts=stage.doubts,
            as_of=as_of,
        )

    def apply(self, plan: Plan, progress: Progress = _unwatched) -> int:
        """Writes a plan in one transaction and one step of undo. Returns how many customers were added or changed.

        Where the office was changed since the file was looked at, the file is looked at again, so that what somebody
        typed meanwhile stays. Raises Cancelled when `progress` does; then nothing was written and the plan is gone.
        """
        try:
            if plan.as_of == self._history.position():
                total = self._write(plan, progress)
            else:
                fresh = self.stage(plan.path, progress)
                try:
                    total = self._write(fresh, progress)
                finally:
                    fresh.discard()
        except Cancelled:
            plan.discard()
            raise
        plan.discard()
        return total

    def _write(self, plan: Plan, progress: Progress) -> int:
        firm = self._settings.read()
        total = plan.new + plan.update
        what = NN_("Imported {count} customer from {file}", "Imported {count} customers from {file}")
        with (
            roomy(self._database),
            self._history.command(what, count=total, file=plan.path.name) as command,
        ):
            apply = Applying(self._database, plan.staging, firm)
            for done, _row in enumerate(apply.add_new(), 1):
                if done % CHUNK == 0:
                    progress(min(done, total), total)
            # Before the known ones are changed: who gets a new firm must find it.
            apply.finish()
            for done, _row in enumerate(apply.change_known(), plan.new):
                if done % CHUNK == 0:
                    progress(done, total)
            self._derived.refresh(apply.changed)
            command.tell(CustomersChanged(), RemindersChanged())
        return total
