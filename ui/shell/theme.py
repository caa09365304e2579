"""The appearance of the program: one Theme for each QApplication, followed by every widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app import resources
from ui.shell.palette import DARK, LIGHT, Palette
from ui.shell.style_sheet import style_sheet
from ui.shell.type_scale import TypeScale

FALLBACK_FAMILY = "Inter"
FALLBACK_LARGE = "Inter Display"  # its letters stand closer, as large type wants it
_FALLBACK_FILES = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "InterDisplay-SemiBold")
FALLBACK_POINTS = 10.0  # desktops that name no font also name a size that is too small
MEASURED_EM = 16  # the line of the 10 pt body font, in which every length was measured
_NO_CHOICE = {"", "sans serif", "sans-serif", "sans", "dejavu sans", "bitstream vera sans"}
_PROPERTY = "theme"


class Mode(Enum):
    """Which appearance the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours and type of this application. Emits `changed` after both are in place everywhere."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._mode = Mode.SYSTEM
        self._reduced_motion = False
        self._body = _body_font()
        self.palette: Palette = LIGHT
        self.type = _scale(self._body)
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._apply()

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def em(self) -> int:
        """The height of a line of body text, in logical pixels."""
        return self.type.em

    def px(self, pixels: float) -> int:
        """A length that was measured with a 10 pt body font, in the type of the moment."""
        return round(pixels * self.em / MEASURED_EM)

    def set_mode(self, mode: Mode) -> None:
        """Light, dark, or what the desktop says."""
        if mode is self._mode:
            return
        self._mode = mode
        # The frame around the window is the desktop's: it hears of our choice here.
        hints = self._application.styleHints()
        if mode is Mode.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if mode is Mode.DARK else Qt.ColorScheme.Light)
        self._apply()

    def set_text_points(self, points: float | None) -> None:
        """Sets the size of body text in points; None returns to the desktop's size."""
        self._body = _body_font()
        if points is not None:
            self._body.setPointSizeF(points)
        self.type = _scale(self._body)
        self._apply()

    def set_reduced_motion(self, reduced: bool) -> None:
        """True stops all movement: what would slide or fade is there at once."""
        self._reduced_motion = reduced

    def motion(self, milliseconds: int) -> int:
        """How long a movement may take: `milliseconds`, or 0 where motion is not wanted."""
        return 0 if self._reduced_motion else milliseconds

    def follow(self, apply: Callable[[], None]) -> None:
        """Calls `apply` now and after every change.

        Pass a method of a widget, not a lambda: Qt then forgets it when the widget is gone.
        """
        self.changed.connect(apply)
        apply()

    @contextmanager
    def undressed(self) -> Iterator[None]:
        """While a window is built there is no style sheet: it would be applied again to every widget that is put
        into another one."""
        self._application.setStyleSheet("")
        try:
            yield
        finally:
            self._application.setStyleSheet(style_sheet(self.palette, self.type))

    def repaints(self, widget: QWidget) -> None:
        """Has `widget`, which paints itself, measured and painted anew after every change."""
        self.changed.connect(widget.updateGeometry)
        self.changed.connect(widget.update)

    def _on_scheme_changed(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        """Palette first, then the style sheet: widgets with a style sheet ignore a later palette."""
        self.palette = DARK if self._is_dark() else LIGHT
        self._application.setFont(self._body)
        self._application.setPalette(_qt_palette(self.palette))
        self._application.setStyleSheet(style_sheet(self.palette, self.type))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._mode is Mode.SYSTEM:
            return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._mode is Mode.DARK


def current() -> Theme:
    """The theme of the running application; the first call makes it. It lives on the application itself."""
    application = QApplication.instance()
    assert isinstance(application, QApplication), "a QApplication comes first"
    theme = application.property(_PROPERTY)
    if theme is None:
        theme = Theme(application)
        application.setProperty(_PROPERTY, theme)
    assert isinstance(theme, Theme)
    return theme


def _body_font() -> QFont:
    """The desktop's font, or Inter where the desktop offers only a name that means "any"."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if not {system.family().lower(), QFontInfo(system).family().lower()} & _NO_CHOICE:
        return QFont(system)
    for name in _FALLBACK_FILES:
        QFontDatabase.addApplicationFont(str(resources.path("fonts", f"{name}.otf")))
    font = QFont(FALLBACK_FAMILY)
    font.setPointSizeF(max(system.pointSizeF(), FALLBACK_POINTS))
    # Without hinting letters keep their distances at every size and on every screen.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _scale(body: QFont) -> TypeScale:
    return TypeScale(body, FALLBACK_LARGE if body.family() == FALLBACK_FAMILY else "")


def _qt_palette(colours: Palette) -> QPalette:
    """What Qt's own widgets (file dialogs, calendars) paint with."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, colour in (
        (role.Window, colours.base),
        (role.WindowText, colours.text),
        (role.Base, colours.base),
        (role.AlternateBase, colours.pane),
        (role.Text, colours.text),
        (role.Button, colours.base),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.red),
        (role.PlaceholderText, colours.text3),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.onaccent),
        (role.Accent, colours.accent),
        (role.Link, colours.accenttext),
        (role.LinkVisited, colours.accenttext),
        (role.Light, colours.raised),
        (role.Midlight, colours.hover),
        (role.Mid, colours.soft),
        (role.Dark, colours.outline),
        (role.Shadow, colours.outline),
    ):
        palette.setColor(target, colour)
    for target in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, colours.disabled)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, colours.chip)
    return palette
