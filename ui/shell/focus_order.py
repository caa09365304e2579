"""F6 and Ctrl+F: which pane has the focus, which is next, and what is searched there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.focus import next_in_chain


def pane_with_focus(panes: Sequence[QWidget]) -> QWidget | None:
    """The pane the focus is in, None when it is somewhere else."""
    focused = QApplication.focusWidget()
    return next((pane for pane in panes if pane is focused or (focused and pane.isAncestorOf(focused))), None)


def go_to_next_pane(panes: Sequence[QWidget], step: int) -> None:
    """Gives the focus to the next of these panes, going round; where it was in that pane before, it is again."""
    here = pane_with_focus(panes)
    start = list(panes).index(here) if here is not None else -min(step, 0) - 1
    for distance in range(1, len(panes) + 1):
        if enter(panes[(start + step * distance) % len(panes)]):
            return


def enter(pane: QWidget) -> bool:
    """Gives the focus to what had it last in this pane, else to the first thing in it that takes it.

    Returns whether there was any.
    """
    reason = Qt.FocusReason.TabFocusReason
    last = pane.focusWidget() or pane.focusProxy()
    if last is not None and _takes_focus(last):
        last.setFocus(reason)
        return True
    candidate: QWidget | None = pane
    for _attempt in range(5000):  # the chain is a ring; a broken one must not hold us
        if candidate is None:
            return False
        if (candidate is pane or pane.isAncestorOf(candidate)) and _takes_focus(candidate):
            candidate.setFocus(reason)
            return True
        candidate = next_in_chain(candidate)
        if candidate is pane:
            return False
    return False


def search_in(pane: QWidget | None) -> bool:
    """Puts the cursor into the pane's search. Returns whether it has one."""
    search: Callable[[], object] | None = getattr(pane, "focus_search", None)
    if search is None:
        return False
    search()
    return True


def _takes_focus(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    )
