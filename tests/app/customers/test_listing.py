"""The first page of a search is the beginning of the whole answer, however it was looked for."""

from __future__ import annotations

from app.customers.listing import BY_NAME, BY_SILENCE, ListQuery
from app.customers.models import Customer
from app.office import Office
from app.storage.bulk import BulkWriter
from app.storage.database import database


def test_many_few_or_nobody_the_first_page_is_the_beginning_of_the_whole_list(office: Office) -> None:
    with office.history.command("Added many") as _command:
        writer = BulkWriter(database.obj, database.obj.journal)
        for number in range(2600):
            rare = " Zqx" if number in (1, 2550) else ""
            usual = " Oak" if number % 70 == 0 else ""
            writer.add(Customer, kind="person", name=f"Ann {number:04}{rare}{usual}")
        office.derived.refresh(writer.finish()[Customer])
    for search in ("ann", "zqx", "zq", "oak", "ak", "nobody", "qq", "ann zqx", "ak 1"):
        for order in (BY_NAME, BY_SILENCE):
            query = ListQuery(search=search, order=order)
            whole = office.customers.ids(query)
            assert office.customers.ids(query, 30) == whole[:30], search
    assert len(office.customers.ids(ListQuery(search="zqx"))) == 2
