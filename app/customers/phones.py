"""Phone numbers: read in the firm's country, shown readably, found however they are written; what was typed is kept."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

# What a number may be written with: digits, spaces, brackets, hyphens, dashes, dots, slashes.
_NUMBER = re.compile(r"\(?[+＋]?[\d\s().\-‐-–/·]+")
_SHORTEST_QUERY = (
    5  # digits; fewer may as well be a house number or a post code, and are searched for as words
)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as the library reads it; the trunk prefix is "0" in Germany and "" in Denmark."""

    e164: str
    country_code: str
    trunk: str
    extension: str
    parsed: Any


def normalise(typed: str, country: str) -> str | None:
    """The number in E.164 ("+4520550147"), or None when it cannot be one. `country` is ISO alpha-2, "" when unknown.

    Numbers with a trunk zero after the country code ("+49 0171 …", "+49 (0)171 …") and with 00 for + are repaired.
    """
    number = _read(typed, country)
    return number.e164 if number else None


def shown(typed: str, country: str) -> str:
    """The number for reading: national in the firm's own country, else international; as typed when in doubt."""
    from phonenumbers import PhoneNumberFormat, format_number, region_code_for_number

    plain = " ".join(typed.split())
    number = _read(typed, country)
    if number is None or not _NUMBER.fullmatch(plain):
        return plain  # "86 55 01 40 (Anna)" says more than its digits
    own = region_code_for_number(number.parsed) == country.upper()
    return str(
        format_number(number.parsed, PhoneNumberFormat.NATIONAL if own else PhoneNumberFormat.INTERNATIONAL)
    )


def search_forms(typed: str, country: str) -> list[str]:
    """The digit strings that are stored in the search text; `query_digits` occurs in one of them.

    "004520550147" holds the number with 00, with the country code, and without. Where the country has a trunk prefix, a
    second string holds the national spelling: "004901711234567". Digits that were typed beyond that are a string more.
    """
    number = _read(typed, country)
    forms = []
    if number:
        national = number.e164[1 + len(number.country_code) :]
        forms.append(f"00{number.country_code}{national}")
        if number.trunk and not national.startswith(number.trunk):
            forms.append(f"00{number.country_code}{number.trunk}{national}")
    digits = _digits(typed)
    if digits and not any(digits in form for form in forms):
        forms.append(digits)
    return forms


def query_digits(text: str) -> str | None:
    """What to look for when a query looks like a phone number, or None when it is words."""
    query = text.strip()
    if not _NUMBER.fullmatch(query):
        return None
    digits = _digits(query)
    return digits if len(digits) >= (1 if query.lstrip("(")[:1] in ("+", "＋") else _SHORTEST_QUERY) else None


def tel_uri(typed: str, country: str) -> str:
    """The link that calls the number (RFC 3966); "" when there is nothing to dial."""
    number = _read(typed, country)
    if number:
        return f"tel:{number.e164}" + (f";ext={number.extension}" if number.extension else "")
    dialled = re.split(r"[^\W\d_]", typed, maxsplit=1)[0]  # up to the first letter: "112 (alarm)"
    keys = "".join(key for key in dialled if key.isdecimal() or key in "*#")
    plus = "+" if keys and dialled.lstrip().startswith("+") else ""
    return f"tel:{plus}{quote(keys, safe='*')}" if keys else ""


@functools.lru_cache(maxsize=4096)
def _read(typed: str, country: str) -> _Number | None:
    """The number in what was typed. Kept for a while, because saving asks for several forms of the same number."""
    import phonenumbers

    written = typed.strip()
    head = _NUMBER.match(written)
    # "86 55 01 40 lok. 12": letters after a number are not digits on a keypad.
    for text in dict.fromkeys([written, head[0].rstrip(" (") if head else ""]):
        for region in (country.upper(), None):
            # 00 stands for + everywhere but where the firm's own country dials something else.
            international = re.sub(r"^\(?00", "+", text) if region is None else text
            try:
                parsed = phonenumbers.parse(international, region)
            except phonenumbers.NumberParseException:
                continue
            valid = phonenumbers.is_valid_number(parsed)
            # Number plans grow faster than libraries: with a country code and a possible length it may be a new one.
            if not valid and not (
                international.startswith("+")
                and _NUMBER.fullmatch(international)
                and phonenumbers.is_possible_number(parsed)
            ):
                continue
            prefix_region = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
            return _Number(
                phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164),
                str(parsed.country_code),
                phonenumbers.ndd_prefix_for_region(prefix_region, True) or "",
                parsed.extension or "",
                parsed,
            )
    return None


def _digits(text: str) -> str:
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())
