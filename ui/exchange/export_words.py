"""The words of the export: what is written, in which style, and what the file will be called."""

from __future__ import annotations

from datetime import date

from app.customers.countries import country_name
from app.exchange.csv_writer import CsvDefaults
from app.i18n import _, ngettext
from ui.exchange.fates import written

PRESET = (
    *("uid", "kind", "name", "organisation", "job_title", "phone", "email", "street", "postal_code", "town"),
    *("country", "birthday", "tags", "customer_number", "notes"),
)
"""The columns that most lists need; with the first one the file can be read back in."""

_FORBIDDEN = str.maketrans(dict.fromkeys('/\\:*?"<>|', " ") | {chr(code): " " for code in range(32)})
_LONGEST_NAME = 60


def people(count: int) -> str:
    """So many customers."""
    return ngettext("{count} customer", "{count} customers", count).format(count=written(count))


def export_button(count: int | None) -> str:
    """What the primary button says; a file is asked for after it."""
    if count is None:
        return _("Export…")
    return ngettext("Export {count} customer…", "Export {count} customers…", count).format(
        count=written(count)
    )


def file_name(firm: str, today: date) -> str:
    """The name that is offered, without what a file system refuses: "Lind & Søn customers 2026-11-20.csv"."""
    clean = " ".join(firm.translate(_FORBIDDEN).split())[:_LONGEST_NAME].strip(" .")
    if clean:
        return _("{firm} customers {day}").format(firm=clean, day=today.isoformat()) + ".csv"
    return _("Customers {day}").format(day=today.isoformat()) + ".csv"


def delimiters() -> list[tuple[str, str]]:
    """What may stand between the cells: words and sign."""
    return [(_("Semicolon ;"), ";"), (_("Comma ,"), ","), (_("Tab"), "\t")]


def encodings() -> list[tuple[str, str]]:
    """In which encodings a file can be written: words and name."""
    return [
        (_("UTF-8 with mark"), "utf-8-sig"),
        ("UTF-8", "utf-8"),
        ("Windows-1252", "cp1252"),
    ]


def date_styles() -> list[tuple[str, str]]:
    """How days are written: an example and the style."""
    return [(date(1976, 2, 29).strftime("%d.%m.%Y"), "dmy"), (date(1976, 2, 29).isoformat(), "iso")]


def delimiter_hint(delimiter: str, usual: CsvDefaults, country: str) -> str:
    """What Excel makes of this delimiter where the firm is."""
    place = country_name(country) if country else ""
    if delimiter == usual.delimiter:
        if place:
            return _("Opens right in Excel in {country}.").format(country=place)
        return _("Opens right in Excel.")
    if place:
        return _("Excel in {country} may put all of it in one column.").format(country=place)
    return _("Excel may put all of it in one column.")


def encoding_hint(encoding: str) -> str:
    """What becomes of the letters."""
    return {
        "utf-8-sig": _("All letters, also in Excel."),
        "utf-8": _("All letters, but Excel may show “Ã¸” for “ø”."),
        "cp1252": _("For old programs. Letters that it lacks become “?”."),
    }[encoding]


def date_hint(style: str) -> str:
    """Where these days are understood."""
    return {
        "dmy": _("As days are written in most of Europe."),
        "iso": _("The same in every country and program."),
    }[style]
