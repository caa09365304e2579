"""What goes into the folder that is installed, and what of the libraries stays out.

build.spec asks here. An entry is PyInstaller's: (path in the folder, path on this computer, kind).
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable, Sequence
from importlib import metadata
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
Entry = tuple[str, str, str]

# Nothing of ours imports these; libraries do so for a person at a prompt, for tests, or to build themselves.
UNUSED = (
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtTest", "PySide6.scripts"),
    *("tkinter", "turtle", "unittest", "doctest", "pdb", "pydoc", "readline", "lib2to3", "ensurepip"),
    *("distutils", "setuptools", "pkg_resources", "venv", "xmlrpc", "ftplib", "smtplib"),
)
# Qt opens these by name; every other plugin is for a machine without a desktop, or for QML, SQL, TLS.
PLUGINS = re.compile(
    r"""platforms/(qxcb|qwayland|qoffscreen|qwindows|qcocoa)
    | (platformthemes/qxdgdesktopportal|styles/qmacstyle|iconengines/qsvgicon|printsupport/\w+)
    | platforminputcontexts/(compose|ibus)\w+
    | imageformats/q(svg|jpeg|gif|ico|webp)
    | xcbglintegrations/[\w-]+
    | wayland-decoration-client/[\w-]+
    | wayland-graphics-integration-client/qt-plugin-wayland-egl
    | wayland-shell-integration/(xdg-shell|qt-shell)""",
    re.VERBOSE,
)
# Languages of Qt's own dialogs and of Babel's names and patterns; Norwegian Bokmål inherits from "no".
_QT_CATALOGUE = re.compile(r"qtbase_(da|de)\.qm")
_BABEL_LOCALE = re.compile(r"(root|(en|da|nb|no|de)(_\w+)?)\.dat")
# Built with what only a debugger reads: 16 of 23 MB, and 13 of 21.
_WITH_SYMBOLS = re.compile(r"libpython3[\d.]+\.so[\d.]*|sqlcipher3/_sqlite3\..*\.so")


def foreign_modules(requirements: str) -> list[str]:
    """The top-level modules installed here that requirements.txt does not name: tools of ours, not the program's.

    Libraries try to import what happens to be there (Peewee: psycopg, Babel: pytz), and would take it along.
    """
    pinned = {_plain(name) for name in re.findall(r"^([\w.-]+)==", requirements, re.MULTILINE)}
    modules = metadata.packages_distributions()
    return sorted(
        module
        for module, packages in modules.items()
        if module.isidentifier() and not pinned.intersection(map(_plain, packages))
    )


def own_data() -> list[tuple[str, str]]:
    """Our files that are no modules, as (file, folder it goes to); catalogues only as compiled."""
    files = [path for path in (ROOT / "resources").rglob("*") if path.suffix not in (".po", ".ts")]
    # Migrations are found by their path, never imported by name.
    files += (ROOT / "app" / "storage" / "migrations").glob("[0-9]*.py")
    return [(str(path), path.relative_to(ROOT).parent.as_posix()) for path in sorted(files) if path.is_file()]


def kept_data(entries: Iterable[Entry]) -> list[Entry]:
    """The data without languages that the program does not speak, and without dateutil's copy of the time zones."""
    return [entry for entry in entries if _keeps(PurePosixPath(Path(entry[0]).as_posix()))]


def _keeps(path: PurePosixPath) -> bool:
    if path.parent.name == "translations" and path.suffix == ".qm" and "PySide6" in path.parts:
        return bool(_QT_CATALOGUE.fullmatch(path.name))
    if path.parent.name == "locale-data":
        return bool(_BABEL_LOCALE.fullmatch(path.name))
    return path.name != "dateutil-zoneinfo.tar.gz"


def kept_plugins(entries: Iterable[Entry]) -> list[Entry]:
    """The libraries without those of Qt's plugins that are never opened."""
    return [entry for entry in entries if (plugin := _plugin(entry)) is None or PLUGINS.fullmatch(plugin)]


def _plugin(entry: Entry) -> str | None:
    """The name of a Qt plugin, alike on all systems: "platforms/qxcb"; None for any other library."""
    _, mark, rest = Path(entry[0]).as_posix().partition("/plugins/")
    if not mark:
        return None
    path = PurePosixPath(rest)
    return (path.parent / path.name.partition(".")[0].removeprefix("lib")).as_posix()


def reachable(entries: Sequence[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The libraries that something loads: Python's modules, Qt's plugins, and what these are linked with.

    `needs` answers the file names of all libraries that the library at a path is linked with, near and far.
    """
    roots = [e for e in entries if e[2] == "EXTENSION" or _plugin(e) or "libpython" in e[0]]
    wanted = {name for _, source, _ in roots for name in needs(source)}
    return [entry for entry in entries if entry in roots or Path(entry[0]).name in wanted]


def whole_links(entries: Iterable[Entry], libraries: Iterable[Entry]) -> list[Entry]:
    """The data without links that lead to a library which was left out."""
    there = {entry[0] for entry in libraries}
    return [
        entry for entry in entries if entry[2] != "SYMLINK" or not _to_library(entry) or entry[1] in there
    ]


def _to_library(entry: Entry) -> bool:
    return ".so" in Path(entry[1]).name


def stripped(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """The libraries, those that came with symbols for a debugger replaced by copies in `folder` without them."""
    found = []
    for path, source, kind in entries:
        if _WITH_SYMBOLS.search(path):
            copy = folder / Path(path).name
            folder.mkdir(parents=True, exist_ok=True)
            subprocess.run(["strip", "--strip-unneeded", "-o", str(copy), source], check=True)
            source = str(copy)
        found.append((path, source, kind))
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
