"""Who a row of a file is about, and what becomes of a customer that was known."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.office import born, firm, person

from app.customers.form import AddressForm, CustomerForm, MemberForm, PointForm
from app.customers.writing import normal_form
from app.errors import InvalidField
from app.exchange.draft import Draft, DraftAddress, DraftDay, DraftPoint
from app.exchange.plan import alike, form_of, merged, packed, unpacked

NORMAL = normal_form("DK")
ANN = CustomerForm("Ann Smith")


def phone(value: str) -> tuple[PointForm, ...]:
    return (PointForm("phone", value),)


@pytest.mark.parametrize(
    ("known", "incoming", "same"),
    [
        ({}, {}, True),
        ({"kind": "firm"}, {}, False),
        ({"kind": "firm"}, {"kind": "firm"}, True),
        ({"points": phone("20304050")}, {"points": phone("+45 20 30 40 50")}, True),
        ({"points": phone("20304050")}, {"points": phone("20304051")}, False),
        ({"points": phone("20304050")}, {}, True),
        ({"points": (PointForm("email", "a@b.dk"),)}, {"points": (PointForm("email", "A@B.dk"),)}, True),
        ({"addresses": (AddressForm(town="Herning"),)}, {"addresses": (AddressForm(town="Aarhus"),)}, False),
        ({"addresses": (AddressForm(town="Herning"),)}, {"addresses": (AddressForm(town="HERNING"),)}, True),
        ({"firms": (MemberForm("Byg ApS"),)}, {"firms": (MemberForm("Other"),)}, False),
        ({"yearly_days": born(1, 2, 1976)}, {"yearly_days": born(2, 2, 1976)}, False),
        ({"yearly_days": born(1, 2, 1976)}, {}, True),
        (
            {"points": phone("1234567"), "yearly_days": born(1, 2)},
            {"points": phone("7654321"), "yearly_days": born(1, 2)},
            True,
        ),
        (
            {"customer_number": "7", "points": phone("20304050")},
            {"customer_number": "7", "points": phone("99")},
            True,
        ),
    ],
)
def test_two_of_one_name_are_one_unless_something_speaks_against_it(
    known: dict[str, Any], incoming: dict[str, Any], same: bool
) -> None:
    assert alike(replace(ANN, **known), replace(ANN, **incoming), NORMAL) is same
    assert alike(replace(ANN, **incoming), replace(ANN, **known), NORMAL) is same


def test_what_was_blank_is_filled_and_nothing_is_emptied_or_overwritten() -> None:
    known = replace(ANN, notes="ours", points=phone("20304050"), tags=("oak",))
    incoming = replace(
        ANN,
        notes="theirs",
        nickname="Annie",
        points=phone("+45 20304050") + phone("97123456"),
        tags=("OAK", "new"),
    )
    whole = merged(known, incoming, NORMAL, file_wins=False)
    assert (whole.notes, whole.nickname, whole.tags) == ("ours", "Annie", ("oak", "new"))
    assert [point.value for point in whole.points] == ["20304050", "97123456"]
    assert merged(known, incoming, NORMAL, file_wins=True).notes == "theirs"
    assert merged(known, CustomerForm("Ann Smith"), NORMAL, file_wins=True) == known


def test_a_year_is_learnt_and_a_day_that_differs_is_not_taken() -> None:
    known = replace(ANN, yearly_days=born(1, 2))
    assert merged(
        known, replace(ANN, yearly_days=born(1, 2, 1976)), NORMAL, file_wins=False
    ).yearly_days == born(1, 2, 1976)
    assert merged(
        known, replace(ANN, yearly_days=born(3, 2, 1976)), NORMAL, file_wins=False
    ).yearly_days == born(1, 2)


@pytest.mark.parametrize("form", [person(), firm(), ANN], ids=lambda form: form.name)
def test_merging_with_itself_changes_nothing(form: CustomerForm) -> None:
    for file_wins in (True, False):
        assert merged(form, form, NORMAL, file_wins=file_wins) == form


def test_a_form_is_kept_whole_on_its_way_through_the_staging_file() -> None:
    from datetime import date

    form = person(
        middle_name="M", ended_on=date(2026, 1, 2), deceased_on=date(2026, 2, 3), archived_on=date(2026, 3, 4)
    )
    form = replace(
        form, firms=(MemberForm("A", 3, "b", "c", "d", False, date(2020, 1, 1), date(2021, 1, 1), 7),)
    )
    form = replace(form, points=(PointForm("phone", "1", id=0), PointForm("fax", "2", "x", True, 5)))
    assert unpacked(packed(form)) == form
    assert all(getattr(form, field.name) for field in fields(form)), "every field has something in it"


@given(name=st.text(min_size=1).filter(str.strip), notes=st.text(), year=st.none() | st.integers(1, 9999))
def test_any_text_is_kept_on_its_way_through_the_staging_file(
    name: str, notes: str, year: int | None
) -> None:
    form = replace(ANN, name=name, notes=notes, yearly_days=born(1, 2, year), tags=(name,))
    assert unpacked(packed(form)) == form


def test_a_draft_becomes_a_form_and_what_is_bad_goes_to_the_notes_with_its_reason() -> None:
    long = "x" * 600
    draft = Draft(
        name="Ann Smith",
        organisation="Byg ApS",
        job_title="owner",
        nickname="n" * 300,
        phones=[DraftPoint("20304050", "mobile"), DraftPoint(long)],
        emails=[DraftPoint("a@b.dk"), DraftPoint("nobody")],
        addresses=[DraftAddress(street="Torvet 1", town="t" * 300, country="Denmark")],
        days=[
            DraftDay("birthday", "1976-02-29"),
            DraftDay("birthday", "1977-03-01"),
            DraftDay("other", "--05-03", "Name day"),
        ],
        tags=["oak", "OAK"],
        extra=["X-SKYPE:ann"],
    )
    form, aside = form_of(draft)
    assert [point.value for point in form.points] == ["20304050", "a@b.dk"]
    assert (form.nickname, form.tags, form.firms[0].name) == ("", ("oak",), "Byg ApS")
    assert (form.addresses[0].street, form.addresses[0].town, form.addresses[0].country) == (
        "Torvet 1",
        "",
        "DK",
    )
    assert [day.date.iso() for day in form.yearly_days] == ["1976-02-29"]
    assert all(word in form.notes for word in ("nobody", "Name day: --05-03", "X-SKYPE:ann", "ttt", "xxx"))
    assert len(aside) == 4
    assert all(sentence.endswith(".") for sentence in aside)


def test_a_name_that_cannot_be_costs_the_row() -> None:
    with pytest.raises(InvalidField) as caught:
        form_of(Draft(name="x" * 5000))
    assert caught.value.field == "name"
