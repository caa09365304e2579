"""The columns of our own CSV: key, heading, and how a cell is made of a customer.

A customer is given as a mapping with the names of Draft: "name", "phones" (a sequence of DraftPoint), "days" …;
what is missing is empty. The first number, e-mail address and postal address stand in columns of their own,
so that a spreadsheet or a mail merge can use them; the others share one cell (see `several`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from app.exchange import own_words, several
from app.exchange.draft import DayKind, DraftAddress, DraftDay, DraftPoint
from app.i18n import N_, _, pgettext
from app.reminders.dates import PartialDate

Row = Mapping[str, Any]
DateStyle = Literal["iso", "dmy"]
"""How days are written: "1976-02-29" and "--02-29", or "29.02.1976" and "29.02."."""

UID_HEADING = "Regulars ID"
"""The same in every language: by it our own export is recognised, and its customers found again."""


class Style:
    """The words and the date style of one export, looked up once."""

    def __init__(self, date_style: DateStyle) -> None:
        self.point = own_words.point_words(pgettext)
        self.day = own_words.day_words(pgettext)
        self.coded = {
            "kind": own_words.customer_words(pgettext),
            "form_of_address": own_words.address_words(pgettext),
        }
        self._date_style = date_style

    def date(self, iso: str) -> str:
        """A partial date in the chosen style."""
        if self._date_style == "iso":
            return iso
        day = PartialDate.parse(iso)
        return f"{day.day:02}.{day.month:02}." + ("" if day.year is None else f"{day.year:04}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `cell` makes its text; without it the text is what the row has under `key`.

    `is_phone` says that it holds one number and nothing else.
    """

    key: str
    msgid: str
    cell: Callable[[Row, Style], Any] | None = None
    is_phone: bool = False

    @property
    def heading(self) -> str:
        """The heading in the language spoken now."""
        return _(self.msgid)


def _coded(key: str) -> Callable[[Row, Style], Any]:
    return lambda row, style: style.coded[key].get(row.get(key, ""), row.get(key, ""))


def _kind(point: DraftPoint | DraftAddress, style: Style) -> str:
    return several.kind_text(style.point.get(point.kind, point.kind), point.label, point.preferred)


def _main(items: Sequence[Any]) -> Any:
    """The preferred one, else the first."""
    if len(items) > 1:
        for item in items:
            if item.preferred:
                return item
    return items[0]


def _rest(items: Sequence[Any]) -> list[Any]:
    """All but the main one, in their order."""
    main = _main(items)
    at = next(at for at, item in enumerate(items) if item is main)
    return [*items[:at], *items[at + 1 :]]


def _main_value(key: str) -> Callable[[Row, Style], Any]:
    def cell(row: Row, style: Style) -> str:
        points = row.get(key)
        return _main(points).value if points else ""

    return cell


def _main_kind(key: str) -> Callable[[Row, Style], Any]:
    def cell(row: Row, style: Style) -> str:
        points = row.get(key)
        return _kind(_main(points), style) if points else ""

    return cell


def _more_points(key: str) -> Callable[[Row, Style], Any]:
    def cell(row: Row, style: Style) -> str:
        points = row.get(key)
        if not points or len(points) == 1:
            return ""
        return several.join(several.with_kind(_kind(point, style), point.value) for point in _rest(points))

    return cell


def _main_address(part: str) -> Callable[[Row, Style], Any]:
    attribute = attrgetter(part)

    def cell(row: Row, style: Style) -> str:
        addresses = row.get("addresses")
        return attribute(_main(addresses)) if addresses else ""

    return cell


ADDRESS_PARTS = ("street", "extended", "po_box", "postal_code", "town", "region", "country")


def _more_addresses(row: Row, style: Style) -> str:
    addresses = row.get("addresses")
    if not addresses or len(addresses) == 1:
        return ""
    return several.join(
        several.with_kind(
            _kind(address, style),
            several.join((getattr(address, part) for part in ADDRESS_PARTS), several.BETWEEN_PARTS),
        )
        for address in _rest(addresses)
    )


DAY_COLUMNS: tuple[DayKind, ...] = ("birthday", "wedding", "founding", "customer_since")


def _first_day(days: Sequence[DraftDay], kind: str) -> DraftDay | None:
    for day in days:
        if day.kind == kind and not day.label:
            return day
    return None


def _day(kind: str) -> Callable[[Row, Style], Any]:
    def cell(row: Row, style: Style) -> str:
        days = row.get("days")
        day = _first_day(days, kind) if days else None
        return style.date(day.day) if day else ""

    return cell


def _more_days(row: Row, style: Style) -> str:
    days = row.get("days")
    if not days:
        return ""
    shown = [day for kind in DAY_COLUMNS if (day := _first_day(days, kind))]
    return several.join(
        several.with_kind(
            several.kind_text(style.day.get(day.kind, day.kind), day.label, False), style.date(day.day)
        )
        for day in days
        if not any(day is one for one in shown)
    )


ENDINGS = ("ended_on", "deceased_on", "archived_on")
LEAP_DAYS = {"feb28": "02-28", "mar1": "03-01"}


def _ending(key: str) -> Callable[[Row, Style], Any]:
    def cell(row: Row, style: Style) -> str:
        day = row.get(key)
        return style.date(day) if day else ""

    return cell


def _leap_rule(row: Row, style: Style) -> str:
    day = LEAP_DAYS.get(row.get("leap_rule", ""))
    return style.date(f"--{day}") if day else ""


COLUMNS: tuple[Column, ...] = (
    Column("uid", UID_HEADING),
    Column("kind", N_("Person or firm"), _coded("kind")),
    Column("name", N_("Name")),
    Column("prefix", N_("Title before the name")),
    Column("given", N_("Given name")),
    Column("middle", N_("Middle name")),
    Column("family", N_("Family name")),
    Column("suffix", N_("Title after the name")),
    Column("nickname", N_("Nickname")),
    Column("organisation", N_("Firm")),
    Column("job_title", N_("Job title")),
    Column("department", N_("Department")),
    Column(
        "more_firms", N_("More firms"), lambda row, style: several.join(row.get("more_organisations") or ())
    ),
    Column("phone", N_("Phone"), _main_value("phones"), is_phone=True),
    Column("phone_kind", N_("Kind of phone"), _main_kind("phones")),
    Column("more_phones", N_("More phones"), _more_points("phones")),
    Column("email", N_("E-mail"), _main_value("emails")),
    Column("email_kind", N_("Kind of e-mail"), _main_kind("emails")),
    Column("more_emails", N_("More e-mails"), _more_points("emails")),
    Column("web", N_("Website"), _main_value("webs")),
    Column("web_kind", N_("Kind of website"), _main_kind("webs")),
    Column("more_webs", N_("More websites"), _more_points("webs")),
    Column("street", N_("Street"), _main_address("street")),
    Column("extended", N_("Address line 2"), _main_address("extended")),
    Column("po_box", N_("PO box"), _main_address("po_box")),
    Column("postal_code", N_("Postal code"), _main_address("postal_code")),
    Column("town", N_("Town"), _main_address("town")),
    Column("region", N_("Region"), _main_address("region")),
    Column("country", N_("Country"), _main_address("country")),
    Column("address_kind", N_("Kind of address"), _main_kind("addresses")),
    Column("more_addresses", N_("More addresses"), _more_addresses),
    Column("birthday", N_("Birthday"), _day("birthday")),
    Column("wedding", N_("Wedding day"), _day("wedding")),
    Column("founding", N_("Founded on"), _day("founding")),
    Column("customer_since", N_("Customer since"), _day("customer_since")),
    Column("more_days", N_("More days"), _more_days),
    Column("tags", N_("Tags"), lambda row, style: several.join(row.get("tags") or ())),
    Column("customer_number", N_("Customer number")),
    Column("tax_number", N_("Tax number")),
    Column("language", N_("Language")),
    Column("form_of_address", N_("Form of address"), _coded("form_of_address")),
    Column("preferred_channel", N_("Preferred channel")),
    Column("best_time", N_("Best time")),
    Column("leap_rule", N_("29 February is kept on"), _leap_rule),
    Column("ended_on", N_("Relationship ended on"), _ending("ended_on")),
    Column("deceased_on", N_("Died on"), _ending("deceased_on")),
    Column("archived_on", N_("Archived on"), _ending("archived_on")),
    Column("notes", N_("Notes")),
)


def chosen(keys: Sequence[str]) -> tuple[Column, ...]:
    """The columns with these keys, in the order of COLUMNS."""
    return tuple(column for column in COLUMNS if column.key in keys)
