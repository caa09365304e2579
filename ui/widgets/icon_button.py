"""A square button that shows only an icon; its name and key are in the tool tip."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.shell import icons, theme
from ui.shell.measures import IconSize, Radius
from ui.shell.type_scale import Role
from ui.widgets import paint, signs
from ui.widgets.button import Kind
from ui.widgets.painted import PaintedButton


class IconButton(PaintedButton, QAbstractButton):
    """An icon to press. `name` is what a screen reader says; `checked` shows it on a tint, `filled` solid."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        key: str = "",
        kind: Kind = Kind.GHOST,
        small: bool = False,
        checkable: bool = False,
        fill_when_checked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._kind, self._small, self._badge = icon, kind, small, 0
        self._fill_when_checked = fill_when_checked
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name, key)

    def set_name(self, name: str, key: str = "") -> None:
        """Names the button for the tool tip and for screen readers."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {paint.key_text(key)}" if key else name)

    def set_icon(self, icon: str) -> None:
        """Shows another icon."""
        self._icon = icon
        self.update()

    def set_badge(self, count: int) -> None:
        """Shows a number at the corner; 0 shows none."""
        self._badge = count
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.current().type.line(Role.BODY) + (10 if self._small else 16)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current().palette
        rect = self.rect()
        ground = edge = None
        ink = colours.text if self._kind is Kind.SECONDARY else colours.text2
        if self._kind is Kind.SECONDARY:
            ground, edge = colours.base, colours.soft
        if not self.isEnabled():
            ground, ink = None, colours.disabled
            edge = colours.hairline if edge else None
        elif self.isDown():
            ground = colours.pressed
        elif self.isChecked():
            ground, ink = colours.tint, colours.tinttext
        elif self.underMouse():
            ground, ink = colours.hover, colours.text
        if ground or edge:
            paint.rounded(painter, rect, Radius.INPUT, ground, edge)
        if self.shows_ring:
            paint.focus_ring(painter, rect, Radius.INPUT)
        side = int(IconSize.CHIP if self._small else IconSize.BUTTON)
        box = QRect(0, 0, side, side)
        box.moveCenter(rect.center())
        icons.paint(painter, box, self._icon, ink, filled=self.isChecked() and self._fill_when_checked)
        if self._badge:
            half = signs.badge_width(self._badge) // 2
            signs.badge(painter, QPoint(rect.right() - half, rect.top() + 9), self._badge, urgent=True)
