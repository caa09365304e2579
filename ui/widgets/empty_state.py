"""What stands where nothing is yet: what belongs here and how to get it, or what went wrong and what to do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.shell import theme
from ui.shell.measures import IconSize, Space
from ui.shell.palette import Ink, Meaning
from ui.shell.type_scale import Role
from ui.widgets import signs
from ui.widgets.button import Button, Kind
from ui.widgets.label import Label

DISC = 60
SENTENCE_EMS = 18  # 290 px at 10 pt


class IconDisc(QWidget):
    """An icon in a round, tinted ground."""

    def __init__(
        self,
        icon: str,
        meaning: Meaning = Meaning.NEUTRAL,
        *,
        side: int = DISC,
        icon_side: int = IconSize.EMPTY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._meaning, self._side, self._icon_side = icon, meaning, side, icon_side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def show_icon(self, icon: str, meaning: Meaning) -> None:
        """Shows another icon on another tint."""
        self._icon, self._meaning = icon, meaning
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink = theme.current().palette.tinted(self._meaning)
        signs.icon_disc(QPainter(self), self.rect(), self._icon, ground, ink, self._icon_side)


class EmptyState(QWidget):
    """A disc, a title, a sentence and at most one button, in the middle. Emits `acted` when it is pressed."""

    acted = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        *,
        action: str = "",
        action_icon: str = "",
        key: str = "",
        kind: Kind = Kind.SECONDARY,
        error: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._disc = IconDisc(icon)
        self._title = Label(title, Role.TITLE, wrap=True)
        self._sentence = Label(sentence, Role.CAPTION, Ink.TEXT2, wrap=True)
        self._middle = QWidget()
        self._middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, Space.L, 0, Space.L)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.L)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._title)
        column.addSpacing(Space.XS)
        column.addWidget(self._sentence)
        column.addSpacing(Space.L)
        self.button = Button(action, kind, icon=action_icon, key=key)
        self.button.clicked.connect(self.acted)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.L, 0)
        row.addStretch(1)
        row.addWidget(self._middle, 1000)  # takes all the room up to its greatest width
        row.addStretch(1)
        self.say(icon, title, sentence, action=action, error=error)
        theme.current().follow(self._follow_theme)

    def say(
        self, icon: str, title: str, sentence: str = "", *, action: str = "", error: bool = False
    ) -> None:
        """Says something else in the same place; without `action` there is no button."""
        self._disc.show_icon(icon, Meaning.RED if error else Meaning.NEUTRAL)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._follow_theme()

    def title(self) -> str:
        return self._title.text()

    def sentence(self) -> str:
        return self._sentence.text()

    def _follow_theme(self) -> None:
        """Keeps the sentence at a width that reads well, however wide the pane is."""
        widest = SENTENCE_EMS * theme.current().em
        self._middle.setMaximumWidth(max(widest, self.button.sizeHint().width()))
