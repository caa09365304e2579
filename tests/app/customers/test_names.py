"""Names: what is typed is found, kept in one line, and shortened and sorted sensibly."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.customers.names import (
    MAX_NAME,
    clean_name,
    fold,
    initials,
    query_words,
    search_forms,
    split_guess,
)
from app.errors import InvalidField

# Each line: a name as stored first, then every other spelling people use for it.
SPELLINGS = [
    "Søren Soren Soeren Sören",
    "Østergaard Ostergaard Oestergaard Østergård Östergård Oestergard Ostergard",
    "Åkjær Aakjær Akjær Aakjaer Akjaer Åkjaer Akjar Akjär Aakjar",
    "Ågård Aagaard Agaard Aagård Agard",
    "Ærø Aerø Aeroe Aero Ärö",
    "Kjær Kjaer Kjar Kjär",
    "Bjørn Bjorn Bjoern Björn",
    "Nygård Nygaard Nygard",
    "Blåbjerg Blaabjerg Blabjerg",
    "Sæther Saether Säther Sather",
    "Håkon Haakon Hakon",
    "Bjørnsson Bjornsson Bjoernsson",
    "Øyvind Oyvind Oeyvind Öyvind",
    "Lærke Laerke Lärke Larke",
    "Müller Mueller Muller",
    "Groß Gross",
    "Weiß Weiss",
    "Jäger Jaeger Jager Jæger",
    "Schröder Schroeder Schroder Schrøder",
    "Grüß Gruess Grüss Gruß Gruess",
    "Straße Strasse",
    "Goethe Göthe Gothe Gøthe",
    "Raabe Råbe Rabe",
    "Naess Næss Näss Nass",
    "Michael Manuel Joel Rafael Samuel Daniel Israel Noel Aaron Isaac Samuelsen Raphaelsen Bauer",
    "Łukasz Lukasz",
    "Đorđe Dorde",
    "Þórður Thordur",
    "Zoë Zoe",
    "Nuñez Nunez",
    "Dvořák Dvorak",
    "Françoise Francoise",
    "O'Brien OBrien O’Brien",
    "Œuvre Oeuvre",
    "Ångström Aangstroem Angstrom",
    "Kaae Kåe Kaaae",
    "Þorgerður Thorgerdur",
    "Мария",
    "Παπαδόπουλος ΠΑΠΑΔΟΠΟΥΛΟΣ παπαδοπουλος",
    "王小明",
]


def finds(query: str, stored: str) -> bool:
    """What the search does: every word occurs somewhere."""
    return all(word in stored for word in query_words(query))


def spellings() -> list[tuple[str, str]]:
    pairs = []
    for line in SPELLINGS:
        words = line.split()
        if words[0] == "Michael":
            pairs += [(word, word) for word in words]
        else:
            pairs += [(stored, typed) for stored in words for typed in words]
    return pairs


@pytest.mark.parametrize(("stored", "typed"), spellings())
def test_every_beginning_of_every_spelling_finds_the_name(stored: str, typed: str) -> None:
    text = search_forms(f"Anna {stored} Holm")
    for variant in (typed, typed.upper(), typed.lower(), unicodedata.normalize("NFD", typed)):
        for end in range(1, len(variant) + 1):
            assert finds(variant[:end], text), f"{variant[:end]!r} does not find {stored!r} in {text!r}"


@pytest.mark.parametrize(("stored", "typed"), spellings())
def test_the_middle_of_a_word_finds_the_name(stored: str, typed: str) -> None:
    text = search_forms(f"Anna {stored} Holm")
    for start in range(len(typed)):
        piece = typed[start:]
        # "estergaard" starts inside the spelled-out letter of "Oestergaard"; no one looks for that.
        if not fold(piece).startswith("e"):
            assert finds(piece, text), f"{piece!r} does not find {stored!r} in {text!r}"


@given(st.text(alphabet="aeouåøæäöüßsnrlgmAEOÅØÆ -'.", max_size=25), st.data())
def test_every_beginning_of_anything_finds_it(name: str, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(name)))
    assert finds(name[:end], search_forms(name))


@given(st.text(max_size=25))
def test_any_text_finds_itself_and_folding_twice_changes_nothing(name: str) -> None:
    assert finds(name, search_forms(name))
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("hansen as", "Hansen A/S"),
        ("hansen a/s", "Hansen A/S"),
        ("ap møller", "A.P. Møller-Mærsk A/S"),
        ("a.p. moeller", "A.P. Møller-Mærsk A/S"),
        ("karlheinz", "Karl-Heinz Vogt"),
        ("karl heinz", "Karl-Heinz Vogt"),
        ("Karl-Heinz", "Karl Heinz Vogt"),
        ("vogt, karl", "Karl-Heinz Vogt"),
        ("kirsten@oestergaard", "kirsten@østergaard.dk"),
        ("østergård.dk", "kirsten@oestergaard.dk"),
        ("12345678", "DK 12 34 56 78"),
        ("20260012", "2026-0012"),
        ("2026-0012", "2026-0012"),
        ("el", "Joel"),
        ("elsen", "Samuelsen"),
        ("ichae", "Michael"),
        ("☕", "Café ☕ Fjordglimt"),
        ("østergård", "Øster\u00adgård"),
        ("   ", "Anna"),
        ("-", "Anna"),
    ],
)
def test_a_query_finds(query: str, name: str) -> None:
    assert finds(query, search_forms(name))


@pytest.mark.parametrize(
    ("query", "name"), [("sven", "Søren"), ("hans x", "Hans"), ("mühle", "Müller"), ("ks", "Hansen A/S")]
)
def test_a_query_does_not_find(query: str, name: str) -> None:
    assert not finds(query, search_forms(name))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Søren  Åkjær-Groß", "soren akjaer gross"),
        ("ÅGE ØSTERGÅRD", "age ostergard"),
        ("O'Brien", "obrien"),
        ("İstanbul IŞIK ışık", "istanbul isik isik"),
        ("Bäckerei™ №1", "backereitm no1"),
        ("a\u200bb", "ab"),
        ("a_b·c", "a b c"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Kirsten\tØstergaard\r\n", "Kirsten Østergaard"),
        ("Kirsten\x00Østergaard", "Kirsten Østergaard"),
        ("A\nB\u2028C", "A B C"),
        ("A\u030age", "Åge"),
        ("x\u202eevil", "xevil"),
        ("\ufeffAnna", "Anna"),
        ("bro\ud83dken", "bro ken"),
        ("👩\u200d🌾 Hof", "👩\u200d🌾 Hof"),
        (" \n ", ""),
        ("x" * MAX_NAME + "  ", "x" * MAX_NAME),
    ],
)
def test_a_pasted_name_becomes_one_clean_line(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


def test_a_name_of_five_thousand_characters_is_refused_with_the_limit() -> None:
    with pytest.raises(InvalidField, match=r"up to 200 characters.*5000") as caught:
        clean_name("x" * 5000)
    assert caught.value.field == "name"


@pytest.mark.parametrize(
    ("name", "firm", "letters"),
    [
        ("Kirsten Østergaard", False, "KØ"),
        ("Inger & Knut Haugen", False, "IH"),
        ("Dr. Heike Ahlers", False, "HA"),
        ("Prof. Dr. med. Anna von der Leyen", False, "AL"),
        ("Niels Bohr jr.", False, "NB"),
        ("I. Hansen", False, "IH"),
        ("Lars Holm (murer)", False, "LH"),
        ("Cher", False, "C"),
        ("Dr.", False, "D"),
        ("a\u030ase lie", False, "ÅL"),
        ("王小明", False, "王"),
        ("ß", False, "ß"),
        ("☕", False, ""),
        ("", False, ""),
        ("Café Fjordglimt", True, "CF"),
        ("Hansen A/S", True, "H"),
        ("Hansen & Søn ApS", True, "HS"),
        ("A.P. Møller - Mærsk A/S", True, "AM"),
        ("Is & Kaffe", True, "IK"),
        ("Groß Möbelwerkstatt GmbH & Co. KG", True, "GM"),
        ("3F Aarhus", True, "3A"),
        ("ApS", True, "A"),
        ("", True, ""),
    ],
)
def test_initials(name: str, firm: bool, letters: str) -> None:
    assert initials(name, firm) == letters


@given(st.text(max_size=30), st.booleans())
def test_initials_are_two_letters_at_most(name: str, firm: bool) -> None:
    assert len(initials(name, firm)) <= 2


@pytest.mark.parametrize(
    ("name", "given_name", "family"),
    [
        ("Kirsten Østergaard", "Kirsten", "Østergaard"),
        ("Ursula von der Leyen", "Ursula", "von der Leyen"),
        ("Peter af Rosenborg", "Peter", "af Rosenborg"),
        ("Charles de Gaulle", "Charles", "de Gaulle"),
        ("Vincent van Gogh", "Vincent", "van Gogh"),
        ("Inger & Knut Haugen", "Inger & Knut", "Haugen"),
        ("Niels Bohr jr.", "Niels", "Bohr jr."),
        ("Martin King, Jr.", "Martin", "King, Jr."),
        ("Jensen, Hans", "Hans", "Jensen"),
        ("Cher", "", "Cher"),
        ("Van Gogh", "Van", "Gogh"),
        ("jr", "", "jr"),
        ("", "", ""),
    ],
)
def test_the_family_name_is_guessed(name: str, given_name: str, family: str) -> None:
    assert split_guess(name) == (given_name, family)
