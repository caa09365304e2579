"""What was typed into the quick log and not saved: kept by the window until it is closed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.customers.listing import ListRow
from ui.timeline.follow_up_card import FollowUpState

_NAME = "quick-log-drafts"


@dataclass(frozen=True, slots=True)
class Draft:
    """A quick log as it was left."""

    people: tuple[ListRow, ...]
    kind: str
    text: str
    fields: dict[str, object]
    follow_up: FollowUpState | None
    declined: str

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(row.id for row in self.people)


class Drafts(QObject):
    """The drafts of one window, one for each customer (or group of customers), the latest last."""

    def __init__(self, window: QWidget | None) -> None:
        super().__init__(window)
        self.setObjectName(_NAME)
        self._kept: dict[tuple[int, ...], Draft] = {}

    @classmethod
    def of(cls, window: QWidget | None) -> Drafts:
        """The drafts of this window."""
        found = window.findChild(QObject, _NAME) if window is not None else None
        return found if isinstance(found, Drafts) else cls(window)

    def keep(self, draft: Draft) -> None:
        """Keeps a draft; one with the same customers gives way."""
        self.forget(draft.ids)
        self._kept[draft.ids] = draft

    def forget(self, ids: tuple[int, ...]) -> None:
        """Drops the draft with these customers."""
        self._kept.pop(ids, None)

    def with_customers(self, ids: tuple[int, ...]) -> Draft | None:
        """The draft with exactly these customers."""
        return self._kept.get(ids)

    def latest(self) -> Draft | None:
        """The draft that was left last."""
        return next(reversed(self._kept.values()), None)
