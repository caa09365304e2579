"""What a row of a file would do: who it is about, and whether it adds, changes or says nothing new. Pure rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from app.customers.countries import country_code
from app.customers.form import ADDRESS_LINES, AddressForm, CustomerForm, MemberForm, PointForm, YearlyForm
from app.customers.models import EMAIL, FAX, FIRM, PERSON, PHONE, SOCIAL, WEB
from app.customers.names import fold
from app.customers.snapshot import PLAIN_FIELDS
from app.errors import InvalidField
from app.exchange.draft import Draft, DraftPoint
from app.exchange.own_columns import ENDINGS
from app.reminders.dates import PartialDate
from app.reminders.milestones import YearlyKind

NEW, UPDATE, SAME, REFUSED = "new", "update", "same", "refused"
FATES = (NEW, UPDATE, SAME, REFUSED)

Normaliser = Callable[[str], str]
"""A phone number as typed to the form in which two spellings of it are equal."""

_DAY_KINDS = {kind.value for kind in YearlyKind}


def form_of(draft: Draft) -> tuple[CustomerForm, list[str]]:
    """The customer that a draft describes, checked, and the sentences for what had to be left out.

    Raises InvalidField when nothing usable is left, such as a name of 5,000 characters.
    """
    aside = list(draft.kept_aside)
    days = []
    for day in draft.days:
        if day.kind in _DAY_KINDS:
            days.append(YearlyForm(day.kind, PartialDate.parse(day.day), day.label))
        else:
            draft.notes = f"{draft.notes}\n{day.label}: {day.day}".strip()
    firm = draft.kind == FIRM
    form = CustomerForm(
        name=draft.name,
        kind=FIRM if firm else PERSON,
        prefix=draft.prefix,
        given_name=draft.given,
        middle_name=draft.middle,
        family_name=draft.family,
        suffix=draft.suffix,
        nickname=draft.nickname,
        customer_number=draft.customer_number,
        tax_number=draft.tax_number,
        form_of_address=draft.form_of_address,
        language=draft.language,
        preferred_channel=draft.preferred_channel,
        best_time=draft.best_time,
        notes="\n".join(part for part in (draft.notes, *draft.extra) if part),
        points=(
            *(_point(FAX if p.kind == "fax" else PHONE, p) for p in draft.phones),
            *(_point(EMAIL, p) for p in draft.emails),
            *(_point(SOCIAL if p.kind == "social" else WEB, p) for p in draft.webs),
        ),
        addresses=tuple(
            AddressForm(
                label=_label(a.kind, a.label),
                street=a.street,
                extended=a.extended,
                po_box=a.po_box,
                postal_code=a.postal_code,
                town=a.town,
                region=a.region,
                country=country_code(a.country),
                preferred=a.preferred,
            )
            for a in draft.addresses
        ),
        yearly_days=tuple(_one_each(days)),
        firms=() if firm else _firms(draft),
        tags=tuple(draft.tags),
        leap_rule=draft.leap_rule,
        **{key: date.fromisoformat(day) if (day := getattr(draft, key)) else None for key in ENDINGS},
    )
    return _usable(form, aside), aside


def _firms(draft: Draft) -> tuple[MemberForm, ...]:
    main = (MemberForm(draft.organisation, job_title=draft.job_title, department=draft.department),)
    others = tuple(MemberForm(name, main=False) for name in draft.more_organisations)
    return (main if draft.organisation else ()) + others


def called(name: str, kind: str) -> str:
    """What a customer is found by: its folded name, people and firms apart."""
    return f"{kind[0]}:{fold(name) or name}"


def alike(known: CustomerForm, incoming: CustomerForm, normal: Normaliser) -> bool:
    """Whether two customers of the same folded name are the same one.

    A shared number or address says yes. Without one, anything that contradicts says no: both have numbers but
    none in common, another town, another firm, another birthday.
    """
    if known.kind != incoming.kind:
        return False
    if known.kind == FIRM:
        return True
    if known.customer_number and known.customer_number == incoming.customer_number:
        return True
    ours, theirs = _reached_by(known, normal), _reached_by(incoming, normal)
    if ours & theirs:
        return True
    birthdays = [_birthday(known), _birthday(incoming)]
    firms = [{fold(firm.name) for firm in form.firms} for form in (known, incoming)]
    if ours and theirs:
        return bool(firms[0] & firms[1]) or (birthdays[0] is not None and birthdays[0] == birthdays[1])
    towns = [{fold(address.town) for address in form.addresses if address.town} for form in (known, incoming)]
    contradictions = (
        all(towns) and not towns[0] & towns[1],
        all(firms) and not firms[0] & firms[1],
        None not in birthdays and birthdays[0] != birthdays[1],
    )
    return not any(contradictions)


def merged(
    known: CustomerForm, incoming: CustomerForm, normal: Normaliser, *, file_wins: bool
) -> CustomerForm:
    """What a known customer becomes: what was blank is filled, what is new in a list is added, nothing is emptied.

    `file_wins`: a filled field that differs takes the file's value (our own export, changed and read again).
    """
    values: dict[str, Any] = {}
    for name in _SCALARS:
        ours, theirs = getattr(known, name), getattr(incoming, name)
        if theirs and theirs != ours and (not ours or file_wins):
            values[name] = theirs
    return replace(
        known,
        **values,
        points=_joined(known.points, incoming.points, lambda p: _same_point(p, normal)),
        addresses=_joined_addresses(known.addresses, incoming.addresses),
        yearly_days=_joined_days(known.yearly_days, incoming.yearly_days, file_wins),
        firms=_joined(known.firms, incoming.firms, lambda firm: fold(firm.name)),
        tags=_joined(known.tags, incoming.tags, fold),
    )


def packed(form: CustomerForm) -> str:
    """A form as JSON, without what is empty."""
    return _JSON.encode(form)


def unpacked(text: str) -> CustomerForm:
    """The form that `packed` took."""
    values = json.loads(text)
    for name in ("ended_on", "deceased_on", "archived_on"):
        if name in values:
            values[name] = date.fromisoformat(values[name])
    for name, model in _PARTS.items():
        values[name] = tuple(_part(model, part) for part in values.get(name, ()))
    values["tags"] = tuple(values.get("tags", ()))
    return CustomerForm(**values)


_SCALARS = tuple(name for name in PLAIN_FIELDS if name != "kind")
_PARTS: dict[str, Any] = {
    "points": PointForm,
    "addresses": AddressForm,
    "yearly_days": YearlyForm,
    "firms": MemberForm,
}


def _usable(form: CustomerForm, aside: list[str]) -> CustomerForm:
    """The form checked; a bad row of it is left out with its reason instead of costing the customer."""
    for _attempt in range(len(form.points) + len(form.tags) + 20):
        try:
            return form.checked()
        except InvalidField as error:
            if error.field in (PHONE, FAX, EMAIL, WEB, SOCIAL) and error.index is not None:
                point = form.points[error.index]
                aside.append(f"{point.value[:80]}: {error.sentence}")
                rest = tuple(p for i, p in enumerate(form.points) if i != error.index)
                form = replace(form, points=rest, notes=f"{form.notes}\n{point.value[:500]}".strip())
            elif error.field in ADDRESS_LINES and error.index is not None:
                long = getattr(form.addresses[error.index], error.field)
                aside.append(f"{long[:80]}: {error.sentence}")
                blank: dict[str, Any] = {error.field: ""}
                rest_of = replace(form.addresses[error.index], **blank)
                addresses = (*form.addresses[: error.index], rest_of, *form.addresses[error.index + 1 :])
                form = replace(form, addresses=addresses, notes=f"{form.notes}\n{long[:2000]}".strip())
            elif error.field != "name" and isinstance(getattr(form, error.field, None), str):
                aside.append(f"{getattr(form, error.field)[:80]}: {error.sentence}")
                emptied: dict[str, Any] = {error.field: ""}
                form = replace(form, **emptied)
            else:
                raise
    return form.checked()


def _label(kind: str, label: str) -> str:
    return label or ("" if kind in ("other", "fax", "social") else kind)


def _point(kind: str, point: DraftPoint) -> PointForm:
    return PointForm(kind, point.value, _label(point.kind, point.label), point.preferred)


def _one_each(days: list[YearlyForm]) -> list[YearlyForm]:
    """The first day of each kind: nobody has two birthdays."""
    seen: dict[str, YearlyForm] = {}
    for day in days:
        seen.setdefault(day.kind, day)
    return list(seen.values())


def _reached_by(form: CustomerForm, normal: Normaliser) -> set[str]:
    return {_same_point(point, normal)[1] for point in form.points if point.kind in (PHONE, FAX, EMAIL)}


def _same_point(point: PointForm, normal: Normaliser) -> tuple[str, str]:
    if point.kind in (PHONE, FAX):
        return point.kind, normal(point.value)
    return point.kind, point.value.casefold().rstrip("/")


def _same_address(address: AddressForm) -> tuple[str, ...]:
    return tuple(
        fold(part)
        for part in (address.street, address.extended, address.po_box, address.postal_code, address.town)
    )


def _birthday(form: CustomerForm) -> PartialDate | None:
    return next((day.date for day in form.yearly_days if day.kind == YearlyKind.BIRTHDAY), None)


def _joined(ours: tuple[Any, ...], theirs: tuple[Any, ...], key: Callable[[Any], Any]) -> tuple[Any, ...]:
    have = {key(part) for part in ours}
    fresh = []
    for part in theirs:
        if key(part) not in have:
            have.add(key(part))
            fresh.append(part)
    return (*ours, *fresh)


def _joined_addresses(
    ours: tuple[AddressForm, ...], theirs: tuple[AddressForm, ...]
) -> tuple[AddressForm, ...]:
    """What we have and what is new. A file with fewer columns repeats an address in part: that is not new."""
    joined = list(ours)
    for address in theirs:
        if not any(_repeats(known, address) for known in joined):
            joined.append(address)
    return tuple(joined)


def _repeats(known: AddressForm, incoming: AddressForm) -> bool:
    """Whether an address says nothing that a known one does not say."""
    ours, theirs = _same_address(known), _same_address(incoming)
    if not any(theirs):
        return known.country == incoming.country
    return all(not part or part == our for our, part in zip(ours, theirs, strict=True))


def _joined_days(
    ours: tuple[YearlyForm, ...], theirs: tuple[YearlyForm, ...], file_wins: bool
) -> tuple[YearlyForm, ...]:
    """Days by kind; a year that was not known is learnt."""
    days = {day.kind: day for day in ours}
    for day in theirs:
        known = days.get(day.kind)
        if known is None:
            days[day.kind] = day
        elif known.date != day.date:
            learnt = (known.date.month, known.date.day) == (
                day.date.month,
                day.date.day,
            ) and known.date.year is None
            if learnt or (file_wins and day.date.year is not None):
                days[day.kind] = replace(known, date=day.date)
    return tuple(days.values())


def _plain(value: Any) -> Any:
    """What JSON does not know itself: days as text, forms as what is filled in of them."""
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, date):
        return value.isoformat()
    return {name: part for name in _NAMES[type(value)] if (part := getattr(value, name)) or type(part) is int}


_NAMES = {model: tuple(field.name for field in fields(model)) for model in (CustomerForm, *_PARTS.values())}
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_plain)


def _part(model: Any, values: dict[str, Any]) -> Any:
    if model is YearlyForm:
        values["date"] = PartialDate.parse(values["date"])
    if model is MemberForm:
        for name in ("from_day", "to_day"):
            if name in values:
                values[name] = date.fromisoformat(values[name])
        values.setdefault("main", False)
    return model(**values)
