"""Finding a customer by the first letters of a name, as the fields and the command palette do."""

from __future__ import annotations

from datetime import date

import pytest

from app.customers.form import AddressForm, CustomerForm, PointForm
from app.customers.listing import EVERYONE, ListQuery
from app.customers.models import FIRM
from app.customers.names import begins
from app.office import Office

TOWN = (AddressForm("home", town="Kirkenes"),)


@pytest.fixture
def known(office: Office) -> dict[str, int]:
    """Names, in an order that is not the one in which they are offered."""
    forms = (
        CustomerForm("Anna Berg", addresses=TOWN),
        CustomerForm("Jonas Kirk"),
        CustomerForm("Kirsten Østergaard"),
        CustomerForm("Østergaard Byg", kind=FIRM),
        CustomerForm("Aage Kirk", archived_on=date(2020, 1, 1)),
    )
    return {form.name: office.customers.add(form) for form in forms}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("kir", ["Kirsten Østergaard", "Jonas Kirk", "Anna Berg"]),
        ("KIRK", ["Jonas Kirk", "Anna Berg"]),
        ("oster", ["Østergaard Byg", "Kirsten Østergaard"]),
        ("østergaard k", ["Kirsten Østergaard"]),
        ("nobody", []),
    ],
)
def test_whose_name_begins_so_comes_first(
    office: Office, known: dict[str, int], typed: str, names: list[str]
) -> None:
    assert [row.name for row in office.customers.find(ListQuery(search=typed), 9)] == names


def test_who_is_chosen_already_leaves_the_place_to_the_next(office: Office, known: dict[str, int]) -> None:
    query = ListQuery(search="kir", scope=EVERYONE)
    found = office.customers.find(query, 2, besides=[known["Kirsten Østergaard"]])
    assert [row.name for row in found] == ["Aage Kirk", "Jonas Kirk"]


@pytest.mark.parametrize(
    ("text", "wanted", "fits"),
    [
        ("Søren Åkjær", ["ak", "sor"], True),
        ("Søren Åkjær", ["kjær"], False),
        ("Søren Åkjær", ["jaer"], False),
        ("Søren", [], True),
    ],
)
def test_each_word_typed_begins_a_word(text: str, wanted: list[str], fits: bool) -> None:
    assert begins(text, wanted) is fits


@pytest.mark.parametrize(
    ("points", "link"),
    [
        ((), ""),
        ((PointForm("email", "a@example.dk"),), ""),
        ((PointForm("phone", "97 12 34 56"), PointForm("phone", "20 30 40 50")), "tel:+4597123456"),
        ((PointForm("phone", "97 12 34 56"), PointForm("phone", "20 30 40 50", "", True)), "tel:+4520304050"),
    ],
)
def test_the_preferred_number_is_called_else_the_first(
    office: Office, points: tuple[PointForm, ...], link: str
) -> None:
    office.settings.change(country="DK")
    customer = office.customers.add(CustomerForm("Anna Berg", points=points))
    assert office.customers.number_to_call(customer) == link
