"""What the card says about one customer, read and put into words in one go on the reader's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app import wording
from app.customers import phones
from app.customers.card import Card
from app.customers.contact_checks import mailto_uri
from app.customers.countries import country_name
from app.customers.form import AddressForm, PointForm
from app.customers.models import EMAIL, FAX, PHONE, WEB
from app.errors import NotFound
from app.i18n import _, ngettext
from app.office import Office
from app.reminders.dates import LeapRule, PartialDate, age_on, default_leap_rule, next_occurrence
from app.reminders.milestones import milestone
from ui.customers import customer_words as words

MOST_FACTS = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known: icon, label, value. `url` opens it, `customer_id` leads to another card."""

    icon: str
    label: str
    value: str
    url: str = ""
    is_round: bool = False
    customer_id: int | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """A number or address to call or write to: what is shown and the link that opens it."""

    label: str
    shown: str
    url: str


@dataclass(frozen=True, slots=True)
class CardView:
    """One customer ready to be shown. `facts` stand in the header, `details` is everything."""

    card: Card
    town: str
    firm: str
    firm_id: int | None
    calls: tuple[Reach, ...]
    mails: tuple[Reach, ...]
    facts: tuple[Fact, ...]
    details: tuple[Fact, ...]
    address: str
    state: str
    tags: tuple[str, ...]


def read_card(office: Office, customer_id: int, today: date) -> CardView | None:
    """The card of a customer; None when it is gone."""
    try:
        card = office.customers.card(customer_id)
    except NotFound:
        return None
    country = office.settings.read().country
    form = card.form
    main = next((one for one in card.firms if one.main and one.to_day is None), None)
    calls = tuple(
        Reach(words.label_words(PHONE, point.label), phones.shown(point.value, country), url)
        for point in _preferred_first(form.points, PHONE)
        if (url := phones.tel_uri(point.value, country))
    )
    mails = tuple(
        Reach(words.label_words(EMAIL, point.label), point.value, mailto_uri(point.value))
        for point in _preferred_first(form.points, EMAIL)
    )
    days = tuple(_yearly(card, today, country))
    best = _best_reached(card)
    contact = () if card.contact_days is None else (_contact(card.contact_days),)
    spoken = _spoken(card)
    number = _plain("file-text", _("Customer number"), form.customer_number)
    numbers = tuple(_points(card, country, (PHONE, FAX)))
    facts = (*days[:1], *numbers[:1], *best, *contact, *number, *spoken, *days[1:], *numbers[1:])
    first = form.addresses[0] if form.addresses else None
    return CardView(
        card=card,
        town=next((address.town for address in form.addresses if address.town), ""),
        firm=main.name if main else "",
        firm_id=main.other_id if main else None,
        calls=calls,
        mails=mails,
        facts=facts[:MOST_FACTS],
        details=(
            *numbers,
            *_points(card, country, (EMAIL, WEB, "social")),
            *(_address(address) for address in form.addresses),
            *_colleagues(card),
            *days,
            *best,
            *contact,
            *spoken,
            *number,
            *_plain("receipt", _("Tax number"), form.tax_number),
            *_plain("user-round", _("Called"), form.nickname),
            *_plain("sticky-note", _("Notes"), form.notes),
        ),
        address="" if first is None else "\n".join([form.name, *_address_lines(first)]),
        state=_state(card),
        tags=form.tags,
    )


def _preferred_first(points: tuple[PointForm, ...], *kinds: str) -> list[PointForm]:
    return sorted((point for point in points if point.kind in kinds), key=lambda point: not point.preferred)


def _points(card: Card, country: str, kinds: tuple[str, ...]) -> list[Fact]:
    facts = []
    for point in _preferred_first(card.form.points, *kinds):
        shown, url = point.value, ""
        if point.kind in (PHONE, FAX):
            shown = phones.shown(point.value, country)
            url = phones.tel_uri(point.value, country) if point.kind == PHONE else ""
        elif point.kind == EMAIL:
            url = mailto_uri(point.value)
        elif point.kind == WEB:
            url = point.value
        label = words.label_words(point.kind, point.label)
        facts.append(Fact(words.POINT_ICONS.get(point.kind, "link"), label, shown, url))
    return facts


def _yearly(card: Card, today: date, country: str) -> list[Fact]:
    """The yearly days with the next one first: "Sat 28 Nov · turns 50"."""
    country = card.country or country
    rule = LeapRule(card.form.leap_rule) if card.form.leap_rule else default_leap_rule(country)
    found = []
    for yearly in card.form.yearly_days:
        quiet = bool(card.state)  # an age is no news on the card of somebody who died or left
        day = next_occurrence(yearly.date, today, rule)
        whole = quiet or yearly.kind == "customer_since"
        years = age_on(yearly.date, today if whole else day, rule)
        icon = {"birthday": "cake", "wedding": "gem"}.get(yearly.kind, "award")
        value = _whole_day(yearly.date) if whole else _coming(day, today)
        said = _years(yearly.kind, years) if years and not quiet else ""
        is_round = not whole and milestone(yearly.kind, years) and (day - today).days <= 60
        fact = Fact(
            icon,
            yearly.label or words.yearly_word(yearly.kind),
            " · ".join(part for part in (value, said) if part),
            is_round=is_round,
        )
        found.append(((yearly.kind != "birthday", day), fact))
    return [fact for _order, fact in sorted(found, key=lambda pair: pair[0])]


def _coming(day: date, today: date) -> str:
    """Today, tomorrow, or the date: on the card the weekday alone would say less than "Sat 28 Nov"."""
    return wording.day_in_row(day, today) if (day - today).days <= 1 else wording.day_short(day, today)


def _whole_day(partial: PartialDate) -> str:
    if partial.year is None:
        return wording.day_and_month(partial.day, partial.month)
    origin = partial.origin
    return wording.day_short(origin, date.min) if origin is not None else ""


def _years(kind: str, years: int) -> str:
    if kind == "birthday":
        return wording.turns(years)
    return ngettext("{years} year", "{years} years", years).format(years=wording.number(years))


def _best_reached(card: Card) -> tuple[Fact, ...]:
    form = card.form
    if not form.preferred_channel and not form.best_time:
        return ()
    channel = words.channel_word(form.preferred_channel)
    value = _("{channel}, {time}").format(channel=channel, time=form.best_time)
    if not (channel and form.best_time):
        value = channel or form.best_time
    return (Fact(words.CHANNEL_ICONS.get(form.preferred_channel, "clock"), _("Best reached"), value),)


def _contact(days: int) -> Fact:
    said = wording.days_ago(days)
    return Fact("calendar-clock", _("Last contact"), said[:1].upper() + said[1:])


def _spoken(card: Card) -> tuple[Fact, ...]:
    form = card.form
    parts = [words.language_word(form.language), words.address_form_word(form.form_of_address, form.language)]
    value = " · ".join(part for part in parts if part)
    return _plain("languages", _("Language"), value)


def _plain(icon: str, label: str, value: str) -> tuple[Fact, ...]:
    return (Fact(icon, label, value),) if value else ()


def _address_lines(address: AddressForm) -> list[str]:
    place = " ".join(part for part in (address.postal_code, address.town) if part)
    lines = [*address.street.splitlines(), address.extended, address.po_box, place, address.region]
    return [line for line in (*lines, country_name(address.country) if address.country else "") if line]


def _address(address: AddressForm) -> Fact:
    return Fact("map-pin", words.label_words("address", address.label), "\n".join(_address_lines(address)))


def _colleagues(card: Card) -> list[Fact]:
    found = []
    for label, icon, people in (
        (_("Firm"), "building-2", card.firms),
        (_("People"), "user-round", card.people),
    ):
        for one in people:
            parts = [one.name, one.job_title, one.role, one.department]
            if one.to_day is not None:
                parts.append(_("until {day}").format(day=wording.day_short(one.to_day, date.min)))
            value = " · ".join(part for part in parts if part)
            found.append(Fact(icon, label, value, customer_id=one.other_id))
    return found


def _state(card: Card) -> str:
    form = card.form
    if form.deceased_on is not None:
        return _("Died on {day}. No reminders are shown.").format(day=wording.full_day(form.deceased_on))
    if form.ended_on is not None:
        return _("The relationship ended on {day}. No reminders are shown.").format(
            day=wording.full_day(form.ended_on)
        )
    if form.archived_on is not None:
        return _("In the archive since {day}. No reminders are shown.").format(
            day=wording.full_day(form.archived_on)
        )
    return ""
