"""Every colour of the program, light and dark, by the name of what it is used for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QColor


class Ink(Enum):
    """A colour that text and icons are written in."""

    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    DISABLED = "disabled"
    ACCENT = "accenttext"
    ON_ACCENT = "onaccent"
    ON_TINT = "tinttext"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    PLUM = "plum"
    TOAST = "toasttext"
    TOAST_LINK = "toastlink"


class Meaning(Enum):
    """What a tinted ground says. The colour is never decoration."""

    NEUTRAL = "neutral"  # a tag, a plain note
    ACCENT = "accent"  # chosen, current, new
    RED = "red"  # overdue or wrong
    AMBER = "amber"  # soon, or a question
    GREEN = "green"  # done or certain
    PLUM = "plum"  # a round day


class Level(Enum):
    """How high a ground lies: the desk, a side pane, the paper, or what floats above it."""

    WINDOW = "window"
    PANE = "pane"
    BASE = "base"
    RAISED = "raised"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one appearance. Contrast is measured by a test (WCAG 2: text 4.5, signs and edges 3)."""

    is_dark: bool
    window: QColor
    pane: QColor
    base: QColor
    raised: QColor
    hover: QColor
    pressed: QColor
    chip: QColor
    hairline: QColor
    soft: QColor
    outline: QColor
    text: QColor
    text2: QColor
    text3: QColor
    disabled: QColor
    accent: QColor
    accent_hover: QColor
    accent_pressed: QColor
    onaccent: QColor
    accenttext: QColor
    tint: QColor
    tinttext: QColor
    focus: QColor
    red: QColor
    redtint: QColor
    amber: QColor
    ambertint: QColor
    green: QColor
    greentint: QColor
    plum: QColor
    plumtint: QColor
    dotred: QColor
    dotamber: QColor
    toast: QColor
    toasttext: QColor
    toastlink: QColor
    dim: QColor
    avatars: tuple[tuple[QColor, QColor], ...]

    def ink(self, ink: Ink) -> QColor:
        """The colour of a kind of text."""
        return getattr(self, ink.value)

    def ground(self, level: Level) -> QColor:
        """The colour of a ground."""
        return getattr(self, level.value)

    def tinted(self, meaning: Meaning) -> tuple[QColor, QColor]:
        """Ground and ink of a tinted area."""
        return {
            Meaning.NEUTRAL: (self.chip, self.text2),
            Meaning.ACCENT: (self.tint, self.tinttext),
            Meaning.RED: (self.redtint, self.red),
            Meaning.AMBER: (self.ambertint, self.amber),
            Meaning.GREEN: (self.greentint, self.green),
            Meaning.PLUM: (self.plumtint, self.plum),
        }[meaning]

    @property
    def floating_edge(self) -> QColor:
        """The 1 px line around what floats: a hairline is enough in light, in dark it would vanish."""
        return self.soft if self.is_dark else self.hairline


def _pairs(words: str) -> tuple[tuple[QColor, QColor], ...]:
    return tuple(
        (QColor("#" + ground), QColor("#" + letters))
        for ground, letters in (pair.split("-") for pair in words.split())
    )


def _dim(colour: str, share: float) -> QColor:
    dim = QColor(colour)
    dim.setAlphaF(share)
    return dim


LIGHT = Palette(
    is_dark=False,
    window=QColor("#F4F3F0"),
    pane=QColor("#FAF9F7"),
    base=QColor("#FFFFFF"),
    raised=QColor("#FFFFFF"),
    hover=QColor("#F2F0EC"),
    pressed=QColor("#E5E2DB"),
    chip=QColor("#EEECE7"),
    hairline=QColor("#E6E3DD"),
    soft=QColor("#CFCBC2"),
    outline=QColor("#8C8880"),
    text=QColor("#201F1C"),
    text2=QColor("#57544D"),
    text3=QColor("#6B675F"),
    disabled=QColor("#A29E95"),
    accent=QColor("#3A53C9"),
    accent_hover=QColor("#3147B0"),
    accent_pressed=QColor("#28398F"),
    onaccent=QColor("#FFFFFF"),
    accenttext=QColor("#3349BC"),
    tint=QColor("#E8ECFB"),
    tinttext=QColor("#2C3F9F"),
    focus=QColor("#3A53C9"),
    red=QColor("#B3261E"),
    redtint=QColor("#FCEBE9"),
    amber=QColor("#8A5000"),
    ambertint=QColor("#FBF0DB"),
    green=QColor("#1B6E42"),
    greentint=QColor("#E2F2E9"),
    plum=QColor("#86348C"),
    plumtint=QColor("#F6EAF7"),
    dotred=QColor("#C9382E"),
    dotamber=QColor("#B96F00"),
    toast=QColor("#2B2A27"),
    toasttext=QColor("#FFFFFF"),
    toastlink=QColor("#B4C2FF"),
    dim=_dim("#201F1C", 0.43),
    avatars=_pairs(
        "E3E8FB-34479F DDF0EE-1C5F5A F9E8DA-874A16 F4E3F1-7B2F73"
        " E5EFDC-41611F FBE4E4-8F2F2F E1ECF6-255A86 EFEADA-665620"
    ),
)

DARK = Palette(
    is_dark=True,
    window=QColor("#17181A"),
    pane=QColor("#1C1D20"),
    base=QColor("#212226"),
    raised=QColor("#28292E"),
    hover=QColor("#2A2C31"),
    pressed=QColor("#34363C"),
    chip=QColor("#303238"),
    hairline=QColor("#313338"),
    soft=QColor("#4A4D55"),
    outline=QColor("#7E828C"),
    text=QColor("#ECECEE"),
    text2=QColor("#B7B9C0"),
    text3=QColor("#9DA0A9"),
    disabled=QColor("#6A6D76"),
    accent=QColor("#546CDD"),
    accent_hover=QColor("#475DCB"),
    accent_pressed=QColor("#3B4FB2"),
    onaccent=QColor("#FFFFFF"),
    accenttext=QColor("#A9B7FF"),
    tint=QColor("#2D3454"),
    tinttext=QColor("#C9D2FF"),
    focus=QColor("#8FA2FF"),
    red=QColor("#FF9F95"),
    redtint=QColor("#452825"),
    amber=QColor("#F0B866"),
    ambertint=QColor("#3E3120"),
    green=QColor("#82D3A2"),
    greentint=QColor("#1F3A2B"),
    plum=QColor("#E5A6EA"),
    plumtint=QColor("#352A3A"),
    dotred=QColor("#FF7A6E"),
    dotamber=QColor("#E8A33D"),
    toast=QColor("#ECECEE"),
    toasttext=QColor("#201F1C"),
    toastlink=QColor("#3349BC"),
    dim=_dim("#000000", 0.59),
    avatars=_pairs(
        "323B63-C6D0FF 1F4643-A5E0DA 4D3622-F3C79C 48304A-EDB9EE"
        " 33452A-C3E0A6 512E2E-F6B8B4 243F57-ACD3F5 45402A-E4D69A"
    ),
)
