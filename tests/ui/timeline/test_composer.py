"""The line that asks to be written on: its words come before its buttons."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app import i18n
from ui.shell import theme
from ui.shell.type_scale import Role
from ui.timeline.composer import TEXT_LEFT, Composer
from ui.widgets import paint
from ui.widgets.icon_button import IconButton


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize(("points", "width"), [(10, 600), (13, 520), (13, 440)])
def test_its_words_are_never_shortened(language: str, points: int, width: int, qtbot: QtBot) -> None:
    i18n.use(language)
    theme.current().set_text_points(points)
    try:
        composer = Composer()
        qtbot.addWidget(composer)
        composer.resize(width, composer.sizeHint().height())
        composer.show()
        shown = [button for button in composer.findChildren(IconButton) if button.isVisible()]
        right = shown[0].x() if shown else width - 60
        assert TEXT_LEFT + paint.text_width(composer.accessibleName(), Role.BODY) <= right
    finally:
        theme.current().set_text_points(None)


def test_with_room_all_its_buttons_are_there(qtbot: QtBot) -> None:
    composer = Composer()
    qtbot.addWidget(composer)
    composer.resize(600, composer.sizeHint().height())
    composer.show()
    assert all(button.isVisible() for button in composer.findChildren(IconButton))
