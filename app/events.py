"""Facts that happened, published after commit, and the bus that carries them to whoever listens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """Something is now true in the office file."""


@dataclass(frozen=True, slots=True)
class CustomersChanged(Event):
    """Customers were added, changed or removed. `ids` empty means: any of them may have been."""

    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineChanged(Event):
    """Entries of these customers were added, changed or removed. `customer_ids` empty means: any."""

    customer_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RemindersChanged(Event):
    """What is due may have changed: follow-ups, yearly days, snoozes, lead times or the day itself."""


@dataclass(frozen=True, slots=True)
class SettingsChanged(Event):
    """Settings of the firm were changed. `keys` names them."""

    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryChanged(Event):
    """A command was done, undone or redone. `sentence` is what to tell the user, "" when there is nothing to tell.

    `undoable` says whether Undo would now take this very command back.
    """

    sentence: str = ""
    undoable: bool = False


class EventBus:
    """Calls every listener in the thread that published; the window's listener passes on to its own thread."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Event], None]] = []

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Adds a listener; the returned function removes it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, *events: Event) -> None:
        for event in events:
            for listener in tuple(self._listeners):
                listener(event)
