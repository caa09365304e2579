"""The fields of a customer's form, in two columns or one, filled from a form and read back into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.customers.form import CustomerForm
from app.customers.models import EMAIL, FAX, FIRM, PERSON, PHONE, SOCIAL, WEB
from app.i18n import _
from ui.customers import customer_words as words
from ui.customers.addresses_editor import AddressesEditor
from ui.customers.firm_field import FirmsEditor
from ui.customers.form_rows import FormRow, FormRows
from ui.customers.points_editor import PointsEditor, mail_choices, phone_choices, web_choices
from ui.customers.tab_order import follow_reading_order
from ui.customers.tags_editor import TagsEditor
from ui.customers.yearly_editor import YearlyEditor
from ui.shell import theme
from ui.shell.desk import Desk
from ui.shell.measures import Space
from ui.widgets.choice import RadioButton
from ui.widgets.date_edit import DateEdit
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit, TextEdit
from ui.widgets.label import unseen_label
from ui.widgets.surface import Divider

TWO_COLUMNS_EMS = 44
RIGHT_SHARE, LEFT_SHARE = 11, 18
_LINES = ("customer_number", "tax_number", "nickname", "best_time")
_ENDS = ("ended_on", "deceased_on", "archived_on")


class CustomerFields(QWidget):
    """All inputs. `show_form` fills them, `form` reads them, `fields` finds the input of an error by its name."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._base = CustomerForm("")
        today = desk.clock.today()
        self._today = QDate(today.year, today.month, today.day)
        self.person, self.firm_kind = RadioButton(_("Person")), RadioButton(_("Firm"))
        self.person.setObjectName("kind-person")
        self.firm_kind.setObjectName("kind-firm")
        self.person.setChecked(True)
        self.name = LineEdit()
        self.name.setObjectName("name")
        self.firms = FirmsEditor(desk)
        self.phones = PointsEditor(
            _("Phones"), _("Add phone"), phone_choices(), (_("Phone number"), _("Remove number"))
        )
        self.mails = PointsEditor(
            _("Mail addresses"), _("Add mail"), mail_choices(), (_("Mail address"), _("Remove mail address"))
        )
        self.pages = PointsEditor(
            _("Web and profiles"),
            _("Add page"),
            web_choices(),
            (_("Web page or profile"), _("Remove page")),
            stars=False,
        )
        self.addresses = AddressesEditor()
        self.yearly = YearlyEditor(today)
        self.leap_rule = ComboBox()
        for value, word in (
            ("", _("As usual in the country")),
            ("feb28", _("28 February")),
            ("mar1", _("1 March")),
        ):
            self.leap_rule.add_choice(word, value)
        self.language, self.form_of_address, self.preferred_channel = ComboBox(), ComboBox(), ComboBox()
        self.best_time = LineEdit(placeholder=_("after 15:00"))
        self.customer_number, self.tax_number, self.nickname = LineEdit(), LineEdit(), LineEdit()
        self.tags = TagsEditor()
        self.notes = TextEdit(lines=4)
        self.ends = {name: DateEdit(self._today) for name in _ENDS}
        self.fields: dict[str, Field] = {}
        self._build()
        for name in _LINES:
            getattr(self, name).setObjectName(name)
        self.notes.setObjectName("notes")
        self.person.toggled.connect(self._on_kind)
        self.language.currentIndexChanged.connect(self._name_forms)
        self.yearly.changed.connect(self._on_days)
        self._connect_changes()

    def _field(self, key: str, label: str, widget: QWidget, hint: str = "") -> Field:
        self.fields[key] = Field(label, widget, hint=hint)
        return self.fields[key]

    def _build(self) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(Space.L)
        kinds.addWidget(self.person)
        kinds.addWidget(self.firm_kind)
        kinds.addStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(Space.FIELD)
        left.addLayout(kinds)
        left.addWidget(self._field("name", _("Name"), self.name))
        for rows in (self.firms, self.phones, self.mails, self.pages, self.addresses):
            left.addWidget(rows)
        left.addStretch(1)
        right.addWidget(self.yearly)
        right.addWidget(self._field("leap_rule", _("29 February is kept on"), self.leap_rule))
        right.addWidget(self._field("language", _("Language"), self.language))
        right.addWidget(self._field("form_of_address", _("Form of address"), self.form_of_address))
        best = QWidget()
        row = QHBoxLayout(best)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(unseen_label(_("Best reached by"), self.preferred_channel, best))
        row.addWidget(self.preferred_channel)
        row.addWidget(self.best_time, 1)
        best.setFocusProxy(self.preferred_channel)
        self.best_time.setAccessibleName(_("Best reached at"))
        right.addWidget(self._field("best_time", _("Best reached"), best))
        right.addWidget(self._field("customer_number", _("Customer number"), self.customer_number))
        right.addWidget(self._field("tax_number", _("Tax number"), self.tax_number))
        right.addWidget(self._field("nickname", _("Called"), self.nickname))
        right.addWidget(self._field("tags", _("Tags"), self.tags))
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(Space.XL)
        self._columns.addLayout(left, LEFT_SHARE)
        self._between = Divider()
        self._columns.addWidget(self._between)
        self._columns.addLayout(right, RIGHT_SHARE)
        below = QVBoxLayout()
        below.setSpacing(Space.FIELD)
        below.addWidget(self._field("notes", _("Notes"), self.notes))
        self._ends = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ends.setSpacing(Space.S)
        for name, label in (
            ("ended_on", _("Relationship ended on")),
            ("deceased_on", _("Deceased on")),
            ("archived_on", _("In the archive since")),
        ):
            self._ends.addWidget(self._field(name, label, self.ends[name]), 1)
        below.addLayout(self._ends)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.FIELD)
        column.addLayout(self._columns)
        column.addLayout(below)

    def _connect_changes(self) -> None:
        for field in self.fields.values():
            source = field.input
            signal = getattr(source, "textChanged", None) or getattr(source, "currentIndexChanged", None)
            if signal is not None:
                signal.connect(lambda *_value, field=field: self._edited(field))
        self.best_time.textChanged.connect(lambda: self._edited(self.fields["best_time"]))
        self.preferred_channel.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.tags.changed.connect(lambda: self._edited(self.fields["tags"]))
        self.person.toggled.connect(lambda _on: self.changed.emit())
        for rows in self._all_rows():
            rows.changed.connect(self.changed)
            rows.rows_changed.connect(self.order_tabs)

    def _all_rows(self) -> tuple[FormRows, ...]:
        return (self.firms, self.phones, self.mails, self.pages, self.addresses, self.yearly)

    def _edited(self, field: Field) -> None:
        field.set_error("")
        self.changed.emit()

    def order_tabs(self) -> None:
        """Tab goes on in the order of reading, whatever was added."""
        layout = self.layout()
        if layout is not None:
            follow_reading_order(layout)

    # Filling and reading

    def show_form(
        self,
        form: CustomerForm,
        *,
        is_new: bool,
        countries: Sequence[tuple[str, str]] = (),
        tags: Sequence[str] = (),
    ) -> None:
        """Shows what is known. `countries` (code, name) and `tags` are offered while typing."""
        self._base = form
        is_firm = form.kind == FIRM
        (self.firm_kind if is_firm else self.person).setChecked(True)
        self.name.setText(form.name)
        self.firms.show_members(form.firms)
        for editor, kinds in (
            (self.phones, (PHONE, FAX)),
            (self.mails, (EMAIL,)),
            (self.pages, (WEB, SOCIAL)),
        ):
            editor.show_points([point for point in form.points if point.kind in kinds])
        if not any(point.kind in (WEB, SOCIAL) for point in form.points):
            self.pages.clear_rows()
        self.addresses.show_addresses(form.addresses, countries)
        self.yearly.show_days(form.yearly_days, is_firm)
        self.leap_rule.set_value(form.leap_rule)
        languages = [("", _("Not said")), *words.LANGUAGES.items()]
        _fill(self.language, languages, form.language)
        self._name_forms()
        _fill(self.form_of_address, None, form.form_of_address)
        _fill(self.preferred_channel, [("", _("Not said")), *words.channel_choices()], form.preferred_channel)
        for name in _LINES:
            getattr(self, name).setText(getattr(form, name))
        self.tags.show_tags(form.tags, tags)
        self.notes.setPlainText(form.notes)
        for name, edit in self.ends.items():
            day: date | None = getattr(form, name)
            edit.set_date(None if day is None else QDate(day.year, day.month, day.day))
            self.fields[name].setVisible(not is_new)
        self._on_kind()
        self._on_days()
        for line in self.findChildren(QLineEdit):
            line.setCursorPosition(0)  # a long value shows how it begins
        self.order_tabs()

    def form(self) -> CustomerForm:
        """What is in the inputs, as it stands; wrong days are left out (see `check`)."""
        is_firm = self.firm_kind.isChecked()
        return replace(
            self._base,
            name=self.name.text(),
            kind=FIRM if is_firm else PERSON,
            **{name: getattr(self, name).text() for name in _LINES},
            form_of_address=self.form_of_address.value() or "",
            language=self.language.value() or "",
            preferred_channel=self.preferred_channel.value() or "",
            leap_rule=self.leap_rule.value() or "",
            notes=self.notes.text(),
            points=(*self.phones.points(), *self.mails.points(), *self.pages.points()),
            addresses=tuple(self.addresses.addresses()),
            yearly_days=tuple(self.yearly.days()),
            firms=() if is_firm else tuple(self.firms.members()),
            tags=self.tags.tags(),
            ended_on=_day(self.ends["ended_on"]),
            deceased_on=_day(self.ends["deceased_on"]),
            archived_on=_day(self.ends["archived_on"]),
        )

    def point_rows(self) -> list[FormRow]:
        """The rows of phones, mails and pages, in the order of the form's points."""
        return [*self.phones.rows, *self.mails.rows, *self.pages.rows]

    def check(self) -> QWidget | None:
        """Says which days are no days; returns the first wrong input."""
        wrong: list[QWidget] = []
        if (row := self.yearly.check()) is not None:
            wrong.append(row)
        for name, edit in self.ends.items():
            self.fields[name].set_error(edit.error())
            if edit.error():
                wrong.append(edit)
        return wrong[0] if wrong else None

    def has_wrong_days(self) -> bool:
        """Whether a day was typed that is none: also that would be lost by leaving."""
        return any(row.date.error() for row in self.yearly.rows) or any(e.error() for e in self.ends.values())

    def clear_errors(self) -> None:
        """Takes all errors away."""
        for field in self.fields.values():
            field.set_error("")
        for rows in self._all_rows():
            rows.clear_errors()

    # What depends on something else

    def _on_kind(self) -> None:
        is_firm = self.firm_kind.isChecked()
        self.firms.setVisible(not is_firm)
        self.yearly.set_firm(is_firm)
        self.fields["deceased_on"].setVisible(not is_firm and self.fields["ended_on"].isVisibleTo(self))

    def _on_days(self) -> None:
        self.fields["leap_rule"].setVisible(self.yearly.has_leap_day())

    def _name_forms(self) -> None:
        """Formal and informal in the words of the language: "formal (Sie)"."""
        language = self.language.value() or ""
        choices = [("", _("Not said"))]
        choices += [(key, words.address_form_word(key, language)) for key in ("formal", "informal")]
        _fill(self.form_of_address, choices, self.form_of_address.value() or "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= TWO_COLUMNS_EMS * theme.current().em
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for box in (self._columns, self._ends):
            box.setDirection(direction)
        self._between.setVisible(wide)


def _day(edit: DateEdit) -> date | None:
    day = edit.date()
    return None if day is None else date(day.year(), day.month(), day.day())


def _fill(combo: ComboBox, choices: Sequence[tuple[str, str]] | None, value: str) -> None:
    """Offers these choices with `value` chosen; one that is not among them becomes one, as it is."""
    combo.blockSignals(True)
    if choices is not None:
        combo.clear()
        for key, word in choices:
            combo.add_choice(word, key)
    if combo.findData(value) < 0:
        combo.add_choice(value, value)
    combo.set_value(value)
    combo.blockSignals(False)
