"""What becomes of a row of a file, in words, icon and colour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from app.i18n import N_, _, ngettext, pgettext
from ui.exchange.import_run import FileRow, Rows
from ui.shell.palette import Meaning
from ui.widgets.day_words import locale


@dataclass(frozen=True, slots=True)
class Look:
    """How a fate is shown: its icon and the meaning of its colour."""

    icon: str
    meaning: Meaning


LOOKS = {
    "new": Look("plus", Meaning.GREEN),
    "update": Look("pencil", Meaning.ACCENT),
    "same": Look("equal", Meaning.NEUTRAL),
    "refused": Look("circle-x", Meaning.RED),
}
CARDS = {
    Rows.ALL: Look("rows-3", Meaning.NEUTRAL),
    Rows.NEW: LOOKS["new"],
    Rows.UPDATE: LOOKS["update"],
    Rows.SAME: LOOKS["same"],
    Rows.DOUBTFUL: Look("circle-help", Meaning.AMBER),
    Rows.REFUSED: LOOKS["refused"],
}


def written(number: int) -> str:
    """A number with its groups, as this language writes it: "1,248"."""
    return locale().toString(number)


def card_word(which: Rows) -> str:
    """The name of a number card."""
    return {
        Rows.ALL: _("All rows"),
        Rows.NEW: pgettext("rows of a file", "New"),
        Rows.UPDATE: pgettext("rows of a file", "Update"),
        Rows.SAME: pgettext("rows of a file", "Same"),
        Rows.DOUBTFUL: pgettext("rows of a file", "Doubtful"),
        Rows.REFUSED: pgettext("rows of a file", "Wrong"),
    }[which]


def heading(which: Rows, count: int) -> str:
    """The heading of the list under the cards: "12 doubtful rows"."""
    words = {
        Rows.ALL: ngettext("{count} row", "{count} rows", count),
        Rows.NEW: ngettext("{count} new customer", "{count} new customers", count),
        Rows.UPDATE: ngettext("{count} customer to update", "{count} customers to update", count),
        Rows.SAME: ngettext("{count} row says nothing new", "{count} rows say nothing new", count),
        Rows.DOUBTFUL: ngettext("{count} doubtful row", "{count} doubtful rows", count),
        Rows.REFUSED: ngettext("{count} wrong row, left out", "{count} wrong rows, left out", count),
    }[which]
    return words.format(count=written(count))


_TO_DO = {
    "new": N_("Add"),
    "update": N_("Update existing"),
    "same": N_("Leave as it is"),
    "refused": N_("Leave out"),
}


def to_do(fate: str) -> str:
    """What the import does with the row."""
    return _(_TO_DO[fate])


def shown_name(row: FileRow) -> str:
    """Whose row it is; of one that is left out, what can be read of it: its cells without the empty ones."""
    if not row.is_refused:
        return row.name
    cells = (cell.strip() for cell in re.split(r"[,;\t\r\n\"]+", row.name))
    return " · ".join(cell for cell in cells if cell)


def row_sentence(row: FileRow) -> str:
    """A row for somebody who hears it."""
    who = ", ".join(part for part in (shown_name(row), row.second) if part)
    sentence = _("Line {line}: {who}. {what}. {why}")
    return sentence.format(line=row.line, who=who, what=to_do(row.fate), why=row.why).strip()


def plain_tool_tip(text: str) -> str:
    """Text for a tool tip, which Qt would otherwise take for HTML where it looks like it."""
    return f"<span>{escape(text)}</span>" if text else ""
