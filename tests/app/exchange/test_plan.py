"""What a row adds to a customer that is known: only what is not there yet."""

from __future__ import annotations

import pytest

from app.customers.form import AddressForm, CustomerForm
from app.exchange.plan import merged

HOME = AddressForm("home", "Skovvej 3", extended="2. tv.", postal_code="7400", town="Herning", country="DK")


@pytest.mark.parametrize(
    ("incoming", "is_new"),
    [
        (HOME, False),
        (AddressForm(street="Skovvej 3", postal_code="7400", town="Herning"), False),  # fewer columns
        (AddressForm(town="HERNING"), False),
        (AddressForm(country="DK"), False),
        (AddressForm(country="NO"), True),
        (AddressForm(street="Skovvej 3", town="Aarhus"), True),
        (AddressForm(street="Skovvej 30"), True),
        (AddressForm(street="Skovvej 3", extended="st.", town="Herning"), True),  # another door of the house
    ],
)
def test_an_address_is_new_when_it_says_something_else(incoming: AddressForm, is_new: bool) -> None:
    known = CustomerForm(name="Kirsten", addresses=(HOME,))
    after = merged(known, CustomerForm(name="Kirsten", addresses=(incoming,)), str, file_wins=True)
    assert after.addresses == ((HOME, incoming) if is_new else (HOME,))


def test_the_first_address_of_somebody_without_one_is_new() -> None:
    incoming = CustomerForm(name="Kirsten", addresses=(AddressForm(country="DK"),))
    after = merged(CustomerForm(name="Kirsten"), incoming, str, file_wins=False)
    assert after.addresses == incoming.addresses


def test_the_same_new_address_twice_in_a_row_is_added_once() -> None:
    twice = CustomerForm(name="Kirsten", addresses=(HOME, HOME))
    assert merged(CustomerForm(name="Kirsten"), twice, str, file_wins=False).addresses == (HOME,)
