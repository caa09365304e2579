"""The facts of a card: a grid of labels and values, or one line of them where there is little height."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.customers.card_view import Fact
from ui.shell import theme
from ui.shell.measures import IconSize, Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label

COLUMN_EMS = 11  # a column is at least that wide, else there are fewer of them
GAP = 10
MOST_COLUMNS = 3
MOST_ROWS = 2


class FactCell(QWidget):
    """One fact: icon, label above, value below; a round day in plum."""

    def __init__(self, fact: Fact, *, tight: bool = False) -> None:
        super().__init__()
        ink = Ink.PLUM if fact.is_round else Ink.TEXT
        icon = IconLabel(fact.icon, Ink.PLUM if fact.is_round else Ink.TEXT2, IconSize.BUTTON)
        value = Label(fact.value, Role.BODY, ink, elide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        if tight:
            icon.setToolTip(fact.label)
            value.setAccessibleName(f"{fact.label} {fact.value}")
            row.addWidget(icon)
            row.addWidget(value, 1)
            self._words = [value]
            return
        words = QVBoxLayout()
        words.setSpacing(1)
        label = Label(fact.label, Role.CAPTION, Ink.TEXT2, elide=True)
        words.addWidget(label)
        words.addWidget(value)
        self._words = [label, value]
        side = QVBoxLayout()
        side.addWidget(icon)
        side.addStretch(1)
        row.addLayout(side)
        row.addLayout(words, 1)

    def whole_width(self) -> int:
        """The width at which nothing is shortened; a layout asks words that may be shortened for none."""
        return IconSize.BUTTON + GAP + max(label.sizeHint().width() for label in self._words)


class FactGrid(QWidget):
    """At most two rows and three columns of facts; `set_tight` leaves one line of the first ones."""

    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self._columns = MOST_COLUMNS
        self._tight = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(10)
        theme.current().changed.connect(self._follow_theme)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Shows these, in the order of reading."""
        if tuple(facts) != self._facts:
            self._facts = tuple(facts)
            self._build()

    def set_tight(self, tight: bool) -> None:
        """One line without labels, or the whole grid."""
        if tight != self._tight:
            self._tight = tight
            self._build()

    def _fitting(self) -> int:
        return max(1, min(MOST_COLUMNS, self.width() // (COLUMN_EMS * theme.current().em)))

    def _follow_theme(self) -> None:
        self._columns = self._fitting()
        self._build()

    def _build(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        facts = self._facts[: self._columns * (1 if self._tight else MOST_ROWS)]
        for number, fact in enumerate(facts):
            cell = FactCell(fact, tight=self._tight)
            self._grid.addWidget(cell, number // self._columns, number % self._columns)
        self._share_width()
        self.setVisible(bool(facts))
        self.rearranged.emit()

    def _share_width(self) -> None:
        """Columns are equal, unless one would cut its words while another has room to spare."""
        needed = [0] * MOST_COLUMNS
        for number in range(self._grid.count()):
            item = self._grid.itemAt(number)
            cell = item.widget() if item is not None else None
            if isinstance(cell, FactCell):
                column = number % self._columns
                needed[column] = max(needed[column], cell.whole_width())
        equal = (self.width() - (self._columns - 1) * self._grid.horizontalSpacing()) // self._columns
        are_equal = max(needed) <= equal
        for column in range(MOST_COLUMNS):
            share = 1 if are_equal else needed[column]
            self._grid.setColumnStretch(column, share if column < self._columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self._fitting()
        if columns != self._columns:
            self._columns = columns
            self._build()
        else:
            self._share_width()
