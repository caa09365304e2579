"""Icons: every name in the code is a file, and every file takes the colour it is asked for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app import resources
from ui.shell import icons

ROOT = Path(__file__).resolve().parents[3]
# Calls that take the name of an icon first, and keywords that take one anywhere.
FIRST = {"IconButton", "IconLabel", "IconDisc", "EmptyState", "StatCard", "RailButton", "set_icon"}
KEYWORDS = {"icon", "action_icon"}


def icon_names(source: str) -> set[str]:
    """The names of icons that a module writes down as such."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        owner = getattr(getattr(node.func, "value", None), "id", "")
        place = {"paint": 2, "icon": 0}.get(called) if owner == "icons" else 0 if called in FIRST else None
        if place is not None and len(node.args) > place:
            found |= strings(node.args[place])
        for keyword in node.keywords:
            if keyword.arg in KEYWORDS:
                found |= strings(keyword.value)
    return found - {""}


def strings(node: ast.expr) -> set[str]:
    """A literal, or both answers of `"a" if … else "b"`."""
    if isinstance(node, ast.IfExp):
        return strings(node.body) | strings(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def inked(name: str, side: int, colour: QColor, *, filled: bool = False) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    icons.paint(painter, QRect(0, 0, side, side), name, colour, filled=filled)
    painter.end()
    return image


def coverage(image: QImage) -> int:
    return sum(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


def test_every_icon_named_in_the_code_is_there() -> None:
    shipped = set(icons.names())
    missing = {
        f"{path.relative_to(ROOT)}: {name}"
        for folder in ("ui", "tools")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name in icon_names(path.read_text(encoding="utf-8")) - shipped
    }
    assert missing == set()


def test_control_the_names_in_code_are_found() -> None:
    source = """icons.paint(p, r, "a" if x else "b", c); IconButton("c", "Name"); Button("t", icon="d")"""
    assert icon_names(source) == {"a", "b", "c", "d"}


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_is_a_drawing_that_takes_its_colour(name: str, qapp: QApplication) -> None:
    image = inked(name, 32, QColor("#B3261E"))
    solid = [
        image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255
    ]
    assert solid
    wanted = QColor("#B3261E")
    assert all(  # blending half covered pixels may be one off
        abs(colour.red() - wanted.red()) <= 1 and abs(colour.green() - wanted.green()) <= 1
        for colour in solid
    )


def test_small_icons_have_a_heavier_line_than_large_ones(qapp: QApplication) -> None:
    small, large = (coverage(inked("circle", side, QColor("black"))) / side**2 for side in (17, 18))
    assert small > large


def test_a_filled_star_has_more_ink(qapp: QApplication) -> None:
    assert coverage(inked("star", 32, QColor("black"), filled=True)) > 1.5 * coverage(
        inked("star", 32, QColor("black"))
    )


def test_an_unknown_name_fails_where_it_is_written(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("unicorn")


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_for_menus_is_sharp_on_every_screen(ratio: float, qapp: QApplication) -> None:
    pixmap = icons.icon("phone").pixmap(QSize(16, 16), ratio)
    assert pixmap.size() == QSize(16, 16) * ratio
    assert pixmap.devicePixelRatio() == ratio
    assert coverage(pixmap.toImage()) > 0


def test_the_programs_mark_has_a_picture_for_every_place(qapp: QApplication) -> None:
    assert QSvgRenderer(str(resources.path("icons", "regulars.svg"))).isValid()
    mark = icons.app_icon()
    assert {size.width() for size in mark.availableSizes()} >= {16, 32, 48, 256}
    assert mark.pixmap(QSize(48, 48)).toImage().pixelColor(24, 3).name() == icons.LOGO_BLUE.lower()


def test_the_licences_travel_with_icons_and_fonts() -> None:
    assert "ISC License" in resources.path("icons", "lucide", "LICENSE").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in resources.path("fonts", "OFL.txt").read_text(encoding="utf-8")
