"""Our own CSV comes back value for value, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from app import i18n, resources
from app.exchange import own_csv, own_words
from app.exchange.csv_writer import write_csv
from app.exchange.detect import open_source
from app.exchange.draft import POINT_KINDS, Draft, DraftAddress, DraftDay, DraftPoint, Refused
from app.exchange.own_columns import COLUMNS, DateStyle, chosen
from app.exchange.own_csv import OwnRows, known_headings


def row_of(draft: Draft) -> dict[str, Any]:
    return {field.name: getattr(draft, field.name) for field in fields(Draft)}


def come_back(path: Path, drafts: list[Draft], **options: Any) -> list[Draft | Refused]:
    write_csv(path, COLUMNS, map(row_of, drafts), **options)
    source = open_source(path)
    assert source.name == "regulars-csv"
    return list(source.records())


# Everything that a spreadsheet, a CSV reader or our own separators could stumble over.
nasty = st.text(alphabet="ab0+-=@'\"\\|;:,*() \t\r\n\x0b\x1c\u2028\u00e6\u00d8\U0001f382", max_size=10)
filled = nasty.filter(bool)
points = st.lists(
    st.builds(DraftPoint, filled, st.sampled_from(POINT_KINDS), nasty, st.just(False)), max_size=3
)
addresses = st.lists(
    st.builds(
        DraftAddress, filled, nasty, nasty, nasty, nasty, nasty, nasty, st.sampled_from(POINT_KINDS), nasty
    ),
    max_size=3,
)
dates = st.one_of(
    st.dates().filter(lambda day: day.year > 1604).map(lambda day: day.isoformat()),
    st.dates().map(lambda day: f"--{day.month:02}-{day.day:02}"),
)
days = st.builds(
    lambda found, named: (
        [DraftDay(kind, day) for kind, day in found.items()]
        + [DraftDay("other", day, label) for label, day in named.items()]
    ),
    st.dictionaries(st.sampled_from(["birthday", "wedding", "founding", "customer_since"]), dates),
    st.dictionaries(filled, dates, max_size=2),
)
drafts = st.builds(
    Draft,
    kind=st.sampled_from(["person", "firm"]),
    name=filled,
    given=nasty,
    family=nasty,
    organisation=nasty,
    job_title=nasty,
    customer_number=nasty,
    language=st.sampled_from(["", "da", "nb", "de", "en"]),
    form_of_address=st.sampled_from(["", "formal", "informal"]),
    preferred_channel=st.sampled_from(["", "phone", "email"]),
    best_time=nasty,
    notes=nasty,
    uid=st.uuids().map(str),
    phones=points,
    emails=points,
    webs=points,
    addresses=addresses,
    days=days,
    tags=st.lists(filled, max_size=3),
)


@given(st.lists(drafts, min_size=1, max_size=3), st.sampled_from(",;\t"), st.sampled_from(["iso", "dmy"]))
def test_what_was_exported_is_imported_equal(
    tmp_path_factory: pytest.TempPathFactory, customers: list[Draft], delimiter: str, date_style: DateStyle
) -> None:
    path = tmp_path_factory.getbasetemp() / "round.csv"
    found = come_back(path, customers, delimiter=delimiter, date_style=date_style)
    assert len(found) == len(customers)
    for before, after in zip(customers, found, strict=True):
        assert isinstance(after, Draft)
        doubts = after.kept_aside
        assert all("not known" in sentence for sentence in doubts)
        before.line, before.kept_aside = after.line, doubts
        for draft in (before, after):  # days have no order
            draft.days.sort(key=repr)
        assert after == before


VALUES = [
    "0800",
    "04012345",
    "+4512345678",
    "+45 12 34 56 78",
    "=1+1",
    "'=1+1",
    "''=1",
    "'quoted'",
    "-5",
    "@home",
    "\tindented",
    "two\r\nlines",
    "two\nlines",
    "old\rlines",
    'say "hi"',
    "a;b,c|d\\e",
    "1/2/03",
    "DE02120300000000202051",
    "1E5",
    " spaces ",
    "ends with \\",
]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_value_that_spoils_easily_is_not_spoiled(tmp_path: Path, value: str, delimiter: str) -> None:
    draft = Draft(
        name=value,
        customer_number=value,
        notes=value,
        phones=[DraftPoint(value, "mobile"), DraftPoint(value, "home", value)],
        emails=[DraftPoint("x", "other", value), DraftPoint(value, "work")],
        addresses=[DraftAddress(value, value), DraftAddress(town=value, kind="home", label=value)],
        tags=[value, "b"],
        uid="u",
    )
    [after] = come_back(tmp_path / "one.csv", [draft], delimiter=delimiter)
    assert isinstance(after, Draft)
    draft.line = after.line
    assert after == draft


def test_the_preferred_one_comes_first_and_stays_preferred(tmp_path: Path) -> None:
    draft = Draft(name="Åse", uid="u", phones=[DraftPoint("1", "home"), DraftPoint("2", "work", "", True)])
    path = tmp_path / "one.csv"
    [after] = come_back(path, [draft])
    assert isinstance(after, Draft)
    assert after.phones == [DraftPoint("2", "work", "", True), DraftPoint("1", "home")]


def test_long_notes_come_back_whole(tmp_path: Path) -> None:
    draft = Draft(name="Åse", uid="u", notes="\n".join(["a line"] * 3000))
    [after] = come_back(tmp_path / "one.csv", [draft])
    assert isinstance(after, Draft)
    assert after.notes == draft.notes


def test_an_export_of_some_columns_without_the_id_is_still_known(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    write_csv(
        path, chosen(["family", "given", "phone"]), [{"given": "Åse", "family": "Hansen", "phones": []}]
    )
    source = open_source(path)
    [draft] = source.records()
    assert source.name == "regulars-csv"
    assert isinstance(draft, Draft)
    assert (draft.name, draft.given, draft.phones) == ("Åse Hansen", "Åse", [])


@pytest.mark.parametrize(
    "headings", [["Name"], ["Name", "Farve"], ["Notes", "Name"], ["Town", "Name", "Phone"], []]
)
def test_somebody_elses_table_is_not_taken_for_ours(headings: list[str]) -> None:
    assert known_headings(headings) == 0


def test_what_a_person_changed_in_a_spreadsheet_is_understood() -> None:
    rows = OwnRows(["Regulars ID", "Name", "Birthday", "More phones", "Tags", "Favourite cake"])
    draft = rows.draft(2, ["", "Åse", "29-02-1976", "12345678|Sommerhus: 87654321", "VIP|Kunde", "Lagkage"])
    assert isinstance(draft, Draft)
    assert draft.days == [DraftDay("birthday", "1976-02-29")]
    assert draft.phones == [DraftPoint("12345678"), DraftPoint("87654321", "other", "Sommerhus")]
    assert draft.tags == ["VIP", "Kunde"]
    assert draft.notes == "Favourite cake: Lagkage"


def test_a_row_that_names_nobody_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Regulars ID,Name,Notes\n,,x\n,Åse,\n", encoding="utf-8")
    refused, draft = open_source(path).records()
    assert isinstance(refused, Refused) and isinstance(draft, Draft)


DANISH = {
    (None, "Name"): "Navn",
    (None, "Phone"): "Telefon",
    (None, "Kind of phone"): "Telefontype",
    (None, "Birthday"): "Fødselsdag",
    (None, "More days"): "Flere dage",
    ("contact point", "mobile"): "mobil",
    ("customer", "firm"): "virksomhed",
    (None, "Person or firm"): "Person eller virksomhed",
    ("form of address", "formal"): "De",
    (None, "Form of address"): "Tiltale",
}


@pytest.fixture
def danish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A Danish catalogue in a place of its own, spoken for the length of a test."""
    catalogue = Catalog(locale="da")
    for (context, english), word in DANISH.items():
        catalogue.add(english, word, context=context)
    folder = tmp_path / "translations" / "da" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "regulars.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(resources, "path", lambda *parts: tmp_path.joinpath(*parts))
    caches = (own_words.read_back, own_csv.keys_by_heading)
    for cache in caches:
        cache.cache_clear()
    i18n.use("da")
    yield
    i18n.use("en")
    monkeypatch.undo()
    for cache in caches:
        cache.cache_clear()


def test_a_file_written_in_danish_is_read_in_english(tmp_path: Path, danish: None) -> None:
    draft = Draft(
        kind="firm",
        name="Sørensens Møbler",
        uid="u",
        form_of_address="formal",
        phones=[DraftPoint("+45 12 34 56 78", "mobile", "", True)],
        days=[DraftDay("birthday", "--02-29")],
    )
    path = tmp_path / "da.csv"
    write_csv(path, COLUMNS, [row_of(draft)], delimiter=";", date_style="dmy")
    first, second = path.read_text(encoding="utf-8-sig").split("\n")[:2]
    assert first.startswith("Regulars ID;Person eller virksomhed;Navn;")
    assert "virksomhed;Sørensens Møbler" in second and ";* mobil;" in second and ";29.02.;" in second
    i18n.use("en")
    [after] = open_source(path).records()
    assert isinstance(after, Draft)
    draft.line = after.line
    assert after == draft


TABLES = [own_words.point_words, own_words.day_words, own_words.customer_words, own_words.address_words]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_in_every_language_each_heading_and_each_word_means_one_thing(language: str) -> None:
    catalogue = own_words.spoken(language)
    headings = [catalogue.gettext(column.msgid).casefold() for column in COLUMNS]
    assert len(set(headings)) == len(headings)
    for table in TABLES:
        words = [word.casefold() for word in table(catalogue.pgettext).values()]
        assert len(set(words)) == len(words)
        assert not any(set(word) & set("\\|;:()*") for word in words)


@pytest.mark.parametrize("table", TABLES)
def test_a_word_means_the_same_in_every_language_that_has_it(table: Any) -> None:
    meant: dict[str, str] = {}
    for language in i18n.LANGUAGES:
        for key, word in table(own_words.spoken(language).pgettext).items():
            assert meant.setdefault(word.casefold(), key) == key
