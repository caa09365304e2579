"""What this program is: its version, its licence, and the libraries it stands on with theirs."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QGridLayout, QWidget

import app
from app.i18n import N_, _
from ui.settings.section import Section
from ui.shell.desk import Desk
from ui.shell.measures import Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.label import Label, group_heading

# Name, licence (SPDX), and what we use it for.
LIBRARIES: tuple[tuple[str, str, str], ...] = (
    ("Qt / PySide6", "LGPL-3.0", N_("Windows")),
    ("Peewee", "MIT", N_("Reading and writing the data")),
    ("SQLCipher / SQLite", "BSD-3-Clause", N_("The office file")),
    ("sqlcipher3", "Zlib", N_("The office file")),
    ("phonenumbers", "Apache-2.0", N_("Phone numbers")),
    ("Babel", "BSD-3-Clause", N_("Days, numbers and money in four languages")),
    ("holidays", "MIT", N_("Public holidays")),
    ("python-dateutil", "Apache-2.0", N_("Days")),
    ("vobject", "Apache-2.0", N_("Address books of phones")),
    ("platformdirs", "MIT", N_("The folders of this computer")),
    ("filelock", "MIT", N_("One writer at a time")),
    ("tzlocal, tzdata", "MIT, Apache-2.0", N_("Time zones")),
    ("Lucide", "ISC", N_("Icons")),
    ("Inter", "OFL-1.1", N_("Letters where the desktop has none")),
)


class AboutSection(Section):
    """Nothing to change here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "about", _("About Regulars"), parent=parent)
        version = _("Version {version}, with Qt {qt}").format(version=app.__version__, qt=qVersion())
        self.column.addWidget(Label(version))
        licence = _("Regulars is free software under the MIT licence: use it, change it, pass it on.")
        self.column.addWidget(Label(licence, Role.CAPTION, Ink.TEXT2, wrap=True))
        self.column.addWidget(group_heading(_("It stands on these libraries")))
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.XS)
        for line, (name, spdx, purpose) in enumerate(LIBRARIES):
            grid.addWidget(Label(name, Role.CAPTION), line, 0)
            grid.addWidget(Label(spdx, Role.CAPTION, Ink.TEXT2), line, 1)
            grid.addWidget(Label(_(purpose), Role.CAPTION, Ink.TEXT2, elide=True), line, 2)
        grid.setColumnStretch(2, 1)
        self.column.addWidget(table)
