"""What this program stands on: each library with its licence, what it is for, and its version as installed."""

from __future__ import annotations

from dataclasses import dataclass

from app import resources
from app.i18n import N_, _

MIT = ("licences", "MIT.txt")
LGPL = ("licences", "LGPL-3.0.txt")
GPL = ("licences", "GPL-3.0.txt")


@dataclass(frozen=True, slots=True)
class Library:
    """One library. `package` is what it is installed as, `texts` are the files of its licence that ship with us."""

    name: str
    licence: str
    purpose: str
    package: str = ""
    texts: tuple[tuple[str, ...], ...] = ()

    def version(self) -> str:
        """The version that runs; "" where it comes as a part of the program and tells none."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version(self.package) if self.package else ""
        except PackageNotFoundError:
            return ""

    def licence_text(self) -> str:
        """The whole licence; "" where only its name is kept."""
        whole = "\n\n\n".join(resources.path(*text).read_text(encoding="utf-8") for text in self.texts)
        if self.package == "PySide6_Essentials":
            return f"{_QT_NOTICE.format(notice=_(_QT_REPLACED))}\n\n\n{whole}"
        return whole


# Section 4 of the LGPL: a prominent notice, both licences, and that the libraries can be replaced.
_QT_NOTICE = "Qt, Qt for Python (PySide6, Shiboken6) © The Qt Company Ltd. · LGPL-3.0\n\n{notice}"
_QT_REPLACED = N_(
    "Regulars uses Qt under the GNU Lesser General Public License, version 3. It is linked dynamically and "
    "unchanged: you may put another build of the same libraries in its place."
)

OURS = Library("Regulars", "MIT", "", texts=(MIT,))
LIBRARIES = (
    Library("Qt, PySide6", "LGPL-3.0", N_("Windows"), "PySide6_Essentials", (LGPL, GPL)),
    Library("Peewee", "MIT", N_("Reading and writing the data"), "peewee"),
    Library("SQLCipher, SQLite", "BSD-3-Clause", N_("The office file")),
    Library("sqlcipher3", "Zlib", N_("The office file"), "sqlcipher3"),
    Library("phonenumbers", "Apache-2.0", N_("Phone numbers"), "phonenumberslite"),
    Library("Babel", "BSD-3-Clause", N_("Days, numbers and money in four languages"), "babel"),
    Library("python-dateutil", "Apache-2.0", N_("Days"), "python-dateutil"),
    Library("six", "MIT", N_("Days"), "six"),
    Library("platformdirs", "MIT", N_("The folders of this computer"), "platformdirs"),
    Library("filelock", "MIT", N_("One writer at a time"), "filelock"),
    Library("tzlocal", "MIT", N_("Time zones"), "tzlocal"),
    Library("tzdata", "Apache-2.0", N_("Time zones"), "tzdata"),
    Library("jeepney", "MIT", N_("Notifications of the desktop"), "jeepney"),
    Library("Lucide", "ISC", N_("Icons"), texts=(("icons", "lucide", "LICENSE"),)),
    Library("Inter", "OFL-1.1", N_("Letters where the desktop has none"), texts=(("fonts", "OFL.txt"),)),
)
