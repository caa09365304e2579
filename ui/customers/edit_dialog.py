"""The form of a customer: opened empty or filled, saved once, left only with a word about what would be lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.customers.card import Card
from app.customers.countries import countries, country_code
from app.customers.form import AddressForm, CustomerForm, MemberForm
from app.errors import ChangedMeanwhile, InvalidField, RegularsError
from app.i18n import _
from app.office import Office
from ui.customers.edit_fields import CustomerFields
from ui.customers.form_rows import FormRow
from ui.shell.desk import Desk
from ui.shell.palette import Meaning
from ui.widgets.banner import Banner, BannerMessage
from ui.widgets.dialog import WIDEST, Dialog

_ADDRESS_PARTS = ("street", "extended", "po_box", "postal_code", "town", "region", "country")


@dataclass(frozen=True, slots=True)
class _Start:
    """What the form needs before it can be filled."""

    card: Card | None
    countries: list[tuple[str, str]]
    tags: list[str]


def _read_start(office: Office, customer_id: int | None) -> _Start:
    card = None if customer_id is None else office.customers.card(customer_id)
    return _Start(card, countries(), [name for _id, name, _count in office.customers.tags()])


def _save(office: Office, card: Card | None, form: CustomerForm) -> int:
    """Adds or changes; returns the id. Runs on the writer's thread, where reading country names may take its time."""
    form = replace(form, addresses=tuple(replace(a, country=country_code(a.country)) for a in form.addresses))
    if card is None:
        return office.customers.add(form)
    office.customers.change(card.id, card.version, form)
    return card.id


class EditCustomerDialog(Dialog):
    """Edits `customer_id`, or adds a customer: with a name and kind, or as somebody who works at `firm` (id, name)."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        customer_id: int | None,
        *,
        name: str = "",
        kind: str = "person",
        firm: tuple[int, str] | None = None,
    ) -> None:
        title = _("New customer") if customer_id is None else _("Edit customer")
        super().__init__(title, parent, primary=_("Save"), width=WIDEST)
        self.setObjectName("edit-customer")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._customer_id = desk, customer_id
        firms = () if firm is None else (MemberForm(firm[1], other_id=firm[0]),)
        self._new = CustomerForm(name, kind=kind, firms=firms)
        self._card: Card | None = None
        self._initial: CustomerForm | None = None
        self._is_saving = False
        self.fields = CustomerFields(desk)
        self.fields.setEnabled(False)
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        self.banner = Banner(self)
        column = self._ground.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 2, self.banner)
        self.primary.setEnabled(False)
        self._load()

    # Filling

    def _load(self) -> None:
        work = partial(_read_start, self._desk.office, self._customer_id)
        self._desk.tasks.read(work, self._fill, failed=self._on_failed, owner=self, replaces="start")

    def _fill(self, start: _Start) -> None:
        self._card = start.card
        form = self._new if start.card is None else start.card.form
        self.fields.show_form(form, is_new=start.card is None, countries=start.countries, tags=start.tags)
        self.fields.setEnabled(True)
        self._initial = self.fields.form()
        self.primary.setEnabled(True)
        self.fields.name.setFocus(Qt.FocusReason.OtherFocusReason)
        if start.card is None:
            self.fields.name.end(False)

    def is_changed(self) -> bool:
        """Whether something was typed that leaving would lose."""
        if self._initial is None:
            return False
        return self.fields.has_wrong_days() or self.fields.form() != self._initial

    # Saving

    def submit(self) -> None:
        if self._is_saving or self._initial is None:
            return
        self.banner.withdraw("leave")
        self.banner.withdraw("trouble")
        self.fields.clear_errors()
        wrong = self.fields.check()
        if wrong is not None:
            self._go_to(wrong)
            return
        if self._card is not None and not self.is_changed():
            self.accept()
            return
        self._is_saving = True
        self.primary.setEnabled(False)
        work = partial(_save, self._desk.office, self._card, self.fields.form())
        self._desk.tasks.write(work, self._on_saved, failed=self._on_failed, owner=self)

    def _on_saved(self, customer_id: int) -> None:
        self._initial = None
        if self._card is None:
            self._desk.customer_wanted.emit(customer_id)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._is_saving = False
        self.primary.setEnabled(self._initial is not None)
        if isinstance(error, InvalidField):
            self._show_wrong(error)
        elif isinstance(error, ChangedMeanwhile):
            self._say_trouble(error.sentence, ((_("Open it again"), self._load),))
        elif isinstance(error, RegularsError):
            self._say_trouble(str(error), ())
        else:
            raise error

    def _say_trouble(self, sentence: str, answers: tuple) -> None:
        self.banner.say(BannerMessage("trouble", sentence, "circle-alert", Meaning.RED, answers))

    def _show_wrong(self, error: InvalidField) -> None:
        """Says it at the input it belongs to; where there is none, above the buttons."""
        row = self._row_of(error)
        if row is not None:
            row.set_error(str(error))
            self._go_to(row)
        elif error.field in self.fields.fields:
            field = self.fields.fields[error.field]
            field.set_error(str(error))
            self._go_to(self.fields.best_time if error.field == "best_time" else field)
        else:
            self._say_trouble(str(error), ())

    def _row_of(self, error: InvalidField) -> FormRow | None:
        points = self.fields.point_rows()
        if error.field in ("phone", "email", "web", "fax", "social") and error.index is not None:
            return points[error.index] if error.index < len(points) else None
        if error.field == "firms" and self.fields.firm_kind.isChecked() is False:
            rows = [row for row in self.fields.firms.rows if row.firm.text().strip()]
            return rows[min(error.index or 0, len(rows) - 1)] if rows else None
        if error.field in _ADDRESS_PARTS and self.fields.addresses.rows:
            part = error.field

            def length(row: FormRow) -> int:
                address: AddressForm = row.address()  # type: ignore[attr-defined]
                return len(getattr(address, part))

            return max(self.fields.addresses.rows, key=length)
        return None

    def _go_to(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget, 0, 40))

    # Leaving

    def reject(self) -> None:
        """Leaves at once when nothing was typed; else asks in the form itself. A second Esc goes back to it."""
        if not self.is_changed():
            super().reject()
            return
        message = self.banner.message()
        if message is not None and message.key == "leave":
            self.banner.withdraw("leave")
            return
        self.banner.say(
            BannerMessage(
                "leave",
                _("Changes are not saved."),
                "circle-help",
                Meaning.AMBER,
                ((_("Save"), self.submit), (_("Discard"), super().reject)),
            )
        )
        self.banner.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
