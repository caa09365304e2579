"""Keeps spreadsheets from running what customers' names and notes say.

A cell that begins with = + - @ TAB or CR is a formula to Excel and LibreOffice (OWASP, CSV injection). Such a
cell gets an apostrophe in front; so does one that begins with apostrophes before one of them, so that reading
takes away exactly what writing added. Phone numbers are left as they are: guarding "+45 12 34 56 78" would
spoil the one column that everybody dials from.
"""

from __future__ import annotations

import re
from functools import lru_cache

SUSPECT = frozenset("=+-@\t\r'")
"""First characters of cells that `guarded` must look at."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
# Only digits, spaces and brackets: Excel works out "+1-1" and "+45-12-34", but not "+45 (0)12 34".
_ONLY_DIGITS = dict.fromkeys(map(ord, "+ \xa0()"))
_PHONE = re.compile(r"\+[1-9][0-9 \xa0()]{5,24}")


def guarded(text: str, phone: bool = False) -> str:
    """`text` as it may stand in a cell; with `phone` a number the phone library accepts stays as it is."""
    if (phone and is_plain_phone(text)) or not _FORMULA.match(text):
        return text
    return "'" + text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text


def is_plain_phone(text: str) -> bool:
    """Whether `text` is an international number with a calling code that the phone library knows.

    At most 15 digits (ITU-T E.164) and no sign that a spreadsheet could calculate with.
    """
    if not _PHONE.fullmatch(text):
        return False
    digits = text.translate(_ONLY_DIGITS)
    codes = _calling_codes()
    return len(digits) <= 15 and (digits[:2] in codes or digits[:1] in codes or digits[:3] in codes)


@lru_cache(maxsize=1)
def _calling_codes() -> frozenset[str]:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    return frozenset(str(code) for code in COUNTRY_CODE_TO_REGION_CODE)
