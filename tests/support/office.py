"""Offices for tests: made once and copied, looked at whole, and filled with a little of everything."""

from __future__ import annotations

from typing import Any

from app.clock import Clock
from app.customers.form import AddressForm, CustomerForm, MemberForm, PointForm, YearlyForm
from app.office import RECORDS, Office
from app.paths import Paths
from app.reminders.dates import PartialDate

BOOKKEEPING = frozenset({"version", "changed_at"})
"""Columns that undo moves on instead of back, so that an open form notices."""


def open_office(paths: Paths, clock: Clock, **options: Any) -> Office:
    """The office in these folders, its writer in this thread, impatient with other programs."""
    return Office.open(paths, clock, busy_timeout=options.pop("busy_timeout", 200), **options)


def contents(office: Office, *, without: frozenset[str] = BOOKKEEPING) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table with data, what is computed from it, and the search index."""
    store = office._database
    found: dict[str, list[tuple[Any, ...]]] = {}
    tables = [model._meta.table_name for model in RECORDS]
    tables += [name for name in store.get_tables() if name == "customer_text"]
    for table in tables:
        columns = [column.name for column in store.get_columns(table) if column.name not in without]
        listed = ", ".join(f'"{name}"' for name in columns)
        found[table] = store.execute_sql(f'SELECT {listed} FROM "{table}" ORDER BY 1').fetchall()
    store.execute_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.letters USING fts5vocab(main, customer_search, instance)"
    )
    found["customer_search"] = sorted(
        store.execute_sql("SELECT doc, offset, term FROM temp.letters").fetchall()
    )
    return found


def person(name: str = "Kirsten Østergaard", **values: Any) -> CustomerForm:
    """A person with something in every field; `values` replace fields."""
    full: dict[str, Any] = {
        "name": name,
        "prefix": "Dr.",
        "given_name": name.split()[0],
        "middle_name": "",
        "family_name": name.split()[-1],
        "suffix": "jr.",
        "nickname": "Kis",
        "customer_number": "K-17",
        "tax_number": "DK 12345678",
        "form_of_address": "informal",
        "language": "da",
        "preferred_channel": "phone",
        "best_time": "mornings",
        "leap_rule": "mar1",
        "notes": "Likes oak.\nHas a dog.",
        "points": (
            PointForm("phone", "+45 20 30 40 50", "mobile", True),
            PointForm("phone", "97 12 34 56", "work"),
            PointForm("email", "kirsten@example.dk"),
            PointForm("web", "https://example.dk"),
        ),
        "addresses": (
            AddressForm("home", "Skovvej 3\n2. tv.", postal_code="7400", town="Herning", country="DK"),
            AddressForm("work", "Torvet 1", postal_code="7500", town="Holstebro", country="DK"),
        ),
        "yearly_days": (
            YearlyForm("birthday", PartialDate(29, 2, 1976)),
            YearlyForm("wedding", PartialDate(20, 5, 2014)),
            YearlyForm("customer_since", PartialDate(1, 3, 2019)),
        ),
        "firms": (MemberForm("Østergaard Byg A/S", job_title="owner", role="decides", department="office"),),
        "tags": ("regular", "oak"),
    }
    return CustomerForm(**(full | values))


def firm(name: str = "Haugen Snekkeri AS", **values: Any) -> CustomerForm:
    """A firm; `values` replace fields."""
    full: dict[str, Any] = {
        "kind": "firm",
        "points": (PointForm("phone", "+47 22 11 33 44"),),
        "addresses": (AddressForm(town="Bergen", country="NO"),),
        "yearly_days": (YearlyForm("founding", PartialDate(1, 12, 2001)),),
    }
    return CustomerForm(name=name, **(full | values))


def born(day: int, month: int, year: int | None = None, kind: str = "birthday") -> tuple[YearlyForm, ...]:
    """The yearly days of somebody of whom one day is known."""
    return (YearlyForm(kind, PartialDate(day, month, year)),)
