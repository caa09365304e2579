"""What a user waits for must not grow with the number of customers: work counted in SQLite's steps, no seconds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.clock import FixedClock

from app.customers.listing import BY_SILENCE, ListQuery
from app.office import Office
from app.paths import default_paths
from app.reminders.yearly import yearly
from app.sample.sample import make_sample

SMALL, LARGE = 2_500, 10_000  # customers; both more than a search looks through one by one
STEP = 100  # instructions of SQLite's machine that are counted as one
GROWN = 1.5 * LARGE / SMALL  # no worse than in step with the office
FLAT = 2.5  # a page may touch a little more where more customers are alike
JOBS: dict[str, tuple[Callable[[Office], Any], float]] = {
    "first page of the list": (lambda office: page(office, ""), FLAT),
    "first page, longest silent": (
        lambda office: office.customers.page(ListQuery(order=BY_SILENCE), 30),
        FLAT,
    ),
    "one letter": (lambda office: page(office, "s"), FLAT),
    "a common word": (lambda office: page(office, "hansen"), FLAT),
    "a word nobody has": (lambda office: page(office, "zqxzq"), FLAT),
    "two letters nobody has": (lambda office: page(office, "zq"), GROWN),
    "a card": (lambda office: office.customers.card(office.customers.ids(ListQuery(), 30)[7]), FLAT),
    "20 nearest yearly days": (lambda office: nearest(office), GROWN),
    "the reminder pane": (lambda office: office.reminders.pane(), GROWN),
}


def page(office: Office, search: str) -> Any:
    return office.customers.page(ListQuery(search=search), 30)


def nearest(office: Office) -> Any:
    today = office.clock.today()
    return yearly(today, today.replace(day=28), "DK", limit=20)


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[int]]:
    """For each job the steps it takes in the small and in the large office."""
    found: dict[str, list[int]] = {name: [] for name in JOBS}
    for size in (SMALL, LARGE):
        folder: Path = tmp_path_factory.mktemp(f"office-{size}")
        office = Office.open(default_paths(folder), FixedClock())
        try:
            make_sample(office, size)
            for name, (do, _bound) in JOBS.items():
                do(office)
                found[name].append(_steps(office, do))
        finally:
            office.close()
    return found


def _steps(office: Office, do: Callable[[Office], Any]) -> int:
    counted = [0]

    def step() -> int:
        counted[0] += 1
        return 0

    connection = office._database.connection()
    connection.set_progress_handler(step, STEP)
    do(office)
    connection.set_progress_handler(None, STEP)
    return counted[0]


@pytest.mark.parametrize("name", JOBS)
def test_work_does_not_grow_with_the_office(name: str, steps: dict[str, list[int]]) -> None:
    small, large = steps[name]
    ratio = large / max(small, 1)
    print(f"{name}: {small} steps at {SMALL}, {large} at {LARGE}: × {ratio:.1f}")
    assert ratio <= JOBS[name][1]
