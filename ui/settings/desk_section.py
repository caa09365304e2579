"""Settings of this desk: language, appearance, text size, messages, motion. They stay on this computer."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app import i18n
from app.autostart import command, of_this_system
from app.errors import EnvironmentTrouble
from app.i18n import LANGUAGES, _
from ui.settings.section import Section
from ui.shell.closing import CLOSING, QUIT, STAY, closing
from ui.shell.desk import Desk
from ui.widgets.choice import CheckBox
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox

TEXT_POINTS = (9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 16.0, 18.0)


class DeskSection(Section):
    """Each change holds at once, and for whoever is logged in on this computer only."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "desk", _("This desk"), _("These stay on this computer."), parent)
        known = desk.preferences
        self.language = ComboBox()
        self.language.setObjectName("desk-language")
        self.language.add_choice(
            _("As the desktop: {language}").format(language=LANGUAGES[i18n.system_language()]), ""
        )
        for code, words in LANGUAGES.items():
            self.language.add_choice(words, code)
        self.language.set_value(known.get("language", ""))
        self.language.activated.connect(lambda _index: self._set_language())
        self.theme = ComboBox()
        self.theme.setObjectName("desk-theme")
        for value, words in (("system", _("As the desktop")), ("light", _("Light")), ("dark", _("Dark"))):
            self.theme.add_choice(words, value)
        self.theme.set_value(known.get("theme", "system"))
        self.theme.activated.connect(lambda _index: known.set("theme", self.theme.value()))
        self.text_size = ComboBox()
        self.text_size.setObjectName("desk-text-size")
        self.text_size.add_choice(_("As the desktop"), 0.0)
        for points in TEXT_POINTS:
            self.text_size.add_choice(_("{points} points").format(points=int(points)), points)
        self.text_size.set_value(known.get("text_points", 0.0))
        self.text_size.activated.connect(lambda _index: known.set("text_points", self.text_size.value()))
        self.add_field(Field(_("Language"), self.language))
        self.add_field(Field(_("Appearance"), self.theme))
        self.add_field(Field(_("Text size"), self.text_size))
        self.keep_messages = CheckBox(
            _("Keep messages until I close them"), checked=known.get("keep_messages", False)
        )
        self.keep_messages.setObjectName("desk-keep-messages")
        self.keep_messages.toggled.connect(lambda on: known.set("keep_messages", on))
        self.reduced_motion = CheckBox(
            _("Nothing slides or fades"), checked=known.get("reduced_motion", False)
        )
        self.reduced_motion.setObjectName("desk-reduced-motion")
        self.reduced_motion.toggled.connect(lambda on: known.set("reduced_motion", on))
        self.column.addWidget(self.keep_messages)
        self.column.addWidget(self.reduced_motion)
        self.closing = ComboBox()
        self.closing.setObjectName("desk-closing")
        self.closing.add_choice(_("Keep running in the tray"), STAY)
        self.closing.add_choice(_("Quit Regulars"), QUIT)
        self.closing.set_value(closing(known))
        self.closing.activated.connect(lambda _index: known.set(CLOSING, self.closing.value()))
        self.add_field(
            Field(
                _("When the window is closed"),
                self.closing,
                hint=_("On a desktop without a tray, closing the window always quits."),
            )
        )
        self._autostart = of_this_system(command(desk.office.paths))
        self.autostart = CheckBox(_("Start Regulars when I log in"))
        self.autostart.setObjectName("desk-autostart")
        self.autostart.clicked.connect(self._set_autostart)
        self.autostart.setVisible(not desk.is_sample)
        self.column.addWidget(self.autostart)

    def _set_autostart(self, on: bool) -> None:
        try:
            self._autostart.switch(on)
        except EnvironmentTrouble as error:
            self.desk.warn(error)
        self.autostart.setChecked(self._autostart.is_on())

    def _set_language(self) -> None:
        wanted = self.language.value()
        if wanted != self.desk.preferences.get("language", ""):
            self.desk.preferences.set("language", wanted)
            self.desk.rebuild_wanted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The desktop has a list of its own where this can be changed.
        self.autostart.setChecked(self._autostart.is_on())
