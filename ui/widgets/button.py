"""Buttons: painted from the tokens, with icon and visible key."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ui.shell import icons, theme
from ui.shell.measures import IconSize, Radius
from ui.shell.palette import Palette
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.painted import PaintedButton

PADDING = 12
ICON_GAP = 6
KEY_GAP = 10
FOCUS_GAP = 2  # between the edge of a primary button and the ring within it
LINK_EDGE = 3  # a link has no padding, only room for its focus ring


class Kind(Enum):
    """How loud a button is. One primary button in a view."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    GHOST = "ghost"
    LINK = "link"
    DANGER = "danger"  # only for erasure under privacy rules


class Button(PaintedButton, QPushButton):
    """A button as wide as its words. `key` is shown after them; it does not bind the key."""

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.SECONDARY,
        *,
        icon: str = "",
        key: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._kind, self._icon, self._key, self._small = "", kind, icon, key, small
        self._action: QAction | None = None
        self.setText(text)
        self.setAutoDefault(False)  # Enter belongs to the field; Ctrl+Enter saves
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind is Kind.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @classmethod
    def for_action(
        cls, action: QAction, kind: Kind = Kind.SECONDARY, *, icon: str = "", parent: QWidget | None = None
    ) -> Button:
        """A button that does what `action` does: its words, its key, enabled when it is."""
        button = cls(action.text(), kind, icon=icon, key=action.shortcut().toString(), parent=parent)
        button.clicked.connect(action.trigger)
        button._action = action
        action.changed.connect(button._follow_action)
        button._follow_action()
        return button

    def _follow_action(self) -> None:
        if self._action is not None:
            self.setEnabled(self._action.isEnabled())
            self.setText(self._action.text())

    @property
    def kind(self) -> Kind:
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Makes the button louder or quieter."""
        self._kind = kind
        self._refresh()

    def set_icon(self, name: str) -> None:
        """Shows another icon; "" shows none."""
        self._icon = name
        self._refresh()

    @property
    def _role(self) -> Role:
        return Role.CAPTION if self._small else Role.MEDIUM

    @property
    def _icon_side(self) -> int:
        return IconSize.CHIP if self._small else IconSize.BUTTON

    def _colours(self, colours: Palette) -> tuple[QColor | None, QColor | None, QColor]:
        """Ground, edge and ink of the state."""
        kind, down, over = self._kind, self.isDown() or self.isChecked(), self.underMouse()
        if not self.isEnabled():
            return None, None if kind in (Kind.GHOST, Kind.LINK) else colours.hairline, colours.disabled
        if kind is Kind.PRIMARY:
            ground = colours.accent_pressed if down else colours.accent_hover if over else colours.accent
            return ground, None, colours.onaccent
        if kind is Kind.LINK:
            return None, None, colours.accenttext
        state = colours.pressed if down else colours.hover if over else None
        if kind is Kind.GHOST:
            return state, None, colours.text if state else colours.text2
        return state or colours.base, colours.soft, colours.red if kind is Kind.DANGER else colours.text

    def text(self) -> str:
        """The words, with "&" as it stands."""
        return self._words

    def setText(self, text: str) -> None:
        self._words = text
        super().setText(text.replace("&", "&&"))  # a firm's "&" is no mnemonic
        self.updateGeometry()

    def setMenu(self, menu: QMenu) -> None:
        super().setMenu(menu)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        scale = theme.current().type
        line = scale.line(Role.BODY)
        width = scale.metrics(self._role).horizontalAdvance(self._words)
        if self._icon:
            width += self._icon_side + (ICON_GAP if self._words else 0)
        if self._key:
            width += KEY_GAP + scale.metrics(Role.CAPTION).horizontalAdvance(paint.key_text(self._key))
        if self.menu():
            width += ICON_GAP + IconSize.CHIP
        if self._kind is Kind.LINK:
            return QSize(width + 2 * LINK_EDGE, line + 6)
        return QSize(width + 2 * PADDING, line + (10 if self._small else 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, scale = theme.current().palette, theme.current().type
        ground, edge, ink = self._colours(colours)
        rect = self.rect()
        if ground or edge:
            paint.rounded(painter, rect, Radius.INPUT, ground, edge)
        if self.shows_ring:
            paint.focus_ring(painter, rect, Radius.INPUT)
            if self._kind is Kind.PRIMARY:
                inner = rect.adjusted(FOCUS_GAP, FOCUS_GAP, -FOCUS_GAP, -FOCUS_GAP)
                paint.rounded(painter, inner, Radius.HINT, None, colours.onaccent, width=1.5)
        content = self.sizeHint().width() - 2 * (LINK_EDGE if self._kind is Kind.LINK else PADDING)
        x = rect.left() + max((rect.width() - content) // 2, 0)
        if self._icon:
            side = self._icon_side
            icons.paint(painter, QRect(x, rect.center().y() - side // 2 + 1, side, side), self._icon, ink)
            x += side + ICON_GAP
        words_width = scale.metrics(self._role).horizontalAdvance(self._words)
        paint.text(painter, QRect(x, 0, words_width + 1, rect.height()), self._words, self._role, ink)
        if self._kind is Kind.LINK and self.underMouse() and self.isEnabled():
            baseline = (rect.height() + scale.metrics(self._role).ascent()) // 2
            painter.fillRect(QRect(x, baseline, words_width, 1), ink)
        x += words_width
        if self._key:
            hint = ink if self._kind is Kind.PRIMARY or not self.isEnabled() else colours.text3
            box = QRect(x + KEY_GAP, 0, rect.width(), rect.height())
            x += KEY_GAP + paint.text(painter, box, paint.key_text(self._key), Role.CAPTION, hint)
        if self.menu():
            side = int(IconSize.CHIP)
            box = QRect(x + ICON_GAP, rect.center().y() - side // 2 + 1, side, side)
            icons.paint(painter, box, "chevron-down", ink)
