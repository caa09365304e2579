"""Which encoding a file is read in."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.exchange.encoding import CHUNK, mend, open_text, survey

SENTENCES = [
    "Navn;By\nSøren;Århus\n",
    "Müller;Größe\n",
    "Kjærgård;Ålesund;Bjørn\n",
    "SØREN;ÅRHUS\n",
    "José García;Señor Nuñez\n",
    "ø",
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac_roman"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", SENTENCES)
def test_short_texts_of_our_countries_are_read_as_they_were_written(
    tmp_path: Path, encoding: str, text: str
) -> None:
    path = tmp_path / "names.csv"
    if encoding in ("utf-16-le", "utf-16-be"):
        text = "First Name,Last Name\n" + text
    path.write_bytes(text.encode(encoding))
    with open_text(path, survey(path)) as file:
        assert file.read() == text


def test_the_first_letter_that_decides_may_stand_behind_many_plain_ones(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(b"a;b\n" * (CHUNK // 2) + "Søren;Åse\n".encode("cp1252"))
    assert survey(path).encoding == "cp1252"


def test_a_letter_cut_in_two_by_the_end_of_a_piece_is_still_utf8(tmp_path: Path) -> None:
    path = tmp_path / "cut.csv"
    path.write_bytes(b"a" * (CHUNK - 1) + "ø€\n".encode() + b"b" * (CHUNK - 4) + "æ".encode())
    found = survey(path)
    assert (found.encoding, found.damaged) == ("utf-8", False)


def test_a_bad_byte_in_utf8_is_read_as_cp1252_and_spoils_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_bytes("Åse;Bjørn;Müller\n".encode() + "Sør\n".encode("cp1252"))
    found = survey(path)
    assert (found.encoding, found.damaged) == ("utf-8", True)
    with open_text(path, found) as file:
        assert mend(file.read()) == "Åse;Bjørn;Müller\nSør\n"


def test_lines_are_counted_also_where_they_end_in_cr(tmp_path: Path) -> None:
    path = tmp_path / "mac.csv"
    path.write_bytes(b"a\rb\rc\r")
    assert survey(path).newline_count == 3
