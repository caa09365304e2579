"""The office file: the settings that keep it safe, who may write, and what the computer may do to it."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import stat
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2
from support.clock import FixedClock
from support.office import contents, open_office, person

from app.errors import (
    DiskFull,
    EnvironmentTrouble,
    OfficeBusy,
    OfficeDamaged,
    OfficeReadOnly,
    OfficeTooNew,
    RegularsError,
)
from app.office import MODELS, Office
from app.paths import Paths
from app.storage.database import APPLICATION_ID, PRAGMAS
from app.storage.migrate import latest_version

Make = Callable[..., Office]


def in_thread(work: Callable[[], Any]) -> Any:
    """What `work` returns in a thread of its own; raises what it raises."""
    box: list[Any] = []

    def run() -> None:
        try:
            box.append((work(), None))
        except BaseException as error:
            box.append((None, error))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    result, error = box[0]
    if error:
        raise error
    return result


@contextlib.contextmanager
def reader(office: Office) -> Iterator[Any]:
    office.connect_reader()
    try:
        yield office._database
    finally:
        office.disconnect()


class TestConnections:
    @pytest.mark.parametrize("name", sorted(PRAGMAS))
    def test_every_setting_is_in_force_for_writer_and_readers(self, office: Office, name: str) -> None:
        expected = 200 if name == "busy_timeout" else PRAGMAS[name]

        def read() -> Any:
            with reader(office) as store:
                return store.pragma(name)

        assert office._database.pragma(name) == expected
        assert in_thread(read) == expected

    def test_the_file_is_ours_and_keeps_a_write_ahead_log(self, office: Office) -> None:
        store = office._database
        assert store.pragma("journal_mode") == "wal"
        assert store.pragma("application_id") == APPLICATION_ID == int.from_bytes(b"RGLR", "big")
        assert store.pragma("user_version") == latest_version()

    def test_a_reader_reads_and_cannot_write(self, office: Office) -> None:
        office.customers.add(person())

        def work() -> int:
            with reader(office) as store:
                found = office.customers.count()
                with pytest.raises(Exception, match=r"readonly|query_only"):
                    store.execute_sql("DELETE FROM customer")
                return found

        assert in_thread(work) == 2
        assert office.customers.count() == 2

    def test_a_thread_that_never_connected_cannot_ask_anything(self, office: Office) -> None:
        with pytest.raises(Exception, match=r"(?i)database connection not opened|not opened|closed"):
            in_thread(office.customers.count)

    def test_files_and_folders_are_for_their_owner_only(self, tmp_path: Path) -> None:
        before = os.umask(0o022)
        try:
            folder = tmp_path / "office"
            office = open_office(Paths(folder, folder), FixedClock())
            office.customers.add(person())
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
            office.close()
        finally:
            os.umask(before)
        assert modes.pop("office") == 0o700
        assert set(modes.values()) == {0o600}
        assert {"office.regulars", "office.regulars-wal", "office.regulars-shm", "office.lock"} <= set(modes)

    def test_a_closed_office_is_one_complete_file(self, make_office: Make, tmp_path: Path) -> None:
        office = make_office()
        office.customers.add(person())
        before = contents(office)
        office.close()
        assert not (office.paths.data / "office.regulars-wal").exists()
        (tmp_path / "copy").mkdir()
        shutil.copy(office.paths.office, tmp_path / "copy")
        assert contents(make_office("copy")) == before


class TestOneAtATime:
    def test_a_second_writer_is_told_and_a_reader_is_let_in(self, office: Office) -> None:
        office.customers.add(person())
        child = os.fork()
        if child == 0:
            code = 9
            try:
                try:
                    open_office(office.paths, FixedClock())
                    code = 1
                except OfficeBusy as error:
                    code = 0 if "another Regulars" in str(error) else 2
                reading = Office.open_for_reading(office.paths, FixedClock())
                code = code or (0 if reading.customers.count() == 2 else 3)
            finally:
                os._exit(code)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0

    def test_the_office_is_free_again_after_the_program_was_killed(self, tmp_path: Path) -> None:
        paths = Paths(tmp_path / "office", tmp_path / "office")
        ready, told = os.pipe()
        child = os.fork()
        if child == 0:
            office = open_office(paths, FixedClock())
            office.customers.add(person())
            os.write(told, b"x")
            signal.pause()
        os.read(ready, 1)
        with pytest.raises(OfficeBusy):
            open_office(paths, FixedClock())
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        office = open_office(paths, FixedClock())
        assert office.customers.count() == 2
        assert office.check() == []
        office.close()

    def test_killed_while_an_office_is_made_leaves_something_that_opens(self, tmp_path: Path) -> None:
        r = random.Random(1)
        killed = 0
        for turn in range(15):
            folder = tmp_path / str(turn)
            paths = Paths(folder, folder)
            child = os.fork()
            if child == 0:
                signal.setitimer(signal.ITIMER_REAL, r.uniform(0.0005, 0.06))
                signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
                try:
                    open_office(paths, FixedClock())
                finally:
                    os._exit(0)
            r.random()
            killed += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) < 0
            office = open_office(paths, FixedClock())
            assert office.check() == []
            office.customers.add(person())
            office.close()
        assert killed >= 3, "too quick or too slow: nothing was interrupted"

    def test_another_program_that_holds_the_file_is_waited_for_and_then_said(self, office: Office) -> None:
        before = contents(office)
        other = dbapi2.connect(str(office.paths.office), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OfficeBusy, match="Another program"):
            office.customers.add(person())
        other.execute("ROLLBACK")
        other.close()
        assert contents(office) == before
        office.customers.add(person())


class TestDamage:
    @pytest.fixture
    def paths(self, make_office: Make) -> Paths:
        office = make_office()
        for number in range(20):
            office.customers.add(person(f"Customer {number}"))
        office.close()
        return office.paths

    @pytest.mark.parametrize(
        ("kind", "error", "word"),
        [
            ("empty", OfficeDamaged, "empty"),
            ("short", OfficeDamaged, "cut off"),
            ("noise", OfficeDamaged, "damaged"),
            ("png", OfficeDamaged, "not an office"),
            ("foreign", OfficeDamaged, "not an office"),
            ("newer", OfficeTooNew, "newer version"),
            ("folder", OfficeDamaged, "not an office"),
        ],
    )
    def test_what_is_no_office_is_refused_and_left_alone(
        self, paths: Paths, kind: str, error: type[Exception], word: str
    ) -> None:
        path = paths.office
        data = path.read_bytes()
        if kind == "foreign":
            path.unlink()
            with contextlib.closing(dbapi2.connect(str(path))) as other:
                other.execute("CREATE TABLE mine (x)")
        elif kind == "newer":
            with contextlib.closing(dbapi2.connect(str(path), isolation_level=None)) as other:
                other.execute("PRAGMA user_version = 9000")
        elif kind == "folder":
            path.unlink()
            path.mkdir()
        else:
            spoilt = {
                "empty": b"",
                "short": data[:300],
                "noise": os.urandom(9000),
                "png": b"\x89PNG" + bytes(9000),
            }
            path.write_bytes(spoilt[kind])
        before = path.read_bytes() if path.is_file() else b""
        for opening in (
            lambda: open_office(paths, FixedClock()),
            lambda: Office.open_for_reading(paths, FixedClock()),
        ):
            with pytest.raises(error, match=word) as caught:
                opening()
            assert caught.value.remedy or kind == "folder"
        assert (path.read_bytes() if path.is_file() else b"") == before
        assert sorted(p.name for p in paths.data.iterdir() if p.name.startswith("office.reg")) == [
            "office.regulars"
        ]

    def test_a_damaged_file_never_crashes_and_is_never_called_whole(self, paths: Paths) -> None:
        data = paths.office.read_bytes()
        pages = len(data) // 4096
        r = random.Random(5)
        found = 0
        for _turn in range(40):
            page = r.randrange(pages)
            spoilt = bytearray(data)
            kind = r.choice(("zero", "noise", "cut", "swap"))
            at = page * 4096
            if kind == "zero":
                spoilt[at : at + 4096] = bytes(4096)
            elif kind == "noise":
                spoilt[at : at + 4096] = r.randbytes(4096)
            elif kind == "cut":
                del spoilt[max(at, 600) + 17 :]
            else:
                other = r.randrange(1, pages) * 4096
                spoilt[at : at + 4096], spoilt[other : other + 4096] = (
                    data[other : other + 4096],
                    data[at : at + 4096],
                )
            if bytes(spoilt) == data:
                continue
            paths.office.write_bytes(spoilt)
            try:
                office = Office.open_for_reading(paths, FixedClock())
                try:
                    wrong = bool(office.check())
                finally:
                    office.close()
            except RegularsError:
                wrong = True
            found += wrong
            assert paths.office.read_bytes() == bytes(spoilt)
            for name in ("-wal", "-shm"):
                paths.office.with_name(paths.office.name + name).unlink(missing_ok=True)
        assert found >= 30  # a page that was free says nothing


class TestDiskFull:
    @pytest.fixture
    def small_disk(self, tmp_path: Path) -> Iterator[Path]:
        folder = tmp_path / "small"
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
        if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("only root can mount a small disk")
        yield folder
        subprocess.run(["umount", str(folder)], check=True)

    def test_a_full_disk_costs_the_last_command_only(self, small_disk: Path) -> None:
        office = open_office(Paths(small_disk, small_disk), FixedClock())
        try:
            with pytest.raises((DiskFull, EnvironmentTrouble), match="disk") as caught:
                for number in range(2000):
                    office.customers.add(person(f"C{number}", notes="oak " * 2000, firms=()))
            assert isinstance(caught.value, RegularsError)
            saved = office.customers.count()
            assert saved > 3
            assert office.check() == []
            subprocess.run(["mount", "-o", "remount,size=6m", str(small_disk)], check=True)
            office.customers.add(person("One more"))
            assert office.customers.count() == saved + 2
        finally:
            office.close()

    def test_an_import_that_does_not_fit_is_said_and_leaves_nothing(
        self, small_disk: Path, tmp_path: Path
    ) -> None:
        path = tmp_path / "big.csv"
        rows = "".join(f",Customer {n},{'oak ' * 200}\n" for n in range(4000))
        path.write_text("Regulars ID,Name,Notes\n" + rows, encoding="utf-8")
        office = open_office(Paths(small_disk, small_disk), FixedClock())
        try:
            with pytest.raises(EnvironmentTrouble, match="disk"):
                plan = office.imports.stage(path)
                office.imports.apply(plan)
            plan.discard()
            assert office.customers.count() == 0
            assert list(office.paths.staging.iterdir()) == []
            office.customers.add(person("Ann", firms=()))
        finally:
            office.close()


def test_the_tables_are_those_of_the_models(office: Office) -> None:
    from playhouse.schema_diff import diff_models

    assert not diff_models(office._database, list(MODELS))


def test_control_a_missing_column_is_noticed(office: Office) -> None:
    office._database.execute_sql("ALTER TABLE customer DROP COLUMN best_time")
    assert office.check() != []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    folder = tmp_path / "file" / "office"
    with pytest.raises(EnvironmentTrouble) as caught:
        open_office(Paths(folder, folder), FixedClock())
    assert isinstance(caught.value, OfficeReadOnly) or "file" in str(caught.value)
