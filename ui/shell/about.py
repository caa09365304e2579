"""About: what this program is, its versions and licence, and where the office is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QApplication, QWidget

from app import logs
from app.i18n import _
from ui.shell.desk import Desk
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import Label, group_heading, second_line


class AboutDialog(Dialog):
    """Versions can be copied for a report."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("About Regulars"), parent, width=520)
        self.setObjectName("about-dialog")
        self.body.addWidget(Label(_("Know your regular customers by heart."), wrap=True))
        self.body.addWidget(group_heading(_("Versions")))
        self._versions = ", ".join(
            f"{name} {version}" for name, version in [*logs.versions(), ("Qt", qVersion())]
        )
        self.body.addWidget(self._selectable(self._versions))
        self.body.addWidget(group_heading(_("Where your office is kept")))
        self.body.addWidget(self._selectable(str(desk.office.paths.data)))
        self.body.addWidget(group_heading(_("Licence")))
        self.body.addWidget(
            second_line(
                _(
                    "Regulars is free software under the MIT licence. Qt comes under the LGPL, the icons from Lucide."
                ),
                wrap=True,
            )
        )
        self.body.addStretch(1)
        copy = Button(_("Copy versions"), icon="copy")
        copy.setObjectName("copy-versions")
        copy.clicked.connect(self._copy)
        self.footer.addWidget(copy)

    @staticmethod
    def _selectable(text: str) -> Label:
        label = second_line(text, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._versions)
