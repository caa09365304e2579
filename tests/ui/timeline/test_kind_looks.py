"""The tiles of the quick log: each letter once, each icon there."""

from __future__ import annotations

import pytest

from app import i18n
from app.timeline.kinds import KINDS
from ui.shell import icons
from ui.timeline.kind_looks import FILTERS, ICONS, log_kinds

TAKEN = {"F", "T", "W"}  # follow-up, time, who


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_kind_has_a_letter_of_its_own(language: str) -> None:
    i18n.use(language)
    letters = [kind.letter for kind in log_kinds()]
    assert len(set(letters)) == len(letters)
    assert not TAKEN.intersection(letters)
    assert all(len(letter) == 1 and letter == letter.upper() for letter in letters)


def test_every_kind_of_entry_can_be_logged_and_filtered() -> None:
    assert {kind.kind for kind in log_kinds()} == {kind for kind, _name in FILTERS} == set(KINDS)


def test_every_icon_is_shipped() -> None:
    assert set(ICONS.values()) <= set(icons.names())
