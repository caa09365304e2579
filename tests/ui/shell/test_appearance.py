"""Preferences reach theme and language; Qt's own words are there in every language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n, resources
from ui.shell import theme
from ui.shell.appearance import Appearance
from ui.shell.preferences import Preferences


@pytest.fixture
def preferences(tmp_path: Path, qtbot: QtBot) -> Preferences:
    return Preferences(tmp_path / "preferences.json")


@pytest.fixture
def appearance(qapp: QApplication, preferences: Preferences) -> Iterator[Appearance]:
    appearance = Appearance(qapp, preferences)
    yield appearance
    preferences.set("language", "en")
    appearance.speak()
    QLocale.setDefault(QLocale.c())
    preferences.changed.disconnect()


def test_theme_type_and_motion_follow_the_preferences(
    appearance: Appearance, preferences: Preferences
) -> None:
    preferences.set("theme", "dark")
    assert theme.current().palette.is_dark
    preferences.set("theme", "no such theme")
    assert theme.current().mode is theme.Mode.SYSTEM
    em = theme.current().em
    preferences.set("text_points", 16.0)
    assert theme.current().em > em
    preferences.set("text_points", 0.0)
    assert theme.current().em == em
    preferences.set("reduced_motion", True)
    assert theme.current().motion(120) == 0


@pytest.mark.parametrize(
    ("language", "cancel"), [("en", "Cancel"), ("da", "Annuller"), ("nb", "Avbryt"), ("de", "Abbrechen")]
)
def test_qts_own_words_are_in_the_language(
    appearance: Appearance, preferences: Preferences, language: str, cancel: str
) -> None:
    preferences.set("language", language)
    appearance.speak()
    assert i18n.language() == language
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel
    assert QLocale().language() == QLocale(language).language()


def test_the_norwegian_catalogue_is_compiled_from_its_source(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load("qtbase_nb", str(resources.path("translations")))
    source = ElementTree.parse(resources.path("translations", "qtbase_nb.ts"))
    count = 0
    for context in source.iter("context"):
        for message in context.iter("message"):
            word, said = message.findtext("source", ""), message.findtext("translation", "")
            assert translator.translate(context.findtext("name", ""), word) == said
            assert said.count("%") == word.count("%")
            assert ("&" in said) == ("&" in word), word
            count += 1
    assert count > 100
