"""The line at the top of the window that stays until it is answered: a sentence and up to two buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.shell import theme
from ui.shell.measures import IconSize, Space
from ui.shell.palette import Ink, Meaning
from ui.shell.type_scale import Role
from ui.widgets.announce import announce
from ui.widgets.button import Button, Kind
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label

_INK = {
    Meaning.NEUTRAL: Ink.TEXT2,
    Meaning.ACCENT: Ink.ON_TINT,
    Meaning.RED: Ink.RED,
    Meaning.AMBER: Ink.AMBER,
    Meaning.GREEN: Ink.GREEN,
    Meaning.PLUM: Ink.PLUM,
}


@dataclass(frozen=True)
class BannerMessage:
    """A sentence, what it means, and up to two answers. `key` lets a message be taken back or replaced."""

    key: str
    text: str
    icon: str = "info"
    meaning: Meaning = Meaning.ACCENT
    answers: tuple[tuple[str, Callable[[], object]], ...] = ()


class Banner(QWidget):
    """At most one message; others wait their turn. Emits `answered` with the key of the message."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[BannerMessage] = []
        self._icon = IconLabel("info", Ink.TEXT, IconSize.BUTTON)
        self._text = Label("", Role.BODY, wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.buttons = (Button("", small=True), Button("", Kind.GHOST, small=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        for number, button in enumerate(self.buttons):
            button.setObjectName(f"banner-answer-{number + 1}")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons[0].clicked.connect(lambda: self._answer(0))
        self.buttons[1].clicked.connect(lambda: self._answer(1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().follow(self._follow_theme)
        self.hide()

    def say(self, message: BannerMessage) -> None:
        """Shows the message, or lets it wait. One with the same key is replaced where it stands."""
        for place, other in enumerate(self._waiting):
            if other.key == message.key:
                self._waiting[place] = message
                break
        else:
            self._waiting.append(message)
        self._show_first()

    def withdraw(self, key: str) -> None:
        """Takes a message back that no longer holds."""
        self._waiting = [message for message in self._waiting if message.key != key]
        self._show_first()

    def message(self) -> BannerMessage | None:
        """The message shown now."""
        return self._waiting[0] if self._waiting else None

    def _answer(self, number: int) -> None:
        message = self._waiting.pop(0)
        self._show_first()
        message.answers[number][1]()
        self.answered.emit(message.key)

    def _show_first(self) -> None:
        message = self.message()
        self.setVisible(message is not None)
        if message is None:
            return
        self._icon.set_icon(message.icon, _INK[message.meaning])
        if message.text != self._text.text() or not self.accessibleName():
            announce(self, message.text, urgent=message.meaning is Meaning.RED)
        self._text.setText(message.text)
        self.setAccessibleName(message.text)
        for number, button in enumerate(self.buttons):
            shown = number < len(message.answers)
            button.setVisible(shown)
            button.setText(message.answers[number][0] if shown else "")
        self.update()

    def _follow_theme(self) -> None:
        self.setMinimumHeight(theme.current().em + 28)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, message = theme.current().palette, self.message()
        painter = QPainter(self)
        if message is not None:
            painter.fillRect(self.rect(), colours.tinted(message.meaning)[0])
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.hairline)
