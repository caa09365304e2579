"""Which characters the bytes of a foreign text file stand for.

Byte order mark, then strict UTF-8, then UTF-16 without a mark, then a guess among the three code pages that
Danish, Norwegian, German and English programs really write. A free detector is not used: over all encodings
it reads the short cp1252 file "Navn;By / Søren;Århus" as cp1250.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 20
_SAMPLE = 1 << 16
CODE_PAGES = ("cp1252", "cp850", "mac_roman")

_OURS = frozenset("æøåÆØÅäöüÄÖÜß")
_NEIGHBOURS = frozenset("éèêëáàâãíìîïóòôõúùûñçýÿðþšžÉÈÊËÁÀÂÃÍÌÎÏÓÒÔÕÚÙÛÑÇÝÐÞŠŽœŒ")
_PUNCTUATION = frozenset("–—’‘“”„…€£§°´«»·•®©½¼ \xa0")


@dataclass(frozen=True, slots=True)
class Survey:
    """What one pass over a file found: how to decode it and how long it is.

    `newline_count` counts LF, or CR where there is no LF. `damaged` says that a file which is UTF-8 on the
    whole has bytes that are not; `has_nul` that it holds NUL characters.
    """

    encoding: str
    newline_count: int
    size: int
    has_nul: bool
    damaged: bool


def survey(path: Path) -> Survey:
    """Reads the whole file once, in pieces of 1 MB, and decides its encoding.

    Raises OSError when it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(CHUNK)
        encoding = _by_mark(head) or _utf16_without_mark(head)
        tally = _Tally()
        chunk = head
        while chunk:
            tally.take(chunk)
            chunk = file.read(CHUNK)
    tally.end()
    wide = encoding is not None and encoding.startswith("utf-16")
    damaged = False
    if encoding is None or encoding == "utf-8-sig":
        damaged = tally.bad > 0
        # Characters of several bytes that are valid UTF-8 hardly ever happen by chance: with as many of them
        # as there are bad bytes the file is UTF-8 with a few damaged places.
        if damaged and encoding is None and tally.bad > tally.good:
            encoding, damaged = guess_code_page(bytes(tally.sample)), False
        encoding = encoding or "utf-8"
    return Survey(encoding, tally.lf or tally.cr, tally.size, tally.nul and not wide, damaged)


def guess_code_page(sample: bytes) -> str:
    """Which of CODE_PAGES makes the best words of `sample`; cp1252 when they are equal."""
    return max(CODE_PAGES, key=lambda page: _plausibility(sample, page))


def open_text(path: Path, found: Survey) -> io.TextIOWrapper:
    """Opens the file for reading with its line ends untouched.

    Bytes that do not belong to the encoding arrive as lone surrogates; `mend` makes readable text of them.
    """
    errors = "replace" if found.encoding.startswith("utf-16") else "surrogateescape"
    return path.open("r", encoding=found.encoding, errors=errors, newline="")


def mend(text: str) -> str:
    """`text` with bytes that were not UTF-8 read as cp1252: files glued together from two programs."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", _CP1252_FOR_BAD_BYTES)


def _cp1252_for_bad_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_CP1252_FOR_BAD_BYTES = "regulars-cp1252"
codecs.register_error(_CP1252_FOR_BAD_BYTES, _cp1252_for_bad_bytes)


class _Tally:
    """What is counted while the file goes by; keeps no more than a sample of it."""

    def __init__(self) -> None:
        self.lf = self.cr = self.size = self.good = self.bad = 0
        self.nul = False
        self.sample = bytearray()
        self._carry = b""
        self._strict = True

    def take(self, chunk: bytes) -> None:
        self.size += len(chunk)
        self.lf += chunk.count(b"\n")
        self.cr += chunk.count(b"\r")
        self.nul = self.nul or b"\0" in chunk
        if chunk.isascii() and not self._carry:
            return
        data = self._carry + chunk
        # A character may be cut by the end of the chunk: hold its first bytes (3 at most) back for the next.
        keep = next((n for n in (1, 2, 3) if len(data) >= n and data[-n] >= 0xC0), 0)
        self._carry = data[len(data) - keep :] if keep else b""
        self._count(data[: len(data) - keep] if keep else data)

    def end(self) -> None:
        self._count(self._carry)

    def _count(self, data: bytes) -> None:
        if not data or data.isascii():
            return
        if self.bad == 0:
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                pass
            else:
                self.good += len(data) - len(text)
                return
        if len(self.sample) >= _SAMPLE:
            return
        text = data.decode("utf-8", "surrogateescape")
        bad = sum(1 for c in text if "\udc80" <= c <= "\udcff")
        self.bad += bad
        self.good += sum(1 for c in text if c > "\x7f") - bad
        for line in _lines_with_bad_bytes(data):
            if len(self.sample) >= _SAMPLE:
                break
            self.sample += line[:400] + b"\n"


def _lines_with_bad_bytes(data: bytes) -> Iterator[bytes]:
    for line in data.replace(b"\r", b"\n").split(b"\n"):
        if not line.isascii():
            yield line


def _by_mark(head: bytes) -> str | None:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def _utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 shows as a NUL in every other byte of text that is mostly Latin; else None."""
    sample = head[:4096]
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _plausibility(sample: bytes, page: str) -> float:
    """Higher for text with our letters where letters stand, lower for symbols inside words."""
    score = 0.0
    text = sample.decode(page, "replace")
    before = " "
    for at, char in enumerate(text):
        if char > "\x7f":
            after = text[at + 1] if at + 1 < len(text) else " "
            in_word = before.isalpha() or after.isalpha()
            if char in _OURS:
                score += 3
            elif char in _NEIGHBOURS:
                score += 1
            elif char in _PUNCTUATION:
                score += -1 if before.isalpha() and after.isalpha() and char not in "’–´" else 0.5
            else:
                score -= 3
            # "SÑren": a capital between small letters, or a small letter between capitals, is no word.
            if in_word and char.isupper() and before.islower():
                score -= 3
            elif char.islower() and before.isupper() and after.isupper():
                score -= 1
        before = char
    return score
