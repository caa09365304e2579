"""The quiet line above everything in the sample office: nothing here is real, and how to leave it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from app.i18n import _
from ui.shell.desk import Desk
from ui.shell.measures import Space
from ui.shell.palette import Ink, Level
from ui.shell.type_scale import Role
from ui.widgets.button import Button, Kind
from ui.widgets.label import Label
from ui.widgets.surface import Divider, Surface


class SampleStrip(Surface):
    """One sentence and Leave."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(Level.WINDOW)
        self.setObjectName("sample-strip")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.S, Space.XS)
        row.addStretch(1)
        row.addWidget(Label(_("Sample office – nothing here is yours."), Role.CAPTION, Ink.TEXT2))
        self.leave = Button(_("Leave"), Kind.GHOST, small=True)
        self.leave.setObjectName("leave-sample")
        self.leave.setToolTip(_("Go to your own office"))
        self.leave.clicked.connect(lambda: desk.office_wanted.emit("own"))
        row.addWidget(self.leave)
        row.addStretch(1)
        # A line below it without a layout of its own
        line = Divider()
        line.setParent(self)
        self._line = line

    def resizeEvent(self, event: object) -> None:
        self._line.setGeometry(0, self.height() - 1, self.width(), 1)
