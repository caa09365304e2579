"""The first page of a new office: three ways to begin, whose office it is, and where its data will be."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app import i18n
from app.customers.countries import countries
from app.errors import InvalidField
from app.i18n import _
from app.settings import FirmSettings
from ui.shell import icons, theme
from ui.shell.desk import Desk
from ui.shell.measures import IconSize, Space
from ui.shell.palette import Ink, Level
from ui.shell.type_scale import Role
from ui.welcome.choice_card import ChoiceCard
from ui.widgets.field import Field
from ui.widgets.icon_label import IconLabel
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.label import Label, second_line
from ui.widgets.surface import ScrollArea, Surface

LOGO = 48
WIDTH = 560
NEAR = ("DK", "NO", "DE", "AT", "CH", "GB", "IE", "SE")
"""Where our languages are spoken, and next door: these come first."""

IMPORT, EMPTY, SAMPLE = "import", "empty", "sample"
DRAFT = "welcome_draft"
"""The preference that keeps firm and country while the window is built anew in another language."""


class Logo(QWidget):
    """The mark of the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(LOGO, LOGO)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint_logo(QPainter(self), QRect(0, 0, LOGO, LOGO))


def desktop_country(desktop: QLocale) -> str:
    """The country that a desktop is set to, as two letters; "" when it names none."""
    code = QLocale.territoryToCode(desktop.territory())
    return code if len(code) == 2 and code.isalpha() and code != "ZZ" else ""


class WelcomePage(Surface):
    """Keeps what was entered and asks the desk for the page or the office that was chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Level.WINDOW, parent)
        self._desk = desk
        self._is_chosen = False
        self.setObjectName("welcome_page")
        self.setAccessibleName(_("Welcome to Regulars"))
        self.cards = {
            IMPORT: ChoiceCard(
                "contact",
                _("Bring in your contacts"),
                _(
                    "From Google Contacts (CSV), a phone or Outlook (vCard). You see everything before it is written."
                ),
                "1",
            ),
            EMPTY: ChoiceCard(
                "user-plus",
                _("Start empty"),
                _("Add the first customer by hand. Bring the rest in whenever you like."),
                "2",
            ),
            SAMPLE: ChoiceCard(
                "store",
                _("Look around a sample office"),
                _("A joinery with about 60 invented customers. Leave it with one click; nothing is kept."),
                "3",
            ),
        }
        for name, card in self.cards.items():
            card.setObjectName(f"welcome_{name}")
            card.clicked.connect(partial(self.choose, name))
            card.step_wanted.connect(self._step)
        self.firm = LineEdit()
        self.firm.setObjectName("welcome_firm")
        self.country = ComboBox()
        self.country.setObjectName("welcome_country")
        self.language = ComboBox()
        self.language.setObjectName("welcome_language")
        for code, name in i18n.LANGUAGES.items():
            self.language.add_choice(name, code)
        self.language.set_value(i18n.language())
        self.language.activated.connect(self._on_language)
        self.firm_field = Field(_("Your firm"), self.firm)
        self.country_field = Field(_("Country"), self.country)
        self.language_field = Field(_("Language"), self.language)
        self._middle = QWidget()
        self._lay_out()
        theme.current().follow(self._follow_width)
        desk.tasks.read(partial(_known, desk), self._show_known)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, Space.XL, 0, Space.XL)
        column.setSpacing(0)
        column.addWidget(Logo())
        column.addSpacing(Space.L)
        column.addWidget(Label(_("Welcome to Regulars"), Role.DISPLAY, wrap=True))
        column.addSpacing(Space.XS)
        sentence = _("Your customers, what was said, and what you promised – on this computer, nowhere else.")
        column.addWidget(Label(sentence, Role.BODY, Ink.TEXT2, wrap=True))
        column.addSpacing(Space.XL)
        for card in self.cards.values():
            column.addWidget(card)
            column.addSpacing(Space.M)
        column.addSpacing(Space.M)
        fields = QHBoxLayout()
        fields.setSpacing(Space.M)
        fields.addWidget(self.firm_field, 3)
        fields.addWidget(self.country_field, 2)
        fields.addWidget(self.language_field, 2)
        column.addLayout(fields)
        column.addSpacing(Space.S)
        hint = _("The country sets holidays, dates and telephone numbers. You can change it later.")
        column.addWidget(second_line(hint, wrap=True))
        scroll = ScrollArea()
        scroll.body.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._middle, 1000)
        row.addStretch(1)
        scroll.body.addStretch(1)
        scroll.body.addLayout(row)
        scroll.body.addStretch(1)
        for combo in (self.country, self.language):
            # A country's name may be long: the box may be narrower than its longest line.
            combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        where = _("Your data is kept in {folder}").format(folder=self._desk.office.paths.data)
        self.where = Label(where, Role.CAPTION, Ink.TEXT2, elide=True)
        self.where.setObjectName("welcome_where")
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.PAGE, Space.M, Space.PAGE, Space.L)
        foot.setSpacing(Space.S)
        foot.addWidget(IconLabel("hard-drive", Ink.TEXT2, IconSize.BUTTON))
        foot.addWidget(self.where, 1)
        foot.addSpacing(Space.L)
        foot.addWidget(Label(_("No account, no cloud, no tracking"), Role.CAPTION, Ink.TEXT2))
        foot.addWidget(IconLabel("lock", Ink.TEXT2, IconSize.BUTTON))
        return foot

    def _follow_width(self) -> None:
        self._middle.setMaximumWidth(theme.current().px(WIDTH))

    def _show_known(self, known: tuple[FirmSettings, list[tuple[str, str]]]) -> None:
        firm, places = known
        draft = self._desk.preferences.get(DRAFT, ())
        name, country = (
            draft if len(draft) == 2 else (firm.firm_name, firm.country or desktop_country(QLocale.system()))
        )
        names = dict(places)
        self.country.add_choice(_("Not said"), "")
        for code in NEAR:
            self.country.add_choice(names[code], code)
        self.country.insertSeparator(self.country.count())
        for code, place in places:
            if code not in NEAR:
                self.country.add_choice(place, code)
        self.country.set_value(country if country in names else "")
        if not self.firm.text():
            self.firm.setText(str(name))

    def _on_language(self) -> None:
        language = self.language.value()
        if language == i18n.language():
            return
        self._keep_draft()
        self._desk.preferences.set("language", language)
        self._desk.rebuild_wanted.emit()

    def _keep_draft(self) -> None:
        self._desk.preferences.set(DRAFT, (self.firm.text(), self._country()))

    def _country(self) -> str:
        """The country that is chosen; the desktop's until there is a list to choose from."""
        return self.country.value() or "" if self.country.count() else desktop_country(QLocale.system())

    def choose(self, which: str) -> None:
        """Begins in one of the three ways. The firm's name and country are saved, but not for the sample."""
        if self._is_chosen:
            return
        if which == SAMPLE:
            self._keep_draft()
            self._desk.office_wanted.emit("sample")
            return
        self._is_chosen = True
        begin = partial(self._desk.office.settings.begin, self.firm.text().strip(), self._country())
        self._desk.tasks.write(begin, partial(self._on_saved, which), failed=self._on_wrong, owner=self)

    def _on_saved(self, which: str, nothing: None) -> None:
        self._is_chosen = False
        self._desk.preferences.set(DRAFT, None)
        if which == IMPORT:
            self._desk.import_wanted.emit(None)
        else:
            self._desk.page_wanted.emit("customers")

    def _on_wrong(self, error: Exception) -> None:
        self._is_chosen = False
        if isinstance(error, InvalidField) and error.field == "firm_name":
            self.firm_field.set_error(str(error))
            self.firm.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._desk.warn(error)

    def _step(self, step: int) -> None:
        """Moves the focus from card to card, round and round."""
        cards = list(self.cards.values())
        here = next((number for number, card in enumerate(cards) if card.hasFocus()), 0)
        cards[(here + step) % len(cards)].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = ("1", "2", "3")
        if event.text() in keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.choose(list(self.cards)[keys.index(event.text())])
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.cards[IMPORT].setFocus(Qt.FocusReason.OtherFocusReason)


def _known(desk: Desk) -> tuple[FirmSettings, list[tuple[str, str]]]:
    """What is in the office already, and all countries. For the reader's thread."""
    return desk.office.settings.read(), countries()
