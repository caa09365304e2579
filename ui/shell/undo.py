"""Ctrl+Z: takes back the last command of the office, unless a text field has something of its own to take back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from app.events import HistoryChanged
from app.i18n import _
from ui.shell.desk import Desk


class Undo(QObject):
    """Undo and redo, and the toast that says what was done."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._field: QWidget | None = None
        desk.bridge.history_changed.connect(self._on_history_changed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def undo(self) -> None:
        """Takes the last command back."""
        self._desk.tasks.write(self._desk.office.history.undo, self._on_undone)

    def redo(self) -> None:
        """Does again what was taken back last."""
        self._desk.tasks.write(self._desk.office.history.redo, self._on_redone)

    def _on_undone(self, step: object) -> None:
        if step is None:
            self._desk.say(_("There is nothing to take back."), icon="info")

    def _on_redone(self, step: object) -> None:
        if step is None:
            self._desk.say(_("There is nothing to do again."), icon="info")

    def _on_history_changed(self, event: HistoryChanged) -> None:
        if not event.sentence:
            return
        if event.undoable:
            self._desk.say(event.sentence, action=_("Undo"), key="Ctrl+Z", on_action=self.undo)
        else:
            self._desk.say(event.sentence, icon="undo-2")

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """Only the field with the focus is watched: a filter on the whole program would slow everything."""
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = None
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit) and now.window() is self._window:
            self._field = now
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field claims Ctrl+Z even when it has nothing to take back; then the window may have it."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            is_ours = not _can(watched, "isUndoAvailable")
        elif event.matches(QKeySequence.StandardKey.Redo):
            is_ours = not _can(watched, "isRedoAvailable")
        else:
            return False
        if is_ours:
            event.ignore()
        return is_ours


def _can(field: QObject, question: str) -> bool:
    asked = field if isinstance(field, QLineEdit) else getattr(field, "document", lambda: field)()
    return bool(getattr(asked, question)())
