"""The door: the window that is shown while the office opens, and when it does not open."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout

from app.errors import RegularsError
from app.i18n import _
from ui.shell.palette import Level
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.surface import Surface


class Door(QMainWindow):
    """Says what is going on, or what is wrong and what to do about it."""

    try_again = Signal()
    quit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("door")
        self.setWindowTitle("Regulars")  # not for translation: the product's name
        self.resize(QSize(720, 520))
        ground = Surface(Level.WINDOW)
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 24, 0, 24)
        self.state = EmptyState("folder-open", "")
        self.state.setObjectName("door-state")
        self.state.acted.connect(self.try_again)
        column.addWidget(self.state, 1)
        row = QHBoxLayout()
        self.quit = Button(_("Quit"), key="Ctrl+Q")
        self.quit.setObjectName("door-quit")
        self.quit.clicked.connect(self.quit_wanted)
        self.quit.setShortcut("Ctrl+Q")
        row.addStretch(1)
        row.addWidget(self.quit)
        row.addStretch(1)
        column.addLayout(row)
        self.setCentralWidget(ground)

    def wait(self, sentence: str) -> None:
        """Something takes long; it cannot be hurried."""
        self.state.say("hourglass", sentence)
        self.quit.hide()
        self.show()

    def refuse(self, error: RegularsError) -> None:
        """The office did not open."""
        self.state.say("circle-alert", error.sentence, error.remedy, action=_("Try again"), error=True)
        self.quit.show()
        self.show()
        self.state.button.setFocus()
        announce(self, str(error), urgent=True)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.quit_wanted.emit()
        event.accept()
