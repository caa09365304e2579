"""Edits postal addresses: street, post code and town, country; the rarer lines when they are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout

from app.customers.form import AddressForm
from app.i18n import _
from ui.customers.customer_words import label_choices, label_words
from ui.customers.form_rows import FormRow, FormRows
from ui.customers.points_editor import LABEL_WIDTH
from ui.shell import theme
from ui.shell.measures import Space
from ui.widgets.button import Button, Kind
from ui.widgets.icon_button import IconButton
from ui.widgets.inputs import ComboBox, LineEdit, TextEdit
from ui.widgets.label import unseen_label

_RARE = ("extended", "po_box", "region")


class AddressRow(FormRow):
    """One address. `countries` are (code, name)."""

    def __init__(self, countries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._address = AddressForm()
        self._names = dict(countries)
        self.label = ComboBox()
        for key, word in label_choices("address"):
            self.label.add_choice(word, key)
        self.street = TextEdit(placeholder=_("Street and number"), lines=2)
        self.street.setAccessibleName(_("Street and number"))
        self.postal_code = LineEdit(placeholder=_("Post code"))
        self.town = LineEdit(placeholder=_("Town"))
        self.country = LineEdit(placeholder=_("Country"))
        completer = QCompleter([name for _code, name in countries], self.country)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.country.setCompleter(completer)
        self.extended = LineEdit(placeholder=_("Floor, building, care of"))
        self.po_box = LineEdit(placeholder=_("PO box"))
        self.region = LineEdit(placeholder=_("Region"))
        self.more = Button(_("More lines"), Kind.LINK, small=True)
        self.remove = IconButton("trash-2", _("Remove address"))
        self.line.addWidget(unseen_label(_("Kind"), self.label, self))
        self.line.addWidget(self.label)
        self.line.addStretch(1)
        self.line.addWidget(self.more)
        self.line.addWidget(self.remove)
        self.below.addWidget(self.street)
        self.below.addWidget(self.extended)
        place = QHBoxLayout()
        place.setSpacing(Space.S)
        place.addWidget(self.postal_code)
        place.addWidget(self.town, 1)
        self.below.addLayout(place)
        self.below.addWidget(self.po_box)
        self.below.addWidget(self.region)
        self.below.addWidget(self.country)
        for field in (self.postal_code, self.town, self.country, self.extended, self.po_box, self.region):
            field.setAccessibleName(field.placeholderText())
            field.textChanged.connect(self._on_text)
        self.street.textChanged.connect(self._on_text)
        self.set_main(self.street)
        self.more.clicked.connect(lambda: self._show_rare(True))
        self.remove.clicked.connect(self.removed)
        self._show_rare(False)
        theme.current().follow(self._follow_theme)

    def _follow_theme(self) -> None:
        self.label.setFixedWidth(theme.current().px(LABEL_WIDTH))
        self.postal_code.setFixedWidth(theme.current().px(LABEL_WIDTH))

    def _on_text(self) -> None:
        self.set_error("")
        self.changed.emit()

    def _show_rare(self, all_lines: bool) -> None:
        for name in _RARE:
            field: LineEdit = getattr(self, name)
            field.setVisible(all_lines or bool(field.text()))
        self.more.setVisible(not all_lines)

    def show_address(self, address: AddressForm) -> None:
        """Shows this one."""
        self._address = address
        if self.label.findData(address.label) < 0:
            self.label.add_choice(label_words("address", address.label), address.label)
        self.label.set_value(address.label)
        self.street.setPlainText(address.street)
        for name in ("postal_code", "town", *_RARE):
            getattr(self, name).setText(getattr(address, name))
        self.country.setText(self._names.get(address.country, address.country))
        self._show_rare(False)

    def address(self) -> AddressForm:
        """What is in the row; the country as typed, its code where it is still the one that was shown."""
        country = self.country.text()
        if country == self._names.get(self._address.country, self._address.country):
            country = self._address.country
        return replace(
            self._address,
            label=self.label.value() or "",
            street=self.street.text(),
            country=country,
            **{name: getattr(self, name).text() for name in ("postal_code", "town", *_RARE)},
        )


class AddressesEditor(FormRows[AddressRow]):
    """All addresses."""

    def __init__(self) -> None:
        super().__init__(_("Addresses"), _("Add address"), lambda: AddressRow(self._countries))
        self._countries: Sequence[tuple[str, str]] = ()

    def show_addresses(self, addresses: Sequence[AddressForm], countries: Sequence[tuple[str, str]]) -> None:
        """Shows these; `countries` are offered while typing."""
        self._countries = countries
        self.clear_rows()
        for address in addresses:
            self.add_row().show_address(address)

    def addresses(self) -> list[AddressForm]:
        """What is in the rows, in their order."""
        return [row.address() for row in self.rows]
