"""One customer as a file tells it, before anybody has looked whether we know them.

Every reader of a foreign file yields, for each data row or card, either a Draft or a Refused:
rows read = drafts + refused, always. Nothing here knows a database.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PointKind = Literal["mobile", "work", "home", "fax", "social", "other"]
POINT_KINDS: tuple[PointKind, ...] = ("mobile", "work", "home", "fax", "social", "other")

DayKind = Literal["birthday", "wedding", "founding", "customer_since", "other"]


@dataclass(slots=True)
class DraftPoint:
    """A phone or fax number, an e-mail address or a web address, as written in the file.

    `label` is the file's own word where it says more than the kind does ("Summer house"), else "".
    """

    value: str
    kind: PointKind = "other"
    label: str = ""
    preferred: bool = False


@dataclass(slots=True)
class DraftAddress:
    """A postal address in parts; `street` may have several lines, `extended` is flat, floor or c/o."""

    street: str = ""
    postal_code: str = ""
    town: str = ""
    region: str = ""
    country: str = ""
    po_box: str = ""
    extended: str = ""
    kind: PointKind = "other"
    label: str = ""
    preferred: bool = False


@dataclass(slots=True)
class DraftDay:
    """A yearly day as an ISO partial date: "1976-02-29", or "--02-29" where the year is not known.

    `label` is the file's own word for a day of kind "other" ("Name day"), else "".
    """

    kind: DayKind
    day: str
    label: str = ""


@dataclass(slots=True)
class Draft:
    """One customer as the file tells it. Absent values are "" or an empty list, never None.

    `line` is the first physical line of the row or card, 1-based. `kept_aside` holds one translated sentence
    for each part that was left out because it was bad (an impossible birthday) or is to be doubted (1 January
    1970); the rest is still imported.
    `uid`, the days of an ending ("2026-11-20"), `leap_rule` and `more_organisations` are set only by our own export.
    `extra` holds what the file said in its own technical terms and this
    program has no place for (unknown vCard properties, word for word).
    """

    line: int = 0
    kind: Literal["person", "firm"] = "person"
    name: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    organisation: str = ""
    job_title: str = ""
    department: str = ""
    customer_number: str = ""
    tax_number: str = ""
    language: str = ""
    form_of_address: str = ""
    preferred_channel: str = ""
    best_time: str = ""
    notes: str = ""
    ended_on: str = ""
    deceased_on: str = ""
    archived_on: str = ""
    leap_rule: str = ""
    uid: str = ""
    phones: list[DraftPoint] = field(default_factory=list)
    emails: list[DraftPoint] = field(default_factory=list)
    webs: list[DraftPoint] = field(default_factory=list)
    addresses: list[DraftAddress] = field(default_factory=list)
    days: list[DraftDay] = field(default_factory=list)
    more_organisations: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    kept_aside: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Refused:
    """A row or card that could not be read: its first physical line, a translated sentence why, and its text.

    `text` is the row as it stands in the file (at most MAX_REFUSED_TEXT characters of it), for the file of
    refused rows that the user can put right and import again.
    """

    line: int
    reason: str
    text: str


MAX_REFUSED_TEXT = 65_536
