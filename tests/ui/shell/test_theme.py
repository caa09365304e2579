"""The look: every pair of colours can be read, type stays large enough, and changes reach every widget."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell import theme
from ui.shell.palette import DARK, LIGHT, Ink, Level, Meaning, Palette
from ui.shell.type_scale import LARGE_POINTS, Role
from ui.widgets.button import Button

TEXT = 4.5  # WCAG 2.2, 1.4.3
SIGN = 3.0  # WCAG 2.2, 1.4.11: edges of inputs, focus, signs that carry meaning

# Each ink with every ground it is written on.
TEXT_PAIRS = {
    "text": "window pane base raised hover pressed chip tint redtint ambertint greentint plumtint",
    "text2": "window pane base raised hover pressed chip tint",
    "text3": "window pane base raised hover tint",
    "accenttext": "window pane base raised tint",
    "tinttext": "tint",
    "onaccent": "accent accent_hover accent_pressed",
    "red": "pane base raised hover redtint",
    "amber": "pane base raised hover ambertint",
    "green": "pane base raised hover greentint",
    "plum": "pane base raised hover plumtint",
    "toasttext": "toast",
    "toastlink": "toast",
}
SIGN_PAIRS = {
    "outline": "window pane base raised",
    "focus": "window pane base raised hover tint redtint plumtint",
    "accent": "base raised",
    "dotred": "pane base tint hover",
    "dotamber": "pane base tint hover",
    "plum": "pane base tint hover",
    "red": "base raised",
    "onaccent": "accent",
    "toastlink": "toast",
}


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""

    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(palette: Palette, pairs: dict[str, str], least: float) -> list[str]:
    return [
        f"{ink} on {ground}: {ratio:.2f}"
        for ink, grounds in pairs.items()
        for ground in grounds.split()
        if (ratio := contrast(getattr(palette, ink), getattr(palette, ground))) < least
    ]


@pytest.fixture
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    """The theme, put back as it was."""
    now = theme.current()
    yield now
    now.set_mode(theme.Mode.SYSTEM)
    now.set_text_points(None)
    now.set_reduced_motion(False)


def test_the_contrast_formula_knows_black_white_and_grey() -> None:
    assert contrast(QColor("#FFFFFF"), QColor("#000000")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_ground_it_stands_on(palette: Palette) -> None:
    assert too_weak(palette, TEXT_PAIRS, TEXT) == []


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_edge_ring_and_sign_can_be_seen(palette: Palette) -> None:
    assert too_weak(palette, SIGN_PAIRS, SIGN) == []


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_initials_can_be_read_in_all_eight_colours(palette: Palette) -> None:
    assert len(palette.avatars) == 8
    assert min(contrast(ground, letters) for ground, letters in palette.avatars) >= 5.8


def test_control_a_pale_text_is_found() -> None:
    assert too_weak(LIGHT, {"disabled": "base"}, TEXT)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_kind_of_text_ground_and_meaning_has_its_colour(palette: Palette) -> None:
    for colour in (
        *(palette.ink(ink) for ink in Ink),
        *(palette.ground(level) for level in Level),
        *(colour for meaning in Meaning for colour in palette.tinted(meaning)),
    ):
        assert colour.isValid()


def test_calls_that_return_nothing_leave_none_alone() -> None:
    """PySide6 6.12.0 on Python below 3.12 lost one reference to None for each such call, and then aborted."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 500


def test_there_is_one_theme_for_the_application(look: theme.Theme) -> None:
    assert theme.current() is look


def test_dark_reaches_palette_and_style_sheet_and_is_told(look: theme.Theme, qapp: QApplication) -> None:
    told: list[bool] = []
    look.changed.connect(lambda: told.append(look.palette.is_dark))
    look.set_mode(theme.Mode.DARK)
    assert told[-1] is True
    assert qapp.palette().color(QPalette.ColorRole.Base) == DARK.base
    assert DARK.outline.name() in qapp.styleSheet()
    look.set_mode(theme.Mode.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Base) == LIGHT.base
    assert DARK.outline.name() not in qapp.styleSheet()


def test_the_desktops_choice_counts_only_while_the_user_follows_it(
    look: theme.Theme, qapp: QApplication
) -> None:
    look.set_mode(theme.Mode.LIGHT)
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    assert not look.palette.is_dark


def test_a_widget_that_is_gone_no_longer_follows(look: theme.Theme) -> None:
    class Follower(QWidget):
        calls = 0

        def on_theme(self) -> None:
            Follower.calls += 1

    follower = Follower()
    look.follow(follower.on_theme)
    assert Follower.calls == 1
    del follower
    look.set_mode(theme.Mode.DARK)
    assert Follower.calls == 1


@pytest.mark.parametrize("points", [7.0, 9.0, 10.0, 13.0])
def test_no_text_is_smaller_than_nine_points_except_badges(look: theme.Theme, points: float) -> None:
    look.set_text_points(points)
    assert all(look.type.font(role).pointSizeF() >= 9 for role in Role if role is not Role.BADGE)
    assert look.type.font(Role.BADGE).pointSizeF() >= 8


def test_all_digits_are_equally_wide_wherever_numbers_stand_below_each_other(look: theme.Theme) -> None:
    for role in Role:
        if role.points < LARGE_POINTS:
            metrics = QFontMetricsF(look.type.font(role))
            widths = [metrics.horizontalAdvance(digit) for digit in "0123456789"]
            assert max(widths) - min(widths) < 0.1, role


def test_larger_type_makes_controls_larger(look: theme.Theme) -> None:
    look.set_text_points(10)
    button = Button("Save")
    small = button.sizeHint()
    look.set_text_points(13)
    assert button.sizeHint().height() == small.height() + look.em - 16
    assert button.sizeHint().width() > small.width()
    assert look.px(16) == look.em


def test_reduced_motion_leaves_no_time_for_moving(look: theme.Theme) -> None:
    assert look.motion(120) == 120
    look.set_reduced_motion(True)
    assert look.motion(120) == 0
