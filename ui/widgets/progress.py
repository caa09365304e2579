"""Work that takes longer than a moment: what is being done, how far it is, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QSizePolicy, QWidget

from app.i18n import _
from ui.shell import theme
from ui.shell.measures import Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.label import Label

PATIENCE_MS = 400  # shorter work shows nothing
HEIGHT = 8


class Bar(QProgressBar):
    """The bar itself, filled from the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().palette
        whole = QRectF(self.rect())
        paint.rounded(painter, whole, HEIGHT / 2, colours.chip)
        span = self.maximum() - self.minimum()
        if span > 0 and self.value() > self.minimum():
            share = (self.value() - self.minimum()) / span
            done = QRectF(whole)
            done.setWidth(max(whole.width() * share, float(HEIGHT)))
            paint.rounded(painter, done, HEIGHT / 2, colours.accent)


class Progress(QWidget):
    """Words, bar and Cancel. `begin` shows it after 0.4 s, `finish` takes it away. Emits `cancelled`."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, cancellable: bool = True) -> None:
        super().__init__(parent)
        self._words = Label("", Role.CAPTION, Ink.TEXT2, elide=True)
        self.bar = Bar()
        self.cancel = Button(_("Cancel"), small=True)
        if not cancellable:
            self.cancel.hide()
        self.cancel.clicked.connect(self._cancel)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.addWidget(self._words, 0, 0)
        grid.addWidget(self.bar, 1, 0)
        grid.addWidget(self.cancel, 0, 1, 2, 1)
        grid.setColumnStretch(0, 1)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PATIENCE_MS)
        self.timer.timeout.connect(self.show)

    def begin(self, words: str) -> None:
        """Says what is being done; it appears if that takes longer than a moment."""
        self.hide()
        self.cancel.setEnabled(True)
        self.report(0, 0, words)
        self.timer.start()

    def report(self, done: int, total: int, words: str = "") -> None:
        """How far it is: `done` of `total` (0: not known, the bar stays empty)."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(min(done, total))
        if words:
            self._words.setText(words)
            self.bar.setAccessibleName(words)

    def words(self) -> str:
        return self._words.text()

    def finish(self) -> None:
        """Takes it away."""
        self.timer.stop()
        self.hide()

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)  # pressed once is enough
        self.cancelled.emit()
