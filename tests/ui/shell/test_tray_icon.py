"""The number on the tray's icon is there at every size, and stands out from the mark and from any panel."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.shell import tray_icon


def painted(count: int, side: int) -> QImage:
    return tray_icon.with_number(count).pixmap(side, side).toImage()


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("side", tray_icon.SIDES)
def test_each_number_looks_different_at_every_size(qtbot: QtBot, side: int) -> None:
    pictures = [painted(count, side) for count in (0, 1, 2, 5, 8, 9, 10)]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])
    assert painted(10, side) == painted(500, side), "9+"


@pytest.mark.parametrize("panel", ["#ffffff", "#f3f4f6", "#15181e", "#000000"])
def test_the_number_can_be_read_on_every_panel(qtbot: QtBot, panel: str) -> None:
    assert contrast(tray_icon.GROUND, tray_icon.INK) >= 4.5
    assert contrast(tray_icon.GROUND, QColor(panel)) >= 3


@pytest.mark.parametrize("side", [22, 32, 64])
def test_the_badge_is_parted_from_the_mark(qtbot: QtBot, side: int) -> None:
    """Between red and blue there is a rim where the panel shows through."""
    picture = painted(3, side)
    row = [picture.pixelColor(column, side // 3) for column in range(side)]
    reds = [column for column, colour in enumerate(row) if colour.red() > 150 and colour.green() < 100]
    assert reds
    between = row[reds[0] - max(side // 10, 3) : reds[0]]
    assert min(colour.alpha() for colour in between) < 160
