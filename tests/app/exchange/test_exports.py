"""Taking contacts out: complete, and read back it is what it was."""

from __future__ import annotations

import csv
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.office import born, contents, firm, person

from app.customers.form import CustomerForm, MemberForm, PointForm
from app.customers.listing import ListQuery
from app.customers.snapshot import snapshots
from app.errors import Cancelled, EnvironmentTrouble
from app.exchange.csv_writer import CsvDefaults
from app.exchange.exports import ExportOrder
from app.office import Office

STYLES = [
    CsvDefaults(",", "utf-8-sig", "iso"),
    CsvDefaults(";", "utf-8-sig", "dmy"),
    CsvDefaults("\t", "utf-16", "iso"),
]


def plain(form: CustomerForm) -> CustomerForm:
    """The form as far as our columns carry it: without row numbers, and without the one thing a cell cannot say."""
    return replace(
        form,
        points=tuple(sorted((replace(p, id=None) for p in form.points), key=lambda p: (p.kind, p.value))),
        addresses=tuple(replace(a, id=None) for a in form.addresses),
        yearly_days=tuple(sorted((replace(d, id=None) for d in form.yearly_days), key=lambda d: d.kind)),
        firms=tuple(replace(f, id=None, other_id=None, role="") for f in form.firms),
        tags=tuple(sorted(form.tags)),
    )


def everybody(office: Office) -> dict[str, CustomerForm]:
    ids = office.customers.ids(ListQuery(scope="everyone"))
    return {one.uid: plain(one.form) for one in snapshots(ids)}


def cells_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def full(office: Office) -> Office:
    office.customers.add(person())
    office.customers.add(firm())
    office.customers.add(firm("=1+1", notes="+45 is no formula\n'quoted'"))
    office.customers.add(
        person(
            "Ann “the” O'Brien; Smith, jr.",
            firms=(),
            notes='Line one\nline "two"; three, four\ttab',
            yearly_days=born(29, 2),
            leap_rule="feb28",
            deceased_on=date(2026, 2, 28),
        )
    )
    office.customers.add(
        person(
            "-Minus",
            points=(PointForm("phone", "+45 20 30 40 51"),),
            firms=(MemberForm("First AS"), MemberForm("Second; “AS”", main=False)),
            addresses=(),
            ended_on=date(2025, 12, 31),
        )
    )
    office.customers.add(
        person("李小龙 🦊", firms=(), nickname="@home", best_time="'til 9", prefix="", suffix="")
    )
    return office


@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.encoding} {style.date_style}")
@pytest.mark.parametrize("language", ["en", "da", "nb", "de"])
def test_our_own_export_read_again_changes_nothing(
    full: Office, tmp_path: Path, style: CsvDefaults, language: str
) -> None:
    from app import i18n

    i18n.use(language)
    path = tmp_path / "all.csv"
    assert full.exports.write_csv(ExportOrder(path, style=style)) == 9
    before, step = contents(full), full.history.next_undo()
    plan = full.imports.stage(path)
    assert (plan.read, plan.new, plan.update, plan.same, plan.refused, plan.firms_created) == (
        9,
        0,
        0,
        9,
        0,
        0,
    )
    full.imports.apply(plan)
    assert contents(full) == before
    assert full.history.next_undo() == step


@pytest.mark.parametrize("style", STYLES, ids=lambda style: f"{style.encoding} {style.date_style}")
def test_in_an_empty_office_it_makes_the_same_customers(
    full: Office, make_office: Callable[..., Office], tmp_path: Path, style: CsvDefaults
) -> None:
    path = tmp_path / "all.csv"
    full.exports.write_csv(ExportOrder(path, style=style))
    before = everybody(full)
    full.close()
    other = make_office("other")
    other.imports.apply(other.imports.stage(path))
    assert everybody(other) == before


def test_what_was_changed_in_the_file_is_changed_in_the_office(full: Office, tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    full.exports.write_csv(ExportOrder(path, style=STYLES[0]))
    text = path.read_text("utf-8-sig").replace("Haugen Snekkeri AS", "Haugen Tre AS")
    path.write_text(text, "utf-8-sig")
    plan = full.imports.stage(path)
    assert (plan.new, plan.update) == (0, 1)
    full.imports.apply(plan)
    assert "Haugen Tre AS" in [form.name for form in everybody(full).values()]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ({"query": ListQuery()}, 8),
        ({"query": ListQuery(search="haugen")}, 1),
        ({"query": ListQuery(scope="archived")}, 1),
        ({"ids": [2, 1]}, 2),
        ({"ids": []}, 0),
        ({"ids": [99]}, 0),
        ({}, 9),
    ],
)
def test_it_writes_what_was_asked_for(
    full: Office, tmp_path: Path, order: dict[str, Any], expected: int
) -> None:
    full.customers.archive([4])
    path = tmp_path / "some.csv"
    columns = ("name", "phone")
    assert full.exports.write_csv(ExportOrder(path, style=STYLES[0], columns=columns, **order)) == expected
    rows = cells_of(path)
    assert rows[0] == ["Name", "Phone"]
    assert len(rows) == expected + 1
    if order.get("ids") == [2, 1]:
        assert [row[0] for row in rows[1:]] == [one.name for one in full.customers.rows([2, 1])]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_cell_is_a_formula(full: Office, tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    full.exports.write_csv(ExportOrder(path, style=STYLES[0]))
    cells = [cell for row in cells_of(path) for cell in row]
    assert [cell for cell in cells if cell[:1] in "=@-\t\r" and cell] == []
    assert {cell for cell in cells if cell.startswith("+")} >= {"+45 20 30 40 51"}
    assert "'=1+1" in cells


def test_stopping_keeps_the_old_file(full: Office, tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(Cancelled):
        full.exports.write_csv(ExportOrder(path), cancelled=lambda: True)
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["all.csv"]


def test_a_folder_that_is_not_there_is_said(full: Office, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="folder"):
        full.exports.write_csv(ExportOrder(tmp_path / "none" / "all.csv"))
