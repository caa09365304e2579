"""Bringing contacts in: every row is accounted for, all of it is written or nothing, and it is one step of undo."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.clock import FixedClock
from support.office import contents, firm, open_office, person

from app.customers.form import PointForm
from app.customers.listing import ListQuery
from app.errors import Cancelled, UnreadableFile
from app.exchange.imports import Plan
from app.office import Office
from app.paths import Paths

CONTACTS = Path(__file__).parents[2] / "data" / "contacts"
HEADINGS = (
    "Name,Given Name,Family Name,Birthday,Group Membership,Phone 1 - Type,Phone 1 - Value,"
    "E-mail 1 - Type,E-mail 1 - Value,"
    "Organization 1 - Name,Address 1 - City\n"
)


def row(
    name: str = "", birthday: str = "", phone: str = "", email: str = "", firm: str = "", town: str = ""
) -> str:
    return f"{name},,,{birthday},* myContacts,Mobile,{phone},Home,{email},{firm},{town}\n"


@pytest.fixture
def csv(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: str, name: str = "contacts.csv") -> Path:
        path = tmp_path / name
        path.write_text(HEADINGS + "".join(rows), encoding="utf-8")
        return path

    return write


def bring(office: Office, path: Path) -> Plan:
    plan = office.imports.stage(path)
    office.imports.apply(plan)
    return plan


def counts(plan: Plan) -> tuple[int, int, int, int]:
    assert plan.read == plan.new + plan.update + plan.same + plan.refused
    return plan.new, plan.update, plan.same, plan.refused


def names(office: Office, **query: Any) -> list[str]:
    return [one.name for one in office.customers.page(ListQuery(scope="everyone", **query), 1000)]


def litter(office: Office) -> list[Path]:
    folder = office.paths.staging
    return list(folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize(
    "path", sorted(p for p in CONTACTS.iterdir() if p.suffix in (".csv", ".vcf")), ids=lambda p: p.name
)
def test_a_file_read_twice_says_nothing_new(office: Office, path: Path) -> None:
    first = bring(office, path)
    new, _update, _same, _refused = counts(first)
    assert new
    before = contents(office)
    again = bring(office, path)
    assert (again.new, again.update, again.firms_created) == (0, 0, 0)
    assert again.same == first.read - first.refused
    assert contents(office) == before
    assert office.check() == []
    assert litter(office) == []


@pytest.mark.parametrize(
    "path", sorted(p for p in CONTACTS.iterdir() if p.suffix in (".csv", ".vcf")), ids=lambda p: p.name
)
def test_an_import_is_one_step_back_and_forth(office: Office, path: Path) -> None:
    office.customers.add(person())
    before = contents(office)
    bring(office, path)
    after = contents(office)
    office.history.undo()
    assert contents(office) == before
    office.history.redo()
    assert contents(office) == after


def test_duplicates_inside_a_file_become_one_customer(office: Office, csv: Callable[..., Path]) -> None:
    plan = bring(
        office,
        csv(row("Ann Smith", phone="20304050"), row("ann  smith", phone="20 30 40 50", email="a@b.dk")),
    )
    assert counts(plan) == (1, 1, 0, 0)
    assert names(office) == ["Ann Smith"]
    card = office.customers.card(1)
    assert {point.value for point in card.form.points} == {"20304050", "a@b.dk"}


def test_two_of_the_same_name_with_other_numbers_stay_two(office: Office, csv: Callable[..., Path]) -> None:
    plan = bring(office, csv(row("Jens Hansen", phone="20304050"), row("Jens Hansen", phone="97123456")))
    assert counts(plan) == (2, 0, 0, 0)


def test_an_organisation_finds_its_firm_however_it_is_written(
    office: Office, csv: Callable[..., Path]
) -> None:
    known = office.customers.add(firm("Müller GmbH"))
    plan = bring(
        office,
        csv(
            row("Ann Smith", firm="MÜLLER  GMBH"),
            row("Ola Nord", firm="Byg ApS"),
            row("Eva Ny", firm="byg aps"),
        ),
    )
    assert plan.firms_created == 1
    assert sorted(names(office, kind="firm")) == ["Byg ApS", "Müller GmbH"]
    assert [one.name for one in office.customers.card(known).people] == ["Ann Smith"]


@pytest.mark.parametrize("firm_first", [True, False])
def test_a_row_with_only_an_organisation_is_a_firm_wherever_it_stands(
    office: Office, csv: Callable[..., Path], firm_first: bool
) -> None:
    rows = [row(firm="Byg ApS", phone="97123456"), row("Eva Ny", firm="Byg ApS")]
    plan = bring(office, csv(*(rows if firm_first else reversed(rows))))
    assert counts(plan) == (2, 0, 0, 0)
    assert plan.firms_created == 0
    assert names(office, kind="firm") == ["Byg ApS"]
    [firm_id] = office.customers.ids(ListQuery(kind="firm"))
    card = office.customers.card(firm_id)
    assert [point.value for point in card.form.points] == ["97123456"]
    assert [one.name for one in card.people] == ["Eva Ny"]


def test_somebody_known_gets_a_firm_that_the_file_brings(office: Office, csv: Callable[..., Path]) -> None:
    """The firm is made once, though the customer it belongs to was there before; undo and redo keep the link."""
    office.customers.add(person("Ann Smith", firms=(), points=(), addresses=()))
    before = contents(office)
    plan = bring(
        office, csv(row("Ann Smith", phone="20304050", firm="Byg ApS"), row("Eva Ny", firm="Byg ApS"))
    )
    assert counts(plan) == (1, 1, 0, 0)
    assert names(office, kind="firm") == ["Byg ApS"]
    after = contents(office)
    office.history.undo()
    assert contents(office) == before
    office.history.redo()
    assert contents(office) == after
    assert [one.name for one in office.customers.card(1).firms] == ["Byg ApS"]


def test_a_name_that_cannot_be_is_refused_with_its_line_and_reason(
    office: Office, csv: Callable[..., Path]
) -> None:
    plan = office.imports.stage(csv(row("x" * 5000), row("Ann Smith"), row(birthday="1976-05-03")))
    assert counts(plan) == (1, 0, 0, 2)
    refused = plan.refusals()
    assert [line for line, _reason in refused] == [2, 4]
    assert "5000" in refused[0][1]
    office.imports.apply(plan)
    assert names(office) == ["Ann Smith"]


def test_what_cannot_be_kept_costs_its_cell_and_not_the_customer(
    office: Office, csv: Callable[..., Path]
) -> None:
    plan = bring(
        office, csv(row("Ann Smith", birthday="1976-02-31", email="not an address", phone="20304050"))
    )
    assert (plan.new, plan.doubts) == (1, 1)
    form = office.customers.card(1).form
    assert [point.value for point in form.points] == ["20304050"]
    assert "not an address" in form.notes


def test_long_and_odd_cells_are_kept_out_or_cut_and_never_stop_the_import(
    office: Office, tmp_path: Path
) -> None:
    headings = "Regulars ID,Name,Firm,Job title,Language,Preferred channel,Form of address,Town,Notes\n"
    long = "y" * 5000
    path = tmp_path / "own.csv"
    path.write_text(
        headings + f"{long},Ann Smith,Byg ApS,{long},{long},{long},{long},Herning,\x07bell\n"
        f"same,Ola Nord,,,,,,{long},\n"
        "same,Eva Ny,,,,,,,\n",
        encoding="utf-8",
    )
    plan = bring(office, path)
    assert counts(plan)[3] == 0
    assert {"Ann Smith", "Byg ApS", "Ola Nord"} <= set(names(office))
    for uid, job, language in (
        (one.uid, [f.job_title for f in one.form.firms], one.form.language)
        for one in map(office.customers.card, office.customers.ids(ListQuery()))
    ):
        assert len(uid) == 36
        assert all(len(title) <= 200 for title in job)
        assert len(language) <= 8


CELL = st.sampled_from(
    [
        "",
        "Ann Smith",
        "ann smith",
        "Søren Åkjær",
        "x" * 300,
        "<b>bold</b>",
        "=1+1",
        "O'Brien",
        "李小龙",
        "🦊",
        "---",
        "\x00",
        "Byg ApS",
    ]
)
ROWS = st.lists(
    st.builds(
        row,
        name=CELL,
        birthday=st.sampled_from(["", "1976-02-29", "--02-29", "1976-02-31", "1604-05-03", "soon"]),
        phone=st.sampled_from(["", "20304050", "+45 20 30 40 50", "04012345", "none"]),
        email=st.sampled_from(["", "a@b.dk", "A@B.DK", "nobody", "a@b.dk ::: c@d.dk"]),
        firm=CELL,
        town=st.sampled_from(["", "Herning"]),
    ),
    max_size=12,
)


@settings(max_examples=40)
@given(rows=ROWS)
def test_every_row_is_accounted_for(
    _empty_office: Path, tmp_path_factory: pytest.TempPathFactory, rows: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    shutil.copy(_empty_office, folder / "office.regulars")
    office = open_office(Paths(folder, folder), FixedClock())
    try:
        path = folder / "contacts.csv"
        path.write_text(HEADINGS + "".join(rows), encoding="utf-8", newline="")
        plan = office.imports.stage(path)
        assert plan.read == len(rows)
        assert plan.read == plan.new + plan.update + plan.same + plan.refused
        assert all(reason for _line, reason in plan.refusals())
        office.imports.apply(plan)
        assert office.customers.count(ListQuery(scope="everyone")) == plan.new + plan.firms_created
        again = office.imports.stage(path)
        assert (again.new, again.update, again.refused, again.firms_created) == (0, 0, plan.refused, 0)
        again.discard()
        assert office.check() == []
    finally:
        office.close()
        shutil.rmtree(folder)


class _Stop:
    """A user who changes their mind after so many calls."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, done: int, total: int) -> None:
        if not self.left:
            raise Cancelled
        self.left -= 1


@pytest.fixture
def long_file(csv: Callable[..., Path]) -> Path:
    return csv(*(row(f"Customer {n}", phone=f"2030{n:04}", firm=f"Firm {n % 7}") for n in range(1500)))


@pytest.mark.parametrize("after", [0, 1, 2])
def test_stopping_while_the_file_is_read_leaves_nothing(office: Office, long_file: Path, after: int) -> None:
    before = contents(office)
    with pytest.raises(Cancelled):
        office.imports.stage(long_file, _Stop(after))
    assert litter(office) == []
    assert contents(office) == before


@pytest.mark.parametrize("after", [0, 1, 3, 5])
def test_stopping_while_it_is_written_leaves_nothing(office: Office, long_file: Path, after: int) -> None:
    before, step = contents(office), office.history.next_undo()
    plan = office.imports.stage(long_file)
    with pytest.raises(Cancelled):
        office.imports.apply(plan, _Stop(after))
    assert contents(office) == before
    assert office.history.next_undo() == step
    assert litter(office) == []


def test_looking_without_importing_changes_nothing(office: Office, long_file: Path) -> None:
    before = contents(office)
    plan = office.imports.stage(long_file)
    assert len(plan.rows(("new",), 0, 10)) == 10
    plan.discard()
    assert contents(office) == before
    assert litter(office) == []


@pytest.mark.parametrize("kind", ["missing", "folder", "empty", "png", "prose"])
def test_what_is_no_list_of_contacts_is_said_and_leaves_nothing(
    office: Office, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "file"
    if kind == "folder":
        path.mkdir()
    elif kind != "missing":
        path.write_bytes(
            {"empty": b"", "png": b"\x89PNG\r\n\x1a\n", "prose": b"Dear Ann,\nhow are you?\n"}[kind]
        )
    with pytest.raises(Exception) as caught:  # missing is the environment's, the others the file's
        office.imports.stage(path)
    assert type(caught.value).__module__ == "app.errors"
    assert kind == "missing" or isinstance(caught.value, UnreadableFile)
    assert litter(office) == []


class TestTheOfficeChangesBetweenLookingAndWriting:
    def test_a_number_added_meanwhile_stays(self, office: Office, csv: Callable[..., Path]) -> None:
        office.customers.add(person("Ann Smith", points=(PointForm("phone", "20304050"),), firms=()))
        plan = office.imports.stage(csv(row("Ann Smith", phone="20304050", email="ann@b.dk")))
        card = office.customers.card(1)
        points = (*card.form.points, PointForm("phone", "97999999"))
        office.customers.change(1, card.version, replace(card.form, points=points, notes="typed meanwhile"))
        office.imports.apply(plan)
        form = office.customers.card(1).form
        assert {point.value for point in form.points} == {"20304050", "97999999", "ann@b.dk"}
        assert form.notes == "typed meanwhile"

    def test_a_customer_deleted_meanwhile_is_not_lost_from_the_file(
        self, office: Office, csv: Callable[..., Path]
    ) -> None:
        office.customers.add(person("Ann Smith", points=(PointForm("phone", "20304050"),), firms=()))
        plan = office.imports.stage(csv(row("Ann Smith", phone="20304050", email="ann@b.dk")))
        office.customers.delete([1])
        office.imports.apply(plan)
        [customer_id] = office.customers.ids(ListQuery())
        points = office.customers.card(customer_id).form.points
        assert {point.value for point in points} == {"20304050", "ann@b.dk"}

    def test_a_firm_deleted_meanwhile_is_made_again(self, office: Office, csv: Callable[..., Path]) -> None:
        office.customers.add(firm("Byg ApS"))
        plan = office.imports.stage(csv(row("Ann Smith", firm="Byg ApS")))
        office.customers.delete([1])
        office.imports.apply(plan)
        assert sorted(names(office)) == ["Ann Smith", "Byg ApS"]

    def test_somebody_added_meanwhile_is_not_added_twice(
        self, office: Office, csv: Callable[..., Path]
    ) -> None:
        plan = office.imports.stage(csv(row("Ann Smith", phone="20304050")))
        office.customers.add(person("Ann Smith", points=(PointForm("phone", "20304050"),), firms=()))
        office.imports.apply(plan)
        assert names(office) == ["Ann Smith"]

    def test_somebody_whose_deletion_was_undone_meanwhile_is_not_added_twice(
        self, office: Office, tmp_path: Path
    ) -> None:
        from app.exchange.exports import ExportOrder

        office.customers.add(person("Ann Smith", firms=()))
        path = tmp_path / "own.csv"
        office.exports.write_csv(ExportOrder(path))
        office.customers.delete([1])
        plan = office.imports.stage(path)
        office.history.undo()
        office.imports.apply(plan)
        assert names(office) == ["Ann Smith"]
