"""What controls that paint themselves have in common: the theme, the mouse over them, the focus ring, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent

from ui.shell import theme
from ui.widgets.focus import KeyboardRing

if TYPE_CHECKING:  # put before classes of Qt, so that a check box stays one for screen readers
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object


class Painted(KeyboardRing, _Button):
    """Put before a class of Qt's buttons: painted anew with the theme and the mouse, never smaller than its hint."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.current().repaints(self)

    def _refresh(self) -> None:
        """Measures and paints anew."""
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)


class PaintedButton(Painted):
    """Enter presses it as Space does; Enter with another key is left to the dialog around it."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if alone and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
