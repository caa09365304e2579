"""Carries this desk's preferences over to the theme and the language of the application."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from app import i18n, resources
from ui.shell import theme
from ui.shell.preferences import Preferences


class Appearance(QObject):
    """Light or dark, size of the type and motion, followed as they are changed; the language when asked."""

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__(application)
        self._application = application
        self._preferences = preferences
        self._translator: QTranslator | None = None
        self.speak()
        for key in ("text_points", "reduced_motion", "theme"):
            self._apply(key)
        preferences.changed.connect(self._apply)

    def speak(self) -> None:
        """Speaks the language of the preferences, or the desktop's. Windows built before keep theirs."""
        language = self._preferences.get("language", "") or i18n.system_language()
        i18n.use(language)
        QLocale.setDefault(QLocale(i18n.language()))
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
        self._translator = _qt_words(i18n.language(), self)
        if self._translator is not None:
            self._application.installTranslator(self._translator)

    def _apply(self, key: str) -> None:
        now, preferences = theme.current(), self._preferences
        if key == "theme":
            known = {mode.value: mode for mode in theme.Mode}
            now.set_mode(known.get(preferences.get("theme", "system"), theme.Mode.SYSTEM))
        elif key == "text_points":
            points = preferences.get("text_points", 0.0)
            if points or self._has_own_points:
                self._has_own_points = bool(points)
                now.set_text_points(min(max(points, 7.0), 32.0) if points else None)
        elif key == "reduced_motion":
            now.set_reduced_motion(preferences.get("reduced_motion", False))

    _has_own_points = False


def _qt_words(language: str, parent: QObject) -> QTranslator | None:
    """What Qt itself says (file dialogs, menus of fields, names of keys). It has no Norwegian Bokmål: that is ours."""
    translator = QTranslator(parent)
    folders = (resources.path("translations"), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for folder in folders:
        if translator.load(f"qtbase_{language}", str(folder)):
            return translator
    return None
