"""A labelled input: its name above it, a hint or what is wrong below it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.shell import icons, theme
from ui.shell.measures import IconSize, Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.inputs import mark_wrong
from ui.widgets.label import Label


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


class Field(QWidget):
    """Label, input, hint. The input is named by the label and described by the hint or the error.

    `input` may be any widget; one made of several (a date of three fields) offers `set_wrong(bool)` itself.
    """

    def __init__(
        self,
        label: str,
        input: QWidget,
        *,
        hint: str = "",
        stretch: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.input = input
        self._hint, self._error = hint, ""
        self._label = Label(label, Role.CAPTION_STRONG, Ink.TEXT2)
        self._label.setBuddy(input)
        self._icon = IconLabel("circle-alert", Ink.RED)
        self._below = Label(hint, Role.CAPTION, Ink.TEXT3, wrap=True)
        self._below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(Space.XS)
        below.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._below, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._label)
        if stretch:
            column.addWidget(input)
        else:
            column.addWidget(input, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(below)
        column.addStretch(1)
        if not input.accessibleName():
            input.setAccessibleName(label)
        self.setFocusProxy(input)
        self._show_below()

    def label(self) -> str:
        """The words above the input."""
        return self._label.text()

    def error(self) -> str:
        """The sentence that is shown as an error, "" when nothing is wrong."""
        return self._error

    def set_error(self, sentence: str) -> None:
        """Says below the input what is wrong and the way out; "" brings the hint back."""
        if sentence == self._error:
            return
        self._error = sentence
        self._show_below()

    def set_hint(self, sentence: str) -> None:
        """Says below the input what helps to fill it in."""
        self._hint = sentence
        self._show_below()

    def _show_below(self) -> None:
        wrong = bool(self._error)
        words = self._error or self._hint
        self._below.setText(words)
        self._below.set_ink(Ink.RED if wrong else Ink.TEXT3)
        self._below.setVisible(bool(words))
        self._icon.setVisible(wrong)
        self.input.setAccessibleDescription(words)
        set_wrong = getattr(self.input, "set_wrong", None)
        if set_wrong is None:
            mark_wrong(self.input, wrong)
        else:
            set_wrong(wrong)
