"""The line at the top that waits for an answer."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.shell.palette import Meaning
from ui.widgets.banner import Banner, BannerMessage


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    made = Banner()
    qtbot.addWidget(made)
    return made


def message(key: str, answered: list[str]) -> BannerMessage:
    return BannerMessage(
        key,
        f"Question {key}",
        "bell",
        Meaning.PLUM,
        (("Yes", lambda: answered.append(f"{key} yes")), ("Later", lambda: answered.append(f"{key} later"))),
    )


def test_one_message_is_shown_and_the_next_waits_for_the_answer(banner: Banner) -> None:
    answered: list[str] = []
    assert banner.isHidden()
    banner.say(message("a", answered))
    banner.say(message("b", answered))
    assert not banner.isHidden()
    assert banner.accessibleName() == "Question a"
    banner.buttons[1].click()
    assert banner.accessibleName() == "Question b"
    banner.buttons[0].click()
    assert answered == ["a later", "b yes"]
    assert banner.isHidden()


def test_the_same_message_does_not_stand_in_line_twice(banner: Banner) -> None:
    answered: list[str] = []
    banner.say(message("a", answered))
    banner.say(BannerMessage("a", "Newer words"))
    assert banner.accessibleName() == "Newer words"
    assert banner.buttons[0].isHidden()
    banner.withdraw("a")
    assert banner.isHidden()


def test_what_no_longer_holds_is_withdrawn_also_from_the_line(banner: Banner) -> None:
    answered: list[str] = []
    banner.say(message("a", answered))
    banner.say(message("b", answered))
    banner.withdraw("b")
    banner.withdraw("unknown")
    banner.buttons[0].click()
    assert banner.message() is None
