"""A lane: one thread that does what it is handed, one thing after the other, and says when each is done."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from app.errors import Cancelled


class Ticket:
    """One call under way. Belongs to the window's thread; the lane only fills in what came of it."""

    def __init__(
        self,
        number: int,
        work: Callable[..., Any],
        done: Callable[[Any], object] | None,
        failed: Callable[[Exception], object] | None,
        owner: QObject | None,
    ) -> None:
        self.number = number
        self.work = work
        self.done = done
        self.failed = failed
        self.owner = owner
        self.is_sure = False
        """It is done whatever happens: an ordinary write."""
        self.takes_progress = False
        self.replaces: tuple[int, str] | None = None
        """Of later calls under this key only the last is answered."""
        self.result: Any = None
        self.error: Exception | None = None
        self.reporter: Callable[[int, int, str], object] | None = None
        self.report = (0, 0, "")
        self.report_is_under_way = False
        self._cancelled = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Gives up on the answer. A read that has not begun is left out, a job ends soon, a write is done all
        the same."""
        self._cancelled.set()


class Progress:
    """What long work is given: it says how far it is and hears whether to stop."""

    def __init__(self, ticket: Ticket, progressed: Callable[[int], object]) -> None:
        self._ticket, self._progressed = ticket, progressed

    def __call__(self, done: int, total: int = 0, words: str = "") -> None:
        """Says how far the work is; `total` 0 means unknown. Raises Cancelled when the user stopped it."""
        ticket = self._ticket
        if ticket.is_cancelled:
            raise Cancelled
        ticket.report = (done, total, words)
        # At most one report is under way: fast work does not flood the window.
        if not ticket.report_is_under_way:
            ticket.report_is_under_way = True
            self._progressed(ticket.number)

    def is_cancelled(self) -> bool:
        """Whether to stop, for work that asks instead of being told."""
        return self._ticket.is_cancelled


class Lane:
    """A thread and its queue. `answered` and `progressed` are told ticket numbers, in the lane's thread."""

    def __init__(
        self, name: str, answered: Callable[[int], object], progressed: Callable[[int], object]
    ) -> None:
        self._answered, self._progressed = answered, progressed
        self._queue: queue.SimpleQueue[Ticket | None] = queue.SimpleQueue()
        self._last: Callable[[], object] | None = None
        self._thread = threading.Thread(target=self._run, name=f"regulars-{name}", daemon=True)
        self._thread.start()

    def put(self, ticket: Ticket) -> None:
        """Hands over a ticket."""
        self._queue.put(ticket)

    def end(self, last: Callable[[], object] | None) -> None:
        """Ends the thread when everything handed over is done; `last` is called at the very end, in the thread."""
        self._last = last
        self._queue.put(None)

    def join(self) -> None:
        """Waits for the end."""
        self._thread.join()

    def _run(self) -> None:
        while (ticket := self._queue.get()) is not None:
            number = ticket.number
            self._do(ticket)
            # Before anybody is told: the window's thread must be the one that drops a ticket last.
            del ticket
            self._answered(number)
        if self._last is not None:
            self._last()

    def _do(self, ticket: Ticket) -> None:
        if ticket.is_cancelled and not ticket.is_sure:
            ticket.error = Cancelled()
            return
        try:
            if ticket.takes_progress:
                ticket.result = ticket.work(Progress(ticket, self._progressed))
            else:
                ticket.result = ticket.work()
        except Exception as error:
            ticket.error = error
