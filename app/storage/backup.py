"""Copies of the office file that are known to be good before they count."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from app.errors import OfficeDamaged
from app.i18n import _
from app.storage.database import OfficeDatabase


def verified_copy(database: OfficeDatabase, target: Path) -> Path:
    """Copies the open office to `target` in one step, opens and checks the copy, and only then names it.

    Raises OfficeDamaged when the copy does not pass; nothing is left then. An older copy of that name is replaced.
    """
    from sqlcipher3 import dbapi2

    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = target.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        unfinished.touch(mode=0o600)
        with contextlib.closing(dbapi2.connect(str(unfinished))) as copy:
            database.connection().backup(copy)
            sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if not sound:
            raise OfficeDamaged(
                _("The office file is damaged, so no copy of it was made."), _("Open an older copy of it.")
            )
        with open(unfinished, "rb") as file:
            os.fsync(file.fileno())
        os.replace(unfinished, target)
        os.chmod(target, 0o600)
    finally:
        unfinished.unlink(missing_ok=True)
    return target
