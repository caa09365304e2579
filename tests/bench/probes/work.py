"""Jobs without a window, measured: import, export, what is due. Prints one JSON object; CPU seconds unless said.

Usage: work.py import DATA_DIR FILE | parse FILE | export DATA_DIR | query DATA_DIR
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.probes.pace import WORDS

from app.customers.listing import ListQuery
from app.office import Office
from app.paths import default_paths


def cpu_of(do: Callable[[], Any]) -> float:
    """CPU seconds of doing it once."""
    before = time.process_time()
    do()
    return time.process_time() - before


def bring_in(folder: Path, file: Path) -> dict[str, float]:
    """Into a new office of a firm in Denmark."""
    office = Office.open(default_paths(folder))
    office.settings.change(country="DK")
    plans: list[Any] = []
    stage = cpu_of(lambda: plans.append(office.imports.stage(file)))
    apply = cpu_of(lambda: office.imports.apply(plans[0]))
    found = {"stage": stage, "apply": apply, "cpu": stage + apply, "rows": float(office.customers.count())}
    office.close()
    return found


def parse(file: Path) -> dict[str, float]:
    """Only reads the cards or rows."""
    from app.exchange.detect import open_source

    return {"cpu": cpu_of(lambda: sum(1 for _record in open_source(file).records()))}


def export(folder: Path) -> dict[str, float]:
    """Everybody into our own CSV, and into the bare columns of the floor."""
    import csv

    from app.exchange.exports import ExportOrder

    office = Office.open_for_reading(default_paths(folder))
    with tempfile.TemporaryDirectory() as target:
        order = ExportOrder(path=Path(target) / "all.csv", query=ListQuery())
        found = {"cpu": cpu_of(lambda: office.exports.write_csv(order))}
        bare = (
            "SELECT c.uid, c.name, c.notes, (SELECT group_concat(value, ' | ') FROM contact_point p "
            "WHERE p.customer_id = c.id), (SELECT street || ', ' || town FROM address a WHERE a.customer_id = c.id), "
            "(SELECT year || '-' || month || '-' || day FROM yearly_day y WHERE y.customer_id = c.id) FROM customer c"
        )
        with open(Path(target) / "bare.csv", "w", newline="", encoding="utf-8") as file:
            found["floor"] = cpu_of(
                lambda: csv.writer(file).writerows(office._database.execute_sql(bare).fetchall())
            )
    return found


def query(folder: Path) -> dict[str, list[float]]:
    """Milliseconds of the list's query for each letter typed, of the reminder pane, and of what comes next."""
    from app.reminders.yearly import count_yearly, yearly

    office = Office.open_for_reading(default_paths(folder))
    keys = [word[:end] for word in WORDS for end in range(1, len(word) + 1)]
    today = office.clock.today()
    month = today + timedelta(days=30)
    found: dict[str, list[float]] = {"list": [], "pane": [], "nearest": [], "count": []}
    for _again in range(3):
        found["list"] += [
            1000 * cpu_of(lambda key=key: office.customers.ids(ListQuery(search=key), 30)) for key in keys
        ]
        found["pane"].append(1000 * cpu_of(office.reminders.pane))
        found["nearest"].append(1000 * cpu_of(lambda: yearly(today, month, "DK", limit=20)))
        found["count"].append(1000 * cpu_of(lambda: count_yearly(today, month)))
    return found


def main() -> None:
    """Does what is asked."""
    what, *paths = sys.argv[1:]
    jobs: dict[str, Callable[..., Any]] = {
        "import": bring_in,
        "parse": parse,
        "export": export,
        "query": query,
    }
    print(json.dumps(jobs[what](*map(Path, paths))), flush=True)


if __name__ == "__main__":
    main()
