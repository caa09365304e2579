"""What a screen reader hears of a window, asked of Qt itself: no screen and no bus needed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

_CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar, QTextEdit,
)  # fmt: skip
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_NAME = QAccessible.Text.Name
# Words that are put together carelessly: "Anna, , Herning", "None", "<Row at 0x7f…>", "{name}".
_CARELESS = re.compile(
    r"[,;:·] *[,;:·.]|\.\.(?!\.)| [,.;:]|  |\bNone\b|\bTrue\b|\bFalse\b|0x[0-9a-f]{4}|[{}<>\n\t]"
)


def nameless(window: QWidget) -> list[str]:
    """Every control of the window a user can see but not hear, and every bare icon without a tooltip."""
    found: list[str] = []
    for widget in controls(window):
        if not said(widget):
            found.append(f"{_where(widget, window)} says nothing")
        elif isinstance(widget, QAbstractButton) and not widget.text().strip() and not widget.toolTip():
            found.append(f"{_where(widget, window)} is an icon without a tooltip")
    return found


def controls(window: QWidget) -> Iterator[QWidget]:
    """What can be acted on in the window (a dialog over it is a window of its own)."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window or isinstance(widget, QScrollBar):
            continue
        if isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox):
            continue  # a part of it, and named by it
        takes_focus = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if isinstance(widget, _CONTROLS) or takes_focus:
            yield widget


def said(widget: QWidget) -> str:
    """What names the control. What a combo box says first is what was chosen in it: its name is its label's."""
    interface = QAccessible.queryAccessibleInterface(widget)
    if isinstance(widget, QComboBox):
        return " ".join(_name(label) for label, _ in interface.relations(QAccessible.RelationFlag.Label))
    return _name(interface)


def rows(view: QAbstractItemView) -> list[str]:
    """What is said of each row of a list."""
    model = view.model()
    return [model.index(row, 0).data(_SPOKEN) or "" for row in range(model.rowCount())]


def careless(sentences: list[str]) -> list[str]:
    """Those that nobody would say so."""
    return [sentence for sentence in sentences if not sentence or _CARELESS.search(sentence)]


def _name(interface: QAccessibleInterface) -> str:
    return interface.text(_NAME).strip()


def _where(widget: QWidget, window: QWidget) -> str:
    names: list[str] = []
    now: QWidget | None = widget
    while now is not None and now is not window:
        names.append(f"{type(now).__name__} {now.objectName()}".strip())
        now = now.parentWidget()
    return " < ".join(names[:4])
