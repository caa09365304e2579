"""Undo, redo and what is said at the bottom of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.keys import press

from app.customers.form import CustomerForm
from ui.shell.desk import Desk
from ui.shell.main_window import MainWindow

Do = Callable[[Callable[[], Any]], Any]


def test_a_command_is_said_with_undo_and_ctrl_z_takes_it_back(
    window: MainWindow, desk: Desk, on_writer: Do, on_reader: Do, settled: Callable[[], None]
) -> None:
    on_writer(lambda: desk.office.customers.add(CustomerForm(name="Dora Lind")))
    settled()
    assert window.toast.isVisible()
    assert window.toast.text() == "Added Dora Lind"
    assert window.toast.action.isVisible()
    window.setFocus()
    press(window, "Ctrl+Z")
    settled()
    assert on_reader(desk.office.customers.count) == 0
    assert "Dora Lind" in window.toast.text()
    assert not window.toast.action.isVisible()
    press(window, "Ctrl+Shift+Z")
    settled()
    assert on_reader(desk.office.customers.count) == 1


def test_undo_in_the_toast_does_the_same(
    window: MainWindow, desk: Desk, on_writer: Do, on_reader: Do, settled: Callable[[], None]
) -> None:
    on_writer(lambda: desk.office.customers.add(CustomerForm(name="Dora Lind")))
    settled()
    window.toast.action.click()
    settled()
    assert on_reader(desk.office.customers.count) == 0


def test_in_a_field_ctrl_z_belongs_to_the_text_while_it_has_something_to_take_back(
    window: MainWindow, desk: Desk, people: list[int], on_reader: Do, settled: Callable[[], None]
) -> None:
    window.panes.list.focus_search()
    QTest.keyClicks(window.panes.list.search, "zzz")
    settled()
    press(window, "Ctrl+Z")
    settled()
    assert window.panes.list.search.text() == ""
    assert on_reader(desk.office.customers.count) == 3, "the office was left alone"
    press(window, "Ctrl+Z")
    settled()
    assert on_reader(desk.office.customers.count) == 2, "now the field has nothing more: the office's turn"


def test_nothing_to_take_back_is_said(window: MainWindow, settled: Callable[[], None]) -> None:
    window.setFocus()
    press(window, "Ctrl+Z")
    settled()
    assert window.toast.text() == "There is nothing to take back."


def test_a_known_trouble_is_said_with_its_way_out(window: MainWindow, desk: Desk) -> None:
    from app.errors import DiskFull

    desk.warn(DiskFull("The disk is full.", "Free some space."))
    assert window.toast.text() == "The disk is full. Free some space."


def test_only_harmless_addresses_are_opened(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    from PySide6.QtCore import QObject, QUrl, Slot
    from PySide6.QtGui import QDesktopServices

    opened: list[str] = []

    class Desktop(QObject):
        @Slot(QUrl)
        def open(self, url: QUrl) -> None:
            opened.append(url.toString())

    desktop = Desktop()
    addresses = [
        "tel:+4520550147",
        "mailto:a@example.org",
        "http://example.org",
        "https://example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "smb://x/y",
        "/etc/passwd",
        "",
    ]
    for scheme in ("tel", "mailto", "http", "https", "file", "javascript", "smb"):
        QDesktopServices.setUrlHandler(scheme, desktop, "open")
    try:
        for address in addresses:
            desk.open_url(address)
    finally:
        for scheme in ("tel", "mailto", "http", "https", "file", "javascript", "smb"):
            QDesktopServices.unsetUrlHandler(scheme)
    assert opened == addresses[:4]
    assert "cannot be opened" in window.toast.text()
