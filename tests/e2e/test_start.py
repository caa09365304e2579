"""The program on a real screen: it starts, is closed, and comes back as it was left."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from e2e.accessibility import Accessibility, Node
from e2e.session import DesktopSession, Program

from app.customers.form import CustomerForm
from app.office import Office
from app.paths import default_paths

Start = Callable[..., Program]


def make_office(folder: Path, *names: str) -> None:
    office = Office.open(default_paths(folder))
    office.settings.change(welcomed=True)
    for name in names:
        office.customers.add(CustomerForm(name=name))
    office.close()


def frame(accessibility: Accessibility, program: Program) -> Node:
    window = accessibility.application(program.pid).find(name="Regulars")
    window.wait_until(lambda node: "active" in node.states, "the window to be in front")
    return window


def place(desktop: DesktopSession, *, change: str = "") -> tuple[int, ...]:
    """Where the window is on the screen and how large; `change` first does something to it with xdotool."""

    def xdotool(*arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=desktop.environment,
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
        )
        return done.stdout

    window = xdotool("search", "--onlyvisible", "--name", "^Regulars$").split()[0]
    if change:
        xdotool(*[window if part == "WINDOW" else part for part in change.split()])
    shell = xdotool("getwindowgeometry", "--shell", window)
    values = dict(re.findall(r"(\w+)=(-?\d+)", shell))
    return tuple(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))


def test_it_starts_ends_on_request_and_comes_back_in_the_same_place(
    regulars: Start, desktop: DesktopSession, accessibility: Accessibility, tmp_path: Path
) -> None:
    make_office(tmp_path / "office", "Anna Moe", "Bo Friis")
    program = regulars()
    frame(accessibility, program).find("push button", name="New customer")
    place(desktop, change="windowsize --sync WINDOW 1010 650")
    place(desktop, change="windowmove --sync WINDOW 60 70")
    left = place(desktop)
    assert left[2:] == (1010, 650)
    assert program.stop() == 0, program.output
    assert program.output == ""

    program = regulars()
    frame(accessibility, program)
    assert place(desktop) == left
    assert program.stop() == 0
    kept = json.loads((tmp_path / "office" / "preferences.json").read_text(encoding="utf-8"))
    assert kept["window"]


def test_ctrl_q_ends_it(
    regulars: Start, desktop: DesktopSession, accessibility: Accessibility, tmp_path: Path
) -> None:
    make_office(tmp_path / "office")
    program = regulars()
    frame(accessibility, program)
    desktop.key("ctrl+q")
    assert program.wait() == 0


def test_a_customer_is_found_with_ctrl_k(
    regulars: Start, desktop: DesktopSession, accessibility: Accessibility, tmp_path: Path
) -> None:
    make_office(tmp_path / "office", "Anna Moe", "Bo Friis")
    program = regulars()
    window = frame(accessibility, program)
    desktop.key("ctrl+k")
    field = window.find(id="palette-field")
    field.wait_until(lambda node: "focused" in node.states, "the palette")
    desktop.type("friis")
    palette = window.find(id="palette-list")
    palette.wait_until(lambda node: "Bo Friis" in node.cell(1).name, "what was found")
    desktop.key("Return")
    window.find(id="card-pane", name="Bo Friis")


def test_an_office_of_a_newer_version_is_refused_in_a_sentence(
    regulars: Start, desktop: DesktopSession, accessibility: Accessibility, tmp_path: Path
) -> None:
    from sqlcipher3 import dbapi2

    make_office(tmp_path / "office")
    connection = dbapi2.connect(str(tmp_path / "office" / "office.regulars"))
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    program = regulars()
    door = accessibility.application(program.pid).find(name="Regulars")
    door.find("label", "This office was made by a newer version of Regulars.")
    door.find("push button", "Quit").press()
    assert program.wait() == 1
    assert "Traceback" not in program.output


def test_an_office_that_another_session_holds_is_said_to_be_open(
    regulars: Start, accessibility: Accessibility, tmp_path: Path
) -> None:
    make_office(tmp_path / "office")
    first = regulars()
    frame(accessibility, first)
    (tmp_path / "elsewhere").mkdir()
    # Another log-in of the same user: it cannot reach the first window.
    second = regulars(XDG_RUNTIME_DIR=str(tmp_path / "elsewhere"))
    accessibility.application(second.pid).find("label", "The office is open in another Regulars.")
    assert second.stop() == 1
    assert first.running()
    assert first.stop() == 0
