"""Reads vCard 3.0 and 4.0, and 2.1 as Outlook and old telephones write it, card by card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from app.exchange.content_lines import RawCard, content_lines, cut_cards, physical_lines
from app.exchange.draft import MAX_REFUSED_TEXT, Draft, Refused
from app.exchange.encoding import Survey, open_text
from app.exchange.identity import nobody, settle
from app.exchange.source import reading_trouble
from app.exchange.vcard_fields import draft_of
from app.i18n import _

_BYTES_A_CARD = 300


class VCardSource:
    """A file of vCards."""

    name = "vcard"

    def __init__(self, path: Path, found: Survey) -> None:
        self.path = path
        self.label = _("vCard")
        self.encoding = found.encoding
        self.approximate_total = max(found.size // _BYTES_A_CARD, 1)
        self._found = found

    def records(self) -> Iterator[Draft | Refused]:
        """Every card of the file, one after the other; a bad card costs itself only. See Source."""
        try:
            with ExitStack() as stack:
                lines: Iterable[bytes]
                if self.encoding.startswith("utf-16"):
                    text = stack.enter_context(open_text(self.path, self._found))
                    lines = (line.encode("utf-8", "replace") for line in text)
                else:
                    lines = physical_lines(stack.enter_context(self.path.open("rb")))
                for card in cut_cards(lines):
                    yield read_card(card, self.encoding)
        except OSError as error:
            raise reading_trouble(self.path, error) from error


def read_card(card: RawCard, encoding: str = "utf-8") -> Draft | Refused:
    """The draft of one card, or why there is none. `encoding` is for characters that are not UTF-8."""
    if card.stray:
        return _refused(card, _("This text stands outside the cards: a BEGIN:VCARD line is missing."))
    if card.too_long:
        return _refused(card, _("This card is too long: its END:VCARD line is missing."))
    try:
        lines = list(content_lines(card, encoding))
        if any(line.name in _KIND_NAMES and line.value.strip().lower() == "group" for line in lines):
            return _refused(card, _("This card is a mailing list, not a customer."))
        draft = draft_of(card.line, lines)
    except (ValueError, LookupError):
        return _refused(card, _("This card is damaged and cannot be read."))
    if not settle(draft):
        return _refused(card, nobody())
    if not card.ended:
        draft.kept_aside.append(_("The end of the card is missing; what stands in it was read."))
    return draft


_KIND_NAMES = ("KIND", "X-ADDRESSBOOKSERVER-KIND")


def _refused(card: RawCard, reason: str) -> Refused:
    text = card.data[:MAX_REFUSED_TEXT].decode("utf-8", "replace")
    return Refused(card.line, reason, text if card.stray else f"BEGIN:VCARD\r\n{text}END:VCARD\r\n")
