"""Cards out of files, lines out of cards."""

from __future__ import annotations

import io

import pytest

from app.exchange.content_lines import (
    RawCard,
    content_lines,
    cut_cards,
    parts,
    physical_lines,
    unescaped,
    values,
)


def cards(data: bytes) -> list[RawCard]:
    return list(cut_cards(physical_lines(io.BytesIO(data))))


def lines(text: str, encoding: str = "utf-8") -> list[tuple[str, dict[str, list[str]], str]]:
    found = content_lines(RawCard(1, text.encode()), encoding)
    return [(line.name, line.params, line.value) for line in found]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_cards_are_cut_whatever_the_line_ends(end: bytes) -> None:
    card = end.join([b"BEGIN:VCARD", b"FN:A", b"END:VCARD", b""])
    assert [(card.line, card.ended) for card in cards(card + end + card)] == [(1, True), (5, True)]


def test_a_card_without_its_end_stops_where_the_next_begins() -> None:
    found = cards(b"BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\n")
    assert [(card.line, card.data, card.ended) for card in found] == [
        (1, b"FN:A\n", False),
        (3, b"FN:B\n", True),
    ]


def test_a_card_without_its_beginning_is_stray_text() -> None:
    found = cards(b"BEGIN:VCARD\nFN:A\nEND:VCARD\nFN:B\nEND:VCARD\nBEGIN:VCARD\nFN:C\nEND:VCARD\n")
    assert [(card.line, card.stray) for card in found] == [(1, False), (4, True), (6, False)]


def test_a_card_that_never_ends_is_not_held_in_memory() -> None:
    def endless() -> list[bytes]:
        return [b"BEGIN:VCARD\n", *([b"X" * 1_000_000 + b"\n"] * 40)]

    [card] = cut_cards(endless())
    assert card.too_long
    assert len(card.data) <= 17_000_000


def test_folded_lines_are_joined_even_inside_a_letter() -> None:
    data = "NOTE:Sø".encode()
    card = RawCard(1, data[:-1] + b"\r\n " + data[-1:] + b"\r\n\tren\r\n")
    assert [line.value for line in content_lines(card, "utf-8")] == ["Søren"]


def test_soft_breaks_of_quoted_printable_are_joined() -> None:
    [(name, _, value)] = lines("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:J=C3=BC=\nrgen=0D=0AM\n")
    assert (name, value) == ("NOTE", "Jürgen\\nM")


@pytest.mark.parametrize("charset", ["windows-1252", "ISO-8859-1", "nonsense-8"])
def test_the_lines_own_charset_is_used_and_an_unknown_one_does_no_harm(charset: str) -> None:
    [(_, _, value)] = lines(f"FN;CHARSET={charset};QUOTED-PRINTABLE:S=F8ren\n", "cp1252")
    assert value == "Søren"


@pytest.mark.parametrize(
    ("text", "params", "value"),
    [
        ('TEL;TYPE="voice,home":1', {"TYPE": ["voice", "home"]}, "1"),
        ("TEL;TYPE=voice,home:1", {"TYPE": ["voice", "home"]}, "1"),
        ("TEL;type=voice;Type=HOME:1", {"TYPE": ["voice", "home"]}, "1"),
        ("TEL;CELL;PREF:1", {"TYPE": ["cell", "pref"]}, "1"),
        ('ADR;LABEL="Suite 3: left; up":;;x', {"LABEL": ["Suite 3: left; up"]}, ";;x"),
        ('TEL;TYPE="home:1', {"TYPE": [""]}, "1"),
        ("item1.TEL:1", {}, "1"),
    ],
)
def test_parameters_of_all_versions_are_read(text: str, params: dict[str, list[str]], value: str) -> None:
    [(name, found, read)] = lines(text + "\n")
    assert name in ("TEL", "ADR")
    assert read == value
    if '="home' not in text:
        assert found == params


def test_a_line_that_is_none_is_handed_over_as_it_is() -> None:
    assert lines("FN:A\nnonsense\n\nTEL:1\n")[1] == ("", {}, "nonsense")


def test_a_picture_that_is_not_indented_is_no_nonsense() -> None:
    assert [name for name, _, _ in lines("PHOTO;ENCODING=BASE64:AAA\nBBB\nCCC==\n\nFN:A\n")] == [
        "PHOTO",
        "FN",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\\nb\\Nc", "a\nb\nc"),
        ("a\\, b\\; c\\: d\\\\n", "a, b; c: d\\n"),
        (" a ", "a"),
        ("a\\", "a\\"),
    ],
)
def test_escapes_are_undone(value: str, text: str) -> None:
    assert unescaped(value) == text


def test_parts_and_lists_are_parted_at_unescaped_signs_only() -> None:
    assert parts("A\\; B;C\\\\;D;") == ["A; B", "C\\", "D", ""]
    assert parts("A;B") == ["A", "B"]
    assert parts("A;B\\") == ["A", "B\\"]
    assert values("a\\, b,c,,d") == ["a, b", "c", "d"]
