"""The few distances and roundings everything is laid out with, in logical pixels."""

from __future__ import annotations

from enum import IntEnum


class Space(IntEnum):
    """Distances between things."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    PANE = 16
    CARD = 18  # left and right inside a card; 14 above and below
    FIELD = 14  # from field to field
    SECTION = 22
    PAGE = 28


class Radius(IntEnum):
    """How round corners are."""

    HINT = 4
    INPUT = 6  # and buttons
    ROW = 8
    CARD = 10  # and the toast
    DIALOG = 12  # and popovers


class IconSize(IntEnum):
    """How large icons are."""

    CHIP = 14
    BUTTON = 16
    RAIL = 20
    EMPTY = 26


FOCUS_WIDTH = 2
CHECK_SIDE = 18
