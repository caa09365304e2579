"""About: the libraries are those that are installed, and their licences can be read."""

from __future__ import annotations

import re
from importlib.metadata import version

import pytest
from pytestqt.qtbot import QtBot
from support.source import ROOT

from ui.shell.about import AboutDialog, LicenceDialog
from ui.shell.desk import Desk
from ui.shell.libraries import LIBRARIES, OURS, Library
from ui.widgets.button import Button
from ui.widgets.label import Label


def plain(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def test_every_package_that_users_get_is_named_and_no_other() -> None:
    pinned = re.findall(
        r"^([A-Za-z0-9][\w.-]*)==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE
    )
    named = {plain(library.package) for library in LIBRARIES if library.package}
    assert named == set(map(plain, pinned)) - {"shiboken6"}, "Shiboken is a part of PySide6"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Qt, PySide6", "you may put another build of the same libraries in its place"),
        ("Qt, PySide6", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("Qt, PySide6", "GNU GENERAL PUBLIC LICENSE"),
        ("Lucide", "Lucide Icons and Contributors"),
        ("Inter", "SIL OPEN FONT LICENSE"),
    ],
)
def test_licences_that_ask_for_it_are_shown_in_full(name: str, sentence: str) -> None:
    [library] = [library for library in LIBRARIES if library.name == name]
    assert sentence in library.licence_text()


def test_our_own_licence_is_the_one_of_the_project() -> None:
    assert OURS.licence_text() == (ROOT / "LICENSE").read_text("utf-8")


def test_what_tells_no_version_is_shown_without_one() -> None:
    assert Library("Gone", "MIT", "", "no-such-package").version() == ""


def test_versions_are_those_installed_and_a_licence_opens(desk: Desk, qtbot: QtBot) -> None:
    dialog = AboutDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    words = {label.text() for label in dialog.findChildren(Label)}
    assert f"Peewee {version('peewee')}" in words
    dialog.findChild(Button, "licence-Lucide").click()
    opened = dialog.findChild(LicenceDialog)
    assert opened.isVisible()
    assert opened.text.text().startswith("ISC License")
    assert opened.text.isReadOnly()
