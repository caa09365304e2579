"""What the README promises, done in the running program by keys and by what a screen reader sees: no pixels.

One day: a first customer by hand, a call with a follow-up, contacts brought in and taken back, a CSV out; and the
next morning, when all of it is still there.
"""

from __future__ import annotations

import csv
import stat
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from e2e.accessibility import Accessibility, Node
from e2e.session import DesktopSession, Program

from app.clock import SystemClock

Start = Callable[..., Program]

CONTACTS = Path(__file__).parents[1] / "data" / "contacts" / "google-new.csv"
IN_THE_FILE = 6  # of its seven rows; one is a remark about nobody
START = 30.0  # seconds a start may take on a busy computer
NAME, TOLD, TO_DO = "Karla Friis", "Wants a fence", "call again tomorrow"


class Desk:
    """Somebody at the keyboard of one running program."""

    def __init__(self, program: Program, desktop: DesktopSession, accessibility: Accessibility) -> None:
        self.program, self.desktop = program, desktop
        self.root = accessibility.application(program.pid, START)
        self.wait_for = accessibility.wait_for
        self.window = self.root.find(id="main-window", timeout=START)
        self.in_front()

    def in_front(self) -> None:
        self.window.wait_until(lambda node: "active" in node.states, "the window to be in front", START)

    def keys(self, *keys: str) -> None:
        self.desktop.key(*keys)

    def type_into(self, field: Node, words: str) -> None:
        """Types where the focus has to be already."""
        field.wait_until(lambda node: "focused" in node.states, f"the focus in {words!r}")
        self.desktop.type(words)
        field.wait_until(lambda node: node.text == words, f"{words!r} to be typed")

    def dialog(self, id: str) -> Node:
        """The dialog with this id, once it has the keyboard."""
        found = self.wait_for(lambda: self._top(id), id)
        found.wait_until(lambda node: "active" in node.states, f"{id} to be in front")
        return found

    def gone(self, id: str) -> None:
        """Waits until the dialog is closed and the window has the keyboard again."""
        self.wait_for(lambda: self._top(id) is None, f"{id} to close")
        self.in_front()

    def _top(self, id: str) -> Node | None:
        tops = [node for node in self.root.children() if node.id.rpartition(".")[2] == id]
        return next((node for node in tops if "showing" in node.states), None)

    def rows(self, id: str) -> list[str]:
        """What is said of each row of a list that is loaded."""
        return sentences(self.window.find(id=id))

    def hears(self, id: str, what: str, condition: Callable[[list[str]], bool]) -> list[str]:
        """Waits until the rows of a list fulfil the condition; returns them."""
        listing = self.window.find(id=id)
        listing.wait_until(lambda node: condition(sentences(node)), what)
        return sentences(listing)

    def in_list(self, count: int, what: str) -> None:
        """Waits until so many customers are in the list."""
        self.window.find(id="customer-list").wait_until(lambda node: node.row_count == count, what)

    def quit(self) -> None:
        self.in_front()
        self.keys("ctrl+q")
        assert self.program.wait() == 0
        assert self.program.output == ""


def sentences(listing: Node) -> list[str]:
    return [cell.name for cell in listing.cells()]


def has(*words: str) -> Callable[[list[str]], bool]:
    """Whether one row has all these words."""
    return lambda rows: any(all(word in row for word in words) for row in rows)


def has_not(*words: str) -> Callable[[list[str]], bool]:
    return lambda rows: not has(*words)(rows)


def add_first_customer(desk: Desk, birthday: date) -> None:
    desk.keys("ctrl+n")
    form = desk.dialog("edit-customer")
    desk.type_into(form.find("text", id="name"), NAME)
    form.find("text", "Phone number").focus()
    desk.type_into(form.find("text", "Phone number"), "20304050")
    form.find("push button", "Add phone").press()
    second = desk.wait_for(lambda: empty_focused(form, "Phone number"), "the second phone")
    desk.type_into(second, "97123456")
    form.find("text", "Birthday, Day").focus()
    desk.desktop.type(f"{birthday.day:02}")  # after two digits the month has the focus
    month = desk.wait_for(lambda: labelled(form, "Month"), "the month")
    month.wait_until(lambda node: "focused" in node.states, "the focus on the month")
    desk.keys(*["Down"] * birthday.month, "Tab")
    desk.type_into(form.find("text", "Year, may stay empty"), str(birthday.year))
    desk.keys("ctrl+Return")
    desk.gone("edit-customer")


def empty_focused(form: Node, name: str) -> Node | None:
    for node in form.walk():
        if node.role == "text" and node.name == name and "focused" in node.states and not node.text:
            return node
    return None


def labelled(form: Node, name: str) -> Node | None:
    """The combo box with this label."""
    for node in form.walk():
        if node.role == "combo box" and any(label.name == name for label in node.labels()):
            return node
    return None


def log_a_call(desk: Desk) -> None:
    desk.keys("ctrl+l")
    log = desk.dialog("quick-log")
    desk.type_into(log.find(id="quick-log-text"), f"{TOLD}, {TO_DO}")
    log.find(id="change-follow-up").wait_until(lambda node: "showing" in node.states, "the follow-up")
    desk.keys("Return")
    desk.gone("quick-log")


def go_to_row(desk: Desk, id: str, *words: str) -> None:
    """Brings the keyboard to the row of a list with these words."""
    listing = desk.window.find(id=id)
    listing.focus()
    rows = sentences(listing)
    place = next(number for number, row in enumerate(rows) if all(word in row for word in words))
    desk.keys("Home", *["Down"] * place)
    listing.cell(place).wait_until(lambda node: "focused" in node.states, f"row {place} of {rows}")


def export(desk: Desk, target: Path) -> list[dict[str, str]]:
    desk.keys("ctrl+e")
    dialog = desk.dialog("export_dialog")
    dialog.find("push button", id="primary").wait_until(
        lambda node: "enabled" in node.states and any(digit.isdecimal() for digit in node.name), "the count"
    )
    desk.keys("ctrl+Return")
    files = desk.dialog("export_file_dialog")
    name = files.find("text", id="fileNameEdit")
    name.set_text(str(target))
    name.focus()
    desk.keys("Return")
    desk.gone("export_dialog")
    desk.wait_for(target.exists, "the exported file")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with target.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=","))


@pytest.mark.timeout(240)
def test_a_working_day(
    regulars: Start, desktop: DesktopSession, accessibility: Accessibility, tmp_path: Path
) -> None:
    tomorrow = SystemClock().today() + timedelta(days=1)
    birthday = tomorrow.replace(year=1980)

    desk = Desk(regulars(), desktop, accessibility)
    desk.window.find(id="welcome_import").wait_until(lambda node: "focused" in node.states, "the welcome")
    desk.keys("2")
    desk.window.find("push button", "New customer").wait_until(
        lambda node: "showing" in node.states, "the page"
    )

    add_first_customer(desk, birthday)
    desk.window.find(id="card-pane", name=NAME)
    desk.hears("customer-list", "the new customer", lambda rows: len(rows) == 1 and NAME in rows[0])
    desk.hears("reminder-list", "the birthday", has(NAME, "birthday"))

    log_a_call(desk)
    desk.hears("timeline", "the call", has(TOLD, "Call"))
    before = desk.hears("reminder-list", "the follow-up", has("Call", NAME))
    follow_up = next(row for row in before if NAME in row and "birthday" not in row)

    go_to_row(desk, "reminder-list", follow_up)
    desk.keys("space")
    desk.hears("reminder-list", "the tick", has_not(follow_up))
    desk.keys("ctrl+z")
    desk.hears("reminder-list", "the follow-up again", has(follow_up))

    assert regulars(str(CONTACTS)).wait() == 0  # "open with" hands the file to the program that runs
    for card, count in (("all", 7), ("new", 6), ("same", 0), ("refused", 1)):
        number = desk.window.find(id=f"import_card_{card}")
        number.wait_until(lambda node, count=count: node.name.split()[-1] == str(count), f"{count} {card}")
    go = desk.window.find("push button", "Import 6 rows")
    go.wait_until(lambda node: "focused" in node.states, "the preview")
    desk.keys("Return")
    desk.window.find("label", f"{IN_THE_FILE} customers imported")
    desk.window.find(id="import_show_customers").press()
    everybody = 1 + IN_THE_FILE + 1  # a firm is added for somebody who works there
    desk.in_list(everybody, "the contacts in the list")
    desk.window.find(id="customer-list").focus()
    desk.keys("ctrl+z")
    desk.in_list(1, "the import to be taken back")
    desk.keys("ctrl+shift+z")
    desk.in_list(everybody, "the import again")

    written = export(desk, tmp_path / "out.csv")
    assert len(written) == everybody
    assert any(NAME in row.values() for row in written)
    desk.quit()

    desk = Desk(regulars(), desktop, accessibility)
    desk.in_list(everybody, "everybody after a restart")
    desk.hears("reminder-list", "the reminders after a restart", has(follow_up))
    desk.keys("ctrl+z")
    desk.in_list(1, "the import of yesterday to be taken back")
    desk.hears("customer-list", "the first customer", has(NAME))
    desk.hears("timeline", "the call after a restart", has(TOLD))

    desk.keys("ctrl+comma")
    before = desk.window.find(id="sort-given")
    before.wait_until(lambda node: "showing" in node.states, "the settings")
    before.focus()
    desk.keys("Tab")
    desk.window.find(id="desk-language").wait_until(lambda node: "focused" in node.states, "the language")
    desk.keys("d")  # Dansk
    desk.root.find(name="Kunder", id="rail-customers")
    desk.window = desk.root.find(id="main-window")
    desk.in_front()
    desk.keys("ctrl+2")
    desk.hears("reminder-list", "the birthday in Danish", has(NAME, "fødselsdag"))
    desk.quit()
