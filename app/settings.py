"""The firm's settings: rows with a history, so that they travel with the office file and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from datetime import time
from typing import Any

from peewee import CharField, JSONField

from app.customers.names import MAX_NAME
from app.errors import InvalidField
from app.events import CustomersChanged, RemindersChanged, SettingsChanged
from app.i18n import N_, _
from app.storage.history import History
from app.storage.journal import Command
from app.storage.record import Record


class Setting(Record):
    """One setting of the firm."""

    key = CharField(max_length=60, unique=True)
    value: Any = JSONField(null=True)


@dataclass(frozen=True, slots=True)
class FirmSettings:
    """All settings of the firm with their defaults.

    `country` is an ISO 3166 code, `subdivision` its part (ISO 3166-2 without the country), "" when not said.
    `lead_days` are days before a yearly day on which it is spoken of. `morning` is "HH:MM" wall time.
    """

    firm_name: str = ""
    country: str = ""
    subdivision: str = ""
    sort_language: str = ""
    sort_family_first: bool = False
    lead_days: tuple[int, ...] = (7, 0)
    morning: str = "08:30"
    welcomed: bool = False

    @property
    def sorting(self) -> str:
        """The language that names are sorted in: the chosen one, else the country's, else English."""
        return self.sort_language or _SPOKEN_IN.get(self.country, "en")


_OF_NAMES = frozenset({"country", "sort_language"})
"""Settings that the stored sort keys and search words depend on."""
_OF_LIST = _OF_NAMES | {"sort_family_first"}
_OF_REMINDERS = frozenset({"country", "lead_days", "morning"})

_SPOKEN_IN = {"DK": "da", "GL": "da", "FO": "da", "NO": "nb", "SJ": "nb", "DE": "de", "AT": "de", "CH": "de"}


class Settings:
    """Reads and changes the firm's settings."""

    def __init__(self, history: History) -> None:
        self._history = history
        self.names_changed: Callable[[], None] = lambda: None
        """Computes sort keys and search words anew, inside the command; set by `Office`."""

    def read(self) -> FirmSettings:
        """All settings as they are now."""
        known = {field.name for field in fields(FirmSettings)}
        stored = {
            key: value for key, value in Setting.select(Setting.key, Setting.value).tuples() if key in known
        }
        if "lead_days" in stored:
            stored["lead_days"] = tuple(stored["lead_days"])
        return FirmSettings(**stored)

    def change(self, **values: Any) -> tuple[str, ...]:
        """Changes these settings. Returns the keys that really changed.

        Raises InvalidField for a lead time that is not 0 to 365 days, a morning that is no time of day, or a name
        over MAX_NAME characters.
        """
        return self._change(values, self._history.command(N_("Changed the settings")))

    def begin(self, firm_name: str, country: str) -> None:
        """Keeps what the welcome page asks and that it was answered. No step of undo: nothing came before it.

        Raises what `change` raises.
        """
        values = {"firm_name": firm_name, "country": country, "welcomed": True}
        self._change(values, self._history.housekeeping(N_("Began the office")))

    def _change(self, values: dict[str, Any], within: AbstractContextManager[Command]) -> tuple[str, ...]:
        if "lead_days" in values:
            values["lead_days"] = checked_lead_days(values["lead_days"])
        if "morning" in values and not _is_time(values["morning"]):
            raise InvalidField("morning", _("This is no time of day."), _("Write it like 08:30."))
        if len(values.get("firm_name", "")) > MAX_NAME:
            raise InvalidField("firm_name", _("The name is too long."), _("Shorten it."))
        now = self.read()
        changed = {key: value for key, value in values.items() if getattr(now, key) != value}
        if not changed:
            return ()
        with within as command:
            rows = {row.key: row for row in Setting.select().where(Setting.key.in_(list(changed)))}
            for key, value in changed.items():
                row = rows.get(key) or Setting(key=key)
                row.value = list(value) if isinstance(value, tuple) else value
                row.save()
            if not _OF_NAMES.isdisjoint(changed):
                self.names_changed()
            command.tell(SettingsChanged(tuple(changed)))
            if not _OF_LIST.isdisjoint(changed):
                command.tell(CustomersChanged())
            if not _OF_REMINDERS.isdisjoint(changed):
                command.tell(RemindersChanged())
        return tuple(changed)


def _is_time(text: str) -> bool:
    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return True


def checked_lead_days(days: Any) -> tuple[int, ...]:
    """Lead times in days, each once, longest first. Raises InvalidField outside 0 to 365."""
    clean = sorted({int(day) for day in days}, reverse=True)
    if any(not 0 <= day <= 365 for day in clean):
        raise InvalidField("lead_days", _("A lead time is between 0 and 365 days."))
    return tuple(clean)
