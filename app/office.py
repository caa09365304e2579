"""Opens one firm's data, builds every service on it, and closes it: the only place where the parts are put together."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from app.clock import Clock, SystemClock
from app.colleagues import Colleague, ensure_colleague
from app.customers.customers import Customers
from app.customers.derived import Derived
from app.customers.models import Address, ContactPoint, Customer, CustomerTag, CustomerText, Membership, Tag
from app.errors import EnvironmentTrouble, OfficeBusy, OfficeDamaged, OfficeReadOnly
from app.events import CustomersChanged, Event, EventBus, RemindersChanged, SettingsChanged, TimelineChanged
from app.i18n import _
from app.paths import Paths
from app.reminders.models import Delivery, FollowUp, OccurrenceState, YearlyDay
from app.reminders.reminders import Reminders
from app.settings import Setting, Settings
from app.storage.database import OfficeDatabase, create_file, database, open_database, write_ahead
from app.storage.history import History, Touched
from app.storage.journal import Journal, JournalEntry, JournalGroup
from app.storage.migrate import check_ours, latest_version, migrate
from app.storage.record import Record, Row
from app.storage.trouble import told_apart
from app.timeline.models import Entry, Participant
from app.timeline.timeline import Timeline

if TYPE_CHECKING:
    from app.exchange.exports import Exports
    from app.exchange.imports import Imports

RECORDS: tuple[type[Record], ...] = (
    Setting,
    Colleague,
    Customer,
    Membership,
    ContactPoint,
    Address,
    Tag,
    CustomerTag,
    Entry,
    Participant,
    YearlyDay,
    FollowUp,
    OccurrenceState,
)
MODELS: tuple[type[Row], ...] = (JournalGroup, JournalEntry, *RECORDS, CustomerText, Delivery)


class Office:
    """One firm's data and everything that can be done with it.

    `open` connects the calling thread as the writer; other threads call `connect_reader` and `disconnect`.
    """

    def __init__(self, paths: Paths, clock: Clock, store: OfficeDatabase, lock: FileLock | None) -> None:
        self.paths = paths
        self.clock = clock
        self.bus = EventBus()
        self._database = store
        self._lock = lock
        journal = Journal(RECORDS, clock)
        store.journal = journal
        self.history = History(store, journal, self.bus)
        self.history.after_undo = self._after_undo
        self.history.owners = lambda touched: self.derived.customers_of(touched)
        self.settings = Settings(self.history)
        self.derived = Derived(store, self.settings)
        self.settings.names_changed = self.derived.settings_changed
        self.customers = Customers(self.history, self.derived, self.settings, clock)
        self.timeline = Timeline(self.history, self.derived, self.settings, clock)
        self.reminders = Reminders(store, self.history, self.settings, clock, self.bus)
        self._journal = journal

    @cached_property
    def imports(self) -> Imports:
        """Bringing contacts in; loaded when first used, so that the start does not wait for it."""
        from app.exchange.imports import Imports

        return Imports(self._database, self.history, self.derived, self.settings, self.paths.staging)

    @cached_property
    def exports(self) -> Exports:
        """Taking contacts out."""
        from app.exchange.exports import Exports

        return Exports(self.customers, self.settings)

    @classmethod
    def exists(cls, paths: Paths) -> bool:
        """Whether there is an office file in these folders.

        Raises EnvironmentTrouble where that cannot be said: the folder is a file, or may not be entered.
        """
        _check_folder(paths.data)
        try:
            return paths.office.exists()
        except OSError as error:
            raise OfficeReadOnly(
                _("The folder “{path}” may not be opened by you.").format(path=paths.data),
                _("Check who may read it, or choose another folder."),
            ) from error

    @classmethod
    def open(cls, paths: Paths, clock: Clock | None = None, *, busy_timeout: int = 5000) -> Office:
        """Opens the office for working, makes it when there is none, and connects this thread as the writer.

        Raises OfficeBusy when another Regulars holds it, OfficeTooNew, OfficeDamaged, OfficeReadOnly and other
        EnvironmentTrouble; the file is then as it was.
        """
        clock = clock or SystemClock()
        _make_folder(paths.data)
        lock = _take(paths.lock)
        try:
            if not paths.office.exists():
                _make_file(paths.office)
            _check_size(paths.office)
            store = open_database(paths.office, writable=True, busy_timeout=busy_timeout)
            database.initialize(store)
            with told_apart():
                store.connect()
            try:
                with told_apart():
                    check_ours(store)
                    write_ahead(store)
                    migrate(store, MODELS, paths.data / "backups")
                office = cls(paths, clock, store, lock)
                office._journal.colleague_id = ensure_colleague(office.history)
            except BaseException:
                store.close()
                raise
        except BaseException:
            lock.release()
            raise
        return office

    @classmethod
    def open_for_reading(cls, paths: Paths, clock: Clock | None = None) -> Office:
        """Opens an existing office without the right to write; possible while another Regulars works in it."""
        _check_size(paths.office)
        writable = os.access(paths.data, os.W_OK) and os.access(paths.office, os.W_OK)
        if not writable:
            _check_log(paths.office)
        store = open_database(paths.office, writable=writable)
        database.initialize(store)
        try:
            with told_apart():
                store.connect_for_reading()
                version = check_ours(store)
        except BaseException:
            store.close()
            raise
        if version < latest_version():
            store.close()
            cls.open(paths, clock).close()
            return cls.open_for_reading(paths, clock)
        return cls(paths, clock or SystemClock(), store, None)

    def connect_reader(self) -> None:
        """Gives the calling thread a connection that can only read."""
        with told_apart():
            self._database.connect_for_reading()

    def disconnect(self) -> None:
        """Closes the calling thread's connection."""
        if not self._database.is_closed():
            self._database.close()

    def close(self) -> None:
        """Closes the writer's connection, leaving one complete file, and lets others write."""
        if not self._database.is_closed():
            if self._lock is not None:
                with contextlib.suppress(Exception):
                    self._database.execute_sql("PRAGMA optimize")
                    self._database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            self._database.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def check(self) -> list[str]:
        """What is wrong with the office, one sentence each; nothing is an empty list."""
        from app.storage.checks import problems

        with told_apart():
            return problems(self._database, MODELS)

    def _after_undo(self, touched: Touched, customers: set[int]) -> Iterable[Event]:
        keys = touched.get("setting")
        if keys:
            self.derived.settings_changed()
        if customers:
            self.derived.refresh(customers)
            self.derived.forms_changed(touched, customers)
        many = len(customers) >= 500
        events: list[Event] = [RemindersChanged()]
        if customers or keys:  # another alphabet sorts everybody anew
            events.append(CustomersChanged(() if many or keys else tuple(customers)))
        if many or "entry" in touched or "participant" in touched:
            events.append(TimelineChanged())
        if keys:
            events.append(SettingsChanged())
        return events


def _check_folder(folder: Path) -> None:
    """Raises EnvironmentTrouble when something that is no folder, or one that hides itself, is in the way."""
    try:
        in_the_way = folder.exists() and not folder.is_dir()
    except OSError as error:
        raise OfficeReadOnly(
            _("The folder “{path}” may not be opened by you.").format(path=folder),
            _("Check who may read it, or choose another folder."),
        ) from error
    if in_the_way:
        raise EnvironmentTrouble(
            _("“{path}” is a file, not a folder.").format(path=folder), _("Choose a folder for the office.")
        )


def _make_folder(folder: Path) -> None:
    _check_folder(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise OfficeReadOnly(
            _("The folder “{path}” cannot be made.").format(path=folder), _("Choose another folder.")
        ) from error


def _take(path: Path) -> FileLock:
    """The operating system's lock on the office; it is freed when the process dies."""
    lock = FileLock(path, mode=0o600, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise OfficeBusy(
            _("The office is open in another Regulars."), _("Do it there, or close that one first.")
        ) from error
    except OSError as error:
        raise OfficeReadOnly(
            _("Nothing can be written in “{path}”.").format(path=path.parent),
            _("Check who may write there, or choose another folder."),
        ) from error
    return lock


def _make_file(path: Path) -> None:
    unfinished = path.with_suffix(".new")
    with told_apart():
        try:
            unfinished.unlink(missing_ok=True)
            create_file(unfinished)
            os.replace(unfinished, path)
        except OSError as error:
            raise OfficeReadOnly(
                _("Nothing can be written in “{path}”.").format(path=path.parent),
                _("Check who may write there, or choose another folder."),
            ) from error


def _check_log(path: Path) -> None:
    """Without the right to write, what still stands in the write-ahead log beside the file could not be seen."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise OfficeBusy(
            _("The office is open in another Regulars, and you may not write in its folder."),
            _("Close that one first, or ask for the right to write there."),
        )


def _check_size(path: Path) -> None:
    """An empty or cut-off file would open as an empty office: it is refused instead."""
    if not path.is_file():
        raise OfficeDamaged(_("“{path}” is not an office file.").format(path=path))
    if path.stat().st_size < 512:
        raise OfficeDamaged(
            _("The office file “{path}” is empty or cut off.").format(path=path),
            _("It was left as it is. Open a backup copy of it."),
        )
