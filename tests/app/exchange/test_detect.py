"""What a file is, from what stands in it."""

from __future__ import annotations

import os
import sqlite3
import zipfile
from pathlib import Path

import pytest

from app.errors import EnvironmentTrouble, UnreadableFile
from app.exchange.detect import open_source

CONTACTS = Path(__file__).parents[2] / "data" / "contacts"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("google-old.csv", "google-csv"),
        ("google-new.csv", "google-csv"),
        ("apple.vcf", "vcard"),
        ("outlook.vcf", "vcard"),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".vcf", ".xlsx", ""])
def test_the_content_decides_and_not_the_name(tmp_path: Path, name: str, kind: str, suffix: str) -> None:
    copy = tmp_path / f"contacts{suffix}"
    copy.write_bytes((CONTACTS / name).read_bytes())
    source = open_source(copy)
    assert source.name == kind
    assert source.label
    assert source.approximate_total >= 1


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")


def database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("create table customer (name)")
    connection.commit()
    connection.close()


NOT_CONTACTS = {
    "empty": lambda path: path.write_bytes(b""),
    "blank": lambda path: path.write_bytes(b"\xef\xbb\xbf \r\n\r\n"),
    "picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
    "workbook": zipped,
    "database": database,
    "pdf": lambda path: path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 4),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "nuls": lambda path: path.write_bytes(b"\0" * 5000),
    "page": lambda path: path.write_bytes(b"\n<!DOCTYPE html><html><body>Sign in</body></html>"),
    "letter": lambda path: path.write_bytes("Kære Åse,\n\nTak for sidst.\n".encode()),
    "headings": lambda path: path.write_bytes(b"Navn;By;Farve\nAase;Aarhus;Roed\n"),
}


@pytest.mark.parametrize("what", NOT_CONTACTS)
def test_what_is_no_contacts_is_refused_with_a_way_out(tmp_path: Path, what: str) -> None:
    path = tmp_path / "contacts.csv"
    NOT_CONTACTS[what](path)
    before = path.read_bytes()
    with pytest.raises(UnreadableFile) as caught:
        open_source(path)
    assert "contacts.csv" in caught.value.sentence
    assert caught.value.remedy
    assert path.read_bytes() == before


def test_unknown_headings_are_named(tmp_path: Path) -> None:
    path = tmp_path / "shop.csv"
    path.write_text("Varenr;Farve;Antal;Pris;Lager\n1;2;3;4;5\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"Varenr, Farve, Antal, Pris, …"):
        open_source(path)


def test_headings_with_a_broken_mark_are_not_guessed_at(tmp_path: Path) -> None:
    path = tmp_path / "google.csv"
    path.write_text('First Name,"Last Name,Phone 1 - Value\nÅse,Hansen,1\n', encoding="utf-8")
    with pytest.raises(UnreadableFile):
        open_source(path)
    path.write_text('First Name,Last Name,Phone 1 - Value,"Note"s\nÅse,Hansen,1,\n', encoding="utf-8")
    with pytest.raises(UnreadableFile, match="damaged in line 1"):
        open_source(path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="folder"):
        open_source(tmp_path)


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="not there"):
        open_source(tmp_path / "gone.csv")


def test_a_file_that_may_not_be_read_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "locked.csv"
    path.write_text("First Name,Last Name,Phone 1 - Value\n", encoding="utf-8")
    path.chmod(0)
    root = os.geteuid() == 0
    if root:  # root may read everything
        os.seteuid(65534)
    try:
        with pytest.raises(EnvironmentTrouble, match="may not be read"):
            open_source(path)
    finally:
        if root:
            os.seteuid(0)


def test_a_file_that_vanishes_before_it_is_read_is_said_to_be(tmp_path: Path) -> None:
    for name in ("google-new.csv", "apple.vcf"):
        copy = tmp_path / name
        copy.write_bytes((CONTACTS / name).read_bytes())
        source = open_source(copy)
        copy.unlink()
        with pytest.raises(EnvironmentTrouble, match="not there"):
            list(source.records())


def test_a_card_behind_a_line_of_chatter_is_still_found(tmp_path: Path) -> None:
    path = tmp_path / "chat.vcf"
    path.write_text("Exported contacts\nBEGIN:VCARD\nFN:A\nEND:VCARD\n", encoding="utf-8")
    assert open_source(path).name == "vcard"
