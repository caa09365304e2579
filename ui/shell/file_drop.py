"""Contacts dropped anywhere on the window are brought in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

TAKEN = (".csv", ".vcf")


class FileDrop(QObject):
    """Calls `bring_in` with the files of TAKEN kinds that are dropped on `window`; others are not accepted."""

    def __init__(self, window: QWidget, bring_in: Callable[[tuple[str, ...]], object]) -> None:
        super().__init__(window)
        self._bring_in = bring_in
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent) or event.type() is QEvent.Type.DragLeave:
            return False
        files = _files(event.mimeData())
        if not files:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._bring_in(files)
        return True


def _files(data: QMimeData) -> tuple[str, ...]:
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return tuple(path for path in paths if Path(path).suffix.lower() in TAKEN)
