r"""Several values in one cell of our own CSV, readable for people and exact for programs.

Values are joined by " | "; a "|" or "\" that belongs to a value is written "\|" or "\\". A value that is of a
kind begins with it: "work: +45 …", "home (Summer house): …"; "* " before it marks the preferred one, as Google
does. The parts of an address are joined by " ; " in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

BETWEEN_VALUES = "|"
BETWEEN_PARTS = ";"
_SPECIAL_IN_LABEL = re.compile(r"[\\|;:()*]")
_KIND = re.compile(r"(\* )?((?:[^\\(]|\\.)*?)(?: \(((?:[^\\)]|\\.)*)\))?$", re.DOTALL)
_BEFORE_VALUE = re.compile(r"((?:[^\\:]|\\.)*): ", re.DOTALL)


def join(texts: Iterable[str], between: str = BETWEEN_VALUES) -> str:
    """One cell of several texts; `split` takes it apart again exactly."""
    return f" {between} ".join(
        [text.replace("\\", "\\\\").replace(between, "\\" + between) for text in texts]
    )


def split(cell: str, between: str = BETWEEN_VALUES) -> list[str]:
    """The texts in a cell; a person may leave out the spaces round the separator."""
    if not cell:
        return []
    if between not in cell and "\\" not in cell:
        return [cell]
    texts, text, escaped, after = [], "", False, False
    for char in cell:
        if escaped:
            text += char
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == between:
            texts.append(text.removesuffix(" "))
            text, after = "", True
            continue
        elif not (after and char == " "):
            text += char
        after = False
    texts.append(text + ("\\" if escaped else ""))
    return texts


def kind_text(word: str, label: str, preferred: bool) -> str:
    """ "* home (Summer house)": the kind, the label if there is one, and whether it is preferred."""
    text = f"{'* ' if preferred else ''}{word}"
    return f"{text} ({_SPECIAL_IN_LABEL.sub(_escaped, label)})" if label else text


def read_kind(text: str) -> tuple[str, str, bool]:
    """Word, label and whether it is preferred, as `kind_text` wrote them."""
    found = _KIND.match(text)
    if found is None:
        return text, "", False
    return found[2], _plain(found[3] or ""), bool(found[1])


def with_kind(kind: str, value: str) -> str:
    """A value with its kind before it."""
    return f"{kind}: {value}"


def read_with_kind(text: str) -> tuple[str, str]:
    """(kind text, value); the kind is "" where a person wrote only the value."""
    found = _BEFORE_VALUE.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found[0]


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)
