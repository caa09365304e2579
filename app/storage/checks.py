"""Looks whether the office file is whole: the file, its links, its tables, and what is computed from them."""

from __future__ import annotations

from collections.abc import Sequence

from peewee import SqliteDatabase
from playhouse.schema_diff import diff_models

from app.i18n import _, ngettext
from app.storage.database import OfficeDatabase
from app.storage.record import Row


def problems(database: OfficeDatabase, models: Sequence[type[Row]]) -> list[str]:
    """What is wrong, one sentence each; an empty list when all is well."""
    found: list[str] = []
    if isinstance(database, SqliteDatabase):
        for (line,) in database.execute_sql("PRAGMA integrity_check").fetchall():
            if line != "ok":
                found.append(_("The file is damaged: {detail}.").format(detail=line))
        broken = len(database.execute_sql("PRAGMA foreign_key_check").fetchall())
        if broken:
            found.append(
                ngettext(
                    "{count} row points to something that is not there.",
                    "{count} rows point to something that is not there.",
                    broken,
                ).format(count=broken)
            )
    if diff_models(database, list(models)):
        found.append(_("The tables are not those of this version."))
    unsearchable = database.execute_sql(
        "SELECT count(*) FROM customer LEFT JOIN customer_text ON customer_text.customer_id = customer.id"
        " WHERE customer.sort_given = '' OR customer_text.text IS NULL"
    ).fetchone()[0]
    if unsearchable:
        found.append(
            ngettext(
                "{count} customer cannot be found by searching.",
                "{count} customers cannot be found by searching.",
                unsearchable,
            ).format(count=unsearchable)
        )
    return found
