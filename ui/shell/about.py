"""About: what this program is, its versions and licence, the libraries it stands on, and where the office is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from app import logs
from app.i18n import _
from ui.shell.desk import Desk
from ui.shell.libraries import LIBRARIES, OURS, Library
from ui.shell.measures import Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.button import Button, Kind
from ui.widgets.dialog import Dialog
from ui.widgets.inputs import TextEdit
from ui.widgets.label import Label, group_heading, second_line


class AboutDialog(Dialog):
    """Versions can be copied for a report; licences that ship with the program open in full."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("About Regulars"), parent, width=640)
        self.setObjectName("about-dialog")
        self.body.addWidget(Label(_("Know your regular customers by heart."), wrap=True))
        self.body.addWidget(group_heading(_("Versions")))
        self._versions = ", ".join(
            f"{name} {version}" for name, version in [*logs.versions(), ("Qt", qVersion())]
        )
        self.body.addWidget(_selectable(self._versions))
        self.body.addWidget(group_heading(_("Where your office is kept")))
        self.body.addWidget(_selectable(str(desk.office.paths.data)))
        self.body.addWidget(group_heading(_("Licence")))
        ours = _("Regulars is free software under the MIT licence: use it, change it, pass it on.")
        self.body.addWidget(second_line(ours, wrap=True))
        self.body.addWidget(self._licence_link(OURS, _("Read the licence")))
        self.body.addWidget(group_heading(_("It stands on these libraries")))
        self.body.addWidget(self._libraries())
        self.body.addStretch(1)
        copy = Button(_("Copy versions"), icon="copy")
        copy.setObjectName("copy-versions")
        copy.clicked.connect(self._copy)
        self.footer.addWidget(copy)

    def _libraries(self) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.XS)
        for line, library in enumerate(LIBRARIES):
            name = " ".join(filter(None, (library.name, library.version())))
            grid.addWidget(Label(name, Role.CAPTION), line, 0)
            licence = Label(library.licence, Role.CAPTION, Ink.TEXT2)
            link = self._licence_link(library, library.licence) if library.texts else licence
            grid.addWidget(link, line, 1, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(_(library.purpose), Role.CAPTION, Ink.TEXT2, elide=True), line, 2)
        grid.setColumnStretch(2, 1)
        return table

    def _licence_link(self, library: Library, words: str) -> Button:
        link = Button(words, Kind.LINK, small=True)
        link.setObjectName(f"licence-{library.name}")
        link.setAccessibleName(
            _("Licence of {name}: {licence}").format(name=library.name, licence=library.licence)
        )
        link.clicked.connect(partial(self._show_licence, library))
        return link

    def _show_licence(self, library: Library) -> None:
        dialog = LicenceDialog(library, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._versions)


class LicenceDialog(Dialog):
    """The whole licence of one library, as it came with it."""

    def __init__(self, library: Library, parent: QWidget) -> None:
        super().__init__(_("Licence of {name}").format(name=library.name), parent, width=720)
        self.setObjectName("licence-dialog")
        self.text = TextEdit(library.licence_text(), lines=24)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.windowTitle())
        self.body.addWidget(self.text)


def _selectable(text: str) -> Label:
    label = second_line(text, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
