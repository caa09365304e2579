"""Chips of which at most one is chosen, wrapping over several lines."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout


class ChoiceChips(QWidget):
    """One of several values, or none of them. Emits `picked` with the value when a chip is clicked."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[Any, Chip] = {}
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, value: Any, words: str, *, icon: str = "", tip: str = "") -> Chip:
        """Adds a chip for a value."""
        chip = Chip.filter(words, icon=icon)
        chip.setToolTip(tip)
        chip.clicked.connect(partial(self._click, value))
        self._chips[value] = chip
        self._flow.addWidget(chip)
        if len(self._chips) == 1:
            self.setFocusProxy(chip)
        return chip

    def value(self) -> Any:
        """The value chosen, None when it is none of these."""
        return next((value for value, chip in self._chips.items() if chip.isChecked()), None)

    def choose(self, value: Any) -> None:
        """Shows this value as chosen, without a signal; one that has no chip leaves all of them free."""
        for other, chip in self._chips.items():
            chip.setChecked(other == value)

    def _click(self, value: Any, _checked: bool = False) -> None:
        self.choose(value)
        self.picked.emit(value)
