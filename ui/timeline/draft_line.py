"""Says that there is a draft: of this customer and already back, or of another and one click away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import wording
from app.i18n import _
from ui.shell.palette import Ink, Meaning
from ui.shell.type_scale import Role
from ui.widgets.button import Button, Kind
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label
from ui.widgets.surface import Card

SHOWN = 40  # characters of the draft


class DraftLine(Card):
    """Hidden until there is a draft."""

    continued = Signal()
    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Meaning.NEUTRAL, parent)
        self.setObjectName("draft")
        self.body.setContentsMargins(12, 6, 12, 6)
        self._words = Label("", Role.CAPTION, Ink.TEXT2, elide=True)
        self._button = Button("", Kind.LINK)
        self._button.setObjectName("draft-button")
        self._button.clicked.connect(self._click)
        self._is_restored = False
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel("square-pen", Ink.TEXT2))
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self.body.addLayout(row)
        self.hide()

    def offer(self, names: Sequence[str], text: str) -> None:
        """There is a draft about somebody else."""
        short = " ".join(text.split())
        said = wording.quotes(short if len(short) <= SHOWN else short[: SHOWN - 1].rstrip() + "…")
        if names:
            words = _("Draft about {name}: {words}").format(name=", ".join(names), words=said)
        else:
            words = _("Draft about nobody yet: {words}").format(words=said)
        self._say(words, _("Continue it"), restored=False)

    def show_restored(self) -> None:
        """What is on the screen is the draft."""
        self._say(_("This is your draft."), _("Start afresh"), restored=True)

    def _say(self, words: str, button: str, *, restored: bool) -> None:
        self._is_restored = restored
        self._words.setText(words)
        self._button.setText(button)
        self.show()

    def _click(self) -> None:
        (self.discarded if self._is_restored else self.continued).emit()
