"""The start at login is offered once, at the second start."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.errors import EnvironmentTrouble
from ui.shell.autostart_offer import offer
from ui.shell.desk import Desk, Message
from ui.widgets.banner import Banner


class HandAutostart:
    """A system that starts the program at login when it is told so, or refuses to."""

    def __init__(self, on: bool = False, refuses: bool = False) -> None:
        self.on, self.refuses = on, refuses

    def is_on(self) -> bool:
        return self.on

    def switch(self, on: bool) -> None:
        if self.refuses:
            raise EnvironmentTrouble("The start at login could not be changed.")
        self.on = on


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    banner = Banner()
    qtbot.addWidget(banner)
    return banner


def answer(banner: Banner, words: str) -> None:
    button: QPushButton = next(button for button in banner.buttons if button.text() == words)
    button.click()


def test_the_first_start_asks_nothing_the_second_does_the_third_does_not(desk: Desk, banner: Banner) -> None:
    asked = []
    for _start in range(3):
        offer(desk, banner, HandAutostart())
        asked.append(banner.message() is not None)
        banner.withdraw("autostart")
    assert asked == [False, True, False]


def test_a_program_that_starts_by_itself_already_is_not_asked_about(desk: Desk, banner: Banner) -> None:
    for _start in range(3):
        offer(desk, banner, HandAutostart(on=True))
    assert banner.message() is None


@pytest.mark.parametrize(("words", "on"), [("Start at login", True), ("Not now", False)])
def test_the_answer_holds(desk: Desk, banner: Banner, words: str, on: bool) -> None:
    autostart = HandAutostart()
    for _start in range(2):
        offer(desk, banner, autostart)
    answer(banner, words)
    assert autostart.on is on
    assert banner.message() is None


def test_a_system_that_refuses_is_said(desk: Desk, banner: Banner) -> None:
    said: list[Message] = []
    desk.said.connect(said.append)
    for _start in range(2):
        offer(desk, banner, HandAutostart(refuses=True))
    answer(banner, "Start at login")
    assert [message.sentence for message in said] == ["The start at login could not be changed."]
