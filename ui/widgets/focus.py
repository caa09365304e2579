"""Shows the focus ring where the keyboard brought the focus, not where the mouse clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

_KEEP = {
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}


class KeyboardRing:
    """Put before a QWidget class: `shows_ring` says whether the focus ring is to be painted."""

    _by_keyboard = False

    @property
    def shows_ring(self) -> bool:
        return self._by_keyboard and self.hasFocus()  # type: ignore[attr-defined]

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _KEEP:  # back from a menu or another window: as it was
            self._by_keyboard = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)  # type: ignore[misc]


def next_in_chain(widget: QWidget) -> QWidget | None:
    """The widget that Tab goes on to, whether it takes the focus or not.

    PySide takes `widget` for the owner of what nextInFocusChain returns, though that may be the window around it: a
    ring of ownership, which the next collection destroys with all that is in it. Naming the owner anew mends that;
    for Qt it is no change.
    """
    following = widget.nextInFocusChain()
    if following is not None:
        following.setParent(following.parentWidget())
    return following
