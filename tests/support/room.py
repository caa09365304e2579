"""Finds words that have too little room on a window: cut, shortened, or pushed out of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from ui.shell.type_scale import Role
from ui.widgets.label import Label

DATA = {"card-name"}  # headings that show what a customer is called, however long that is


def faults(window: QWidget) -> list[str]:
    """What has too little room on this window as it is now, in words that say where."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        # A dialog over the window is a window of its own.
        if not widget.isVisible() or widget.window() is not window:
            continue
        found.extend(f"{_where(widget, window)}: {fault}" for fault in _faults_of(widget, window))
    return found


def _faults_of(widget: QWidget, window: QWidget) -> Iterator[str]:
    left = widget.mapTo(window, QPoint(0, 0)).x()
    if widget.width() and (left < 0 or left + widget.width() > window.width()):
        yield f"from {left} to {left + widget.width()} in a window {window.width()} wide"
    if isinstance(widget, QAbstractScrollArea):
        bar = widget.horizontalScrollBar()
        if bar.maximum() > 0 and widget.horizontalScrollBarPolicy() is not (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        ):
            yield f"scrolls sideways by {bar.maximum()}"
    if isinstance(widget, QAbstractButton) and widget.text():
        needed = widget.sizeHint().width()
        if widget.width() < needed:
            yield f"{widget.text()!r} needs {needed} and has {widget.width()}"
    elif isinstance(widget, QComboBox):
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText())
        room = _room_for_words(widget)
        if room < needed:
            yield f"{widget.currentText()!r} needs {needed} and has {room}"
    elif isinstance(widget, Label) and widget.text():
        yield from _faults_of_label(widget)


def _faults_of_label(label: Label) -> Iterator[str]:
    room = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if label.height() < needed:
            yield f"{label.text()!r} needs a height of {needed} and has {label.height()}"
        return
    needed = label.fontMetrics().horizontalAdvance(label.text())
    is_heading = label.role in (Role.HUGE, Role.DISPLAY, Role.HEADING, Role.TITLE)
    may_be_short = label.shortens and (not is_heading or label.objectName() in DATA)
    if room.width() < needed and not may_be_short:
        yield f"{label.text()!r} needs {needed} and has {room.width()}"


def _room_for_words(combo: QComboBox) -> int:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, combo).width()


def _where(widget: QWidget, window: QWidget) -> str:
    names: list[str] = []
    now: QWidget | None = widget
    while now is not None and now is not window:
        names.append(now.objectName() or type(now).__name__)
        now = now.parentWidget()
    return " < ".join(names[:3])
