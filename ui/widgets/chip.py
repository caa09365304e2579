"""Chips: small pills that filter, name a tag, state something, or add."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.i18n import _
from ui.shell import icons, theme
from ui.shell.measures import IconSize
from ui.shell.palette import Meaning
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.painted import PaintedButton

PADDING = 9
GAP = 5


class ChipKind(Enum):
    """What a chip is for."""

    FILTER = "filter"
    TAG = "tag"
    STATE = "state"
    ADD = "add"


class Chip(PaintedButton, QAbstractButton):
    """A pill. Make it with `filter`, `tag`, `state` or `add`. Emits `removed` when a tag is taken away."""

    removed = Signal()

    def __init__(
        self,
        kind: ChipKind,
        text: str,
        *,
        icon: str = "",
        count: str = "",
        meaning: Meaning = Meaning.NEUTRAL,
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self._icon, self._count, self._meaning = kind, icon, count, meaning
        self._removable = removable
        self._words = ""
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCheckable(kind is ChipKind.FILTER)
        acts = kind in (ChipKind.FILTER, ChipKind.ADD) or removable
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if acts else Qt.FocusPolicy.NoFocus)

    @classmethod
    def filter(cls, text: str, *, icon: str = "", count: str = "", parent: QWidget | None = None) -> Chip:
        """A chip to choose with; `count` is a number already written for the reader."""
        return cls(ChipKind.FILTER, text, icon=icon, count=count, parent=parent)

    @classmethod
    def tag(
        cls, text: str, *, icon: str = "", removable: bool = False, parent: QWidget | None = None
    ) -> Chip:
        """A tag; a removable one has a cross, and Del takes it away too."""
        return cls(ChipKind.TAG, text, icon=icon, removable=removable, parent=parent)

    @classmethod
    def state(cls, text: str, meaning: Meaning, *, icon: str = "", parent: QWidget | None = None) -> Chip:
        """Says how something stands: tint, icon and word together."""
        return cls(ChipKind.STATE, text, icon=icon, meaning=meaning, parent=parent)

    @classmethod
    def add(cls, name: str, parent: QWidget | None = None) -> Chip:
        """A plus in a dashed edge; `name` says what is added."""
        chip = cls(ChipKind.ADD, "", icon="plus", parent=parent)
        chip.setAccessibleName(name)
        chip.setToolTip(name)
        return chip

    @property
    def count(self) -> str:
        return self._count

    @property
    def icon_name(self) -> str:
        return self._icon

    def set_count(self, count: str) -> None:
        """Shows another number after the words."""
        self._count = count
        self._refresh()
        self._name()

    def setText(self, text: str) -> None:
        self._words = text
        super().setText(text.replace("&", "&&"))
        self._name()
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._words

    def _name(self) -> None:
        if self._words:
            self.setAccessibleName(f"{self._words} {self._count}".strip())
        if self._removable:
            self.setAccessibleDescription(_("Del removes it"))

    def _cross(self) -> QRect:
        side = int(IconSize.CHIP)
        return QRect(self.width() - PADDING - side, (self.height() - side) // 2, side, side)

    def sizeHint(self) -> QSize:
        scale = theme.current().type
        # Measured as if chosen: choosing it makes the words heavier, and nothing may move then.
        metrics = scale.metrics(Role.CAPTION_STRONG if self.kind is ChipKind.FILTER else Role.CAPTION)
        parts = [metrics.horizontalAdvance(words) for words in (self._words, self._count) if words]
        parts += [int(IconSize.CHIP)] * (bool(self._icon) + self._removable)
        width = sum(parts) + GAP * (len(parts) - 1) + 2 * PADDING
        return QSize(width, scale.line(Role.CAPTION) + 11)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = self._removable and self._cross().adjusted(-4, -6, 9, 6).contains(
            event.position().toPoint()
        )
        if on_cross and self.isDown():
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, scale = theme.current().palette, theme.current().type
        rect, radius = self.rect(), self.height()
        ground, ink = colours.tinted(self._meaning)
        edge, role, quiet = None, Role.CAPTION, colours.text3
        hovered = self.underMouse() and self.isEnabled()
        if self.kind in (ChipKind.FILTER, ChipKind.ADD):
            if self.isChecked():
                ground, ink = colours.tint, colours.tinttext
                role, quiet = Role.CAPTION_STRONG, colours.tinttext
            else:
                ground = colours.pressed if self.isDown() else colours.hover if hovered else colours.base
                edge, ink = colours.soft, colours.text2
        if not self.isEnabled():
            ink = quiet = colours.disabled
        paint.rounded(painter, rect, radius, ground, edge, dashed=self.kind is ChipKind.ADD)
        if self.shows_ring:
            paint.focus_ring(painter, rect, radius)
        x, side = PADDING, int(IconSize.CHIP)
        if self._icon:
            icons.paint(painter, QRect(x, (rect.height() - side) // 2, side, side), self._icon, ink)
            x += side + GAP
        room = rect.width() - x - PADDING - (side + GAP if self._removable else 0)
        counted = scale.metrics(role).horizontalAdvance(self._count) + GAP if self._count else 0
        box = QRect(x, 0, room - counted, rect.height())
        x += paint.text(painter, box, self._words, role, ink) + GAP
        if self._count:
            paint.text(painter, QRect(x, 0, counted, rect.height()), self._count, role, quiet)
        if self._removable:
            icons.paint(painter, self._cross(), "x", colours.text if hovered else ink)
