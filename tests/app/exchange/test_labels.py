"""What labels of other programs mean."""

from __future__ import annotations

import pytest

from app.exchange.labels import day_kind, is_sensitive, is_system_group, point_kind


@pytest.mark.parametrize(
    ("label", "kind", "own"),
    [
        ("Home", "home", ""),
        ("WORK", "work", ""),
        ("Mobile", "mobile", ""),
        ("iPhone", "mobile", ""),
        ("Work Fax", "fax", "Work Fax"),
        ("Telefaks", "fax", ""),
        ("Arbejde", "work", ""),
        ("Privat", "home", ""),
        ("Work Mobile", "work", "Work Mobile"),
        ("Main", "other", "Main"),
        ("Sommerhus", "other", "Sommerhus"),
        ("Homer", "other", "Homer"),
        ("", "other", ""),
    ],
)
def test_a_label_has_a_kind_and_is_kept_where_it_says_more(label: str, kind: str, own: str) -> None:
    assert point_kind(label) == (kind, own)


@pytest.mark.parametrize("label", ["Anniversary", "anniversary", "Bryllupsdag", "Hochzeitstag"])
def test_an_anniversary_is_a_wedding_day(label: str) -> None:
    assert day_kind(label) == "wedding"


def test_any_other_event_keeps_its_own_name() -> None:
    assert day_kind("Navnedag") == "other"


@pytest.mark.parametrize("name", ["* myContacts", "* My Contacts", "* Starred", "myContacts", "* Friends"])
def test_a_group_everybody_is_in_says_nothing(name: str) -> None:
    assert is_system_group(name)


@pytest.mark.parametrize("name", ["Kunder", "Friends", "VIP", "Family firms"])
def test_a_group_somebody_made_is_kept(name: str) -> None:
    assert not is_system_group(name)


@pytest.mark.parametrize(
    "label", ["Gender", "CPR-nr", "Government ID Number", "Sozialversicherungsnr.", "Personnummer"]
)
def test_what_no_firm_needs_is_noticed(label: str) -> None:
    assert is_sensitive(label)


@pytest.mark.parametrize("label", ["Kundenummer", "Hobby", "Expression", "Cprint", "Postnummer", "Agenda"])
def test_what_only_looks_like_it_is_not(label: str) -> None:
    assert not is_sensitive(label)
