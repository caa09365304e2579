"""A screen reader walks through the running program: nothing that can be acted on is without a name.

Menus are not in Qt's tree (it only announces their lines as they are reached): tests/ui hears them.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from e2e.accessibility import Accessibility, Node
from e2e.session import DesktopSession, Program
from support.spoken import careless

Start = Callable[..., Program]

SILENT = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import *
application = QApplication(sys.argv)
window = QMainWindow(); window.setWindowTitle("Silent"); body = QWidget(); window.setCentralWidget(body)
rows = QFormLayout(body)
kind, named, ground, found = QComboBox(), QComboBox(), QWidget(), QListWidget()
kind.addItem("Mobile"); rows.addRow(kind); named.addItem("Work"); rows.addRow("Kind", named)
ground.setFocusPolicy(Qt.FocusPolicy.StrongFocus); ground.setAccessibleName("Write here"); rows.addRow(ground)
found.setAccessibleName("Found"); found.addItems(["Anna Moe, Herning", "Bo Friis, , Herning"]); rows.addRow(found)
rows.addRow(QToolButton()); rows.addRow("Name", QLineEdit())
window.resize(500, 400); window.show()
sys.exit(application.exec())
"""

CONTACTS = Path(__file__).parents[1] / "data" / "contacts" / "google-new.csv"
SILENT_FOR = 3.0  # seconds a name may take; waited for only where one is missing
_ROWS = {"list item", "table cell", "tree item"}
_ACTED_ON = _ROWS | {
    "push button", "toggle button", "check box", "radio button", "button", "button menu", "push button menu",
    "text", "entry", "password text", "combo box", "spin button", "slider", "link", "page tab",
    "list", "table", "tree", "dialog", "frame",
}  # fmt: skip


class Walk:
    """Goes through places of the program and notes what has no name there."""

    def __init__(self, program: Node) -> None:
        self.program = program
        self.found: dict[str, list[str]] = {}
        self.heard = 0

    def look(self, place: str, below: Node | None = None, patience: float = SILENT_FOR) -> None:
        """Walks through what is shown now, all of it or below a node."""
        node = below or self.program
        desktop = node.desktop
        silent: list[str] = []

        def nothing_is_silent() -> bool:
            silent[:] = [self._describe(one) for one in acted_on(node) if not self._says(one)]
            return not silent

        try:
            desktop.wait_for(nothing_is_silent, place, patience)
        except TimeoutError:
            self.found[place] = silent

    def _says(self, node: Node) -> bool:
        self.heard += 1
        name = node.name
        if node.role not in _ACTED_ON:
            return False  # it takes the focus, and nobody is told what it is
        if node.role == "combo box":  # its name is what was chosen in it
            return any(label.name.strip() for label in node.labels())
        return bool(name.strip()) and not (node.role in _ROWS and careless([name]))

    def _describe(self, node: Node) -> str:
        return f"{node.role} {node.name!r} {'.'.join(node.id.split('.')[-3:])}"


def acted_on(root: Node) -> Iterator[Node]:
    """What a person can act on below this node; hidden pages are not entered."""
    waiting = deque([root])
    while waiting:
        node = waiting.popleft()
        states = node.states
        if "visible" not in states and node is not root:
            continue
        if node.role in _ACTED_ON or ("focusable" in states and node.role != "label"):
            yield node
        if node.get("Accessible", "ChildCount") <= 200:
            waiting.extend(node.children())


class Tour:
    """Opens every place of one running program, by keys and by the names of buttons."""

    def __init__(self, program: Node, desktop: DesktopSession) -> None:
        self.program, self.desktop = program, desktop
        self.window = program.find(id="main-window")
        self.walk = Walk(program)

    def page(self, place: str, ready: str) -> None:
        """Walks through the window once what has this id is in sight."""
        self.window.find(id=ready).wait_until(_in_sight, ready)
        self.walk.look(place)

    def dialog(self, place: str, id: str, focused: str = "") -> None:
        """Walks through the dialog once it is there, and its first field has the focus; then closes it."""
        found = self.program.desktop.wait_for(lambda: self._top(id), id)
        if focused:
            found.find(id=focused).wait_until(lambda node: "focused" in node.states, focused)
        else:
            found.wait_until(lambda node: "active" in node.states, id)
        self.walk.look(place, found)
        self.desktop.key("Escape")
        self.program.desktop.wait_for(lambda: self._top(id) is None, f"{id} to close")
        self.window.wait_until(lambda node: "active" in node.states, "the window to be in front again")

    def _top(self, id: str) -> Node | None:
        for node in self.program.children():
            if node.id.rpartition(".")[2] == id and _in_sight(node):
                return node
        return None


def _in_sight(node: Node) -> bool:
    return "showing" in node.states


def go_to(tour: Tour, id: str, place: int) -> None:
    """Brings the keyboard to a row of a list."""
    listing = tour.window.find(id=id)
    listing.focus()
    tour.desktop.key("Home", *["Down"] * place)
    listing.cell(place).wait_until(lambda node: "focused" in node.states, f"row {place} of {id}")


@pytest.fixture
def tour(regulars: Start, desktop: DesktopSession, accessibility: Accessibility) -> Tour:
    """Through the sample office, whose customers and timeline are on the screen."""
    program = accessibility.application(regulars("--sample").pid)
    tour = Tour(program, desktop)
    tour.window.wait_until(lambda node: "active" in node.states, "the window to be in front")
    tour.window.find(id="customer-list").wait_until(lambda node: node.row_count >= 60, "the customers")
    tour.window.find(id="timeline").wait_until(lambda node: node.row_count > 2, "the timeline")
    return tour


def test_every_page_can_be_heard(tour: Tour, desktop: DesktopSession) -> None:
    tour.page("customers", "reminder-list")
    tour.window.find(id="all-details").press()
    tour.page("all details", "card-details")
    tour.window.find(id="all-details").press()
    go_to(tour, "customer-list", 0)
    desktop.key("ctrl+a")
    tour.page("several chosen", "chosen-bar")
    desktop.key("ctrl+k")
    tour.window.find(id="palette-field").wait_until(lambda node: "focused" in node.states, "the palette")
    desktop.type("solbakken")
    found = tour.window.find(id="palette-list")
    found.wait_until(lambda node: "Solbakken" in node.cell(1).name, "what was found")
    tour.walk.look("palette", found)
    desktop.key("Escape")
    desktop.key("ctrl+comma")
    tour.page("settings", "desk-theme")
    tour.window.find(id="import").press()
    tour.page("import", "import_choose_file")
    assert tour.walk.found == {}
    assert tour.walk.heard > 150


def test_an_import_can_be_heard(
    regulars: Start, desktop: DesktopSession, accessibility: Accessibility
) -> None:
    program = accessibility.application(regulars(str(CONTACTS)).pid)
    tour = Tour(program, desktop)
    tour.page("preview", "import_rows")
    tour.window.find(id="import_apply").press()
    tour.page("imported", "import_save_refused_after")
    assert tour.walk.found == {}


def test_the_welcome_can_be_heard(
    regulars: Start, desktop: DesktopSession, accessibility: Accessibility
) -> None:
    tour = Tour(accessibility.application(regulars().pid), desktop)
    tour.page("welcome", "welcome_country")
    assert tour.walk.found == {}


def test_every_dialog_can_be_heard(tour: Tour, desktop: DesktopSession) -> None:
    for place, key, dialog, focused in (
        ("new customer", "ctrl+n", "edit-customer", "name"),
        ("quick log", "ctrl+l", "quick-log", "quick-log-text"),
        ("new follow-up", "ctrl+shift+f", "follow-up-dialog", "follow-up-text"),
        ("export", "ctrl+e", "export_dialog", ""),
        ("keys", "F1", "keys-sheet", ""),
    ):
        desktop.key(key)
        tour.dialog(place, dialog, focused)
    go_to(tour, "customer-list", 0)
    desktop.key("F2")
    tour.dialog("edit customer", "edit-customer", "name")
    timeline = tour.window.find(id="timeline")
    timeline.focus()
    desktop.key("End")
    last = timeline.cell(timeline.row_count - 1)
    last.wait_until(lambda node: "focused" in node.states, "the oldest entry")
    desktop.key("e")
    tour.dialog("entry", "entry-dialog", "entry-text")
    go_to(tour, "reminder-list", 1)
    desktop.key("F2")
    tour.dialog("follow-up", "follow-up-dialog", "follow-up-text")
    assert tour.walk.found == {}


def test_control_what_is_silent_is_found(
    desktop: DesktopSession, accessibility: Accessibility, tmp_path: Path
) -> None:
    script = tmp_path / "window.py"
    script.write_text(SILENT, encoding="utf-8")
    program = accessibility.application(desktop.start([sys.executable, script]).pid)
    program.find("frame", "Silent").wait_until(lambda node: "active" in node.states, "the window")
    walk = Walk(program)
    walk.look("window", patience=0.3)
    assert sorted(line.split(" ")[0] for line in walk.found["window"]) == ["combo", "filler", "list", "push"]
