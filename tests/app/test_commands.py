"""The office without a window, as scripts meet it: one document or a few lines, one sentence when it goes wrong."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.clock import FixedClock
from support.office import born, open_office, person

from app import __main__ as program
from app.office import Office
from app.paths import Paths
from app.sample.sample import make_sample

ROOT = Path(__file__).parents[2]
CONTACTS = ROOT / "tests" / "data" / "contacts"
NOBODY = 65534
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(folder: Path) -> Run:
    def call(*arguments: str | Path, data: Path | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-W", "error", "-m", "app", "--data-dir", data or folder, *arguments]
        done = subprocess.run(
            [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        assert "Warning" not in done.stderr, done.stderr
        return done

    return call


def document(done: subprocess.CompletedProcess[str]) -> Any:
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence with which a command failed."""
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.strip().endswith(".")
    return done.stderr.strip()


@pytest.fixture
def filled(folder: Path) -> Path:
    office = open_office(Paths(folder, folder), FixedClock())
    office.customers.add(person("Søren Åkjær", yearly_days=born(29, 2, 1976), tags=("oak",)))
    office.customers.add(person("Ann Smith", yearly_days=born(29, 2), firms=(), points=()))
    office.close()
    return folder


class TestDocuments:
    def test_import(self, run: Run) -> None:
        said = document(run("import", CONTACTS / "google-new.csv", "--json"))
        assert {"source", "read", "imported", "updated", "same", "refused", "firms_created"} <= set(said)
        assert said["source"] == "google-csv"
        assert said["read"] == said["imported"] + said["updated"] + said["same"] + len(said["refused"]) > 0
        again = document(run("import", CONTACTS / "google-new.csv", "--json"))
        assert (again["imported"], again["updated"], again["firms_created"]) == (0, 0, 0)
        assert again["same"] == again["read"] - len(again["refused"])

    def test_an_import_says_the_line_and_reason_of_what_it_refused(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "own.csv"
        path.write_text("Regulars ID,Name\n,Ann\n," + "x" * 5000 + "\n", encoding="utf-8")
        said = document(run("import", path, "--json"))
        [one] = said["refused"]
        assert set(one) >= {"line", "reason"}
        assert one["line"] == 3
        assert one["reason"].endswith(".")

    def test_list(self, run: Run, filled: Path) -> None:
        said = document(run("list", "--json"))
        assert [one["name"] for one in said] == ["Ann Smith", "Østergaard Byg A/S", "Søren Åkjær"]
        keys = {"uid", "name", "kind", "firm", "phones", "emails", "birthday", "tags"}
        assert all(keys <= set(one) for one in said)
        ann, byg, soeren = said
        assert (ann["birthday"], soeren["birthday"], byg["birthday"]) == ("--02-29", "1976-02-29", None)
        assert (ann["firm"], soeren["firm"], soeren["kind"], byg["kind"]) == (
            None,
            byg["name"],
            "person",
            "firm",
        )
        assert soeren["phones"] == ["+45 20 30 40 50", "97 12 34 56"]
        assert (soeren["emails"], soeren["tags"]) == (["kirsten@example.dk"], ["oak"])

    @pytest.mark.parametrize(
        "search", ["soren", "søren", "soeren", "SØREN", "20304050", "+4520304050", "oak", "byg"]
    )
    def test_list_searches(self, run: Run, filled: Path, search: str) -> None:
        assert "Søren Åkjær" in [one["name"] for one in document(run("list", "--json", "--search", search))]

    def test_list_stops_at_its_limit(self, run: Run, filled: Path) -> None:
        assert len(document(run("list", "--json", "--limit", "1"))) == 1
        assert document(run("list", "--json", "--limit", "0")) == []

    def test_due(self, run: Run, filled: Path) -> None:
        said = document(run("due", "--on", "2026-03-01", "--json"))
        keys = {"uid", "customer", "kind", "day", "age", "milestone", "text"}
        assert all(keys <= set(one) for one in said)
        soeren = next(one for one in said if one["customer"] == "Søren Åkjær")
        assert (soeren["kind"], soeren["day"]) == ("birthday", "2026-03-01")
        assert (soeren["age"], soeren["milestone"]) == (50, True)
        ann = next(one for one in said if one["customer"] == "Ann Smith")
        assert (ann["age"], ann["milestone"]) == (None, False)

    def test_due_reaches_over_days_and_years(self, run: Run, filled: Path) -> None:
        said = document(run("due", "--on", "2027-12-30", "--days", "90", "--json"))
        assert {one["day"] for one in said} == {"2028-02-29"}

    @pytest.mark.parametrize("days", ["36500", "10000000"])
    def test_due_over_a_very_long_time_ends(self, run: Run, filled: Path, days: str) -> None:
        done = run("due", "--on", "9990-01-01", "--days", days, "--json")
        assert (done.returncode == 0 and json.loads(done.stdout)) or refused(done)

    def test_export(self, run: Run, filled: Path, tmp_path: Path) -> None:
        assert document(run("export", tmp_path / "all.csv", "--json"))["rows"] == 3
        assert document(run("export", tmp_path / "one.csv", "--search", "soeren", "--json"))["rows"] == 1
        assert (tmp_path / "one.csv").stat().st_mode & 0o777 == 0o600

    def test_check(self, run: Run, filled: Path) -> None:
        said = document(run("check", "--json"))
        assert (said["ok"], said["problems"], said["office"]) == (True, [], str(filled / "office.regulars"))

    def test_sample(self, run: Run, folder: Path) -> None:
        assert document(run("sample", "--customers", "12", "--json"))["customers"] == 12
        assert len(document(run("list", "--json"))) == 12
        assert document(run("check", "--json"))["problems"] == []


class TestNothingThere:
    @pytest.mark.parametrize("command", [["list"], ["due"], ["due", "--on", "2026-11-20"]])
    def test_a_missing_office_is_an_empty_one_and_is_not_made(
        self, run: Run, folder: Path, command: list[str]
    ) -> None:
        assert document(run(*command, "--json")) == []
        assert not folder.exists()

    def test_check_says_that_there_is_none(self, run: Run, folder: Path) -> None:
        assert document(run("check", "--json")) == {"ok": True, "problems": [], "office": None}
        assert not folder.exists()

    def test_an_export_of_nothing_has_headings_only(self, run: Run, folder: Path, tmp_path: Path) -> None:
        assert document(run("export", tmp_path / "out.csv", "--json")) == {"rows": 0}
        assert (tmp_path / "out.csv").read_text("utf-8-sig").count("\n") == 1
        assert not folder.exists()


class TestWhatCannotBe:
    @pytest.mark.parametrize("kind", ["missing", "folder", "png", "empty", "prose"])
    def test_what_is_no_list_of_contacts(self, run: Run, tmp_path: Path, kind: str) -> None:
        path = tmp_path / "contacts"
        if kind == "folder":
            path.mkdir()
        elif kind != "missing":
            path.write_bytes(
                {
                    "empty": b"",
                    "png": b"\x89PNG\r\n\x1a\n" + bytes(100),
                    "prose": b"Dear Ann,\nhow are you\n",
                }[kind]
            )
        assert "contacts" in refused(run("import", path, "--json"))

    def test_a_file_name_with_a_line_break_stays_in_one_line(self, run: Run, tmp_path: Path) -> None:
        assert "\n" not in refused(run("import", tmp_path / "a\nb\x1b[31m.csv"))

    @pytest.mark.parametrize(
        "command", [["list"], ["due"], ["check"], ["export", "x.csv"], ["import", "x"], ["sample"]]
    )
    def test_a_data_folder_that_is_a_file(self, run: Run, tmp_path: Path, command: list[str]) -> None:
        path = tmp_path / "file"
        path.write_text("mine", encoding="utf-8")
        command = [str(tmp_path / part) if part.startswith("x") else part for part in command]
        assert str(path) in refused(run(*command, "--json", data=path))
        assert path.read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize(
        "arguments",
        [
            ["due", "--on", "2026-02-31"],
            ["due", "--on", "soon"],
            ["due", "--days", "-1"],
            ["list", "--limit", "x"],
            ["frobnicate"],
            [],
            ["import"],
        ],
    )
    def test_what_was_typed_wrongly(self, run: Run, folder: Path, arguments: list[str]) -> None:
        refused(run(*arguments))
        assert not folder.exists()

    @pytest.mark.parametrize("kind", ["newer", "damaged", "cut", "empty", "foreign", "png"])
    @pytest.mark.parametrize("command", [["list"], ["due"], ["check"], ["sample"]])
    def test_an_office_that_is_none(self, run: Run, filled: Path, kind: str, command: list[str]) -> None:
        path = filled / "office.regulars"
        spoil(path, kind)
        before = path.read_bytes()
        sentence = refused(run(*command, "--json"))
        assert ("newer" in sentence) == (kind == "newer")
        assert path.read_bytes() == before

    def test_a_sample_goes_only_into_an_empty_office(self, run: Run, filled: Path) -> None:
        assert "already" in refused(run("sample", "--json"))
        assert len(document(run("list", "--json"))) == 3

    def test_an_import_while_another_program_works_in_the_office(self, run: Run, filled: Path) -> None:
        office = open_office(Paths(filled, filled), FixedClock())
        try:
            assert "another Regulars" in refused(run("import", CONTACTS / "google-new.csv", "--json"))
            assert len(document(run("list", "--json"))) == 3
            assert document(run("check", "--json"))["ok"]
        finally:
            office.close()
        assert document(run("import", CONTACTS / "google-new.csv", "--json"))["imported"] > 0

    def test_an_export_into_a_folder_that_is_not_there(self, run: Run, filled: Path, tmp_path: Path) -> None:
        refused(run("export", tmp_path / "none" / "out.csv", "--json"))

    def test_nothing_is_written_where_one_may_not(self, filled: Path) -> None:
        """As a user to whom the folder does not belong; root may write everywhere, so it steps down."""
        if os.geteuid():
            pytest.skip("only root can become somebody else")
        for path in (filled, *filled.iterdir(), *filled.parents[:3]):
            path.chmod(path.stat().st_mode | 0o055 if path.is_dir() else 0o644)
        for name in ("office.lock", "office.regulars-wal", "office.regulars-shm"):
            (filled / name).unlink(missing_ok=True)
        listed = _as_nobody(filled, "list", "--json")
        assert len(document(listed)) == 3
        refused(_as_nobody(filled, "import", str(CONTACTS / "google-new.csv"), "--json"))
        refused(_as_nobody(filled, "sample", "--json"))
        refused(_as_nobody(filled, "export", str(filled / "out.csv"), "--json"))
        refused(_as_nobody(filled / "new", "sample", "--json"))
        (filled / "office.regulars").chmod(0o600)
        refused(_as_nobody(filled, "list", "--json"))
        filled.chmod(0o700)
        refused(_as_nobody(filled, "list", "--json"))


_STEP_DOWN = """
import os, sys
import app.__main__, app.commands, app.exchange.imports, app.exchange.exports, app.exchange.detect, app.sample.sample
import app.exchange.csv_writer, app.exchange.google_csv, app.storage.checks, app.customers.phones, tzlocal, platformdirs
import app.exchange.csv_source, app.exchange.vcard, encodings.utf_8_sig, encodings.idna, zoneinfo._common
from app.clock import SystemClock
SystemClock()
os.setgroups([]); os.setresgid(65534, 65534, 65534); os.setresuid(65534, 65534, 65534)
sys.exit(app.__main__.main(sys.argv[1:]))
"""


def _as_nobody(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-c", _STEP_DOWN, "--data-dir", str(folder), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def spoil(path: Path, kind: str) -> None:
    """Makes an office file be something else."""
    from sqlcipher3 import dbapi2

    if kind == "newer":
        connection = dbapi2.connect(str(path))
        connection.execute("PRAGMA user_version = 9000")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    elif kind == "damaged":
        data = path.read_bytes()
        path.write_bytes(data[:1024] + os.urandom(len(data) - 1024))
    elif kind == "cut":
        path.write_bytes(path.read_bytes()[: 3 * 4096 + 17])
    elif kind == "foreign":
        path.unlink()
        connection = dbapi2.connect(str(path))
        connection.execute("CREATE TABLE mine (x)")
        connection.commit()
        connection.close()
    else:
        path.write_bytes({"empty": b"", "png": b"\x89PNG\r\n\x1a\n" + bytes(9000)}[kind])


class TestWhatTheTerminalShows:
    def test_no_control_character_of_a_customer_reaches_the_terminal(
        self, filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "own.csv"
        path.write_text(
            'Regulars ID,Name,Firm,Phone,Job title\n,"<b>Ann</b>\x1b[31m\nRed","Byg\x07",'
            '"20\x1b]0;x\x07304050","\x9b31m"\n',
            encoding="utf-8",
        )
        for arguments in (["import", str(path)], ["list"], ["due", "--days", "400"]):
            assert program.main(["--data-dir", str(filled), *arguments]) == 0
        said = capsys.readouterr().out
        assert "<b>Ann</b>" in said
        bad = {letter for letter in said if unicodedata.category(letter) == "Cc"} - {"\n", "\t"}
        assert bad == set()


class TestSample:
    def test_the_same_seed_and_day_make_the_same_office(self, tmp_path: Path) -> None:
        offices = []
        for name in ("one", "two"):
            folder = tmp_path / name
            office = open_office(Paths(folder, folder), FixedClock())
            assert make_sample(office, customers=40, seed=3) == 40
            offices.append(_rows(office))
            office.close()
        assert offices[0] == offices[1]

    def test_another_seed_makes_another_office(
        self, office: Office, make_office: Callable[..., Office]
    ) -> None:
        make_sample(office, customers=10, seed=1)
        first = _rows(office)
        office.close()
        other = make_office("other")
        make_sample(other, customers=10, seed=2)
        assert _rows(other)["customer"] != first["customer"]

    def test_a_sample_is_no_step_of_undo_and_gives_every_pane_something(self, office: Office) -> None:
        assert make_sample(office) == 60
        assert office.history.next_undo() is None
        assert all(group.items for group in office.reminders.pane().groups)
        assert office.check() == []

    @pytest.mark.parametrize("customers", [0, 1])
    def test_a_very_small_sample_is_one_too(self, office: Office, customers: int) -> None:
        assert make_sample(office, customers=customers) == customers


def _rows(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    from support.office import contents

    found = contents(office, without=frozenset())
    # These two belong to the office it is made in.
    return {table: rows for table, rows in found.items() if table not in ("setting", "colleague")}


def test_the_copy_of_an_office_folder_is_the_office(filled: Path, run: Run, tmp_path: Path) -> None:
    shutil.copytree(filled, tmp_path / "moved")
    assert len(document(run("list", "--json", data=tmp_path / "moved"))) == 3
