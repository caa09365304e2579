"""The one funnel for errors nobody expected: whatever callback raises them, the user is told once and work goes on."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app import logs
from app.clock import Clock
from app.errors import RegularsError

if TYPE_CHECKING:
    from ui.shell.error_dialog import ErrorDialog

QUIET_SECONDS = 10.0

_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """An error ready to be told: where it happened, and the sentence of a known one."""

    where: str
    sentence: str = ""


class Funnel(QObject):
    """Takes errors from every thread. The same one is told at most once in ten seconds; the dialog counts."""

    _arrived = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._told_at: dict[str, float] = {}
        self._dialog: ErrorDialog | None = None
        self._crash_file: IO[str] | None = None
        self._before: tuple[Any, ...] = ()
        self._inside = threading.local()
        # Queued, so that no dialog opens in the middle of painting.
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self, crash_file: Path) -> None:
        """Takes every way an error can escape. What crashes the whole program is written to `crash_file`."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook, faulthandler.is_enabled())
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread
        sys.unraisablehook = self._caught_unraisable
        with contextlib.suppress(OSError):
            descriptor = os.open(crash_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            self._crash_file = os.fdopen(descriptor, "a", encoding="utf-8")
            faulthandler.enable(self._crash_file)
        qInstallMessageHandler(_log_qt_message)

    def uninstall(self) -> None:
        """Gives everything back."""
        if not self._before:
            return
        sys.excepthook, threading.excepthook, sys.unraisablehook, was_enabled = self._before
        self._before = ()
        qInstallMessageHandler(None)
        if self._crash_file is not None:
            if was_enabled:
                faulthandler.enable()
            else:
                faulthandler.disable()
            self._crash_file.close()
            self._crash_file = None

    def caught(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None = None
    ) -> None:
        """Takes an error, in any thread."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        if getattr(self._inside, "telling", False):
            return  # the funnel itself failed: better silent than for ever
        self._inside.telling = True
        try:
            error = error if error is not None else kind()
            if error.__traceback__ is None:
                error.__traceback__ = trace
            where = "\n".join(logs.where(error))
            _log.error("An unexpected error\n%s", where)
            if sys.stderr is not None:  # a program without a terminal has none
                print(where, file=sys.stderr)
            self._arrived.emit(Fault(where, str(error) if isinstance(error, RegularsError) else ""))
        except RuntimeError:
            pass  # the program is ending and this object is gone already
        finally:
            self._inside.telling = False

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _caught_unraisable(self, unraisable: Any) -> None:
        self.caught(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback)

    @Slot(object)
    def _tell(self, fault: Fault) -> None:
        now = self._clock.monotonic()
        told_at = self._told_at.get(fault.where)
        dialog = self._dialog
        if dialog is not None and dialog.isVisible():
            # Never a dialog on a dialog: the open one counts what comes after it.
            dialog.count(fault.where)
        elif told_at is None or now - told_at >= QUIET_SECONDS:
            from ui.shell.error_dialog import ErrorDialog

            self._told_at[fault.where] = now
            self._dialog = ErrorDialog(fault.where, fault.sentence, QApplication.activeWindow())
            self._dialog.open()


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
