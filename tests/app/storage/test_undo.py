"""Undo is exact: whatever was done, all of it comes back, and forth again."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.clock import FixedClock
from support.office import born, contents, firm, open_office, person

from app.customers.customers import Customers
from app.customers.form import AddressForm, CustomerForm, MemberForm, PointForm
from app.customers.models import Customer, CustomerTag
from app.errors import UserError
from app.office import Office
from app.paths import Paths
from app.reminders.follow_ups import FollowUpForm
from app.reminders.models import FollowUp
from app.reminders.occurrences import Occurrence
from app.reminders.reminders import Reminders
from app.timeline.entries import EntryForm
from app.timeline.kinds import KINDS
from app.timeline.models import Entry
from app.timeline.timeline import Timeline

NAMES = ("Søren Åkjær", "Jürgen Müller", "Inger Haugen", "Ann Smith", "Aase Aagaard", "Ø")
FIRMS = ("Haugen Snekkeri AS", "Müller GmbH", "Byg & Co")
TAGS = ("regular", "Oak", "oak", "wholesale")
CSV = (
    "Name,Given Name,Family Name,Birthday,Group Membership,Phone 1 - Type,Phone 1 - Value,"
    "Organization 1 - Type,Organization 1 - Name\n"
)


class Worker:
    """Does random things in an office, every command of every service."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.commands: dict[str, Callable[[random.Random], Any]] = {
            "customers.add": lambda r: office.customers.add(self._form(r)),
            "customers.change": self._change,
            "customers.delete": lambda r: office.customers.delete(self._some(Customer, r)),
            "customers.tag": lambda r: office.customers.tag(self._some(Customer, r), r.choice(TAGS)),
            "customers.untag": self._untag,
            "customers.archive": lambda r: office.customers.archive(
                self._some(Customer, r), r.random() < 0.6
            ),
            "customers.end": self._end,
            "timeline.log": self._log,
            "timeline.change": self._change_entry,
            "timeline.delete": lambda r: office.timeline.delete(self._some(Entry, r)),
            "reminders.add": lambda r: office.reminders.add(self._plan(r)),
            "reminders.change": self._change_plan,
            "reminders.delete": lambda r: office.reminders.delete(self._one(FollowUp, r)),
            "reminders.done": lambda r: office.reminders.done(self._occurrence(r)),
            "reminders.reopen": lambda r: office.reminders.reopen(self._occurrence(r)),
            "reminders.dismiss": lambda r: office.reminders.dismiss(self._occurrence(r)),
            "reminders.put_off": lambda r: office.reminders.put_off(self._occurrence(r), self._later(r)),
            "reminders.put_off_all": lambda r: office.reminders.put_off_all(
                [self._occurrence(r), self._occurrence(r)], self._later(r)
            ),
            "settings.change": lambda r: office.settings.change(
                sort_language=r.choice(("", "da", "de")),
                country=r.choice(("DK", "DE", "")),
                lead_days=(r.randint(0, 9),),
            ),
            "imports.apply": self._import,
        }

    def do(self, name: str, seed: int) -> None:
        """Does one thing; what is refused or has nothing to work on is no step."""
        try:
            self.commands[name](random.Random(seed))
        except (UserError, IndexError):
            return

    def _ids(self, model: Any) -> list[int]:
        return [row[0] for row in model.select(model.id).order_by(model.id).tuples()]

    def _one(self, model: Any, r: random.Random) -> int:
        return r.choice(self._ids(model))

    def _some(self, model: Any, r: random.Random) -> list[int]:
        ids = self._ids(model)
        return r.sample(ids, r.randint(1, min(3, len(ids)))) if ids else []

    def _form(self, r: random.Random, kind: str = "") -> CustomerForm:
        if (kind or r.choice(("person", "person", "firm"))) == "firm":
            return firm(r.choice(FIRMS), tags=tuple(r.sample(TAGS, r.randint(0, 2))))
        form = person(
            r.choice(NAMES),
            tags=tuple(r.sample(TAGS, r.randint(0, 2))),
            notes=r.choice(("", "oak", "x" * 40)),
        )
        return replace(
            form,
            points=tuple(r.sample(form.points, r.randint(0, 4))),
            addresses=tuple(r.sample(form.addresses, r.randint(0, 2))),
            yearly_days=tuple(r.sample(form.yearly_days, r.randint(0, 3))),
            firms=tuple(MemberForm(name) for name in r.sample(FIRMS, r.randint(0, 2))),
        )

    def _change(self, r: random.Random) -> None:
        card = self.office.customers.card(self._one(Customer, r))
        new = self._form(r, card.form.kind)
        parts = r.sample(
            ("name", "points", "addresses", "yearly_days", "firms", "tags", "notes"), r.randint(1, 3)
        )
        values: dict[str, Any] = {part: getattr(new, part) for part in parts}
        if "points" in values and r.random() < 0.5:
            values["points"] = (*card.form.points, PointForm("email", f"{r.randint(1, 99)}@example.org"))
        if "addresses" in values and r.random() < 0.5:
            values["addresses"] = (*card.form.addresses[1:], AddressForm(town=r.choice(("Aarhus", "Köln"))))
        self.office.customers.change(card.id, card.version, replace(card.form, **values))

    def _untag(self, r: random.Random) -> None:
        self.office.customers.untag(self._some(Customer, r), self._one(CustomerTag.tag.rel_model, r))

    def _end(self, r: random.Random) -> None:
        day = self.office.clock.today() if r.random() < 0.6 else None
        self.office.customers.end(self._one(Customer, r), **{r.choice(("ended_on", "deceased_on")): day})

    def _entry(self, r: random.Random) -> EntryForm:
        return EntryForm(
            r.choice(list(KINDS)),
            tuple(self._some(Customer, r)),
            self.office.clock.today() - timedelta(days=r.randint(0, 400)),
            time(r.randint(0, 9), 30) if r.random() < 0.5 else None,
            outcome=r.choice(("", "reached", "not_reached", "voicemail")),
            text=r.choice(("", "Spoke about oak.")),
            amount=r.choice((None, 12_345)),
        )

    def _log(self, r: random.Random) -> None:
        self.office.timeline.log(self._entry(r), self._plan(r) if r.random() < 0.5 else None)

    def _change_entry(self, r: random.Random) -> None:
        row = self.office.timeline.rows([self._one(Entry, r)])[0]
        self.office.timeline.change(row.id, row.version, self._entry(r))

    def _plan(self, r: random.Random) -> FollowUpForm:
        ids = [None, *self._ids(Customer)]
        day = self.office.clock.today() + timedelta(days=r.randint(-5, 40))
        return FollowUpForm(
            r.choice(("Call again", "Send offer")), day, time(11) if r.random() < 0.4 else None, r.choice(ids)
        )

    def _change_plan(self, r: random.Random) -> None:
        row = FollowUp.get_by_id(self._one(FollowUp, r))
        self.office.reminders.change(row.id, row.version, self._plan(r))

    def _occurrence(self, r: random.Random) -> Occurrence:
        return r.choice(self.office.reminders.due(date(2026, 11, 1), 365))

    def _later(self, r: random.Random) -> Any:
        return self.office.clock.now() + timedelta(hours=r.randint(1, 100))

    def _import(self, r: random.Random) -> None:
        path = self.office.paths.data / "some.csv"
        rows = [
            f"{r.choice(NAMES)},,,{r.choice(('1976-02-29', '--05-03', ''))},* myContacts,"
            f"Mobile,{r.choice(('20304050', '97123456', ''))},,{r.choice((*FIRMS, 'Brand New ApS', ''))}\n"
            for _row in range(r.randint(1, 5))
        ]
        path.write_text(CSV + "".join(rows), encoding="utf-8")
        self.office.imports.apply(self.office.imports.stage(path))


def test_the_worker_knows_every_command() -> None:
    """A new method that writes must be added here: what only reads is listed by name."""
    reads = {
        Customers: {"ids", "count", "rows", "page", "find", "tags", "card", "number_to_call"},
        Timeline: {"page", "months", "rows", "find"},
        Reminders: {
            *("pane", "still_open", "due", "of_customer", "signs", "follow_up", "snooze_choices", "title"),
            *("claim_due", "wake", "mark_shown"),  # the ledger of what was said is not undone
        },
    }
    known = {name.split(".")[1] for name in Worker(None).commands}  # type: ignore[arg-type]
    for service, readers in reads.items():
        public = {name for name in vars(service) if not name.startswith("_")}
        assert public - readers <= known, service


@contextmanager
def fresh(template: Path) -> Iterator[Office]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(template, folder / "office.regulars")
        office = open_office(Paths(folder, folder), FixedClock())
        try:
            yield office
        finally:
            office.close()


def _step(office: Office) -> int:
    step = office.history.next_undo()
    return step.group_id if step else 0


def _undo_everything_and_redo_it(template: Path, actions: list[tuple[str, int]]) -> None:
    with fresh(template) as office:
        worker = Worker(office)
        for seed in range(3):
            worker.do("customers.add", seed)
        worker.do("timeline.log", 5)
        states = [contents(office)]
        while office.history.undo():
            states.append(contents(office))
        states.reverse()
        while office.history.redo():
            pass
        at = len(states) - 1
        assert contents(office) == states[at]
        for name, seed in actions:
            if name == "undo":
                if office.history.undo():
                    at -= 1
                    assert contents(office) == states[at]
                continue
            if name == "redo":
                if office.history.redo():
                    at += 1
                    assert contents(office) == states[at]
                continue
            before = _step(office)
            worker.do(name, seed)
            if _step(office) != before:
                del states[at + 1 :]
                states.append(contents(office))
                at += 1
                assert office.history.next_redo() is None
            else:
                assert contents(office) == states[at], f"{name} left something without a step"
        done = states[: at + 1]
        for expected in reversed(done[:-1]):
            assert office.history.undo() is not None
            assert contents(office) == expected
        assert office.history.undo() is None
        for expected in done[1:]:
            assert office.history.redo() is not None
            assert contents(office) == expected
        assert office.check() == []


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from([*sorted(Worker(None).commands), "undo", "undo", "redo"]),  # type: ignore[arg-type]
        st.integers(0, 10_000),
    ),
    min_size=1,
    max_size=14,
)


def test_undo_and_redo_are_exact(_empty_office: Path) -> None:
    @settings(max_examples=14)
    @given(actions=ACTIONS)
    def run(actions: list[tuple[str, int]]) -> None:
        _undo_everything_and_redo_it(_empty_office, actions)

    run()


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_undo_and_redo_are_exact_over_two_thousand_sequences(_empty_office: Path) -> None:
    @settings(max_examples=1400)
    @given(actions=ACTIONS)
    def run(actions: list[tuple[str, int]]) -> None:
        _undo_everything_and_redo_it(_empty_office, actions)

    run()


@pytest.mark.parametrize("name", sorted(Worker(None).commands))  # type: ignore[arg-type]
def test_every_command_alone_is_taken_back_and_done_again(office: Office, name: str) -> None:
    worker = Worker(office)
    for seed in range(4):
        worker.do("customers.add", seed)
        worker.do("reminders.add", seed)
    worker.do("timeline.log", 3)
    office.customers.tag([1, 2], "regular")
    office.customers.add(person("Ola Nordmann", yearly_days=born(24, 11, 1976)))
    for seed in range(8):
        worker.do("reminders.put_off", seed)
    steps = 0
    for seed in range(12):
        if steps == 3:
            break
        before, last = contents(office), _step(office)
        worker.do(name, seed)
        after = contents(office)
        if _step(office) == last:
            assert after == before
            continue
        steps += 1
        office.history.undo()
        assert contents(office) == before
        office.history.redo()
        assert contents(office) == after
    assert steps, f"{name} never did anything here, so nothing was tested"
