"""Formulas are kept out of spreadsheets and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.guard import SUSPECT, guarded, unguarded


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe(start: str) -> None:
    assert guarded(f"{start}1+1") == f"'{start}1+1"
    assert unguarded(f"'{start}1+1") == f"{start}1+1"


@pytest.mark.parametrize("text", ["'=1", "''=1", "'+45"])
def test_a_value_that_really_begins_so_comes_back_as_it_was(text: str) -> None:
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "Åse", "'Åse", "''", "'", "0800", "a=1", "1-2"])
def test_plain_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


@pytest.mark.parametrize("text", ["+4512345678", "+45 12 34 56 78", "+49 (0)171 1234567", "+1 202 555 0123"])
def test_a_phone_number_in_a_phone_column_stays_dialable(text: str) -> None:
    assert guarded(text, phone=True) == text
    assert guarded(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["+1-1", "+45-12-34", "+45*2", "+", "+0123456", "+999123456", "-45 12 34 56", "=1+1"]
)
def test_what_is_no_phone_number_is_guarded_also_in_a_phone_column(text: str) -> None:
    assert guarded(text, phone=True) == "'" + text


@given(st.text(alphabet="'=+-@\t\r\n 0145a()", max_size=12), st.booleans())
def test_reading_takes_away_exactly_what_writing_added(text: str, phone: bool) -> None:
    cell = guarded(text, phone)
    assert unguarded(cell) == text
    if text and text[0] not in SUSPECT:
        assert cell == text
