"""Says once, where there is no tray, that closing the window ends the program."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from ui.shell.type_scale import Role
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import Label


class ClosingDialog(Dialog):
    """Accepted to quit; emits `minimise_wanted` for those who want to be reminded."""

    minimise_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            _("Closing the window ends Regulars"), parent, primary=_("Quit"), cancel=_("Keep open"), width=460
        )
        self.setObjectName("closing-dialog")
        words = _(
            "This desktop has no tray where Regulars could go on. Reminders come only while its window is open or "
            "minimised."
        )
        self.body.addWidget(Label(words, Role.BODY, wrap=True))
        self.minimise = Button(_("Minimise"))
        self.minimise.setObjectName("minimise")
        self.minimise.clicked.connect(self._minimise)
        self.footer.addWidget(self.minimise)

    def submit(self) -> None:
        self.accept()

    def _minimise(self) -> None:
        self.reject()
        self.minimise_wanted.emit()
