"""The installed program, started by its icon: .ci/run installs the package and takes it off again."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from e2e.accessibility import Accessibility, Node
from e2e.session import DesktopSession

from app.customers.form import CustomerForm
from app.office import Office
from app.paths import Paths

pytestmark = pytest.mark.skipif(
    not os.environ.get("REGULARS_INSTALLED"), reason="for the installed program; .ci/run installs it"
)

ENTRY = Path("/usr/share/applications/regulars.desktop")
PROGRAM = Path("/usr/lib/regulars/regulars")
START = 30.0  # seconds: the first start after installing reads everything from the disk


class Installed:
    """Regulars as the desktop starts it: nobody's child, on the office of the user."""

    def __init__(self, desktop: DesktopSession, accessibility: Accessibility) -> None:
        self.desktop = desktop
        self.accessibility = accessibility
        home = Path(desktop.environment["HOME"])
        self.paths = Paths(home / "data" / "regulars", home / "config" / "regulars")

    def open(self, *files: Path) -> Node:
        """Opens the desktop entry as a menu does, with files as a file manager does; returns the window."""
        launcher = self.desktop.start(["gio", "launch", ENTRY, *files])
        assert launcher.wait() == 0, launcher.output
        pid = self.accessibility.wait_for(self.pid, "the desktop entry to start the program", START)
        window = self.accessibility.application(pid, START).find(name="Regulars", timeout=START)
        window.wait_until(lambda node: "active" in node.states, "the window to be in front", START)
        return window

    def pid(self) -> int | None:
        """The process of the installed program on this desktop, if there is one."""
        for pid in self.desktop.processes():
            try:
                if Path(f"/proc/{pid}/exe").readlink() == PROGRAM:
                    return pid
            except OSError:  # it has just ended
                continue
        return None

    def wait_until_gone(self) -> None:
        self.accessibility.wait_for(lambda: self.pid() is None, "the program to end")


@pytest.fixture
def installed(desktop: DesktopSession, accessibility: Accessibility) -> Iterator[Installed]:
    program = Installed(desktop, accessibility)
    yield program
    while pid := program.pid():
        os.kill(pid, signal.SIGKILL)
        program.accessibility.wait_for(lambda gone=pid: program.pid() != gone, "the program to end")
    for folder in (program.paths.data, program.paths.config):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def make_office(installed: Installed) -> Callable[..., None]:
    """Makes the user's own office, with customers of these names, where the installed program looks for it."""

    def make(*names: str, language: str = "en") -> None:
        office = Office.open(installed.paths)
        office.settings.change(welcomed=True)
        for name in names:
            office.customers.add(CustomerForm(name=name))
        office.close()
        installed.paths.config.mkdir(parents=True, exist_ok=True)
        installed.paths.preferences.write_text(json.dumps({"language": language}), encoding="utf-8")

    return make


def rows(listing: Node) -> list[str]:
    return [listing.cell(row).name for row in range(listing.row_count)]


def test_a_customer_is_found_a_call_is_logged_and_seen(
    installed: Installed, make_office: Callable[..., None], desktop: DesktopSession
) -> None:
    make_office("Anna Moe", "Søren Åkjær")
    window = installed.open()
    customers = window.find(id="customer-list")
    customers.wait_until(lambda node: node.row_count >= 2, "the customers")

    desktop.key("ctrl+f")
    search = window.find(id="customer-search")
    search.wait_until(lambda node: "focused" in node.states, "the search field")
    desktop.type("soeren")
    customers.wait_until(lambda node: len(rows(node)) == 1 and "Søren Åkjær" in rows(node)[0], "one customer")
    desktop.key("Return")
    window.find(id="card-pane", name="Søren Åkjær")

    desktop.key("ctrl+l")
    program = installed.pid()
    assert program is not None
    application = installed.accessibility.application(program)
    text = application.find(id="quick-log-text")
    text.wait_until(lambda node: "focused" in node.states, "the quick log")
    desktop.type("Wants the oak table")
    desktop.key("Return")
    timeline = window.find(id="timeline")
    timeline.wait_until(lambda node: any("Wants the oak table" in row for row in rows(node)), "the call")

    desktop.key("ctrl+q")
    installed.wait_until_gone()
    assert installed.paths.office.stat().st_mode & 0o777 == 0o600
    office = Office.open_for_reading(installed.paths)
    assert office.check() == []
    office.close()


@pytest.mark.parametrize("kind", ["text/vcard", "text/csv"])
def test_it_is_offered_for_files_of_contacts(kind: str) -> None:
    done = subprocess.run(["gio", "mime", kind], capture_output=True, text=True, check=True)
    assert ENTRY.name in done.stdout


def test_a_file_of_contacts_opened_with_it_is_brought_in(
    installed: Installed, make_office: Callable[..., None], desktop: DesktopSession, tmp_path: Path
) -> None:
    make_office("Anna Moe")
    cards = tmp_path / "from the phone.vcf"
    cards.write_text("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Åse Ruud\r\nEND:VCARD\r\n", encoding="utf-8")
    window = installed.open(cards)
    apply = window.find(id="import_apply", timeout=START)
    apply.wait_until(lambda node: {"showing", "enabled"} <= node.states, "the preview")
    apply.press()
    show = window.find(id="import_show_customers")
    show.wait_until(lambda node: "showing" in node.states, "the end of the import")
    show.press()
    customers = window.find(id="customer-list")
    customers.wait_until(lambda node: any("Åse Ruud" in row for row in rows(node)), "the customer")
    desktop.key("ctrl+q")
    installed.wait_until_gone()


def test_it_speaks_danish(
    installed: Installed, make_office: Callable[..., None], desktop: DesktopSession
) -> None:
    make_office("Bo Friis", language="da")
    window = installed.open()
    window.find("push button", name="Ny kunde", timeout=START)
    desktop.key("ctrl+q")
    installed.wait_until_gone()
