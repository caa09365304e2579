"""Names as people type them: cleaning, folding for search, initials, and the family name to sort by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from app.errors import InvalidField
from app.i18n import _

MAX_NAME = 200
"""Characters a name may have, after cleaning."""

# Letters that Unicode does not take apart by itself, and the combining marks it leaves behind.
_LETTERS = {
    "æ": "ae", "ø": "o", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th",
    "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k",
}  # fmt: skip
_MARKS = range(0x300, 0x370)
# An apostrophe belongs to its word: "O'Brien" is one word, written "OBrien" by many.
_APOSTROPHES = "'’‘ʼ`´′"
_FOLD = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum()}
    | {chr(mark): "" for mark in _MARKS}
    | dict.fromkeys(_APOSTROPHES, "")
    | _LETTERS
)
_NO_ACUTE = str.maketrans("", "", "´\u00ad")  # NFKD would make a space of them, or leave them in mid-word
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
# Control characters, line breaks, and halves of broken emoji, which no file can hold.
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DIGIT_GROUPS = re.compile(r"\d+(?:[ .\-/]\d+)+")
_DIGRAPHS = re.compile("a[ae]+|[ou]e+")

_TITLES = frozenset({
    "dr", "prof", "professor", "dipl", "ing", "med", "phil", "jur", "hr", "herr", "fr", "frau", "fru",
    "frk", "frøken", "mr", "mrs", "ms", "miss", "sir",
})  # fmt: skip
_SUFFIXES = frozenset({
    "jr", "jun", "junior", "sr", "sen", "senior", "ii", "iii", "iv", "mba", "phd", "bsc", "msc", "dds",
    "esq",
})  # fmt: skip
_LEGAL_FORMS = frozenset({
    "as", "aps", "is", "ivs", "ks", "ps", "amba", "smba", "ab", "asa", "ba", "ans", "da", "nuf", "sa",
    "gmbh", "ag", "kg", "ohg", "gbr", "ug", "ek", "ev", "se", "eg", "mbh", "co", "ltd", "limited", "llp",
    "llc", "plc", "inc", "bv", "nv", "oy",
})  # fmt: skip
_PARTICLES = frozenset({
    "von", "vom", "van", "de", "der", "den", "del", "della", "di", "du", "da", "dos", "af", "av", "zu",
    "zum", "zur", "ten", "ter", "la", "le", "el", "al", "bin",
})  # fmt: skip
_JOINERS = frozenset({
    "og", "und", "and",
})  # fmt: skip


def fold(text: str) -> str:
    """The one normalisation for search: small letters without accents, words parted by single spaces.

    "Søren  Åkjær-Groß" gives "soren akjaer gross". Everything that is neither letter nor digit parts words, but an
    apostrophe joins them and an emoji is kept, so that it can be searched for.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_NO_ACUTE).casefold())
        # Twice, because taking apart can bring back capitals ("™" is "TM").
        text = text.casefold().translate(_FOLD)
        if not text.isascii():
            text = "".join(map(_kept, text))
    else:
        text = text.lower().translate(_FOLD)
    return " ".join(text.split())


def begins(text: str, wanted: Iterable[str]) -> bool:
    """Whether each of these folded words begins a word of the text, in any order."""
    words = fold(text).split()
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _kept(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf"):
        return ""
    return letter if category[0] in "LNM" or category == "So" else " "


def _collapse(folded: str) -> str:
    """Spelled-out letters become the letter they stand for: "soeren", "søren" and "soren" are all "soren".

    After a, every following a and e goes; after o and u, every following e. What goes depends only on what stands
    before it, so the collapsed form of a prefix is a prefix of the collapsed form: a name is found while it is typed.
    """
    return _DIGRAPHS.sub(lambda found: found[0][0], folded)


def search_forms(text: str) -> str:
    """What is stored in the search text, for `query_words` to be looked for in.

    First every word collapsed (see `_collapse`), in order; then, where they differ, the words uncollapsed, so that
    the middle of "Joel" is found by "el"; then words with punctuation inside written together, so that
    "hansen as" finds "Hansen A/S" and "karlheinz" finds "Karl-Heinz"; then groups of digits written together, because
    a query like "12 34 56 78" is looked for as one number.
    """
    folded = fold(text)
    collapsed = _collapse(folded)
    groups = _DIGIT_GROUPS.findall(text)
    if folded == collapsed and not groups and folded.count(" ") == len(text.split()) - 1:
        return folded  # nothing was collapsed and nothing but spaces parted the words
    words = dict.fromkeys(collapsed.split())
    more = dict.fromkeys(folded.split())
    for chunk in text.split():
        if not chunk.isalnum() and "@" not in chunk:
            parts = fold(chunk).split()
            if len(parts) > 1:
                more[_collapse("".join(parts))] = None
    more.update(dict.fromkeys(fold(group).replace(" ", "") for group in groups))
    return " ".join([collapsed, *(word for word in more if word not in words)])


def query_words(query: str) -> list[str]:
    """The words that must each occur somewhere in the stored search text; [] when nothing was asked for.

    Every prefix of every spelling of a word finds it: "so", "soe", "soer" and "sør" all lead to Søren. The price is
    that "manul" finds Manuel as well, which does not hurt.
    """
    return list(dict.fromkeys(_collapse(fold(query)).split()))


def clean_name(text: str) -> str:
    """The name as it is kept: one line, trimmed, composed (NFC); "" when nothing is left.

    Line breaks, tabs, NUL and other control characters from pasted text become one space; marks that turn the
    writing direction round are dropped. Raises InvalidField("name") when more than MAX_NAME characters remain.
    """
    kept = _BREAKS.sub(" ", _TURNS.sub("", text))
    name = unicodedata.normalize("NFC", " ".join(kept.split()))
    if len(name) > MAX_NAME:
        raise InvalidField(
            "name",
            _("A name can have up to {limit} characters; this one has {count}.").format(
                limit=MAX_NAME, count=len(name)
            ),
        )
    return name


def initials(name: str, firm: bool) -> str:
    """Up to two capital letters for the avatar: "KØ"; "" when the name holds no letter or digit.

    People: first and last name, without titles. Couples ("Inger & Knut Haugen") likewise. Firms: the first two words,
    without the legal form.
    """
    bare = re.sub(r"\([^)]*\)", " ", unicodedata.normalize("NFC", name))
    words = []
    for chunk in re.split(r"[\s/&+]+" if not firm else r"[\s&+]+", bare):
        key = "".join(letter for letter in chunk if letter.isalnum()).casefold()
        if key and key not in _JOINERS:
            words.append((key, chunk))
    if firm:
        # A legal form never stands first: "Is & Kaffe" begins with ice cream.
        chosen = (words[:1] + [pair for pair in words[1:] if pair[0] not in _LEGAL_FORMS])[:2]
    else:
        kept = [pair for pair in words if pair[0] not in _TITLES and pair[0] not in _SUFFIXES] or words[:1]
        chosen = [kept[0], kept[-1]] if len(kept) > 1 else kept
    return "".join(_first_letter(chunk) for _key, chunk in chosen)


def _first_letter(word: str) -> str:
    letter = next(letter for letter in word if letter.isalnum())
    return letter.upper() if len(letter.upper()) == 1 else letter


def split_guess(name: str) -> tuple[str, str]:
    """(given, family), a guess only good enough for sorting by family name; never shown to anyone.

    The last word with the particles before it: "Ursula von der Leyen" gives ("Ursula", "von der Leyen"). A single word
    is the family name. "Jensen, Hans" is read as it was meant.
    """
    before, comma, after = name.partition(",")
    if comma and before.strip() and after.strip() and not _is_suffix(after.split()[0]):
        return after.strip(), before.strip()
    words = name.split()
    start = len(words) - 1
    while start > 0 and _is_suffix(words[start]):
        start -= 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    start = max(start, 0)
    return " ".join(words[:start]), " ".join(words[start:])


def _is_suffix(word: str) -> bool:
    return word.strip(".,").casefold() in _SUFFIXES
