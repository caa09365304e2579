"""Several values in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange import several

nasty = st.text(alphabet="|\\; :()*ab\n", max_size=12)


@given(st.lists(nasty, min_size=1), st.sampled_from("|;"))
def test_what_was_joined_is_split_exactly(texts: list[str], between: str) -> None:
    cell = several.join(texts, between)
    assert several.split(cell, between) == ([] if texts == [""] else texts)


@given(nasty, st.booleans(), nasty)
def test_a_kind_is_read_back_with_its_label(label: str, preferred: bool, value: str) -> None:
    text = several.with_kind(several.kind_text("home", label, preferred), value)
    kind, read = several.read_with_kind(text)
    assert read == value
    assert several.read_kind(kind) == ("home", label, preferred)


@pytest.mark.parametrize(
    ("cell", "texts"), [("a|b", ["a", "b"]), ("a |b", ["a", "b"]), ("", []), ("a \\| b", ["a | b"])]
)
def test_a_cell_typed_by_a_person_is_understood(cell: str, texts: list[str]) -> None:
    assert several.split(cell) == texts


def test_a_value_without_a_kind_is_just_the_value() -> None:
    assert several.read_with_kind("https://x.dk") == ("", "https://x.dk")
