"""What the properties of a vCard mean for a customer, one small function for each.

RFC 2426 (3.0), RFC 6350 (4.0), and what Apple, Google, Android, Outlook and Evolution add to them. Pictures
are never opened and nothing that a card points to is fetched.
"""

from __future__ import annotations

from collections.abc import Callable

from app.exchange.content_lines import ContentLine, parts, unescaped, values
from app.exchange.days import add_day
from app.exchange.draft import Draft, DraftAddress, DraftPoint, PointKind
from app.exchange.labels import day_kind, is_sensitive, is_system_group, point_kind
from app.i18n import N_, _

_MAX_EXTRA = 20

# What says nothing about a customer, or is a picture, or is none of our business (GENDER).
_SKIPPED = frozenset(
    {
        *(
            "VERSION",
            "PRODID",
            "REV",
            "UID",
            "PHOTO",
            "LOGO",
            "SOUND",
            "KEY",
            "AGENT",
            "MEMBER",
            "GENDER",
            "X-GENDER",
            "SORT-STRING",
            "SORT-AS",
            "LABEL",
            "NAME",
        ),
        *(
            "PROFILE",
            "CLASS",
            "SOURCE",
            "MAILER",
            "TZ",
            "GEO",
            "CALURI",
            "CALADRURI",
            "FBURL",
            "CLIENTPIDMAP",
            "XML",
            "X-ABLABEL",
            "X-ABADR",
            "X-ABUID",
        ),
        *("X-PHONETIC-FIRST-NAME", "X-PHONETIC-MIDDLE-NAME", "X-PHONETIC-LAST-NAME", "X-ABSHOWAS", "KIND"),
        *(
            "X-ADDRESSBOOKSERVER-KIND",
            "X-MS-CARDPICTURE",
            "X-MS-OL-DESIGN",
            "X-EVOLUTION-FILE-AS",
            "X-IMAGETYPE",
        ),
        *("X-IMAGEHASH", "X-SHARED-PHOTO-DISPLAY-PREF"),
    }
)
_TYPE_KINDS: dict[str, PointKind] = {
    "fax": "fax",
    "cell": "mobile",
    "mobile": "mobile",
    "iphone": "mobile",
    "work": "work",
    "home": "home",
}
_RANK = ("fax", "mobile", "work", "home")
_SAYS_NOTHING = frozenset(
    {"pref", "voice", "internet", "text", "msg", "video", "other", "postal", "parcel", ""}
)
_ANDROID_DAYS = {"1": "anniversary", "3": "birthday"}


def draft_of(number: int, lines: list[ContentLine]) -> Draft:
    """The draft that the properties of one card make; `number` is the line it begins on."""
    draft = Draft(number)
    labels = {line.group: _label(line.value) for line in lines if line.name == "X-ABLABEL" and line.group}
    for line in lines:
        read = _READERS.get(line.name)
        if read is not None:
            if line.value:
                read(draft, line, labels.get(line.group, "") if line.group else "")
        elif line.name == "":
            draft.kept_aside.append(_("A line was left out: “{text}”.").format(text=line.value.strip()[:60]))
        elif line.name not in _SKIPPED and not is_sensitive(line.name.replace("-", " ")):
            if len(draft.extra) < _MAX_EXTRA and len(line.raw) <= 2000:
                draft.extra.append(line.raw)
        elif line.name in ("KIND", "X-ABSHOWAS") and line.value.strip().lower() in ("org", "company"):
            draft.kind = "firm"
    return draft


def _label(value: str) -> str:
    """The label behind Apple's spelling of its own ones: "_$!<Anniversary>!$_"."""
    return unescaped(value).removeprefix("_$!<").removesuffix(">!$_")


def _name(draft: Draft, line: ContentLine, label: str) -> None:
    family, given, middle, prefix, suffix = (parts(line.value) + [""] * 5)[:5]
    draft.family, draft.given, draft.middle = family, given, middle
    draft.prefix, draft.suffix = prefix, suffix


def _organisation(draft: Draft, line: ContentLine, label: str) -> None:
    name, *units = parts(line.value)
    if not draft.organisation:
        draft.organisation, draft.department = name, ", ".join(filter(None, units))
    elif name and name != draft.organisation:
        _note(draft, _("Also at: {organisation}").format(organisation=name))


def _title(draft: Draft, line: ContentLine, label: str) -> None:
    draft.job_title = draft.job_title or unescaped(line.value)


def _point_kind(line: ContentLine, label: str) -> tuple[PointKind, str, bool]:
    """Kind, own label and whether it is preferred, from the TYPE parameters and Apple's label."""
    types = line.types
    preferred = "pref" in types or line.params.get("PREF") == ["1"]
    if label:
        return *point_kind(label), preferred
    if len(types) == 1 and types[0] in _TYPE_KINDS:
        return _TYPE_KINDS[types[0]], "", preferred
    kinds = sorted({_TYPE_KINDS[name] for name in types if name in _TYPE_KINDS}, key=_RANK.index)
    if kinds:
        return kinds[0], " ".join(kinds[1:]), preferred
    own = " ".join(name.removeprefix("x-") for name in types if name not in _SAYS_NOTHING)
    return *point_kind(own), preferred


def _phone(draft: Draft, line: ContentLine, label: str) -> None:
    value = unescaped(line.value)
    if value[:4].lower() == "tel:":
        value = value[4:].replace(";ext=", " ext. ")
    _add(draft.phones, line, label, value)


def _email(draft: Draft, line: ContentLine, label: str) -> None:
    value = unescaped(line.value)
    _add(draft.emails, line, label, value[7:] if value[:7].lower() == "mailto:" else value)


def _web(draft: Draft, line: ContentLine, label: str) -> None:
    _add(draft.webs, line, label, unescaped(line.value))


def _social(draft: Draft, line: ContentLine, label: str) -> None:
    if value := unescaped(line.value):
        service = (line.params.get("X-SERVICE-TYPE") or line.types or [""])[0]
        draft.webs.append(DraftPoint(value, "social", label or service))


def _add(points: list[DraftPoint], line: ContentLine, label: str, value: str) -> None:
    if value:
        points.append(DraftPoint(value, *_point_kind(line, label)))


def _address(draft: Draft, line: ContentLine, label: str) -> None:
    found = (parts(line.value) + [""] * 7)[:7]
    if any(found):
        po_box, extended, street, town, region, postal_code, country = found
        kind, own, preferred = _point_kind(line, label)
        draft.addresses.append(
            DraftAddress(street, postal_code, town, region, country, po_box, extended, kind, own, preferred)
        )


def _omitted(line: ContentLine) -> int:
    """The year that Apple writes for "no year" in this line."""
    year = line.params.get("X-APPLE-OMIT-YEAR", [""])[0]
    return int(year) if year.isdecimal() else 0


def _birthday(draft: Draft, line: ContentLine, label: str) -> None:
    add_day(draft, "birthday", unescaped(line.value), omitted=_omitted(line))


def _wedding(draft: Draft, line: ContentLine, label: str) -> None:
    add_day(draft, "wedding", unescaped(line.value), omitted=_omitted(line))


def _labelled_day(draft: Draft, line: ContentLine, label: str) -> None:
    kind = day_kind(label)
    own = label if kind == "other" else ""
    add_day(draft, kind, unescaped(line.value), label=own, omitted=_omitted(line))


def _android(draft: Draft, line: ContentLine, label: str) -> None:
    """Android's own properties: "vnd.android.cursor.item/contact_event;2010-06-01;1;;;"."""
    kind, value, number, own, *_more = parts(line.value) + [""] * 4
    if kind.endswith("/contact_event") and value:
        name = _ANDROID_DAYS.get(number, own)
        meant = day_kind(name)
        add_day(draft, meant, value, label=name if meant == "other" else "")
    elif kind.endswith("/nickname"):
        draft.nickname = draft.nickname or value
    elif kind.endswith("/relation") and value:
        _note(draft, f"{own or _('Related')}: {value}")


def _tags(draft: Draft, line: ContentLine, label: str) -> None:
    for name in values(line.value):
        if name not in draft.tags and not is_system_group(name):
            draft.tags.append(name)


def _remark(draft: Draft, line: ContentLine, label: str) -> None:
    _note(draft, unescaped(line.value))


def _related(draft: Draft, line: ContentLine, label: str) -> None:
    value = unescaped(line.value)
    word = label or " ".join(line.types).capitalize() or _("Related")
    if value and not value.lower().startswith("urn:"):
        _note(draft, f"{word}: {value}")


def _note(draft: Draft, text: str) -> None:
    if text:
        draft.notes = f"{draft.notes}\n{text}" if draft.notes else text


def _worded(word: str) -> Callable[[Draft, ContentLine, str], None]:
    return lambda draft, line, label: _note(draft, f"{_(word)}: {unescaped(line.value)}")


def _set(attribute: str) -> Callable[[Draft, ContentLine, str], None]:
    def read(draft: Draft, line: ContentLine, label: str) -> None:
        if not getattr(draft, attribute):
            setattr(draft, attribute, unescaped(line.value))

    return read


def _language(draft: Draft, line: ContentLine, label: str) -> None:
    draft.language = draft.language or unescaped(line.value).replace("_", "-").lower()


def _nickname(draft: Draft, line: ContentLine, label: str) -> None:
    draft.nickname = draft.nickname or ", ".join(values(line.value))


_READERS: dict[str, Callable[[Draft, ContentLine, str], None]] = {
    "FN": _set("name"),
    "N": _name,
    "NICKNAME": _nickname,
    "ORG": _organisation,
    "TITLE": _title,
    "ROLE": _title,
    "TEL": _phone,
    "X-MS-TEL": _phone,
    "EMAIL": _email,
    "URL": _web,
    "ADR": _address,
    "BDAY": _birthday,
    "ANNIVERSARY": _wedding,
    "X-ANNIVERSARY": _wedding,
    "X-MS-ANNIVERSARY": _wedding,
    "X-EVOLUTION-ANNIVERSARY": _wedding,
    "X-KADDRESSBOOK-X-ANNIVERSARY": _wedding,
    "X-ABDATE": _labelled_day,
    "X-ANDROID-CUSTOM": _android,
    "NOTE": _remark,
    "CATEGORIES": _tags,
    "LANG": _language,
    "X-SOCIALPROFILE": _social,
    "IMPP": _social,
    "RELATED": _related,
    "X-ABRELATEDNAMES": _related,
    "X-SPOUSE": _worded(N_("Spouse")),
    "X-EVOLUTION-SPOUSE": _worded(N_("Spouse")),
    "X-KADDRESSBOOK-X-SPOUSESNAME": _worded(N_("Spouse")),
    "X-MANAGER": _worded(N_("Manager")),
    "X-EVOLUTION-MANAGER": _worded(N_("Manager")),
    "X-ASSISTANT": _worded(N_("Assistant")),
    "X-EVOLUTION-ASSISTANT": _worded(N_("Assistant")),
}
