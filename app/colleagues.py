"""Who works here: one row from the login when alone; history, entries and reminders point to it."""

from __future__ import annotations

import getpass

from peewee import CharField, DateField

from app.i18n import N_
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
    with history.housekeeping(N_("Added {name}"), name=login):
        colleague = Colleague(name=login, initials=login[:2].upper(), login=login)
        colleague.save()
    return int(colleague.id)


def login_name() -> str:
    """The name of the computer's user, "" never."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "user"
