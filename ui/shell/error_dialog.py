"""Says in plain words that the program made a mistake, and offers the details to whoever wants to report it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app import logs
from app.i18n import _, ngettext
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.button import Button, Kind
from ui.widgets.dialog import Dialog
from ui.widgets.inputs import TextEdit
from ui.widgets.label import Label, group_heading


class ErrorDialog(Dialog):
    """One error; `count` adds those that follow while it is open."""

    def __init__(self, where: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_("Something went wrong"), parent, width=560)
        self.setObjectName("error-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._seen = {where}
        self._more = 0
        self.sentence = Label(
            sentence
            or _(
                "Regulars made a mistake. What was saved before is safe; what you did last may not have been done."
            ),
            wrap=True,
        )
        self.sentence.setObjectName("error-sentence")
        self.body.addWidget(self.sentence)
        self.counter = Label("", Role.CAPTION, Ink.TEXT2, wrap=True)
        self.counter.setObjectName("error-count")
        self.counter.hide()
        self.body.addWidget(self.counter)
        self.body.addWidget(group_heading(_("Details for a report, without any customer’s data")))
        about = ", ".join(f"{name} {version}" for name, version in logs.versions())
        self.details = TextEdit(f"{about}\n\n{where}", lines=9)
        self.details.setObjectName("error-details")
        self.details.setAccessibleName(_("Details for a report"))
        self.details.setReadOnly(True)
        self.body.addWidget(self.details)
        self.body.addStretch(1)
        self.copy = Button(_("Copy details"), Kind.SECONDARY, icon="copy")
        self.copy.setObjectName("copy-details")
        self.copy.clicked.connect(self._copy)
        self.footer.addWidget(self.copy)

    def count(self, where: str) -> None:
        """Another error came while this one is shown."""
        self._more += 1
        if where not in self._seen:
            self._seen.add(where)
            self.details.setPlainText(f"{self.details.text()}\n\n{where}")
        self.counter.setText(
            ngettext("It happened once more.", "It happened {count} more times.", self._more).format(
                count=self._more
            )
        )
        self.counter.show()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.details.text())
