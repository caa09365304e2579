"""Runs every service call off the window's thread: one thread writes, one reads, one does what takes long."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.errors import Cancelled, RegularsError
from app.office import Office
from ui.shell.collector import Collector
from ui.shell.lanes import Lane, Progress, Ticket

__all__ = ["Progress", "Tasks", "Ticket"]

T = TypeVar("T")
Failed = Callable[[Exception], object]
Reporter = Callable[[int, int, str], object]
"""Told (done, total, words) on the window's thread."""


class Tasks(QObject):
    """Three lanes, each a thread with its own connection. Answers come on the window's thread.

    `done` (or `failed`) is never called once `owner` is destroyed; where `done` is a method of a QObject, that
    object is the owner. Without `failed`, a known error is emitted as `troubled` and any other goes to
    sys.excepthook. Arguments of a call are for the lane's thread: hand over plain data, never widgets.
    """

    troubled = Signal(object)
    _answered = Signal(int)
    _progressed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Tickets are kept here so that no lane ever drops the last reference to a caller's widget.
        self._open: dict[int, Ticket] = {}
        self._latest: dict[tuple[int, str], int] = {}
        self._count = 0
        self._closed = False
        self._held: list[Ticket] | None = None
        self._office: Office | None = None
        self._last: Callable[[], object] | None = None
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)
        self._collector = Collector(self)
        lane = (self._answered.emit, self._progressed.emit)
        self._writer = Lane("writer", *lane)
        self._reader = Lane("reader", *lane)
        self._jobs = Lane("jobs", *lane)

    def connect_office(self, office: Office) -> None:
        """Gives reader and jobs their connections to an office that was opened in `write`."""
        self._office = office
        self.at_end(office.close)
        for lane in (self._reader, self._jobs):
            self._hand(lane, Ticket(0, office.connect_reader, None, None, None))

    def at_end(self, last: Callable[[], object]) -> None:
        """What the writer's thread does after the last write. May be called from there, by whoever opens an office:
        it must be closed also when the program is quit before anybody heard that it is open."""
        self._last = last

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        *,
        failed: Failed | None = None,
        owner: QObject | None = None,
        replaces: str = "",
        first: bool = False,
    ) -> Ticket:
        """Reads. With `replaces`, an earlier call of the same owner and name gets no answer any more. One that
        comes `first` does not wait for `release`.
        """
        ticket = self._ticket(work, done, failed, owner)
        if replaces:
            key = (id(ticket.owner), replaces)
            earlier = self._open.get(self._latest.get(key, 0))
            if earlier is not None and earlier.owner is ticket.owner:
                earlier.cancel()
            self._latest[key] = ticket.number
            ticket.replaces = key
        if self._held is not None and not first and not self._closed:
            self._open[ticket.number] = ticket
            self._held.append(ticket)
            return ticket
        return self._hand(self._reader, ticket)

    @property
    def is_held(self) -> bool:
        """Whether reads are waiting for `release`."""
        return self._held is not None

    def hold(self) -> None:
        """From now on reads wait, until `release`, for what is looked at first."""
        if self._held is None:
            self._held = []

    def release(self) -> None:
        """Reads what has waited, in its order, and from now on everything at once."""
        held, self._held = self._held or [], None
        for ticket in held:
            self._hand(self._reader, ticket)

    def write(
        self,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        *,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Ticket:
        """Writes: in the order of the calls, and also when the program is quit meanwhile."""
        ticket = self._ticket(work, done, failed, owner)
        ticket.is_sure = True
        return self._hand(self._writer, ticket)

    def job(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        *,
        failed: Failed | None = None,
        progress: Reporter | None = None,
        owner: QObject | None = None,
    ) -> Ticket:
        """Does what takes long, with a connection that reads. `ticket.cancel()` makes the next call of its
        Progress raise Cancelled; `failed` then gets the Cancelled, and nothing else hears of it."""
        return self._hand(self._jobs, self._long_ticket(work, done, failed, progress, owner))

    def write_long(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        *,
        failed: Failed | None = None,
        progress: Reporter | None = None,
        owner: QObject | None = None,
    ) -> Ticket:
        """Like `job`, on the writer: for one long transaction, all of it or nothing. Quitting breaks it off."""
        return self._hand(self._writer, self._long_ticket(work, done, failed, progress, owner))

    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._open

    def close(self) -> None:
        """Finishes all writes, breaks off the rest, closes each connection on its thread, then the office."""
        if self._closed:
            return
        self.release()
        self._closed = True
        for ticket in self._open.values():
            if not ticket.is_sure:
                ticket.cancel()
        office = self._office
        for lane in (self._reader, self._jobs):
            lane.end(office.disconnect if office is not None else None)
        for lane in (self._reader, self._jobs):
            lane.join()
        # Last of all, so that no reader is left: closing then leaves one complete file.
        self._writer.end(self._do_last)
        self._writer.join()
        self._open.clear()
        self._latest.clear()
        self._collector.stop()

    def _do_last(self) -> None:
        if self._last is not None:
            self._last()

    def _ticket(
        self, work: Callable[..., Any], done: Any, failed: Failed | None, owner: QObject | None
    ) -> Ticket:
        if owner is None:
            bound_to = getattr(done, "__self__", None)
            owner = bound_to if isinstance(bound_to, QObject) else None
        self._count += 1
        return Ticket(self._count, work, done, failed, owner)

    def _long_ticket(
        self,
        work: Callable[..., Any],
        done: Any,
        failed: Failed | None,
        progress: Reporter | None,
        owner: QObject | None,
    ) -> Ticket:
        ticket = self._ticket(work, done, failed, owner)
        ticket.reporter = progress
        ticket.takes_progress = True
        return ticket

    def _hand(self, lane: Lane, ticket: Ticket) -> Ticket:
        if self._closed:
            ticket.cancel()  # a pane that is being taken down asks in vain
            return ticket
        if not ticket.number:
            self._count += 1
            ticket.number = self._count
        self._open[ticket.number] = ticket
        lane.put(ticket)
        return ticket

    @Slot(int)
    def _on_answered(self, number: int) -> None:
        ticket = self._open.pop(number, None)
        if ticket is None:
            return
        if ticket.replaces is not None and self._latest.get(ticket.replaces) == number:
            del self._latest[ticket.replaces]
        is_heard = ticket.owner is None or isValid(ticket.owner)
        error = ticket.error
        if error is None:
            if is_heard and ticket.done is not None and not ticket.is_cancelled:
                ticket.done(ticket.result)
        elif isinstance(error, Cancelled):
            if is_heard and ticket.takes_progress and ticket.failed is not None:
                ticket.failed(error)
        elif is_heard and ticket.failed is not None and not ticket.is_cancelled:
            ticket.failed(error)
        elif not isinstance(error, RegularsError):
            sys.excepthook(type(error), error, error.__traceback__)
        elif ticket.is_sure or (is_heard and not ticket.is_cancelled):
            # A save that failed is told even when the dialog that asked for it is gone.
            self.troubled.emit(error)

    @Slot(int)
    def _on_progressed(self, number: int) -> None:
        ticket = self._open.get(number)
        if ticket is None:
            return
        ticket.report_is_under_way = False
        if ticket.reporter is None or ticket.is_cancelled:
            return
        if ticket.owner is None or isValid(ticket.owner):
            ticket.reporter(*ticket.report)
