"""The words in which the window speaks of customers: states, labels, channels, languages, days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wording
from app.customers.models import EMAIL, FAX, PHONE, SOCIAL, WEB
from app.i18n import N_, _, ngettext, pgettext

if TYPE_CHECKING:
    from ui.customers.list_model import ShownRow

_STATES = {"ended": N_("ended"), "deceased": N_("deceased"), "archived": N_("archived")}
_SIGNS = {"overdue": N_("overdue"), "soon": N_("due soon"), "round": N_("a round day soon")}

POINT_ICONS = {PHONE: "phone", EMAIL: "mail", WEB: "globe", FAX: "printer", SOCIAL: "at-sign"}

CHANNEL_ICONS = {
    "phone": "phone",
    "email": "mail",
    "message": "message-square",
    "letter": "sticky-note",
    "visit": "store",
}

LANGUAGES = {
    "da": "Dansk",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "it": "Italiano",
    "nl": "Nederlands",
    "nb": "Norsk",
    "pl": "Polski",
    "fi": "Suomi",
    "sv": "Svenska",
}
"""Languages in which one writes to customers, each in its own words."""

_ADDRESSED = {
    ("de", "formal"): "Sie",
    ("de", "informal"): "du",
    ("da", "formal"): "De",
    ("da", "informal"): "du",
    ("nb", "formal"): "De",
    ("nb", "informal"): "du",
    ("sv", "formal"): "Ni",
    ("sv", "informal"): "du",
    ("nl", "formal"): "u",
    ("nl", "informal"): "jij",
    ("fr", "formal"): "vous",
    ("fr", "informal"): "tu",
    ("es", "formal"): "usted",
    ("es", "informal"): "tú",
    ("it", "formal"): "Lei",
    ("it", "informal"): "tu",
}
"""How a language says formal and informal; English does not tell them apart by one word."""


def state_word(state: str) -> str:
    """The word of what sets a customer apart; "" for none."""
    return _(_STATES[state]) if state in _STATES else ""


def days_words(silent_days: int | None) -> str:
    """Days since the last contact, tight; "" when nothing is known."""
    if silent_days is None:
        return ""
    return pgettext("in a list row", "today") if silent_days == 0 else wording.days_tight(silent_days)


def row_sentence(shown: ShownRow) -> str:
    """A row for a screen reader: "Anders Moe, Moe Rør AS, Bergen, 94 days since contact, overdue"."""
    row = shown.row
    parts = [row.name, *row.second_line.split(" · "), state_word(row.state)]
    if row.silent_days is not None:
        parts.append(
            ngettext("{days} day since contact", "{days} days since contact", row.silent_days).format(
                days=wording.number(row.silent_days)
            )
        )
    if shown.sign in _SIGNS:
        parts.append(_(_SIGNS[shown.sign]))
    return ", ".join(part for part in parts if part)


def label_choices(kind: str) -> list[tuple[str, str]]:
    """The labels one can choose for a phone, an address, a page: (stored key, word)."""
    mobile = ("mobile", pgettext("contact point", "Mobile"))
    work = ("work", pgettext("contact point", "Work"))
    home = ("home", pgettext("contact point", "Private"))
    other = ("", pgettext("contact point", "Other"))
    return [mobile, work, home, other] if kind == PHONE else [work, home, other]


def label_words(kind: str, label: str) -> str:
    """What a number, address or page is called on the card; its own words where it has them."""
    named = {
        "mobile": pgettext("contact point", "Mobile"),
        "work": {PHONE: _("Work phone"), EMAIL: _("Work mail")}.get(kind, pgettext("contact point", "Work")),
        "home": {PHONE: _("Private phone"), EMAIL: _("Private mail")}.get(
            kind, pgettext("contact point", "Private")
        ),
        "": {
            PHONE: _("Phone"),
            EMAIL: _("Mail"),
            WEB: _("Web page"),
            FAX: _("Fax"),
            SOCIAL: _("Profile"),
        }.get(kind, _("Address")),
    }
    return named.get(label, label)


def channel_choices() -> list[tuple[str, str]]:
    """The ways to reach somebody: (stored key, word)."""
    return [
        ("phone", pgettext("channel", "Phone")),
        ("email", pgettext("channel", "Mail")),
        ("message", pgettext("channel", "Message")),
        ("letter", pgettext("channel", "Letter")),
        ("visit", pgettext("channel", "Visit")),
    ]


def channel_word(channel: str) -> str:
    """The way to reach somebody; other text as it is."""
    return dict(channel_choices()).get(channel, channel)


def language_word(code: str) -> str:
    """A language in its own words; an unknown code as it is."""
    return LANGUAGES.get(code, code)


def address_form_word(form: str, language: str) -> str:
    """How somebody is addressed: "formal (Sie)", "informal (du)"; "" when it was not said."""
    word = {
        "formal": pgettext("form of address", "formal"),
        "informal": pgettext("form of address", "informal"),
    }.get(form, form)
    said = _ADDRESSED.get((language, form))
    return _("{form} ({word})").format(form=word, word=said) if said else word


def yearly_choices(is_firm: bool) -> list[tuple[str, str]]:
    """The kinds of yearly days of a person or a firm: (stored key, word)."""
    birthday = ("birthday", _("Birthday"))
    wedding = ("wedding", _("Wedding day"))
    founding = ("founding", _("Founding day"))
    since = ("customer_since", _("Customer since"))
    return [founding, since] if is_firm else [birthday, wedding, since]


def yearly_word(kind: str) -> str:
    """What a yearly day is called."""
    return dict([*yearly_choices(False), *yearly_choices(True)]).get(kind, kind)
