"""The roles text is set in: their sizes, weights and metrics, made once for each theme."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QFont, QFontMetrics

SMALLEST_POINTS = 9.0
BADGE_POINTS = 8.0
LARGE_POINTS = 6  # from a heading on: so many points above the body


class Role(Enum):
    """A role of text: points relative to the system font, and weight."""

    HUGE = (18, QFont.Weight.DemiBold)  # one number on a report card
    DISPLAY = (10, QFont.Weight.DemiBold)  # greeting, welcome
    HEADING = (6, QFont.Weight.DemiBold)  # page title, customer's name, sums
    TITLE = (2, QFont.Weight.DemiBold)  # pane and card titles
    STRONG = (0, QFont.Weight.DemiBold)  # names
    MEDIUM = (0, QFont.Weight.Medium)  # row titles and buttons
    BODY = (0, QFont.Weight.Normal)  # running text
    CAPTION_STRONG = (-1, QFont.Weight.DemiBold)  # labels, group headings
    CAPTION = (-1, QFont.Weight.Normal)  # second lines, dates, keys, chips
    BADGE = (-2, QFont.Weight.DemiBold)  # the count in a badge

    @property
    def points(self) -> int:
        """Points more or less than the system font."""
        return self.value[0]

    @property
    def weight(self) -> QFont.Weight:
        return self.value[1]


class TypeScale:
    """The fonts and metrics of every role, from one body font.

    `large_family` is the cut of the family for headings, where it has one of its own.
    """

    def __init__(self, body: QFont, large_family: str = "") -> None:
        self._fonts = {role: _font(body, role, large_family) for role in Role}
        self._metrics = {role: QFontMetrics(font) for role, font in self._fonts.items()}

    def font(self, role: Role) -> QFont:
        """The font of a role, with digits of one width. Do not change it: it is shared."""
        return self._fonts[role]

    def metrics(self, role: Role) -> QFontMetrics:
        """The metrics of a role."""
        return self._metrics[role]

    def line(self, role: Role) -> int:
        """The height of one line, in logical pixels."""
        return self._metrics[role].height()

    @property
    def em(self) -> int:
        """The height of the body font's line: the unit of widths that must grow with the type."""
        return self.line(Role.BODY)


def _font(body: QFont, role: Role, large_family: str) -> QFont:
    font = QFont(body)
    if large_family and role.points >= LARGE_POINTS:
        font.setFamily(large_family)
    smallest = BADGE_POINTS if role is Role.BADGE else SMALLEST_POINTS
    font.setPointSizeF(max(body.pointSizeF() + role.points, smallest))
    font.setWeight(role.weight)
    font.setFeature(QFont.Tag("tnum"), 1)  # digits of one width: columns and clocks stand still
    return font
