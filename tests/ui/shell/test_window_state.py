"""Where the window begins when nothing was kept of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from ui.shell.window_state import FIRST_SIZE, first_geometry

FRAME_OF_A_DESKTOP = (1, 37, 1, 1)  # left, top, right, bottom: the highest title bar of the usual desktops


@pytest.mark.parametrize(
    "screen",
    [
        QRect(0, 0, 1280, 800),
        QRect(0, 27, 1366, 741),
        QRect(1920, 0, 1280, 1024),
        QRect(0, 0, 1024, 600),
        QRect(0, 0, 3840, 2160),
    ],
)
def test_a_new_window_and_its_frame_are_within_the_screen(screen: QRect) -> None:
    left, top, right, bottom = FRAME_OF_A_DESKTOP
    inside = first_geometry(screen)
    framed = QRect(inside.topLeft(), inside.size()).adjusted(0, 0, left + right, top + bottom)
    assert screen.contains(framed)
    assert inside.width() <= FIRST_SIZE.width()
    assert inside.height() <= FIRST_SIZE.height()


def test_a_new_window_has_its_full_size_where_there_is_room() -> None:
    assert first_geometry(QRect(0, 0, 1920, 1080)).size() == FIRST_SIZE
