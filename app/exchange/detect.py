"""Finds out what a file is from its content, never from its name, and opens the reader that understands it."""

from __future__ import annotations

import codecs
import io
import os
from pathlib import Path

from app.errors import UnreadableFile
from app.exchange.csv_records import CsvRecords, Damaged, first_record, is_line_for_excel, sniff_delimiter
from app.exchange.csv_source import CSV_KINDS, CsvSource
from app.exchange.encoding import Survey, survey
from app.exchange.source import Source, reading_trouble
from app.i18n import N_, _

_HEAD = 1 << 16


def open_source(path: Path) -> Source:
    """What the file at `path` is, ready to be read.

    Raises UnreadableFile when it is nothing we can import, with what it is instead and what to do, and
    EnvironmentTrouble when it cannot be read at all.
    """
    path = Path(path)
    if os.path.isdir(path):  # unlike Path.is_dir, never an error of its own
        raise UnreadableFile(
            _("“{name}” is a folder.").format(name=path.name), _("Choose a file with contacts in it.")
        )
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        _refuse_other_files(path.name, head)
        found = survey(path)
    except OSError as error:
        raise reading_trouble(path, error) from error
    text = _head_text(head, found)
    if not text.strip("\ufeff \t\r\n\0"):
        raise UnreadableFile(
            _("“{name}” is empty.").format(name=path.name),
            _("Export the contacts again and choose the new file."),
        )
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html", "<?xml", "<head", "<!--")):
        raise UnreadableFile(
            _("“{name}” is a web page, not a list of contacts.").format(name=path.name),
            _("Sign in and download the export again, then choose the file that was saved."),
        )
    if start.startswith("begin:vcard"):
        from app.exchange.vcard import VCardSource

        return VCardSource(path, found)
    return _csv_source(path, found, text)


def _csv_source(path: Path, found: Survey, text: str) -> Source:
    def known(headings: list[str]) -> int:
        return max(kind.known(headings) for kind in CSV_KINDS)

    delimiter = sniff_delimiter(text, known)
    headings = first_record(text, delimiter)
    best = max(CSV_KINDS, key=lambda kind: kind.known(headings))
    if not best.known(headings):
        if "begin:vcard" in text.lower():
            from app.exchange.vcard import VCardSource

            return VCardSource(path, found)
        raise UnreadableFile(_unknown_headings(path.name, headings), _export_again())
    # A broken mark here would make the first customer the headings, or one heading of many.
    lines = io.StringIO(text.lstrip("\ufeff"), newline="")
    first = next((item for item in CsvRecords(lines, delimiter) if not is_line_for_excel(item)), None)
    if isinstance(first, Damaged):
        raise UnreadableFile(
            _("The headings of “{name}” are damaged in line {line}: a quotation mark is missing.").format(
                name=path.name, line=first.line
            ),
            _("Export the contacts again, or put the quotation mark right."),
        )
    return CsvSource(path, found, delimiter, best)


def _head_text(head: bytes, found: Survey) -> str:
    decoder = codecs.getincrementaldecoder(found.encoding)("replace")
    return decoder.decode(head)


_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", N_("“{name}” is an Excel workbook or a ZIP archive.")),
    (b"\xd0\xcf\x11\xe0", N_("“{name}” is an old Excel or Word file.")),
    (b"%PDF", N_("“{name}” is a PDF document.")),
    (b"SQLite format 3\0", N_("“{name}” is a database.")),
    (b"\x89PNG", N_("“{name}” is a picture.")),
    (b"\xff\xd8\xff", N_("“{name}” is a picture.")),
    (b"GIF8", N_("“{name}” is a picture.")),
    (b"\x1f\x8b", N_("“{name}” is a compressed file.")),
    (b"Rar!", N_("“{name}” is a compressed file.")),
    (b"7z\xbc\xaf", N_("“{name}” is a compressed file.")),
    (b"!BDN", N_("“{name}” is an Outlook data file.")),
    (b"{\\rtf", N_("“{name}” is a text document with formatting.")),
)


def _refuse_other_files(name: str, head: bytes) -> None:
    for magic, sentence in _MAGIC:
        if head.startswith(magic):
            raise UnreadableFile(_(sentence).format(name=name), _export_again())
    if head.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    control = sum(
        head.count(code) for code in range(1, 32) if code not in b"\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f"
    )
    nul = head.count(0)
    looks_wide = nul > len(head) * 0.3 and control * 50 < len(head)
    if control * 20 > len(head) or (nul * 20 > len(head) and not looks_wide):
        raise UnreadableFile(
            _("“{name}” is not a text file, so there are no contacts to read in it.").format(name=name),
            _export_again(),
        )


def _export_again() -> str:
    return _("Export the contacts as “Google CSV” or as vCard and choose that file.")


def _unknown_headings(name: str, headings: list[str]) -> str:
    shown = ", ".join(heading.strip()[:40] for heading in headings[:4])
    if len(headings) > 4:
        shown += ", …"
    return _(
        "The headings of “{name}” ({headings}) are neither those of Google Contacts nor our own."
    ).format(name=name, headings=shown)
