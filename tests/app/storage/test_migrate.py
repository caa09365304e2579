"""Updating an office: all of it or nothing, no row lost, and never a file that a newer version wrote."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from peewee import SqliteDatabase
from playhouse.migrations import Runner
from playhouse.schema_diff import diff_models
from sqlcipher3 import dbapi2
from support.clock import FixedClock
from support.office import contents, open_office
from support.postgres import Address

from app.customers.listing import ListQuery
from app.errors import OfficeDamaged
from app.office import MODELS, Office
from app.paths import Paths
from app.storage.database import database
from app.storage.migrate import DIRECTORY, latest_version, migrate

SCHEMAS = Path(__file__).parents[2] / "data" / "schema"
VERSIONS = sorted(int(path.stem) for path in SCHEMAS.glob("*.sql"))

REBUILD = """
from peewee import TextField


def up(migrator, db):
    migrator.migrate(migrator.alter_column_type("customer", "notes", TextField(default="")))
"""
FAILS = REBUILD + "    raise ZeroDivisionError\n"
LOSES = "def up(migrator, db):\n    db.execute_sql('DELETE FROM address')\n"
DANGLES = "def up(migrator, db):\n    db.execute_sql('UPDATE address SET customer_id = 999')\n"
OTHER_TABLES = "def up(migrator, db):\n    db.execute_sql('ALTER TABLE customer ADD COLUMN more TEXT')\n"


def old_office(folder: Path, version: int = 1) -> Paths:
    """An office file as that version wrote it."""
    folder.mkdir(mode=0o700)
    path = folder / "office.regulars"
    with contextlib.closing(dbapi2.connect(str(path), isolation_level=None)) as made:
        made.executescript((SCHEMAS / f"{version}.sql").read_text(encoding="utf-8"))
        made.execute("PRAGMA journal_mode = wal")
    return Paths(folder, folder)


def rows(office: Office) -> dict[str, int]:
    store = office._database
    tables = [
        name
        for name in store.get_tables()
        if not name.startswith(("customer_search", "sqlite_", "schema_migration"))
    ]
    return {name: store.execute_sql(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}


@pytest.fixture
def office(tmp_path: Path) -> Any:
    office = open_office(old_office(tmp_path / "office"), FixedClock())
    yield office
    office.close()


@pytest.fixture
def planted(tmp_path: Path) -> Callable[[str], Path]:
    """A folder of migrations with one more than the program has."""

    def plant(source: str) -> Path:
        folder = tmp_path / "migrations"
        folder.mkdir()
        for path in DIRECTORY.glob("[0-9]*.py"):
            (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        (folder / f"{latest_version() + 1:04}_planted.py").write_text(source, encoding="utf-8")
        return folder

    return plant


def test_every_version_has_its_frozen_office() -> None:
    numbers = [int(path.name[:4]) for path in sorted(DIRECTORY.glob("[0-9]*.py"))]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_an_office_of_every_version_opens_with_all_it_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    monkeypatch.setenv("LOGNAME", "ann")  # whose office it is, and whose steps can be taken back
    paths = old_office(tmp_path / "office", version)
    with contextlib.closing(dbapi2.connect(str(paths.office))) as old:
        names = [row[0] for row in old.execute("SELECT name FROM customer ORDER BY id")]
    office = open_office(paths, FixedClock())
    try:
        assert not diff_models(office._database, list(MODELS))
        assert office.check() == []
        assert all(rows(office).values()), "the frozen office has rows in every table"
        assert [one.name for one in office.customers.rows(range(1, len(names) + 1))] == names
        assert len(office.customers.ids(ListQuery(search="muller"))) == 1
        before = contents(office)
        assert office.history.undo() is not None
        office.history.redo()
        assert contents(office) == before
    finally:
        office.close()


def test_a_table_made_anew_keeps_every_row_that_hangs_on_it(
    office: Office, planted: Callable[[str], Path]
) -> None:
    before, counted = contents(office), rows(office)
    applied = migrate(office._database, MODELS, office.paths.data / "backups", planted(REBUILD))
    assert len(applied) == 1
    assert contents(office) == before
    assert rows(office) == counted
    assert office._database.pragma("foreign_keys") == 1
    assert office._database.pragma("user_version") == latest_version() + 1


def test_no_number_is_given_twice_after_a_table_was_made_anew(
    office: Office, planted: Callable[[str], Path]
) -> None:
    """The history names records by their number, also those that are gone."""
    last = max(office.customers.ids(ListQuery(scope="everyone")))
    office.customers.delete([last])
    migrate(office._database, MODELS, office.paths.data / "backups", planted(REBUILD))
    form = office.customers.card(1).form
    assert office.customers.add(form) > last


def test_control_with_links_watched_the_same_migration_loses_rows(
    office: Office, planted: Callable[[str], Path]
) -> None:
    counted = rows(office)
    assert office._database.pragma("foreign_keys") == 1
    with office._database.atomic("EXCLUSIVE"):
        Runner(office._database, directory=str(planted(REBUILD))).up()
    after = rows(office)
    assert after["customer"] == counted["customer"]
    assert after["contact_point"] == after["address"] == after["yearly_day"] == 0


def test_a_copy_is_made_before_and_is_whole(office: Office, planted: Callable[[str], Path]) -> None:
    before = contents(office)
    migrate(office._database, MODELS, office.paths.data / "backups", planted(REBUILD))
    [copy] = (office.paths.data / "backups").iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600
    office.close()
    folder = office.paths.data.parent / "restored"
    folder.mkdir()
    copy.rename(folder / "office.regulars")
    restored = open_office(Paths(folder, folder), FixedClock())
    try:
        assert contents(restored) == before
    finally:
        restored.close()


@pytest.mark.parametrize(
    "source", [FAILS, LOSES, DANGLES, OTHER_TABLES], ids=["fails", "loses", "dangles", "other tables"]
)
def test_a_migration_that_goes_wrong_leaves_the_office_as_it_was(
    office: Office, planted: Callable[[str], Path], source: str
) -> None:
    before = contents(office)
    with pytest.raises((ZeroDivisionError, RuntimeError)):
        migrate(office._database, MODELS, office.paths.data / "backups", planted(source))
    assert contents(office) == before
    assert office._database.pragma("user_version") == latest_version()
    assert office._database.pragma("foreign_keys") == 1
    assert not diff_models(office._database, list(MODELS))
    office.customers.add(office.customers.card(1).form)


def test_nothing_is_done_to_an_office_that_is_up_to_date(office: Office) -> None:
    assert migrate(office._database, MODELS, office.paths.data / "backups") == []
    assert not (office.paths.data / "backups").exists()


def test_a_file_of_another_program_is_not_migrated(tmp_path: Path) -> None:
    paths = old_office(tmp_path / "office")
    with contextlib.closing(dbapi2.connect(str(paths.office), isolation_level=None)) as other:
        other.execute("PRAGMA application_id = 1")
    before = paths.office.read_bytes()
    with pytest.raises(OfficeDamaged, match="not an office"):
        open_office(paths, FixedClock())
    assert paths.office.read_bytes() == before


def test_postgresql_gets_the_same_tables(postgres: Address) -> None:
    """The shared office comes later; until then nothing may be built that only SQLite can make."""
    from playhouse.postgres_ext import Psycopg3Database

    store = Psycopg3Database(postgres["dbname"], host=postgres["host"], user=postgres["user"])
    before = database.obj
    store.connect()
    try:
        Runner(store, directory=str(DIRECTORY)).up()
        database.initialize(store)
        assert not isinstance(store, SqliteDatabase)
        assert not diff_models(store, list(MODELS))
        assert {model._meta.table_name for model in MODELS} <= set(store.get_tables())
    finally:
        database.initialize(before)
        store.close()
