"""What has room at a given width of the window. Limits grow with the type."""

from __future__ import annotations

from dataclasses import dataclass

EM = 16  # the em in which the limits below were measured
REMINDERS_FROM = 1180
RAIL_WORDS_FROM = 960
SIDE_BY_SIDE_FROM = 760

LIST, LIST_LEAST = 308, 276
CARD_LEAST = 420
REMINDERS, REMINDERS_LEAST = 296, 250


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`reminders_beside`: as a pane, else as a drawer behind a bell. `side_by_side`: list and card at once."""

    reminders_beside: bool
    rail_words: bool
    side_by_side: bool


def arrangement(width: int, em: int) -> Arrangement:
    """The arrangement for a window `width` px wide whose body line is `em` px high."""
    measured = width * EM / em
    return Arrangement(
        reminders_beside=measured >= REMINDERS_FROM,
        rail_words=measured >= RAIL_WORDS_FROM,
        side_by_side=measured >= SIDE_BY_SIDE_FROM,
    )
