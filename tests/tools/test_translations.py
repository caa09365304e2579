"""The keeper of the catalogues: extracts, merges, drops, compiles."""

from __future__ import annotations

import gettext
import io
import json
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools import translations

SOURCE = """
from app.i18n import _, ngettext, pgettext, N_
# Translators: on a button
a = _("Save")
b = ngettext("{count} day", "{count} days", 3)
c = pgettext("a person", "Contact")
d = N_("Later")
e = _(a)
f = "never said"
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with one module that says four sentences."""
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    for folder in translations.SOURCES:
        (tmp_path / folder).mkdir()
    (tmp_path / "app" / "speaker.py").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def test_extraction_finds_all_four_ways_of_saying(project: Path) -> None:
    said = {translations.key(message): message for message in translations.extract() if message.id}
    assert sorted(said) == ["Later", "Save", "a person\x04Contact", "{count} day"]
    assert said["{count} day"].id == ("{count} day", "{count} days")
    assert said["Save"].auto_comments == ["on a button"]


def test_from_update_over_missing_and_merge_to_what_gettext_reads(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert translations.main(["update"]) == 0
    capsys.readouterr()
    assert translations.main(["missing", "da"]) == 0
    lacking = json.loads(capsys.readouterr().out)
    assert lacking["{count} day"] == ["{count} day", "{count} days"]
    answers = {
        "Save": "Gem",
        "{count} day": ["{count} dag", "{count} dage"],
        "a person\x04Contact": "Kontaktperson",
        "Later": "Senere",
    }
    assert answers.keys() == lacking.keys()
    file = project / "da.json"
    file.write_text(json.dumps(answers), encoding="utf-8")
    assert translations.main(["merge", "da", str(file)]) == 0
    assert translations.problems("da", translations.extract()) == []

    with translations.catalogue_path("da", "mo").open("rb") as mo:
        danish = gettext.GNUTranslations(mo)
    assert danish.gettext("Save") == "Gem"
    assert danish.ngettext("{count} day", "{count} days", 2) == "{count} dage"
    assert danish.pgettext("a person", "Contact") == "Kontaktperson"
    assert translations.main(["check"]) == 1, "nb and de are not translated"


def test_updating_twice_changes_nothing_and_keeps_what_translators_wrote(project: Path) -> None:
    catalogue = translations.merged(translations.read("de"), translations.extract(), "de")
    assert translations.fill(catalogue, {"Save": "Speichern"}) == []
    save = catalogue.get("Save")
    assert save is not None
    save.user_comments = ["imperative would be rude"]
    translations.write("de", catalogue)
    first = translations.catalogue_path("de").read_bytes()
    translations.write("de", translations.merged(translations.read("de"), translations.extract(), "de"))
    assert translations.catalogue_path("de").read_bytes() == first
    assert b"imperative would be rude" in first
    assert b'msgstr "Speichern"' in first


def test_what_is_said_no_more_is_dropped(project: Path) -> None:
    old = translations.PlainCatalog(locale="nb", fuzzy=False)
    old.add("Gone", "Borte")
    old.add("Save", "Lagre")
    new = translations.merged(old, translations.extract(), "nb")
    assert new.get("Gone") is None
    assert b"Borte" not in translations.po_bytes(new)
    assert b"Lagre" in translations.po_bytes(new)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("Nobody says this", "x"),
        ("Save", ["Gem", "Gem"]),
        ("{count} day", "{count} dage"),
        ("{count} day", ["{count} dag"]),
        ("{count} day", ["{count} dag", "{antal} dage"]),
        ("{count} day", ["{count} dag", "dage"]),
        ("Save", ""),
        ("Save", "Gem {count}"),
    ],
)
def test_a_wrong_answer_is_refused_and_changes_nothing(
    project: Path, key: str, text: str | list[str]
) -> None:
    catalogue = translations.merged(translations.read("da"), translations.extract(), "da")
    before = translations.po_bytes(catalogue)
    assert len(translations.fill(catalogue, {key: text})) == 1
    assert translations.po_bytes(catalogue) == before


def test_the_compiled_form_is_the_same_every_time() -> None:
    def compiled() -> bytes:
        catalogue = translations.PlainCatalog(locale="da", fuzzy=False)
        catalogue.add("Save", "Gem")
        return translations.mo_bytes(catalogue)

    assert compiled() == compiled()
    assert gettext.GNUTranslations(io.BytesIO(compiled())).info()["language"] == "da"


def test_one_form_may_say_the_number_in_words() -> None:
    catalogue = Catalog(locale="da", fuzzy=False)
    catalogue.add(("{count} day", "{count} days"), ("en dag", "{count} dage"))
    assert translations.faults(next(message for message in catalogue if message.id)) == ""
