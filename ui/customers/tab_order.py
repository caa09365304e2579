"""Lets Tab follow the order of reading, also through rows that were added later."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_reading_order(layout: QLayout) -> None:
    """Chains all inputs of a layout, and of the layouts in it, in the order in which they were added."""
    before: QWidget | None = None
    for widget in _inputs(layout):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def _inputs(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner = item.layout()
        widget = item.widget()
        if inner is not None:
            yield from _inputs(inner)
        elif widget is not None:
            own = widget.layout()
            takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes_tab and widget.focusProxy() is None:
                yield widget
            elif own is not None:
                yield from _inputs(own)
