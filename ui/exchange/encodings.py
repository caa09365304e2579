"""What encodings are called where people meet them."""

from __future__ import annotations

_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
    "cp850": "DOS 850",
    "mac_roman": "Mac Roman",
    "latin-1": "ISO 8859-1",
}


def name(encoding: str) -> str:
    """The usual name of an encoding of Python."""
    return _NAMES.get(encoding.lower(), encoding.upper())
