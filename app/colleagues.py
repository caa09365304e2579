"""Who works here: one row from the login when alone; history, entries and reminders point to it."""

from __future__ import annotations

import getpass
import os

from peewee import CharField, DateField

from app.customers.names import clean_name, initials
from app.i18n import N_
from app.storage.database import database
from app.storage.history import History
from app.storage.record import Record


class Colleague(Record):
    """Someone of the firm who works with this office."""

    name = CharField(max_length=200)
    initials = CharField(max_length=8, default="")
    login = CharField(max_length=200, default="", index=True)
    away_from = DateField(null=True)
    away_to = DateField(null=True)


def ensure_colleague(history: History) -> int:
    """The id of the colleague who is logged in on this computer; made when missing."""
    login = login_name()
    row = Colleague.select(Colleague.id).where(Colleague.login == login).first()
    if row is not None:
        return int(row.id)
    name = full_name() or login
    with history.housekeeping(N_("Added {name}"), name=name):
        colleague = Colleague(name=name, initials=initials(name, firm=False), login=login)
        colleague.save()
    return int(colleague.id)


def name_colleague(name: str) -> None:
    """Gives the colleague at this computer another name. Inside a command only."""
    colleague = Colleague.get_by_id(database.obj.journal.colleague_id)
    if colleague.name != name:
        colleague.name, colleague.initials = name, initials(name, firm=False)
        colleague.save()


def login_name() -> str:
    """The name by which the computer knows its user, never ""."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "user"


def full_name() -> str:
    """The user's own name where the computer knows it, else ""."""
    try:
        import pwd

        entry = pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].strip()
    except (ImportError, KeyError, OSError):
        return ""
    return clean_name(entry)[:200]
