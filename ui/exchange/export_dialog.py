"""The dialog that takes customers out as CSV: whom, which columns, in which style, and where to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.customers.listing import EVERYONE, ListQuery
from app.errors import Cancelled, RegularsError
from app.exchange.csv_writer import CsvDefaults
from app.exchange.own_columns import COLUMNS
from app.i18n import _, ngettext
from ui.exchange import export_words as words
from ui.exchange.column_list import ColumnList
from ui.exchange.fates import written
from ui.shell.desk import Desk, ExportRequest
from ui.shell.measures import Space
from ui.shell.palette import Ink
from ui.shell.tasks import Progress as Report
from ui.shell.tasks import Ticket
from ui.widgets.button import Button, Kind
from ui.widgets.choice import RadioButton
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox
from ui.widgets.label import Label, group_heading, second_line
from ui.widgets.note import ErrorLine
from ui.widgets.progress import Progress

if TYPE_CHECKING:
    from app.exchange.exports import ExportOrder

_GUESS = CsvDefaults(";", "utf-8-sig", "dmy")
SELECTED, SHOWN, EVERYBODY = "selected", "shown", "everybody"
COLUMNS_KEY, FOLDER_KEY = "export_columns", "export_folder"


@dataclass(frozen=True, slots=True)
class Known:
    """What the office says when the dialog opens."""

    counts: dict[str, int]
    usual: CsvDefaults
    firm_name: str
    country: str


class ExportDialog(Dialog):
    """Asks what to write, then where to, writes it while it says how far it is, and closes."""

    def __init__(self, desk: Desk, parent: QWidget | None, request: ExportRequest) -> None:
        super().__init__(_("Export customers"), parent, primary=_("Export…"), width=680)
        self.setObjectName("export_dialog")
        self._desk, self._request = desk, request
        self._known: Known | None = None
        self._ticket: Ticket | None = None
        self._group = QButtonGroup(self)
        self.choices: dict[str, RadioButton] = {}
        self._count_labels: dict[str, Label] = {}
        self.list = ColumnList()
        self._without_id = second_line("", wrap=True)
        self.delimiter, self.encoding, self.date_style = ComboBox(), ComboBox(), ComboBox()
        self._fields = (
            Field(_("Between the cells"), self.delimiter),
            Field(_("Encoding"), self.encoding),
            Field(_("Days"), self.date_style),
        )
        for combo, lines, name in (
            (self.delimiter, words.delimiters(), "export_delimiter"),
            (self.encoding, words.encodings(), "export_encoding"),
            (self.date_style, words.date_styles(), "export_date_style"),
        ):
            combo.setObjectName(name)
            for line, value in lines:
                combo.add_choice(line, value)
            combo.currentIndexChanged.connect(self._show_hints)
        self.body.addLayout(self._whom())
        self.body.addLayout(self._which_columns())
        self.body.addLayout(self._which_style())
        self.body.addStretch(1)
        self._add_foot()
        self.list.columns.ticked.connect(self._on_ticked)
        chosen = desk.preferences.get(COLUMNS_KEY, words.PRESET)
        self.list.columns.choose(chosen)
        if not self.list.columns.keys():
            self.list.columns.choose(words.PRESET)
        self.primary.setEnabled(False)
        self._show_hints()  # the dialog is made as high as they need
        desk.tasks.read(partial(_known, desk, request), self._show_known)

    # Building

    def _whom(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(group_heading(_("Whom")))
        offers = {EVERYBODY: _("Everybody, also the archived")}
        if self._request.query is not None:
            offers = {SHOWN: _("What the list shows"), **offers}
        if self._request.ids is not None:
            offers = {SELECTED: _("The selected ones"), **offers}
        for key, text in offers.items():
            button = RadioButton(text)
            button.setObjectName(f"export_{key}")
            button.toggled.connect(self._show_button)
            self._group.addButton(button)
            self.choices[key] = button
            self._count_labels[key] = second_line("")
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            row.addWidget(button)
            row.addWidget(self._count_labels[key])
            row.addStretch(1)
            column.addLayout(row)
        next(iter(self.choices.values())).setChecked(True)
        return column

    def _which_columns(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(Space.L)
        head.addWidget(group_heading(_("Columns")), 1)
        for name, text, keys in (
            ("export_usual", _("Usual"), words.PRESET),
            ("export_all", _("All"), tuple(column.key for column in COLUMNS)),
            ("export_none", _("None"), ()),
        ):
            button = Button(text, Kind.LINK)
            button.setObjectName(name)
            button.clicked.connect(partial(self.list.columns.choose, keys))
            head.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self._without_id)
        return column

    def _which_style(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        for field in self._fields:
            row.addWidget(field, 1)
        return row

    def _add_foot(self) -> None:
        self.trouble = ErrorLine()
        self.trouble.setObjectName("export_trouble")
        self.progress = Progress(cancellable=False)  # the dialog's own Cancel stops it
        self.progress.setObjectName("export_progress")
        self.progress.hide()
        self.footer.addWidget(self.trouble, 1)
        self.footer.addWidget(self.progress, 1)

    # Showing

    def _show_known(self, known: Known) -> None:
        self._known = known
        for key, count in known.counts.items():
            self._count_labels[key].setText(words.people(count))
            self.choices[key].setAccessibleDescription(words.people(count))
        self.delimiter.set_value(known.usual.delimiter)
        self.encoding.set_value(known.usual.encoding)
        self.date_style.set_value(known.usual.date_style)
        self._show_hints()
        self._show_button()

    def _show_hints(self) -> None:
        delimiter, encoding, date_style = self._fields
        usual, country = (self._known.usual, self._known.country) if self._known else (_GUESS, "")
        delimiter.set_hint(words.delimiter_hint(self.delimiter.value(), usual, country))
        encoding.set_hint(words.encoding_hint(self.encoding.value()))
        date_style.set_hint(words.date_hint(self.date_style.value()))

    def _on_ticked(self) -> None:
        keys = self.list.columns.keys()
        sentence = ngettext("{count} column is written.", "{count} columns are written.", len(keys)).format(
            count=len(keys)
        )
        if not keys:
            sentence = _("Tick at least one column.")
        elif "uid" not in keys:
            sentence = _("Without “Regulars ID” customers are found again by their name only.")
        self._without_id.setText(sentence)
        self._without_id.set_ink(Ink.TEXT2 if "uid" in keys else Ink.AMBER)
        self._show_button()

    def _show_button(self) -> None:
        count = self._count()
        self.primary.setText(words.export_button(count))
        self.primary.setEnabled(
            self._known is not None and bool(self.list.columns.keys()) and self._ticket is None
        )

    def whom(self) -> str:
        """Which of SELECTED, SHOWN and EVERYBODY is chosen."""
        return next(key for key, button in self.choices.items() if button.isChecked())

    def _count(self) -> int | None:
        return self._known.counts[self.whom()] if self._known else None

    # Doing

    def submit(self) -> None:
        """Asks for the file."""
        if self._known is None or self._ticket is not None:
            return
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(self._desk.preferences.get(FOLDER_KEY, usual))
        dialog = QFileDialog(self, _("Export customers"), str(folder if folder.is_dir() else usual))
        dialog.setObjectName("export_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setNameFilter(_("CSV (*.csv)"))
        dialog.selectFile(words.file_name(self._known.firm_name, self._desk.clock.today()))
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, name: str) -> None:
        """Writes the file."""
        if self._ticket is not None or self._known is None:
            return
        from app.exchange.exports import ExportOrder

        path = Path(name)
        whom = self.whom()
        query = self._request.query if whom == SHOWN and self._request.query else ListQuery(scope=EVERYONE)
        style = CsvDefaults(self.delimiter.value(), self.encoding.value(), self.date_style.value())
        ids = self._request.ids if whom == SELECTED else None
        order = ExportOrder(path, ids, query, self.list.columns.keys(), style)
        self._desk.preferences.set(COLUMNS_KEY, order.columns)
        self._desk.preferences.set(FOLDER_KEY, str(path.parent))
        self._set_busy(True)
        self.progress.begin(_("Writing “{file}”").format(file=path.name))
        self._ticket = self._desk.tasks.job(
            partial(_write, self._desk, order, self._count() or 0),
            partial(self._on_written, path),
            failed=self._on_not_written,
            progress=self._on_progress,
            owner=self,
        )

    def _on_progress(self, done: int, total: int, text: str) -> None:
        self.progress.report(
            done,
            total,
            _("{done} of {total} customers written").format(done=written(done), total=written(total)),
        )

    def _on_written(self, path: Path, count: int) -> None:
        self._set_busy(False)
        self._desk.say(
            ngettext(
                "Exported {count} customer to “{file}”", "Exported {count} customers to “{file}”", count
            ).format(count=written(count), file=path.name),
            action=_("Open folder"),
            on_action=partial(self._desk.open_folder, path.parent),
        )
        self.accept()

    def _on_not_written(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, RegularsError | Cancelled):
            stopped = _("The export was stopped. No file was written.")
            sentence = str(error) if isinstance(error, RegularsError) else stopped
            self.trouble.set_error(sentence)
        else:
            self._desk.warn(error)

    def _set_busy(self, busy: bool) -> None:
        if not busy:
            self._ticket = None
            self.progress.finish()
        for widget in (*self.choices.values(), self.list, *self._fields):
            widget.setEnabled(not busy)
        self.trouble.set_error("")
        self._show_button()
        if busy:
            self.primary.setEnabled(False)

    def reject(self) -> None:
        """Stops the writing, if it is under way; else closes."""
        if self._ticket is not None:
            self._ticket.cancel()
        else:
            super().reject()


def _known(desk: Desk, request: ExportRequest) -> Known:
    """For the reader's thread."""
    office = desk.office
    firm = office.settings.read()
    counts = {EVERYBODY: office.customers.count(ListQuery(scope=EVERYONE))}
    if request.query is not None:
        counts[SHOWN] = office.customers.count(request.query)
    if request.ids is not None:
        counts[SELECTED] = len(request.ids)
    return Known(counts, office.exports.defaults(), firm.firm_name, firm.country)


def _write(desk: Desk, order: ExportOrder, total: int, progress: Report) -> int:
    """For the thread of long work; the file is whole or not there."""
    return desk.office.exports.write_csv(order, lambda done: progress(done, total), progress.is_cancelled)
