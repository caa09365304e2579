"""An import that is given up at the worst moment leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.errors import Cancelled, UserError
from ui.exchange.import_run import ImportRun, Rows, take_back
from ui.shell.desk import Desk

Do = Callable[[Callable[[], Any]], Any]


def silent(done: int, total: int) -> None:
    return None


def stopped(work: Callable[[], Any]) -> Callable[[], bool]:
    """Work that tells whether it was stopped: Tasks itself passes over Cancelled."""

    def tell() -> bool:
        try:
            work()
        except Cancelled:
            return True
        return False

    return tell


def leftovers(desk: Desk) -> list[Path]:
    return list(desk.office.paths.staging.glob("*"))


def test_given_up_while_it_is_read(desk: Desk, on_reader: Do, google_csv: Callable[[int], Path]) -> None:
    run = ImportRun(desk.office, google_csv(1200))
    seen: list[int] = []

    def report(done: int, total: int) -> None:
        seen.append(done)
        run.discard()

    assert on_reader(stopped(lambda: run.stage(report)))
    assert seen == [400]
    assert leftovers(desk) == []


def test_given_up_after_the_last_row_was_read(
    desk: Desk, on_reader: Do, google_csv: Callable[[int], Path]
) -> None:
    run = ImportRun(desk.office, google_csv(10))
    assert on_reader(stopped(lambda: run.stage(lambda done, total: run.discard())))
    assert leftovers(desk) == []
    assert run.rows(Rows.ALL, 0, 10) == []


def test_given_up_while_it_is_written_ends_well(
    desk: Desk, on_reader: Do, on_writer: Do, google_csv: Callable[[int], Path]
) -> None:
    """The window's thread gives up when the program ends; whether to stop the writing is for the ticket to say."""
    run = ImportRun(desk.office, google_csv(1000))
    on_reader(lambda: run.stage(silent))
    outcome = on_writer(lambda: run.apply(lambda done, total: run.discard()))
    assert outcome.plan.new == 1000
    assert leftovers(desk) == []


def test_writing_that_is_stopped_leaves_nothing(
    desk: Desk, on_reader: Do, on_writer: Do, google_csv: Callable[[int], Path]
) -> None:
    run = ImportRun(desk.office, google_csv(1000))
    on_reader(lambda: run.stage(silent))

    def stop(done: int, total: int) -> None:
        raise Cancelled

    assert on_writer(stopped(lambda: run.apply(stop)))
    assert on_reader(desk.office.customers.count) == 0
    assert run.rows(Rows.NEW, 0, 100) == []
    assert leftovers(desk) == []


def test_what_was_thrown_away_cannot_be_written(
    desk: Desk, on_reader: Do, on_writer: Do, google_csv: Callable[[int], Path]
) -> None:
    run = ImportRun(desk.office, google_csv(5))
    on_reader(lambda: run.stage(silent))
    run.discard()
    run.discard()
    assert on_writer(stopped(lambda: run.apply(silent)))
    assert on_reader(desk.office.customers.count) == 0


def test_taking_back_twice_takes_nothing_else_back(
    desk: Desk, on_reader: Do, on_writer: Do, google_csv: Callable[[int], Path]
) -> None:
    run = ImportRun(desk.office, google_csv(5))
    on_reader(lambda: run.stage(silent))
    outcome = on_writer(lambda: run.apply(silent))
    on_writer(lambda: take_back(desk.office, outcome.step))
    with pytest.raises(UserError):
        on_writer(lambda: take_back(desk.office, outcome.step))
    assert on_reader(desk.office.customers.count) == 0


def test_an_import_that_changes_nothing_has_no_step(
    desk: Desk, on_reader: Do, on_writer: Do, google_csv: Callable[[int], Path]
) -> None:
    path = google_csv(5)
    for expected in (True, False):
        run = ImportRun(desk.office, path)
        on_reader(lambda run=run: run.stage(silent))
        outcome = on_writer(lambda run=run: run.apply(silent))
        assert (outcome.step is not None) is expected
