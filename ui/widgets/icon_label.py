"""An icon beside words, in their ink."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import icons, theme
from ui.shell.measures import IconSize
from ui.shell.palette import Ink
from ui.shell.type_scale import Role


class IconLabel(QWidget):
    """An icon in the ink of the words beside it."""

    def __init__(
        self, name: str, ink: Ink = Ink.TEXT2, side: int = IconSize.CHIP, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._ink, self._side = name, ink, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def set_icon(self, name: str, ink: Ink | None = None) -> None:
        """Shows another icon, in another ink if one is given."""
        self._name, self._ink = name, ink or self._ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, max(self._side, theme.current().type.line(Role.CAPTION)))

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRect(0, (self.height() - self._side + 1) // 2, self._side, self._side)
        icons.paint(QPainter(self), box, self._name, theme.current().palette.ink(self._ink))
