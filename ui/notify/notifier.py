"""What a desktop notification is, and what whoever shows one can do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

DEFAULT = "default"
"""The answer of somebody who clicked the notification itself."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One notification. A new one with the same `key` takes the place of the old.

    `answers` are (name, words) of its buttons, the first one does it; `stays` until it is answered.
    """

    key: str
    title: str
    body: str
    answers: tuple[tuple[str, str], ...] = ()
    stays: bool = False


class Notifier(QObject):
    """Shows notices, without ever making the window wait. Every `show` ends in `shown` or `refused`."""

    shown = Signal(str)
    """The notice with this key stands on the screen, as far as the desktop tells."""
    refused = Signal(str)
    """Nobody shows the notice with this key."""
    answered = Signal(str, str)
    """(key, answer): a button, or DEFAULT; the notice is gone then."""
    closed = Signal(str)
    """The notice is gone without an answer: it expired, or was waved away."""

    def show(self, notice: Notice) -> None:
        """Shows a notice, in the place of an earlier one with its key."""
        raise NotImplementedError

    def withdraw(self, key: str) -> None:
        """Takes a notice off the screen; nothing more is heard of it."""
        raise NotImplementedError

    def close(self) -> None:
        """Shows nothing any more; what stands may be taken off."""
