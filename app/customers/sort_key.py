"""A short text key per name whose plain byte order is the alphabet of the office's language.

The order is that of the Unicode Collation Algorithm with CLDR's data, as ICU and Qt sort: letters first, then accents,
then capitals; Danish and Norwegian put Æ, Ø and Å (Aa) after Z, German and English put umlauts with their vowel. Keys
are printable ASCII, so SQLite (BINARY) and PostgreSQL ("C") agree. A key is three levels:

    primary     a code for each letter, digit or mark, codes in alphabetical order
    secondary   where accents are, as (how many letters without one came before, which accent)
    tertiary    where capitals and other variants are, likewise
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

# CLDR's order, as far as names go; a letter that shares its primary with another is in the tables below.
_PUNCTUATION = "_-‐–—,;:!¡?¿.·'‹›\"«»()[]{}§¶@*/\\&#%‰†•`´^¯¨¸°©®+±÷×<=>¬|¦~−¤¢$£¥€"
_ALPHABET = "abcdefghiıjklmnŋopqĸrstŧuvwxyzþæøå"
_SHARED = _ALPHABET[:-3]  # the last three are letters of their own only where a tailoring says so
# Combining marks in their order, then what strokes, ligatures and tailored letters differ by.
_ACCENTS = (
    "\u0332\u0313\u0314\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304\u0335"
    "\u0305\u0309\u030f\u0310\u0311\u031b\u0323\u0324\u0325\u0326\u032d\u032e\u0330\u0331"
)
_STROKE, _ETH, _LIGATURE, _TAILORED, _TAILORED_2 = "\u0335", "\ue010", "\ue011", "\ue012", "\ue013"
_SECONDARY = {
    mark: chr(0x22 + rank) for rank, mark in enumerate(f"{_ACCENTS}{_ETH}{_LIGATURE}{_TAILORED}{_TAILORED_2}")
}
_PLAIN = "!"  # the secondary of a letter without accent

# Small letter: the letters it is filed as, and what it differs by.
_EVERYWHERE = {
    "đ": ("d", _STROKE), "ð": ("d", _ETH), "ħ": ("h", _STROKE), "ł": ("l", _STROKE), "ø": ("o", "\u0338"),
    "‘": ("'", _LIGATURE), "’": ("'", _TAILORED), "‚": ("'", _TAILORED_2),
    "“": ('"', _LIGATURE), "”": ('"', _TAILORED), "„": ('"', _TAILORED_2),
}  # fmt: skip
_LIGATURES = {"æ": "ae", "œ": "oe", "ß": "ss"}
_NORDIC = {
    "æ": ("æ", ""), "ä": ("æ", _TAILORED), "ø": ("ø", ""), "ö": ("ø", _TAILORED), "ő": ("ø", _TAILORED_2),
    "å": ("å", ""), "ü": ("y", _TAILORED), "ű": ("y", _TAILORED_2), "đ": ("d", _TAILORED), "ð": ("d", _TAILORED_2),
}  # fmt: skip
_TAILORINGS = {
    "da": _EVERYWHERE | _NORDIC,
    "nb": _EVERYWHERE | _NORDIC | {"ę": ("æ", _TAILORED_2), "œ": ("ø", _LIGATURE)},
}
# Aa is filed as Å; one stand-in letter each, so that the rest goes letter by letter.
_AA = {"aa": "\ue000", "Aa": "\ue001", "AA": "\ue002"}
_AA_PATTERN = re.compile("aa|Aa|AA")
_PERHAPS_AA = re.compile("[aA][aAÀ-Åà-åĀ-ąǍǎ]")  # "aå", taken apart, is "aa" with a ring

# Variants of a letter in the order they sort: l and u are compatibility forms, M is "Aa", X comes last.
_CASES = {"da": "UuMLlX"}
_CASES_ELSEWHERE = "LlUuX"
_AA_CASES = {
    "da": dict(zip(_AA.values(), "lMu", strict=True)),
    "nb": dict(zip(_AA.values(), "LUu", strict=True)),
}


def sort_key(text: str, language: str) -> str:
    """The key of `text` in the alphabet of "da", "nb", "de" or "en" (anything else sorts like "en"); ASCII."""
    levels = _levels(language if language in _TAILORINGS else "")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if levels.with_aa and _PERHAPS_AA.search(text):
        apart = unicodedata.normalize("NFD", text)
        text = unicodedata.normalize("NFC", _AA_PATTERN.sub(lambda found: _AA[found[0]], apart))
    secondary = "" if text.isascii() else _runs(text.translate(levels.secondary), _PLAIN, levels.accented)
    tertiary = _runs(text.translate(levels.tertiary), levels.small, levels.varied)
    return f"{text.translate(levels.primary)} {secondary} {tertiary}J"


_RUN = 40  # a run is one character up to this length


def _runs(level: str, common: str, differing: re.Pattern[str]) -> str:
    """The places where a level differs from its common weight, so written that the order of the levels is kept.

    A heavier weight makes the text greater, the more the earlier it comes, so its run counts down from "~"; a lighter
    one makes it smaller, so its run counts up from "!". The end of a level lies between the two.
    """
    found: list[str] = []
    last = 0
    for difference in differing.finditer(level):
        run, weight = difference.start() - last, difference[0]
        last = difference.end()
        if weight > common:
            found.append("V" * (run // _RUN) + chr(0x7E - run % _RUN) + weight)
        else:
            found.append("I" * (run // _RUN) + chr(0x21 + run % _RUN) + weight)
    return "".join(found)


@dataclass(frozen=True, slots=True)
class _Element:
    """One step of the collation: what a letter, or a part of one, weighs on each level."""

    primary: str
    secondary: str
    tertiary: str


class _Level(dict[int, str]):
    """One level of a language as a table for str.translate, filled as letters turn up."""

    def __init__(self, language: str, level: str) -> None:
        super().__init__()
        self._language = language
        self._level = level

    def __missing__(self, code: int) -> str:
        elements = _elements(chr(code), self._language)
        weights = "".join(getattr(element, self._level) for element in elements)
        self[code] = weights
        return weights


class _Levels:
    """The three levels of one language."""

    def __init__(self, language: str) -> None:
        self.with_aa = language in _AA_CASES
        self.primary = _Level(language, "primary")
        self.secondary = _Level(language, "secondary")
        self.tertiary = _Level(language, "tertiary")
        self.small = _case("L", language)
        self.accented = re.compile(f"[^{_PLAIN}]")
        self.varied = re.compile(f"[^{self.small}]")


@functools.cache
def _levels(language: str) -> _Levels:
    return _Levels(language)


def _case(variant: str, language: str) -> str:
    return chr(0x41 + _CASES.get(language, _CASES_ELSEWHERE).index(variant))


def _elements(letter: str, language: str, variants: str = "LU") -> list[_Element]:
    """What one letter (composed, NFC) weighs. `variants` are the codes for a small one and a capital."""
    if letter in _AA.values() and language in _AA_CASES:
        spelled_out = (
            _SECONDARY[_TAILORED] if language == "nb" else ""
        )  # an accent in Norwegian, a capital in Danish
        return [_Element(_primary("å"), _PLAIN + spelled_out, _case(_AA_CASES[language][letter], language))]
    if letter in _SECONDARY:
        return [_Element("", _SECONDARY[letter], "")]
    if unicodedata.category(letter) in ("Cc", "Cf") and letter not in "\t\n\r\v\f":
        return []
    small = letter.lower() if len(letter.lower()) == 1 else letter
    case = variants[small != letter]
    base, accent = _TAILORINGS.get(language, _EVERYWHERE).get(small, ("", ""))
    if base:
        return [
            _Element(_primary(base), _PLAIN + (_SECONDARY[accent] if accent else ""), _case(case, language))
        ]
    if small in _LIGATURES:
        first, second = (
            _Element(_primary(part), _PLAIN, _case(case, language)) for part in _LIGATURES[small]
        )
        return [first, _Element("", _SECONDARY[_LIGATURE], ""), second]
    if small == "þ" and language in _TAILORINGS:
        return [_Element(_primary(part), _PLAIN, _case("lu"[case == "U"], language)) for part in "th"]
    if small == " " or small in _PUNCTUATION or small in _SHARED or small.isascii():
        return [_Element(_primary(small), _PLAIN, _case(case, language))]
    return _taken_apart(letter, small, case, language)


def _taken_apart(letter: str, small: str, case: str, language: str) -> list[_Element]:
    """A letter that is written with others, like "é" or "½", or else one of another script."""
    parts = unicodedata.normalize("NFD", letter)
    if len(parts) > 1 and small != "й":
        return [element for part in parts for element in _elements(part, language)]
    parts = unicodedata.normalize("NFKD", letter)
    if parts != letter:
        variants = "XX" if unicodedata.decomposition(letter).startswith("<super>") else "lu"
        return [element for part in parts for element in _elements(part, language, variants)]
    if unicodedata.combining(letter):
        return []
    return [_Element(_primary(small), _PLAIN, _case(case, language))]


def _primary(letter: str) -> str:
    """The code of a letter; no code is the beginning of another, so codes in a row sort as the letters do."""
    if letter.isspace():
        return "!"
    if letter in _PUNCTUATION:
        return '"' + chr(0x22 + _PUNCTUATION.index(letter))
    if letter.isascii() and letter.isdigit():
        return letter
    if letter in _ALPHABET:
        return chr(0x3A + _ALPHABET.index(letter))
    if unicodedata.category(letter)[0] in "PSZC":
        return f'"~{ord(letter):05x}'  # signs of no name, after those of names
    return f"~{ord(letter.casefold()[:1]):05x}"  # other scripts come after ours, in the order of their code points
