"""The rules for what is taken along: everything the program opens, nothing it does not."""

from __future__ import annotations

import subprocess
import sys

import pytest
from support.source import ROOT, python_files

from tools import bundle


def library(path: str, kind: str = "BINARY") -> tuple[str, str, str]:
    return (path, f"/usr/lib/{path.rpartition('/')[2]}", kind)


@pytest.mark.parametrize(
    "plugin",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
    ],
)
def test_a_plugin_that_qt_opens_on_a_desktop_is_kept(plugin: str) -> None:
    assert bundle.kept_plugins([library(plugin)])


@pytest.mark.parametrize(
    "plugin",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/platforms/libqminimal.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/egldeviceintegrations/libqeglfs-x11-integration.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/plugins/tls/qschannelbackend.dll",
    ],
)
def test_a_plugin_that_is_never_opened_stays_out(plugin: str) -> None:
    assert bundle.kept_plugins([library(plugin)]) == []


def test_libraries_that_are_no_plugins_stay() -> None:
    entries = [library("libxcb-cursor.so.0"), library("PySide6/QtCore.abi3.so", "EXTENSION")]
    assert bundle.kept_plugins(entries) == entries


def test_a_library_that_nothing_kept_is_linked_with_goes() -> None:
    """The GTK theme brought GTK's libraries; without the theme nobody asks for them."""
    core, window, gdk = (
        library("PySide6/Qt/lib/libQt6Core.so.6"),
        library("libX11.so.6"),
        library("libgdk.so"),
    )
    python, module = library("libpython3.11.so.1.0"), library("PySide6/QtCore.abi3.so", "EXTENSION")
    plugin = library("PySide6/Qt/plugins/platforms/libqxcb.so")
    linked = {
        "/usr/lib/QtCore.abi3.so": ["libQt6Core.so.6", "libc.so.6"],
        "/usr/lib/libqxcb.so": ["libX11.so.6"],
    }
    entries = [core, window, gdk, python, module, plugin]
    kept = bundle.reachable(entries, lambda path: linked.get(path, []))
    assert kept == [core, window, python, module, plugin]


def test_a_link_to_what_was_left_out_goes_too() -> None:
    core = library("PySide6/Qt/lib/libQt6Core.so.6")
    to_core = ("libQt6Core.so.6", core[0], "SYMLINK")
    to_quick = ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK")
    icon = ("resources/icons/x.svg", "/usr/src/x.svg", "DATA")
    assert bundle.whole_links([to_core, to_quick, icon], [core]) == [to_core, icon]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        *(
            (f"babel/locale-data/{name}.dat", True)
            for name in ("root", "en", "en_GB", "da", "nb_SJ", "no", "de_AT")
        ),
        *((f"babel/locale-data/{name}.dat", False) for name in ("sv", "fr_CA", "dav", "nn", "den", "ebu")),
        ("babel/global.dat", True),
        ("PySide6/Qt/translations/qtbase_da.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qt_de.qm", False),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/translations/qtbase_fr.qm", False),
        ("resources/translations/qtbase_nb.qm", True),
        ("resources/translations/da/LC_MESSAGES/regulars.mo", True),
        ("dateutil/zoneinfo/dateutil-zoneinfo.tar.gz", False),
    ],
)
def test_only_the_languages_that_are_spoken_are_taken_along(path: str, kept: bool) -> None:
    assert bool(bundle.kept_data([(path, f"/usr/src/{path}", "DATA")])) is kept


def test_our_own_files_are_all_there_and_catalogues_only_compiled() -> None:
    taken = {file.removeprefix(f"{ROOT}/"): target for file, target in bundle.own_data()}
    assert taken["app/storage/migrations/0001_first_office.py"] == "app/storage/migrations"
    assert taken["resources/icons/regulars.svg"] == "resources/icons"
    assert (
        taken["resources/translations/nb/LC_MESSAGES/regulars.mo"] == "resources/translations/nb/LC_MESSAGES"
    )
    assert "resources/translations/qtbase_nb.qm" in taken
    assert not [file for file in taken if file.endswith((".po", ".ts", ".pyc"))]


def test_what_only_tests_and_building_need_is_foreign() -> None:
    foreign = bundle.foreign_modules((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    assert {"pytest", "hypothesis", "mypy", "_pytest", "pip"} <= set(foreign)
    assert not {
        "peewee",
        "playhouse",
        "babel",
        "PySide6",
        "shiboken6",
        "sqlcipher3",
        "phonenumbers",
        "dateutil",
    } & set(foreign)


def test_nothing_of_ours_loads_what_is_left_out() -> None:
    """Every module of app and ui, imported in a process where the rest of the world is as it will be: without them."""
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in python_files("app", "ui")
        if path.name != "__main__.py" and "migrations" not in path.parts
    ]
    foreign = bundle.foreign_modules((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    program = (
        "import importlib, sys\n"
        f"for absent in {[*bundle.UNUSED, *foreign]!r}: sys.modules[absent] = None\n"
        f"for module in {modules!r}: importlib.import_module(module)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
