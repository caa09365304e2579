"""The private desktop and the accessibility client, tried on a small window that is no part of the program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from e2e.accessibility import Accessibility, Gone, Node
from e2e.session import DesktopSession, Program
from PySide6.QtGui import QImage

WINDOW = """
import sys
from PySide6.QtCore import QTimer, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import *
application = QApplication(sys.argv)
window = QMainWindow(); window.setWindowTitle("Ærø Færge"); window.setStyleSheet("QMainWindow { background: #ff0000 }")
body = QWidget(); window.setCentralWidget(body); rows = QFormLayout(body)
name = QLineEdit(); name.setObjectName("name"); rows.addRow("&Navn", name)
said = QLabel(""); said.setObjectName("said"); rows.addRow(said)
save = QPushButton("Gem"); save.setObjectName("save"); rows.addRow(save)
late = QPushButton("Senere"); late.setObjectName("late"); rows.addRow(late)
tick = QCheckBox("Aktiv"); tick.setObjectName("tick"); rows.addRow(tick)
table = QTableWidget(500, 2); table.setObjectName("table"); table.setAccessibleName("Kunder"); rows.addRow(table)
table.setItem(2, 1, QTableWidgetItem("Søren")); table.setItem(499, 0, QTableWidgetItem("Åse"))
save.clicked.connect(lambda: said.setText("Gemt: " + name.text()))
late.clicked.connect(lambda: QTimer.singleShot(400, lambda: rows.addRow(QPushButton("Endelig"))))
name.returnPressed.connect(save.click)
name.setFocus(); window.resize(600, 500); window.show()
print("window is up", flush=True)
sys.exit(application.exec())
"""


@pytest.fixture
def program(desktop: DesktopSession, tmp_path: Path) -> Program:
    script = tmp_path / "window.py"
    script.write_text(WINDOW, encoding="utf-8")
    return desktop.start([sys.executable, script])


@pytest.fixture
def window(program: Program, accessibility: Accessibility) -> Node:
    return accessibility.application(program.pid).find("frame", "Ærø Færge")


def test_a_text_is_written_and_a_button_pressed(window: Node) -> None:
    window.find(id="name").set_text("Øjvind Åkjær")
    window.find("push button", "Gem").press("Press")
    window.find(id="said").wait_until(lambda said: said.name == "Gemt: Øjvind Åkjær", "the label")


def test_keys_reach_the_focused_field(window: Node, desktop: DesktopSession) -> None:
    field = window.find("text", "Navn")
    field.focus()
    desktop.type("Kirsten S")
    field.wait_until(lambda node: node.text == "Kirsten S", "the typed name")
    desktop.key("Return")
    window.find(id="said").wait_until(lambda said: said.name == "Gemt: Kirsten S", "the label")


def test_a_click_hits_what_it_aims_at(window: Node, desktop: DesktopSession) -> None:
    tick = window.find("check box", "Aktiv")
    assert "checked" not in tick.states
    desktop.click(*tick.centre())
    tick.wait_until(lambda node: "checked" in node.states, "the tick")


def test_what_comes_later_is_waited_for(window: Node) -> None:
    assert window.look(name="Endelig") is None
    window.find(id="late").press()
    assert "showing" in window.find("push button", "Endelig").states


def test_a_long_table_is_read_by_its_cells(window: Node) -> None:
    table = window.find("table", "Kunder")
    assert table.row_count == 500
    assert table.cell(2, 1).name == "Søren"
    assert table.cell(499).name == "Åse"


def test_waiting_in_vain_says_what_was_there(window: Node) -> None:
    with pytest.raises(TimeoutError, match=r"(?s)Slet.*push button 'Gem' save"):
        window.find("push button", "Slet", timeout=0.2)
    with pytest.raises(Gone, match="no action Fly"):
        window.find("push button", "Gem").press("Fly")


def test_a_screenshot_shows_the_window(window: Node, desktop: DesktopSession, tmp_path: Path) -> None:
    assert "Ærø Færge" in desktop.window_titles()
    window.wait_until(lambda node: "active" in node.states, "the window to be in front")
    picture = QImage(str(desktop.screenshot(tmp_path / "screen.png")))
    assert (picture.width(), picture.height()) == (1280, 800)
    x, y = window.centre()
    colours = {picture.pixelColor(column, y).name() for column in range(x - 300, x + 300)}
    assert "#ff0000" in colours, "the window's red background"


def test_a_program_is_asked_to_end_and_says_how_it_did(program: Program, window: Node) -> None:
    assert program.running()
    assert "window is up" in program.output
    assert program.stop() == -15


def test_a_program_that_crashes_is_heard(desktop: DesktopSession) -> None:
    program = desktop.start([sys.executable, "-c", "raise SystemExit('no office here')"])
    assert program.wait() == 1
    assert "no office here" in program.output


def test_a_program_that_hangs_is_not_waited_for_for_ever(desktop: DesktopSession) -> None:
    program = desktop.start(["sh", "-c", "echo thinking; sleep 60"])
    with pytest.raises(TimeoutError, match="still running"):
        program.wait(0.2)


def test_nobody_else_answers_on_the_bus_and_nothing_is_left_behind() -> None:
    with DesktopSession("640x480") as session:
        client = Accessibility(session.environment["DBUS_SESSION_BUS_ADDRESS"])
        assert client.root.children() == []
        client.close()
        assert len(session.processes()) >= 4
        assert [path.name for path in (session.folder / "services").iterdir()] == ["org.a11y.Bus.service"]
    assert session.processes() == []
    assert not session.folder.exists()
