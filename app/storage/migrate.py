"""Brings an office file up to this version's tables: all of it or nothing, and never a newer file.

The order is what keeps the data: verified copy, foreign keys off outside any transaction (inside one the pragma
does nothing, and rebuilding a table would then delete every row that hangs on it), one exclusive transaction round
the whole run, checks inside it, `user_version` last.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.errors import OfficeDamaged, OfficeTooNew
from app.i18n import _
from app.storage.backup import verified_copy
from app.storage.database import APPLICATION_ID, OfficeDatabase
from app.storage.record import Row

DIRECTORY = Path(__file__).parent / "migrations"
SEARCH_TABLE = "customer_search"


def latest_version() -> int:
    """The version that this program's migrations lead to."""
    numbers = [int(path.name[:4]) for path in DIRECTORY.glob("[0-9]*.py")]
    if not numbers:
        raise RuntimeError("the migrations are missing from this installation")
    return max(numbers)


def check_ours(database: OfficeDatabase) -> int:
    """The version of an office file. Raises OfficeDamaged for a foreign file, OfficeTooNew for a newer one."""
    version = int(database.pragma("user_version"))
    if int(database.pragma("application_id")) != APPLICATION_ID:
        raise OfficeDamaged(
            _("This file is not an office of Regulars."), _("It was left as it is. Choose another file.")
        )
    if version > latest_version():
        raise OfficeTooNew(
            _("This office was made by a newer version of Regulars."),
            _("It was left as it is. Install the newer version to open it."),
        )
    return version


def migrate(
    database: OfficeDatabase, models: Sequence[type[Row]], copies: Path, directory: Path = DIRECTORY
) -> list[str]:
    """Applies the migrations that are missing; `copies` is the folder for the copy made before.

    Returns the names of what was applied. The connection of this thread must be open, with no transaction.
    """
    version = check_ours(database)
    latest = max(int(path.name[:4]) for path in directory.glob("[0-9]*.py"))
    if version == latest:
        return []
    from playhouse.migrations import Runner  # only now: nearly every start has nothing to apply

    if version:
        verified_copy(database, copies / f"before-version-{latest}.regulars")
    database.pragma("foreign_keys", 0)
    try:
        with database.atomic("EXCLUSIVE"):
            before = _counts(database)
            numbers = _numbers(database)
            applied: list[str] = Runner(database, directory=str(directory)).up()
            _keep_numbers(database, numbers)
            _check(database, models, before)
            database.pragma("user_version", latest)
    finally:
        database.pragma("foreign_keys", 1)
    return applied


def _counts(database: OfficeDatabase) -> dict[str, int]:
    tables = [name for name in database.get_tables() if not name.startswith((SEARCH_TABLE, "sqlite_"))]
    return {name: _one(database, f'SELECT count(*) FROM "{name}"') for name in tables}


def _numbers(database: OfficeDatabase) -> list[tuple[str, int]]:
    """The highest number that each table ever gave."""
    if not database.table_exists("sqlite_sequence"):
        return []
    return list(database.execute_sql("SELECT name, seq FROM sqlite_sequence").fetchall())


def _keep_numbers(database: OfficeDatabase, numbers: list[tuple[str, int]]) -> None:
    """A table made anew has forgotten the numbers of rows that were deleted, but the history names them."""
    for name, number in numbers:
        database.execute_sql("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, name))


def _check(database: OfficeDatabase, models: Sequence[type[Row]], before: dict[str, int]) -> None:
    from playhouse.schema_diff import diff_models

    broken = database.execute_sql("PRAGMA foreign_key_check").fetchall()
    after = _counts(database)
    lost = {name: count for name, count in before.items() if name in after and after[name] < count}
    different = diff_models(database, list(models))
    if broken or lost or different:
        raise RuntimeError(f"migration refused: {len(broken)} broken links, lost rows {lost}, {different!r}")


def _one(database: OfficeDatabase, sql: str) -> Any:
    return database.execute_sql(sql).fetchone()[0]
