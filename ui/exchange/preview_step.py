"""The second step of an import: what it would do, row by row, before anything is written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from ui.exchange.fates import CARDS, card_word, heading, written
from ui.exchange.import_run import ImportRun, Rows
from ui.exchange.rows_table import RowsTable
from ui.shell import theme
from ui.shell.measures import IconSize, Space
from ui.shell.palette import Ink
from ui.shell.tasks import Tasks
from ui.shell.type_scale import Role
from ui.widgets.button import Button, Kind
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label
from ui.widgets.stat_card import StatCard

if TYPE_CHECKING:
    from app.exchange.imports import Plan

CARD_GAP = 10


class PreviewStep(QWidget):
    """Numbers to choose from, the rows behind the chosen one, and sentences about the rest.

    Emits `save_wanted` when the list of wrong rows is to be saved.
    """

    save_wanted = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: ImportRun | None = None
        self._plan: Plan | None = None
        self.showing = Rows.ALL
        self.cards: dict[Rows, StatCard] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(CARD_GAP)
        for which in Rows:
            look = CARDS[which]
            card = StatCard(look.icon, card_word(which), "0", look.meaning)
            card.setObjectName(f"import_card_{which.name.lower()}")
            card.clicked.connect(partial(self.show_rows, which))
            self._group.addButton(card)
            self.cards[which] = card
        self._across = 0
        self._heading = Label("", Role.TITLE, elide=True)
        self.save_button = Button(_("Save this list…"), Kind.GHOST, icon="download")
        self.save_button.setObjectName("import_save_refused")
        self.save_button.clicked.connect(self.save_wanted)
        self._doubt_icon = IconLabel("circle-help", Ink.AMBER, IconSize.CHIP)
        self._facts = Label("", Role.CAPTION, Ink.TEXT2, wrap=True)
        self._doubts = Label("", Role.CAPTION, Ink.AMBER, wrap=True)
        self.table = RowsTable(tasks)
        self._nobody = EmptyState("rows-3", _("No rows of this kind"))
        self._lay_out()
        theme.current().follow(self._follow_theme)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self.save_button)
        doubts = QHBoxLayout()
        doubts.setSpacing(Space.XS + 2)
        doubts.addWidget(self._doubt_icon)
        doubts.addWidget(self._doubts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.L, Space.PAGE, 0)
        column.setSpacing(0)
        column.addLayout(self._grid)
        column.addSpacing(Space.M)
        column.addWidget(self._facts)
        column.addLayout(doubts)
        column.addSpacing(Space.M)
        column.addLayout(top)
        column.addSpacing(Space.XS)
        column.addWidget(self.table, 1)
        column.addWidget(self._nobody, 1)

    def show_plan(self, run: ImportRun, plan: Plan) -> None:
        """Shows what the run would do, beginning with what a person should look at first: all rows."""
        self._run, self._plan = run, plan
        for which, card in self.cards.items():
            card.set_count(written(which.count(plan)))
        self._facts.setText(_facts(plan))
        self._facts.setVisible(bool(self._facts.text()))
        self._doubts.setText(_doubts(plan))
        for widget in (self._doubts, self._doubt_icon):
            widget.setVisible(plan.doubts > 0)
        self._arrange(anew=True)
        self.show_rows(self.showing if self.showing.count(plan) else Rows.ALL)

    def show_rows(self, which: Rows) -> None:
        """Lists the rows of one card."""
        run, plan = self._run, self._plan
        if run is None or plan is None:
            return
        self.showing = which
        self.cards[which].setChecked(True)
        count = which.count(plan)
        self._heading.setText(heading(which, count))
        self.save_button.setVisible(which is Rows.REFUSED and count > 0)
        self.table.setVisible(count > 0)
        self._nobody.setVisible(count == 0)
        self.table.model.show(partial(run.rows, which), count)
        self.table.view.scrollToTop()

    def clear(self) -> None:
        """Forgets the plan."""
        self._run = self._plan = None
        self.showing = Rows.ALL
        self.table.model.show(None, 0)

    def _follow_theme(self) -> None:
        self._arrange(anew=True)

    def _arrange(self, *, anew: bool = False) -> None:
        """Puts the cards in one row, or in two or three where one is too wide."""
        widest = max(card.sizeHint().width() for card in self.cards.values())
        room = self.width() - 2 * Space.PAGE
        across = next((n for n in (6, 3) if n * widest + (n - 1) * CARD_GAP <= room), 2)
        if across == self._across and not anew:
            return
        self._across = across
        for number, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, number // across, number % across)
        for column in range(6):
            self._grid.setColumnStretch(column, int(column < across))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _facts(plan: Plan) -> str:
    if not plan.firms_created:
        return ""
    return ngettext(
        "{count} firm is added for the people who work there.",
        "{count} firms are added for the people who work there.",
        plan.firms_created,
    ).format(count=written(plan.firms_created))


def _doubts(plan: Plan) -> str:
    if not plan.doubts:
        return ""
    return ngettext(
        "{count} row has something that cannot be used as it stands; the last column says what.",
        "{count} rows have something that cannot be used as it stands; the last column says what.",
        plan.doubts,
    ).format(count=written(plan.doubts))
