"""Law: every sentence is there in every language, and the program reads what the translators wrote.

tools/translations.py is the tool that puts things right; its own tests are in tests/tools.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from support.source import obeyed

from app.i18n import LANGUAGES
from tools import translations


@pytest.fixture(scope="module")
def template() -> Catalog:
    return translations.extract()


def test_the_tool_keeps_the_languages_the_program_offers() -> None:
    assert {*translations.LANGUAGES, "en"} == set(LANGUAGES)


def test_the_sources_say_something(template: Catalog) -> None:
    assert len(template) > 20


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_sentence_is_translated(language: str, template: Catalog) -> None:
    obeyed(translations.problems(language, template))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Danish catalogue that is in order, in a place of its own."""
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    catalogue = translations.PlainCatalog(locale="da", fuzzy=False)
    catalogue.add("Turns {age}", "Fylder {age}")
    catalogue.add(("One day", "{count} days"), ("En dag", "{count} dage"))
    translations.write("da", catalogue)
    return translations.catalogue_path("da")


def spoken(*sentences: str | tuple[str, str]) -> Catalog:
    catalogue = Catalog(fuzzy=False)
    for sentence in sentences:
        catalogue.add(sentence)
    return catalogue


IN_ORDER = ("Turns {age}", ("One day", "{count} days"))


def test_control_a_catalogue_in_order_has_no_problem(kept: Path) -> None:
    assert translations.problems("da", spoken(*IN_ORDER)) == []


def test_control_a_new_sentence_is_found(kept: Path) -> None:
    assert "not in the catalogue: 'Saved'" in str(translations.problems("da", spoken(*IN_ORDER, "Saved")))


def test_control_a_sentence_nobody_says_is_found(kept: Path) -> None:
    assert "nobody says this any more: 'Turns {age}'" in str(translations.problems("da", spoken(IN_ORDER[1])))


def test_control_a_missing_catalogue_is_found(kept: Path) -> None:
    assert "there is no" in str(translations.problems("de", spoken(*IN_ORDER)))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"Fylder {age}"', '""', "not translated"),
        ('"{count} dage"', '""', "not translated"),
        ('"Fylder {age}"', '"Fylder {alder}"', "placeholders"),
        ('"Fylder {age}"', '"Fylder {age}}"', "brace"),
        ('"Fylder {age}"', '"Fylder {age} "', "white space"),
        ('msgid "Turns', '#, fuzzy\nmsgid "Turns', "fuzzy"),
        ('"{count} days"', '"{count} whole days"', "another plural"),
        ('"Fylder {age}"', '"Bliver {age}"', "older than"),
        ('"Fylder {age}"', '"Fylder {age}"\n\n#~ msgid "Gone"\n#~ msgstr "Borte"', "obsolete"),
    ],
)
def test_control_a_damaged_catalogue_is_found(kept: Path, old: str, new: str, complaint: str) -> None:
    text = kept.read_text(encoding="utf-8")
    assert old in text
    kept.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert complaint in str(translations.problems("da", spoken(*IN_ORDER)))
