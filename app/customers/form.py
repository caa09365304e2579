"""What a customer is made of, as plain values: what the form shows, what is checked, and what is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.customers import contact_checks
from app.customers.models import EMAIL, FIRM, PERSON, WEB
from app.customers.names import MAX_NAME, clean_name, fold
from app.errors import InvalidField
from app.i18n import _
from app.reminders.dates import PartialDate

MAX_NOTES = 100_000
MAX_LINE = 500


@dataclass(frozen=True, slots=True)
class PointForm:
    """A phone number, e-mail address, web page, fax or profile. `id` None is a new one."""

    kind: str
    value: str
    label: str = ""
    preferred: bool = False
    id: int | None = None


@dataclass(frozen=True, slots=True)
class AddressForm:
    """A postal address. `id` None is a new one."""

    label: str = ""
    street: str = ""
    extended: str = ""
    po_box: str = ""
    postal_code: str = ""
    town: str = ""
    region: str = ""
    country: str = ""
    preferred: bool = False
    id: int | None = None

    def is_empty(self) -> bool:
        return not any(
            (self.street, self.extended, self.po_box, self.postal_code, self.town, self.region, self.country)
        )


@dataclass(frozen=True, slots=True)
class YearlyForm:
    """A day that comes every year. `kind` is one of app.reminders.milestones.YearlyKind."""

    kind: str
    date: PartialDate
    label: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class MemberForm:
    """A person at a firm. The other side is found by `other_id`, or by `name`, which makes it when it is new."""

    name: str
    other_id: int | None = None
    job_title: str = ""
    role: str = ""
    department: str = ""
    main: bool = True
    from_day: date | None = None
    to_day: date | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class CustomerForm:
    """Everything of one customer that can be typed. `firms` for a person; the people of a firm are theirs to say."""

    name: str
    kind: str = PERSON
    prefix: str = ""
    given_name: str = ""
    middle_name: str = ""
    family_name: str = ""
    suffix: str = ""
    nickname: str = ""
    customer_number: str = ""
    tax_number: str = ""
    form_of_address: str = ""
    language: str = ""
    preferred_channel: str = ""
    best_time: str = ""
    leap_rule: str = ""
    notes: str = ""
    ended_on: date | None = None
    deceased_on: date | None = None
    archived_on: date | None = None
    points: tuple[PointForm, ...] = ()
    addresses: tuple[AddressForm, ...] = ()
    yearly_days: tuple[YearlyForm, ...] = ()
    firms: tuple[MemberForm, ...] = ()
    tags: tuple[str, ...] = ()

    def checked(self) -> CustomerForm:
        """The form as it is saved: cleaned of pasted line breaks, blank rows and stray spaces.

        Raises InvalidField naming the field (and its row) with the way out.
        """
        name = clean_name(self.name)
        if not name:
            raise InvalidField("name", _("A customer needs a name."), _("Type a name, or Esc to leave it."))
        if len(self.notes) > MAX_NOTES:
            raise InvalidField(
                "notes",
                _("The note is longer than {limit} characters.").format(limit=MAX_NOTES),
                _("Shorten it, or keep the rest in a file."),
            )
        lines: dict[str, Any] = {key: _line(key, text) for key in _LINES if (text := getattr(self, key))}
        return replace(
            self,
            name=name,
            **lines,
            notes=self.notes.replace("\x00", "").strip(),
            points=tuple(_checked_points(self.points)),
            addresses=tuple(
                _checked_address(at, address)
                for at, address in enumerate(self.addresses)
                if not address.is_empty()
            ),
            yearly_days=tuple(
                replace(day, label=_cut(day.label)) if day.label else day for day in self.yearly_days
            ),
            firms=tuple(self._checked_firms()),
            tags=_checked_tags(self.tags),
        )

    def _checked_firms(self) -> list[MemberForm]:
        firms = [
            replace(
                firm,
                name=clean_name(firm.name),
                job_title=_cut(firm.job_title),
                role=_cut(firm.role),
                department=_cut(firm.department),
            )
            for firm in self.firms
        ]
        firms = [firm for firm in firms if firm.name]
        if firms and self.kind == FIRM:
            raise InvalidField(
                "firms", _("A firm does not work at a firm."), _("Make it a person, or empty this field.")
            )
        return firms


ADDRESS_LINES = ("extended", "town", "region", "country")
"""Fields of an address that can be too long; the others are cut."""
_LINES = (
    "prefix",
    "given_name",
    "middle_name",
    "family_name",
    "suffix",
    "nickname",
    "customer_number",
    "tax_number",
    "best_time",
    "form_of_address",
    "language",
    "preferred_channel",
    "leap_rule",
)
_CODES = {"form_of_address": 10, "language": 8, "preferred_channel": 10, "leap_rule": 6}
_LIMITS = _CODES | {"prefix": 60, "suffix": 60, "customer_number": 60, "tax_number": 60, "tags": 60}


def _line(key: str, text: str) -> str:
    if not text:
        return ""
    clean = " ".join(text.replace("\x00", "").split())
    limit = _LIMITS.get(key, 200)
    if len(clean) > limit:
        raise InvalidField(
            key, _("This is longer than {limit} characters.").format(limit=limit), _("Shorten it.")
        )
    return clean


def _cut(text: str) -> str:
    """One line of at most MAX_NAME characters: a longer title is told by its beginning."""
    return " ".join(text.replace("\x00", "").split())[:MAX_NAME].rstrip()


def _checked_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Each tag once, whatever its case."""
    found: dict[str, str] = {}
    for tag in tags:
        clean = _line("tags", tag)
        if clean:
            found.setdefault(fold(clean) or clean, clean)
    return tuple(found.values())


def _checked_points(points: tuple[PointForm, ...]) -> list[PointForm]:
    checked = []
    for index, point in enumerate(points):
        value = " ".join(point.value.replace("\x00", "").split())
        if not value:
            continue
        try:
            if len(value) > MAX_LINE:
                raise InvalidField(
                    point.kind,
                    _("This is longer than {limit} characters.").format(limit=MAX_LINE),
                    _("Shorten it."),
                )
            if point.kind == EMAIL:
                contact_checks.check_email(value)
            elif point.kind == WEB:
                value = contact_checks.check_web(value)
        except InvalidField as error:
            raise InvalidField(point.kind, error.sentence, error.remedy, index) from error
        label = _line("label", point.label)[:60]
        unchanged = value == point.value and label == point.label
        checked.append(point if unchanged else replace(point, value=value, label=label))
    return checked


def _checked_address(index: int, address: AddressForm) -> AddressForm:
    street = "\n".join(" ".join(line.split()) for line in address.street.replace("\x00", "").splitlines())
    try:
        lines: dict[str, Any] = {
            key: _line(key, text) for key in ADDRESS_LINES if (text := getattr(address, key))
        }
    except InvalidField as error:
        raise InvalidField(error.field, error.sentence, error.remedy, index) from error
    short: dict[str, Any] = {
        "po_box": _line("po_box", address.po_box)[:60],
        "postal_code": _line("postal_code", address.postal_code)[:20],
    }
    return replace(address, street=street.strip()[:1000], **lines, **short)
