"""Phone numbers: repaired, shown, dialled, and found however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.customers.phones import normalise, query_digits, search_forms, shown, tel_uri


@pytest.mark.parametrize(
    ("typed", "country", "e164"),
    [
        ("20 55 01 47", "DK", "+4520550147"),
        ("20550147", "dk", "+4520550147"),
        ("+45 20550147", "DE", "+4520550147"),
        ("0045 20 55 01 47", "DK", "+4520550147"),
        ("0045 20 55 01 47", "DE", "+4520550147"),
        ("0045 20 55 01 47", "", "+4520550147"),
        ("0045 20 55 01 47", "US", "+4520550147"),
        ("+45 20550147", "", "+4520550147"),
        ("20 55 01 47", "", None),
        ("20 55 01 47", "XX", None),
        ("0171 1234567", "DE", "+491711234567"),
        ("+49 0171 1234567", "DE", "+491711234567"),
        ("+490171 1234567", "DK", "+491711234567"),
        ("+49 (0)171 1234567", "DE", "+491711234567"),
        ("+49(0)171/123 45 67", "NO", "+491711234567"),
        ("0049 171 1234567", "DE", "+491711234567"),
        ("0049 (0)171 1234567", "NO", "+491711234567"),
        ("(040) 123-456", "DE", "+4940123456"),
        ("22 12 34 56", "NO", "+4722123456"),
        ("+44 (0)20 7946 0958", "DK", "+442079460958"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("+39 06 698 12345", "DK", "+390669812345"),
        ("86 55 01 40 lok. 12", "DK", "+4586550140"),
        ("86 55 01 40 (Anna)", "DK", "+4586550140"),
        ("Tlf. 86 55 01 40", "DK", "+4586550140"),
        ("+45 20550147 x12", "DK", "+4520550147"),
        ("+45 86 55 01 40 / 41", "DK", None),
        ("1234567", "DE", None),
        ("112", "DK", None),
        ("04012345", "DK", None),
        ("0000000000", "DE", None),
        ("", "DK", None),
        ("Anna", "DK", None),
        ("+", "DK", None),
        ("9" * 300, "DK", None),
    ],
)
def test_a_number_is_read_and_repaired(typed: str, country: str, e164: str | None) -> None:
    assert normalise(typed, country) == e164


@pytest.mark.parametrize(
    ("typed", "country", "text"),
    [
        ("20550147", "DK", "20 55 01 47"),
        ("+4520550147", "DK", "20 55 01 47"),
        ("20550147", "", "20550147"),
        ("+4520550147", "", "+45 20 55 01 47"),
        ("+4520550147", "DE", "+45 20 55 01 47"),
        ("+49 0171 1234567", "DE", "0171 1234567"),
        ("+49 0171 1234567", "DK", "+49 171 1234567"),
        (" 112 ", "DK", "112"),
        ("04012345", "DK", "04012345"),
        ("86 55 01 40  (Anna)", "DK", "86 55 01 40 (Anna)"),
        ("+45 20550147 x12", "DK", "+45 20550147 x12"),
        ("0800 REWE123", "DE", "0800 REWE123"),
        ("ring altid først", "DK", "ring altid først"),
    ],
)
def test_a_number_is_shown_as_one_reads_it(typed: str, country: str, text: str) -> None:
    assert shown(typed, country) == text


def finds(query: str, typed: str, country: str) -> bool:
    digits = query_digits(query)
    return digits is not None and any(digits in form for form in search_forms(typed, country))


SPELLINGS = [
    (
        "DK",
        [
            "20 55 01 47",
            "20550147",
            "2055 0147",
            "+45 20550147",
            "+4520550147",
            "0045 20550147",
            "+45 20-55-01-47",
        ],
    ),
    (
        "NO",
        [
            "22 12 34 56",
            "22123456",
            "+47 22 12 34 56",
            "004722123456",
            "(+47) 22123456",
            "47 22 12 34 56",
        ],
    ),
    (
        "DE",
        [
            "0171 1234567",
            "01711234567",
            "+49 171 1234567",
            "+49 0171 1234567",
            "+49 (0)171 1234567",
            "0049 171 1234567",
            "0049 (0)171/1234567",
            "171 1234567",
            "0171-123 45 67",
        ],
    ),
    ("GB", ["020 7946 0958", "+44 20 7946 0958", "+44 (0)20 7946 0958", "0044 20 79460958", "02079460958"]),
]


@pytest.mark.parametrize(("country", "spellings"), SPELLINGS)
def test_a_number_is_found_however_it_is_written_and_while_it_is_typed(
    country: str, spellings: list[str]
) -> None:
    for typed in spellings:
        for query in spellings:
            assert finds(query, typed, country), (query, typed, search_forms(typed, country))
            for end in range(1, len(query)):
                digits = query_digits(query[:end])
                assert digits is None or finds(query[:end], typed, country), (query[:end], typed)


def test_a_number_of_another_country_is_found_too() -> None:
    for query in ("+49 171 1234567", "0171 1234567", "0049171 123", "1234567"):
        assert finds(query, "+49 171 1234567", "DK")
    assert finds("06 698 12345", "+39 06 698 12345", "DK")


def test_a_number_that_is_none_is_found_as_it_was_typed() -> None:
    assert search_forms("04012345", "DK") == ["04012345"]
    assert search_forms("+45 86 55 01 40 / 41", "DK") == ["458655014041"]
    assert search_forms("112", "DK") == ["112"]
    assert search_forms("ring altid", "DK") == []
    assert finds("8655014012", "86 55 01 40 lok. 12", "DK")
    assert not finds("20550148", "20550147", "DK")


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("20 55 01 47", "20550147"),
        ("+45 2", "452"),
        ("+4", "4"),
        ("0045 20", "004520"),
        ("+49 (0)171", "490171"),
        ("040/123456", "040123456"),
        ("٢٠٥٥٠١٤٧", "20550147"),
        ("20\u00a055\u00a001", "205501"),
        ("+", None),
        ("2055", None),
        ("12-14", None),
        ("", None),
        ("-----", None),
        ("8000 Aarhus", None),
        ("20 55 01 47 Anna", None),
        ("1+1+1+1+1+1", None),
    ],
)
def test_a_query_is_a_number_or_words(text: str, digits: str | None) -> None:
    assert query_digits(text) == digits


@pytest.mark.parametrize(
    ("typed", "country", "uri"),
    [
        ("20 55 01 47", "DK", "tel:+4520550147"),
        ("+49 (0)171 1234567", "DK", "tel:+491711234567"),
        ("+45 20550147 x12", "DK", "tel:+4520550147;ext=12"),
        ("86 55 01 40 lok. 12", "DK", "tel:+4586550140"),
        ("112", "DK", "tel:112"),
        ("112 alarm 9", "DK", "tel:112"),
        ("*31#20550147", "", "tel:*31%2320550147"),
        ("20 55 01 47", "", "tel:20550147"),
        ("+45 86 55 01 40 / 41", "DK", "tel:+458655014041"),
        ("Anna", "DK", ""),
        ("", "DK", ""),
        ("+", "DK", ""),
    ],
)
def test_a_link_dials_the_number_and_nothing_else(typed: str, country: str, uri: str) -> None:
    assert tel_uri(typed, country) == uri


@given(st.text(max_size=40), st.sampled_from(["DK", "DE", "NO", "GB", "US", "", "x"]))
def test_anything_can_be_typed(typed: str, country: str) -> None:
    e164 = normalise(typed, country)
    assert e164 is None or (e164[0] == "+" and e164[1:].isdecimal())
    assert all(form.isascii() and form.isdecimal() for form in search_forms(typed, country))
    assert tel_uri(typed, country) == "" or tel_uri(typed, country).startswith("tel:")
    assert "\n" not in shown(typed, country)
