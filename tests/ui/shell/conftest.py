"""The main window over a real office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.customers.form import CustomerForm
from ui.shell import theme, widths
from ui.shell.desk import Desk
from ui.shell.main_window import MainWindow

Do = Callable[[Callable[[], Any]], Any]


@pytest.fixture(autouse=True)
def _system_type() -> Iterator[None]:
    """Whatever a test set, the next one has the desktop's type and colours."""
    yield
    if QApplication.instance() is None:
        return
    now = theme.current()
    if now.em != widths.EM:
        now.set_text_points(None)
    now.set_mode(theme.Mode.SYSTEM)
    now.set_reduced_motion(False)


@pytest.fixture
def people(desk: Desk, on_writer: Do) -> list[int]:
    """Three customers: Anna Moe, Bo Friis, Carla Groß; their ids."""
    names = ("Anna Moe", "Bo Friis", "Carla Groß")
    return [on_writer(lambda name=name: desk.office.customers.add(CustomerForm(name=name))) for name in names]


@pytest.fixture
def open_window(qtbot: QtBot, desk: Desk) -> Callable[..., MainWindow]:
    """open_window(): the window as it opens; open_window(900, 640) at another size."""

    def open_one(width: int = 1280, height: int = 800) -> MainWindow:
        theme.current().set_reduced_motion(True)
        window = MainWindow(desk)
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(desk.tasks.is_idle, timeout=20_000)
        return window

    return open_one


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    """The window at 1280 × 800."""
    return open_window()
