"""Which customers were looked at one after the other, to go back and forward."""

from __future__ import annotations

LONGEST = 100


class Trail:
    """The way through the customers, like a browser's."""

    def __init__(self) -> None:
        self._ids: list[int] = []
        self._at = -1

    def visit(self, customer_id: int) -> None:
        """Goes to a customer; what lay ahead is forgotten. The same once more is no step."""
        if self._ids and self._ids[self._at] == customer_id:
            return
        self._ids = [*self._ids[: self._at + 1], customer_id][-LONGEST:]
        self._at = len(self._ids) - 1

    def back(self) -> int | None:
        """The customer before, or None."""
        if self._at <= 0:
            return None
        self._at -= 1
        return self._ids[self._at]

    def forward(self) -> int | None:
        """The customer one came back from, or None."""
        if self._at + 1 >= len(self._ids):
            return None
        self._at += 1
        return self._ids[self._at]

    def forget(self, customer_id: int) -> None:
        """Leaves a customer out who is there no more."""
        before = sum(1 for known in self._ids[: self._at] if known == customer_id)
        self._ids = [known for known in self._ids if known != customer_id]
        self._at = min(max(self._at - before, 0), len(self._ids) - 1)
