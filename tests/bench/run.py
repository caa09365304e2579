"""Measures the program against its floors, in turn, and prints one table. Run it with tools/bench."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.contacts import write_csv, write_vcards

ROOT = Path(__file__).parents[2]
# psycopg is there for tests; the installed program does not have it, and peewee loads it where it is.
AS_INSTALLED = (
    "import runpy, sys; sys.modules['psycopg'] = None; del sys.argv[0]; "
    "runpy.run_module(sys.argv[0], run_name='__main__')"
)
PATIENCE = 1800  # seconds for one run of a probe
LEFT_OUT = (
    ("Export vCard, 100k", "there is no such export yet"),
    ("Export XLSX, 100k", "there is no such export yet"),
    ("Today (whom to call)", "there is no such page yet"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `ratio` is the median of the pairs; `target` says what it, or the value, should be."""

    job: str
    value: str
    floor: str
    ratio: float | None
    target: str
    met: bool | None


class Bench:
    """Runs probes in fresh processes, with compiled modules kept between them as an installed program has them."""

    def __init__(self, home: Path, sizes: tuple[int, ...], pairs: int) -> None:
        self.home, self.sizes, self.pairs = home, sizes, pairs
        self.rows: list[Row] = []
        kept = {
            name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "DISPLAY") if name in os.environ
        }
        self._environment = kept | {
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "TZ": "Europe/Copenhagen",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
            "PYTHONPYCACHEPREFIX": str(home / "compiled"),
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/no-session-bus",
        }

    def run(self, module: str, *arguments: object) -> Any:
        """What a probe or floor prints, from JSON or as words."""
        command = [sys.executable, "-P", "-c", AS_INSTALLED, module, *map(str, arguments)]
        done = subprocess.run(
            command, env=self._environment, cwd=self.home, capture_output=True, text=True, timeout=PATIENCE
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}\n{done.stderr}")
        lines = [line for line in done.stdout.splitlines() if line.strip()]
        return json.loads(lines[-1]) if lines and lines[-1][0] == "{" else lines[-1:]

    def office(self, size: int) -> Path:
        """A sample office of so many customers, made once for this run."""
        folder = self.home / f"office-{size}"
        if not folder.exists():
            self.run("app", "--data-dir", folder, "sample", "--customers", size)
        return folder

    def in_turn(self, ours: Callable[[], Any], floors: Callable[[], Any]) -> list[tuple[Any, Any]]:
        """Both, one after the other, as often as there are to be pairs; a first pair is thrown away."""
        ours(), floors()
        return [(ours(), floors()) for _pair in range(self.pairs)]

    def add(self, job: str, pairs: Iterable[tuple[float, float]], target: float, unit: str = "ms") -> None:
        """A line of what was paired: ratios of ours to the floor."""
        pairs = list(pairs)
        ours, floor = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
        ratio = statistics.median(pair[0] / pair[1] for pair in pairs)
        self._add(job, f"{ours:.1f} {unit}", f"{floor:.1f} {unit}", ratio, f"≤ {target} ×", ratio <= target)

    def say(self, job: str, value: float, most: float, unit: str) -> None:
        """A line of a value without a floor."""
        self._add(job, f"{value:.1f} {unit}", "–", None, f"≤ {most:g} {unit}", value <= most)

    def _add(self, *cells: Any) -> None:
        self.rows.append(Row(*cells))
        print(_line(self.rows[-1]), file=sys.stderr, flush=True)

    # The jobs

    def start(self) -> None:
        """From the kernel's start of the process to rows on the screen, CPU."""
        medians = {}
        for size in self.sizes:
            folder = self.office(size)
            pairs = self.in_turn(
                lambda folder=folder: self.run("bench.probes.start", "--data-dir", folder)["cpu"] * 1000,
                lambda folder=folder: (
                    self.run("bench.floors.window", folder / "office.regulars", "start")["cpu"] * 1000
                ),
            )
            medians[size] = statistics.median(pair[0] for pair in pairs)
            self.add(f"Start → list painted, {size:,}", pairs, 1.8)
        self.say(
            "Start, largest ÷ smallest office", medians[self.sizes[-1]] / medians[self.sizes[0]], 1.25, "×"
        )

    def work(self) -> None:
        """A window that is used: keys, cards, scrolling, reminders, memory, stalls."""
        for size in self.sizes:
            folder = self.office(size)
            pairs = self.in_turn(
                lambda folder=folder: self.run("bench.probes.window", folder),
                lambda folder=folder: self.run("bench.floors.window", folder / "office.regulars", "work"),
            )
            for key, words, target in (
                ("key", "Key → list painted", 1.6),
                ("open", "Open a customer", 2.2),
                ("scroll", "Scroll, one frame", 1.7),
            ):
                self.add(
                    f"{words}, p50, {size:,}",
                    [(_mid(o[key]["cpu"]), _mid(f[key]["cpu"])) for o, f in pairs],
                    target,
                )
            ours = [pair[0] for pair in pairs]
            for key, words, most in (
                ("key", "Key → list painted, p95", 60),
                ("open", "Open a customer, p95", 20),
                ("scroll", "Scroll, one frame, p95", 6),
            ):
                self.say(f"{words}, {size:,}", _mid([_p95(one[key]["cpu"]) for one in ours]), most, "ms")
            self.say(
                f"Reminders read and painted, {size:,}",
                _mid([_mid(one["reminders"]["cpu"]) for one in ours]),
                15,
                "ms",
            )
            self.say(
                f"Window's thread late, p99, {size:,}", _mid([one["stall"][0] for one in ours]), 16, "ms"
            )
            self.say(
                f"Window's thread late, longest, {size:,}", _mid([one["stall"][1] for one in ours]), 50, "ms"
            )
            self.add(
                f"Memory (PSS) after searching, {size:,}",
                [(o["memory"], f["memory"]) for o, f in pairs],
                1.5 if size < 50_000 else 1.35,
                "MB",
            )

    def queries(self) -> None:
        """Without a window."""
        for size in self.sizes:
            found = self.run("bench.probes.work", "query", self.office(size))
            self.say(f"Query of the list alone, p95, {size:,}", _p95(found["list"]), 8, "ms")
            self.say(f"20 nearest yearly days of a month, {size:,}", _mid(found["nearest"]), 1, "ms")
            self.say(f"Yearly days of a month counted, {size:,}", _mid(found["count"]), 1, "ms")
            self.say(f"Reminder pane read, {size:,}", _mid(found["pane"]), 15, "ms")

    def files(self, count: int) -> None:
        """Import and export. Ratios of speeds: the floor's time by ours."""
        csv, cards = self.home / "contacts.csv", self.home / "contacts.vcf"
        write_csv(csv, count)
        write_vcards(cards, count)
        for file, words, target in ((csv, "CSV", 0.63), (cards, "vCard", 0.8)):
            ratios, ours, floors = [], [], []
            for number in range(max(1, self.pairs // 3)):
                folder = self.home / f"import-{words}-{number}"
                mine = self.run("bench.probes.work", "import", folder, file)["cpu"]
                if file is csv:
                    office = folder / "office.regulars"
                    floor = float(
                        self.run("bench.floors.plain_sql", office, self.home / "plain.db")[0].split()[0]
                    )
                else:
                    floor = self.run("bench.probes.work", "parse", file)["cpu"]
                ours.append(mine), floors.append(floor), ratios.append(floor / mine)
            ratio = statistics.median(ratios)
            self._add(
                f"Import {words}, {count:,}",
                f"{count / _mid(ours):,.0f} rows/s",
                f"{count / _mid(floors):,.0f} rows/s",
                ratio,
                f"≥ {target} ×",
                ratio >= target,
            )
        folder = self.office(self.sizes[-1])
        found = [self.run("bench.probes.work", "export", folder) for _pair in range(max(1, self.pairs // 3))]
        ratio = statistics.median(one["floor"] / one["cpu"] for one in found)
        rates = [
            f"{self.sizes[-1] / _mid([one[key] for one in found]):,.0f} rows/s" for key in ("cpu", "floor")
        ]
        self._add(f"Export CSV, {self.sizes[-1]:,}", *rates, ratio, "≥ 0.64 ×", ratio >= 0.64)

    def sizes_of_files(self) -> None:
        """What was built, where something was."""
        folders = [
            path for path in (ROOT / "dist" / "regulars", ROOT / "build" / "regulars") if path.is_dir()
        ]
        packages = sorted((*ROOT.glob("dist/*.deb"), *ROOT.glob("build/*.deb")))
        for folder in folders[:1]:
            size = sum(
                file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()
            )
            self.say("Installed size", size / 1e6, 160, "MB")
        for package in packages[:1]:
            self.say("Download", package.stat().st_size / 1e6, 50, "MB")


def _mid(values: Iterable[float]) -> float:
    return float(statistics.median(values))


def _p95(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def _line(row: Row) -> str:
    ratio = "–" if row.ratio is None else f"{row.ratio:.2f}"
    met = {True: "met", False: "missed", None: ""}[row.met]
    return f"| {row.job} | {row.value} | {row.floor} | {ratio} | {row.target} | {met} |"


def main() -> int:
    """Prints the table, or JSON."""
    parser = argparse.ArgumentParser(prog="tools/bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON document instead of a table")
    parser.add_argument("--quick", action="store_true", help="1,000 and 10,000 customers, two pairs")
    parser.add_argument("--pairs", type=int, default=7)
    asked = parser.parse_args()
    sizes, pairs = ((1_000, 10_000), 2) if asked.quick else ((1_000, 10_000, 100_000), asked.pairs)
    with tempfile.TemporaryDirectory(prefix="regulars-bench-") as home:
        bench = Bench(Path(home), sizes, pairs)
        bench.start()
        bench.queries()
        bench.work()
        bench.files(sizes[-1])
        bench.sizes_of_files()
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    if asked.json:
        left_out = [{"job": job, "why": why} for job, why in LEFT_OUT]
        rows = [asdict(row) for row in bench.rows]
        print(json.dumps({"machine": machine, "load": os.getloadavg(), "rows": rows, "left out": left_out}))
        return 0
    print(f"{machine}; load {os.getloadavg()[0]:.1f}; CPU time, medians of {pairs} pairs in turn\n")
    print("| Job | Regulars | Floor | Ratio | Target | |\n|---|---|---|---|---|---|")
    for row in bench.rows:
        print(_line(row))
    for job, why in LEFT_OUT:
        print(f"| {job} | – | – | – | – | left out: {why} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
