"""Commands and their steps: written in the history or not at all, and never over what somebody else wrote."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.office import contents, firm, person
from support.source import findings, last_name, obeyed, python_files

from app.customers.models import Customer
from app.errors import ChangedMeanwhile
from app.events import Event, HistoryChanged
from app.office import Office

Make = Callable[..., Office]


class TestHistory:
    def test_a_record_written_outside_a_command_is_refused(self, office: Office) -> None:
        with pytest.raises(RuntimeError, match="outside a command"):
            Customer(name="Ann").save()
        office.customers.add(person())
        with pytest.raises(RuntimeError, match="outside a command"):
            Customer.get_by_id(1).delete_instance()
        assert office.customers.count() == 2

    def test_undo_works_after_a_restart(self, make_office: Make) -> None:
        office = make_office()
        office.customers.add(person())
        before = contents(office)
        office.customers.add(firm())
        after = contents(office)
        office.close()
        office = make_office()
        assert office.history.undo() is not None
        assert contents(office) == before
        office.close()
        office = make_office()
        assert office.history.redo() is not None
        assert contents(office) == after

    def test_something_new_forgets_what_was_taken_back(self, office: Office) -> None:
        office.customers.add(person())
        office.history.undo()
        office.customers.add(firm())
        assert office.history.redo() is None
        assert [row.name for row in office.customers.rows([1, 2, 3])] == ["Haugen Snekkeri AS"]

    def test_what_changed_nothing_is_no_step_and_keeps_what_can_be_done_again(self, office: Office) -> None:
        customer = office.customers.add(person())
        office.customers.add(firm())
        office.history.undo()
        card = office.customers.card(customer)
        assert office.customers.change(card.id, card.version, card.form) is False
        assert office.history.redo() is not None

    def test_a_form_read_before_a_change_cannot_be_saved_over_it(self, office: Office) -> None:
        customer = office.customers.add(person())
        old = office.customers.card(customer)
        office.customers.change(customer, old.version, person(notes="new"))
        with pytest.raises(ChangedMeanwhile):
            office.customers.change(customer, old.version, person(notes="other"))
        assert office.customers.card(customer).form.notes == "new"

    @pytest.mark.parametrize("part", ["notes", "points", "tags", "addresses", "yearly_days"])
    def test_a_form_read_before_an_undo_cannot_be_saved_over_it(self, office: Office, part: str) -> None:
        customer = office.customers.add(person())
        first = office.customers.card(customer)
        values: dict[str, Any] = {"notes": "new"} if part == "notes" else {part: ()}
        office.customers.change(customer, first.version, replace(first.form, **values))
        opened = office.customers.card(customer)
        office.history.undo()
        with pytest.raises(ChangedMeanwhile):
            office.customers.change(customer, opened.version, opened.form)

    def test_a_command_that_fails_leaves_nothing(self, office: Office) -> None:
        before = contents(office)
        with pytest.raises(ZeroDivisionError), office.history.command("Doing"):
            Customer(name="Ann").save()
            raise ZeroDivisionError
        assert contents(office) == before
        assert office.history.next_undo() is None
        office.customers.add(person())


QUERY_WRITES = {
    "insert",
    "update",
    "delete",
    "insert_many",
    "replace",
    "replace_many",
    "bulk_create",
    "create",
}
MAY_WRITE = {
    "app/reminders/deliveries.py": {"Delivery"},  # the ledger of what was said has no history
    "app/customers/derived.py": {"Customer"},  # columns computed from other rows
    "app/customers/customers.py": {"Customer"},  # the version of a card whose own row stays
}


def past_the_history(allowed: set[str]) -> Callable[[str], list[str]]:
    """Calls of a model's insert, update or delete: they write without a trace."""

    def check(source: str) -> list[str]:
        return [
            f"{node.lineno}: {ast.unparse(node.func)}"
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in QUERY_WRITES
            and (owner := last_name(node.func.value))[:1].isupper()
            and owner not in allowed
        ]

    return check


def test_no_record_is_written_past_the_history() -> None:
    for path in python_files("app"):
        name = path.relative_to(Path(__file__).parents[3]).as_posix()
        if not name.startswith("app/storage/"):
            obeyed(findings(iter([path]), past_the_history(MAY_WRITE.get(name, set()))))


@pytest.mark.parametrize(
    "planted",
    [
        "Customer.insert(name='x').execute()",
        "models.Tag.delete().execute()",
        "Entry.update(day=d)",
        "Tag.insert_many(rows)",
    ],
)
def test_control_a_planted_write_is_found(planted: str) -> None:
    assert past_the_history(set())(planted)
    assert past_the_history({"Delivery"})(planted)


def test_a_command_inside_a_command_is_one_step_and_told_once_at_the_end(office: Office) -> None:
    heard: list[Event] = []
    office.bus.listen(heard.append)
    with office.history.command("Doing {things}", things="both"):
        office.customers.add(person(firms=()))
        office.settings.change(country="DK")
        assert heard == []
    assert [event.sentence for event in heard if isinstance(event, HistoryChanged)] == ["Doing both"]
    office.history.undo()
    assert office.customers.count() == 0
    assert office.history.next_undo() is None
