"""Tells the database's troubles apart and says each in a sentence with a way out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from peewee import DatabaseError, InterfaceError, OperationalError
from sqlcipher3 import dbapi2

from app import errors
from app.i18n import _


@contextlib.contextmanager
def told_apart() -> Iterator[None]:
    """Turns the database library's errors into ours; anything else passes through.

    Also those of the driver itself: bulk work, search and copies speak to it without Peewee in between.
    """
    try:
        yield
    except (DatabaseError, InterfaceError, dbapi2.Error) as error:
        known = known_trouble(error)
        if known is None:
            raise
        raise known from error


def known_trouble(error: Exception) -> errors.RegularsError | None:
    """The environment's trouble behind a database error, or None when it is a bug of ours."""
    text = str(error).lower()
    if "full" in text:
        return errors.DiskFull(
            _("The disk is full, so nothing was saved."),
            _("Free some space and try again; everything saved before is safe."),
        )
    if "disk i/o error" in text:
        return errors.EnvironmentTrouble(
            _("The disk did not take the change, so nothing was saved."),
            _("Check that the disk is not full or failing, then try again."),
        )
    if "readonly" in text or "read-only" in text or "query_only" in text:
        return errors.OfficeReadOnly(
            _("The office file can be read but not written."),
            _("Check who may write to its folder."),
        )
    if "locked" in text or "locking protocol" in text or "busy" in text:
        return errors.OfficeBusy(
            _("Another program is holding the office file."), _("Nothing is lost; try again in a moment.")
        )
    # The plain class, none of its kinds, is what the library raises for a file that contradicts itself.
    if "malformed" in text or "not a database" in text or type(error).__name__ == "DatabaseError":
        return errors.OfficeDamaged(
            _("The office file cannot be read: it is damaged or not an office file."),
            _("It was left as it is. Open a backup copy of it."),
        )
    if "unable to open" in text:
        return errors.EnvironmentTrouble(
            _("The office file cannot be opened."),
            _("Check that its folder exists and that you may read it."),
        )
    if isinstance(error, OperationalError | dbapi2.OperationalError) and "no such table" in text:
        return errors.OfficeDamaged(
            _("The office file is not complete: a table is missing."),
            _("It was left as it is. Open a backup copy of it."),
        )
    return None
