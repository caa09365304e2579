"""Settings of the firm: its name, where it is, and how names are sorted."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.customers.countries import countries, currency_of
from app.customers.country_parts import subdivisions
from app.i18n import LANGUAGES, _
from app.settings import FirmSettings
from ui.settings.section import Section
from ui.shell.desk import Desk
from ui.shell.measures import Space
from ui.widgets.choice import RadioButton
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit


class FirmSection(Section):
    """Everybody who works with this office sees these."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        about = _("These belong to the office and move with it. Ctrl+Z takes a change back.")
        super().__init__(desk, "firm", _("Firm"), about, parent)
        self._shown = FirmSettings()
        self.name = LineEdit()
        self.name.setObjectName("firm-name")
        self._name_field = Field(_("Name of the firm"), self.name)
        self.name.editingFinished.connect(self._save_name)
        self.country = ComboBox()
        self.country.setObjectName("firm-country")
        self.country.add_choice(_("Not said"), "")
        for code, words in countries():
            self.country.add_choice(words, code)
        self._country_field = Field(_("Country"), self.country)
        self.country.activated.connect(lambda _index: self._save_country())
        self.part = ComboBox()
        self.part.setObjectName("firm-part")
        self._part_field = Field(
            _("Part of the country"), self.part, hint=_("Public holidays differ from part to part.")
        )
        self.part.activated.connect(lambda _index: self.save(self._part_field, subdivision=self.part.value()))
        self.alphabet = ComboBox()
        self.alphabet.setObjectName("firm-alphabet")
        self.alphabet.add_choice(_("As in the firm’s country"), "")
        for language, words in LANGUAGES.items():
            self.alphabet.add_choice(words, language)
        self._alphabet_field = Field(
            _("Alphabet for sorting names"),
            self.alphabet,
            hint=_("Danish and Norwegian put Æ, Ø and Å after Z; German puts Ä with A."),
        )
        self.alphabet.activated.connect(
            lambda _index: self.save(self._alphabet_field, sort_language=self.alphabet.value())
        )
        for field in (self._name_field, self._country_field, self._part_field, self._alphabet_field):
            self.add_field(field)
        self._add_order()
        self._part_field.hide()

    def _add_order(self) -> None:
        self.by_given = RadioButton(_("By the name as it is written: Kirsten Østergaard under K"))
        self.by_given.setObjectName("sort-given")
        self.by_family = RadioButton(_("By the family name: Kirsten Østergaard under Ø"))
        self.by_family.setObjectName("sort-family")
        group = QButtonGroup(self)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for button in (self.by_given, self.by_family):
            group.addButton(button)
            column.addWidget(button)
        both.setFocusProxy(self.by_given)
        group.buttonClicked.connect(
            lambda button: self.save(None, sort_family_first=button is self.by_family)
        )
        self.column.addWidget(Field(_("Names in the list"), both))

    def show_settings(self, firm: FirmSettings) -> None:
        self._shown = firm
        if not self.name.hasFocus() or not self.name.isModified():
            self.name.setText(firm.firm_name)
        self._name_field.set_error("")
        self.country.set_value(firm.country)
        money = currency_of(firm.country)
        self._country_field.set_hint(
            _("New purchases are in {currency}.").format(currency=money)
            if money
            else _("Phone numbers, money and holidays follow it.")
        )
        self._show_parts(firm)
        self.alphabet.set_value(firm.sort_language)
        (self.by_family if firm.sort_family_first else self.by_given).setChecked(True)

    def _show_parts(self, firm: FirmSettings) -> None:
        parts = subdivisions(firm.country)
        self.part.clear()
        self.part.add_choice(_("Not said"), "")
        for code, words in parts:
            self.part.add_choice(words, code)
        self.part.set_value(firm.subdivision)
        self._part_field.setVisible(bool(parts))

    def _save_name(self) -> None:
        name = " ".join(self.name.text().split())
        self.name.setModified(False)
        if name != self._shown.firm_name:
            self.save(self._name_field, firm_name=name)

    def _save_country(self) -> None:
        country = self.country.value()
        if country != self._shown.country:
            self.save(self._country_field, country=country, subdivision="")
