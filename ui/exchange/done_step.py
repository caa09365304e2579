"""The last step of an import: what happened, in numbers, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from ui.exchange.fates import LOOKS, written
from ui.exchange.import_run import FileRow, Outcome
from ui.exchange.rows_table import RowsTable
from ui.shell.measures import IconSize, Space
from ui.shell.palette import Ink, Meaning
from ui.shell.tasks import Tasks
from ui.shell.type_scale import Role
from ui.widgets.button import Button, Kind
from ui.widgets.empty_state import IconDisc
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label

DISC = 44


class DoneStep(QWidget):
    """Numbers, Undo, Show customers, and the rows that were left out.

    Emits `undo_wanted`, `show_wanted`, `save_wanted` and `another_wanted`.
    """

    undo_wanted = Signal()
    show_wanted = Signal()
    save_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._disc = IconDisc("check", Meaning.GREEN, side=DISC, icon_side=IconSize.RAIL)
        self.title = Label("", Role.TITLE, wrap=True)
        self.sentence = Label("", Role.CAPTION, Ink.TEXT2, wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        self.undo_button = Button(_("Undo this import"), icon="undo-2")
        self.undo_button.setObjectName("import_undo")
        self.undo_button.clicked.connect(self.undo_wanted)
        self.show_button = Button(_("Show customers"), Kind.PRIMARY, icon="users")
        self.show_button.setObjectName("import_show_customers")
        self.show_button.clicked.connect(self.show_wanted)
        self.another_button = Button(_("Import another file"), icon="upload")
        self.another_button.setObjectName("import_another")
        self.another_button.clicked.connect(self.another_wanted)
        self._refused_title = Label("", Role.TITLE, elide=True)
        self.save_button = Button(_("Save this list…"), Kind.GHOST, icon="download")
        self.save_button.setObjectName("import_save_refused_after")
        self.save_button.clicked.connect(self.save_wanted)
        self.table = RowsTable(tasks)
        self._refused = QWidget()
        self._rest = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setSpacing(Space.L)
        head.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        for button in (self.show_button, self.undo_button, self.another_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        refused_head = QHBoxLayout()
        refused_head.addWidget(self._refused_title, 1)
        refused_head.addWidget(self.save_button)
        refused = QVBoxLayout(self._refused)
        refused.setContentsMargins(0, Space.SECTION, 0, 0)
        refused.setSpacing(Space.XS)
        refused.addLayout(refused_head)
        refused.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.XL, Space.PAGE, Space.L)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(Space.L)
        column.addLayout(self._lines)
        column.addSpacing(Space.L)
        column.addLayout(buttons)
        column.addWidget(self._refused, 1)
        column.addWidget(self._rest, 1)

    def show_outcome(self, outcome: Outcome) -> None:
        """Says what was imported."""
        plan = outcome.plan
        count = plan.new + plan.update
        self._disc.show_icon("check", Meaning.GREEN)
        self.title.setText(
            ngettext("{count} customer imported", "{count} customers imported", count).format(
                count=written(count)
            )
        )
        self.sentence.setText(
            _("From “{file}”. It can be taken back as one step, also days later.").format(file=plan.path.name)
        )
        self._show_lines(
            ("new", ngettext("{count} added", "{count} added", plan.new), plan.new),
            ("update", ngettext("{count} updated", "{count} updated", plan.update), plan.update),
            (
                "same",
                ngettext("{count} was known already", "{count} were known already", plan.same),
                plan.same,
            ),
            (
                "refused",
                ngettext("{count} row left out", "{count} rows left out", plan.refused),
                plan.refused,
            ),
            (
                "firm",
                ngettext(
                    "{count} firm added for its people",
                    "{count} firms added for their people",
                    plan.firms_created,
                ),
                plan.firms_created,
            ),
        )
        self._show_refused(outcome.refused)
        self.undo_button.setVisible(outcome.step is not None)
        self.set_busy(False)
        if self.isVisible():
            self.show_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_taken_back(self) -> None:
        """Says that the import was undone."""
        self._disc.show_icon("undo-2", Meaning.NEUTRAL)
        self.title.setText(_("The import was taken back"))
        self.sentence.setText(_("Everything is as it was before. Redo brings it in again."))
        self._show_lines()
        self._show_refused(())
        self.undo_button.hide()
        self.set_busy(False)

    def show_taking_back(self) -> None:
        """Says that the import is being undone, which takes a while for a large one."""
        self.sentence.setText(_("The import is being taken back."))
        self.set_busy(True)

    def set_busy(self, busy: bool) -> None:
        """Keeps the buttons still while the import is being taken back."""
        for button in (self.undo_button, self.show_button, self.another_button):
            button.setEnabled(not busy)

    def _show_refused(self, rows: Sequence[FileRow]) -> None:
        kept = list(rows)
        self._refused.setVisible(bool(kept))
        self._rest.setVisible(not kept)
        self._refused_title.setText(
            ngettext("{count} row was left out", "{count} rows were left out", len(kept)).format(
                count=written(len(kept))
            )
        )
        self.table.model.show(lambda offset, limit: kept[offset : offset + limit], len(kept))

    def _show_lines(self, *lines: tuple[str, str, int]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for kind, words, count in lines:
            if count:
                self._lines.addWidget(_line(kind, words.format(count=written(count))))


_INKS = {Meaning.GREEN: Ink.GREEN, Meaning.ACCENT: Ink.ACCENT, Meaning.RED: Ink.RED}


def _line(kind: str, words: str) -> QWidget:
    """An icon and a number with its noun."""
    look = LOOKS.get(kind)
    icon, ink = ("building-2", Ink.TEXT2) if look is None else (look.icon, _INKS.get(look.meaning, Ink.TEXT2))
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S)
    row.addWidget(IconLabel(icon, ink, IconSize.BUTTON))
    row.addWidget(Label(words, Role.BODY), 1)
    return line
