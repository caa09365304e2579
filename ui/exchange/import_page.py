"""The page that brings contacts in: choose a file, see what it would do, write it as one step of undo."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import Cancelled, EnvironmentTrouble, RegularsError
from app.i18n import _, ngettext
from ui.exchange import encodings
from ui.exchange.done_step import DoneStep
from ui.exchange.fates import written
from ui.exchange.file_step import FileStep
from ui.exchange.import_run import MOST_REFUSED, FileRow, ImportRun, Outcome, Rows, take_back
from ui.exchange.page_frame import DONE, FILE, PREVIEW, PageFrame
from ui.exchange.preview_step import PreviewStep
from ui.exchange.refused_list import refused_name, write_refused
from ui.shell.desk import Desk
from ui.shell.tasks import Ticket
from ui.widgets.announce import announce

if TYPE_CHECKING:
    from app.exchange.imports import Plan


class ImportPage(PageFrame):
    """Leaving the page, Cancel and Esc leave nothing behind. Emits `finished` when there is no more to do here."""

    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run: ImportRun | None = None
        self._plan: Plan | None = None
        self._outcome: Outcome | None = None
        self._ticket: Ticket | None = None
        self._is_writing = False
        self.setObjectName("import_page")
        self.setAccessibleName(_("Import customers"))
        self.file_step = FileStep()
        self.preview_step = PreviewStep(desk.tasks)
        self.done_step = DoneStep(desk.tasks)
        for step, scrolls in ((self.file_step, False), (self.preview_step, True), (self.done_step, True)):
            self.add_step(step, scrolls=scrolls)
        self.file_step.file_chosen.connect(self.begin)
        self.preview_step.save_wanted.connect(self._ask_where_to_save)
        self.done_step.save_wanted.connect(self._ask_where_to_save)
        self.done_step.undo_wanted.connect(self.undo)
        self.done_step.show_wanted.connect(self._show_customers)
        self.done_step.another_wanted.connect(self.start_over)
        self.leave.clicked.connect(self.cancel)
        self.footer.back.clicked.connect(self.start_over)
        self.footer.primary.clicked.connect(self.apply)
        self.footer.progress.cancelled.connect(self._stop)
        for keys, call in (("Ctrl+Return", self.apply), ("Ctrl+Enter", self.apply), ("Ctrl+O", self._choose)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)
        desk.bridge.customers_changed.connect(self._on_customers_changed)
        desk.bridge.history_changed.connect(self._on_history_changed)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._throw_away)
        self.start_over()

    def begin(self, path: Path | None) -> None:
        """Starts with a file, or, without one, with the question for it."""
        if self._is_writing:
            return
        self.start_over()
        if path is not None:
            self._stage(Path(path))

    def start_over(self) -> None:
        """Back to the question for a file; what was laid out is thrown away."""
        if self._is_writing:
            return
        self._throw_away()
        self.footer.finish()
        self._outcome = None
        self.about.setText(_("Contacts from Google, a telephone, Outlook or a list of your own"))
        self.leave.setText(_("Cancel"))
        self.show_step(FILE)
        self.file_step.show_start()
        self.footer.say(_("Nothing is written yet."))

    def _choose(self) -> None:
        if self.step() == FILE and self._ticket is None:
            self.file_step.ask()

    def _stage(self, path: Path) -> None:
        run = ImportRun(self._desk.office, path)
        self._run = run
        self.about.setText(path.name)
        reading = _("Reading “{file}”").format(file=path.name)
        self.footer.begin(reading)
        self._ticket = self._desk.tasks.job(
            run.stage,
            partial(self._on_staged, run),
            failed=partial(self._on_unreadable, run),
            progress=self._on_staging,
            owner=self,
        )

    def _on_staging(self, done: int, total: int, words: str) -> None:
        if self._plan is None and self._run is not None:
            self.footer.progress.report(
                done,
                total,
                _("{done} of about {total} rows read").format(done=written(done), total=written(total)),
            )

    def _on_staged(self, run: ImportRun, plan: Plan) -> None:
        if run is not self._run:
            return
        self._ticket, self._plan = None, plan
        self.footer.finish()
        about = (plan.path.name, plan.label, encodings.name(plan.encoding))
        self.about.setText(" · ".join(about))
        self.show_step(PREVIEW)
        self.preview_step.show_plan(run, plan)
        self._say_what_import_does()
        button = self.footer.primary if self.footer.primary.isVisibleTo(self) else self.footer.back
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_to_top()
        announce(self, self.footer.note.text())

    def _say_what_import_does(self) -> None:
        plan = self._plan
        if plan is None:
            return
        count = plan.new + plan.update
        if count:
            self.footer.say(
                _("Nothing is written yet. The import can be taken back as one step."),
                primary=ngettext("Import {count} row", "Import {count} rows", count).format(
                    count=written(count)
                ),
                reversible=True,
            )
        elif plan.same:
            self.footer.say(_("There is nothing to import: everything in this file is known already."))
        else:
            self.footer.say(_("There is nothing to import: no row of this file can be used."))

    def _on_unreadable(self, run: ImportRun, error: Exception) -> None:
        if run is not self._run:
            return
        self._throw_away()
        self.footer.finish()
        self.show_step(FILE)
        if isinstance(error, RegularsError):
            title = (
                _("The file cannot be read")
                if isinstance(error, EnvironmentTrouble)
                else _("This file cannot be imported")
            )
            self.file_step.show_error(title, str(error))
            announce(self, str(error), urgent=True)
        elif not isinstance(error, Cancelled):
            self.start_over()
            self._desk.warn(error)

    def apply(self) -> None:
        """Writes what the preview shows."""
        run, plan = self._run, self._plan
        if run is None or plan is None or self._is_writing or not plan.new + plan.update:
            return
        self._is_writing = True
        self.leave.setEnabled(False)
        self.preview_step.setEnabled(False)
        self.footer.begin(_("Writing customers"))
        self._ticket = self._desk.tasks.write_long(
            run.apply, self._on_applied, failed=self._on_not_applied, progress=self._on_applying, owner=self
        )

    def _on_applying(self, done: int, total: int, words: str) -> None:
        if self._is_writing:
            self.footer.progress.report(
                done,
                total,
                _("{done} of {total} customers written").format(done=written(done), total=written(total)),
            )

    def _on_applied(self, outcome: Outcome) -> None:
        self._end_writing()
        self._outcome, self._run, self._plan = outcome, None, None
        self.preview_step.clear()
        self.leave.setText(_("Close"))
        self.show_step(DONE)
        self.done_step.show_outcome(outcome)
        self.scroll_to_top()
        announce(self, self.done_step.title.text())

    def _on_not_applied(self, error: Exception) -> None:
        self._end_writing()
        if isinstance(error, Cancelled):
            self.start_over()
            self._desk.say(_("The import was stopped. Nothing was written."), icon="info")
        else:
            # The preview still stands: the disk may have room again.
            self.preview_step.show_rows(self.preview_step.showing)
            self._desk.warn(error)

    def _end_writing(self) -> None:
        self._is_writing, self._ticket = False, None
        self.leave.setEnabled(True)
        self.preview_step.setEnabled(True)
        self.footer.finish()

    def undo(self) -> None:
        """Takes the import back as one step."""
        outcome = self._outcome
        if outcome is None or outcome.step is None:
            return
        self.done_step.show_taking_back()
        self._desk.tasks.write(
            partial(take_back, self._desk.office, outcome.step),
            self._on_undone,
            failed=self._on_not_undone,
            owner=self,
        )

    def _on_undone(self, nothing: None) -> None:
        self._outcome = None
        self.done_step.show_taken_back()
        announce(self, self.done_step.title.text())

    def _on_not_undone(self, error: Exception) -> None:
        if self._outcome is not None:
            self.done_step.show_outcome(self._outcome)
        self._desk.warn(error)

    def cancel(self) -> None:
        """Stops what runs, else leaves the page."""
        if self._ticket is not None:
            self._stop()
        else:
            self.start_over()
            self.finished.emit()

    def go_back(self) -> None:
        """To the step before; from the first and the last one away from the page."""
        if self.step() == PREVIEW and self._ticket is None:
            self.start_over()
        elif self._ticket is None:
            self.cancel()

    def _stop(self) -> None:
        """Reading ends at once; writing ends when the transaction is taken back."""
        if self._is_writing and self._ticket is not None:
            self._ticket.cancel()
        elif self._ticket is not None:
            self.start_over()

    def _show_customers(self) -> None:
        self._desk.page_wanted.emit("customers")
        self.finished.emit()

    def _on_customers_changed(self, event: object) -> None:
        """Somebody was changed after the file was laid out: the preview would write over it, so it is made anew."""
        if self.step() == PREVIEW and self._plan is not None and not self._is_writing:
            path = self._plan.path
            self._throw_away()
            self._stage(path)

    def _on_history_changed(self, event: object) -> None:
        """Ctrl+Z may have taken back the very import that this page still tells of."""
        if self.step() == DONE and self._outcome is not None:
            history, step = self._desk.office.history, self._outcome.step

            def is_undone() -> bool:
                undone = history.next_redo()
                return undone is not None and undone.group_id == step

            self._desk.tasks.read(is_undone, self._on_looked_back, replaces="redo")

    def _on_looked_back(self, is_undone: bool) -> None:
        if is_undone and self._outcome is not None:
            self._on_undone(None)

    def _throw_away(self) -> None:
        """Stops reading and throws away what was laid out. Not while it is being written: that ends by itself."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        if self._run is not None:
            self._run.discard()
        self._run = self._plan = None
        self.preview_step.clear()

    def _ask_where_to_save(self) -> None:
        path = self._outcome.plan.path if self._outcome else self._plan.path if self._plan else None
        if path is None:
            return
        dialog = QFileDialog(self.window(), _("Save the rows left out"), str(path.parent))
        dialog.setObjectName("import_save_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setNameFilter(_("CSV (*.csv)"))
        dialog.selectFile(refused_name(path))
        dialog.fileSelected.connect(self.save_refused)
        dialog.open()

    def save_refused(self, name: str) -> None:
        """Writes the rows that are (or were) left out to a file."""
        office, run, outcome = self._desk.office, self._run, self._outcome

        def work(progress: object) -> int:
            rows: list[FileRow] = []
            if outcome is not None:
                rows = list(outcome.refused)
            elif run is not None:
                rows = run.rows(Rows.REFUSED, 0, MOST_REFUSED)
            return write_refused(office, Path(name), rows)

        self._desk.tasks.job(work, partial(self._on_saved, Path(name)), owner=self)

    def _on_saved(self, path: Path, count: int) -> None:
        self._desk.say(
            ngettext("{count} row saved in “{file}”", "{count} rows saved in “{file}”", count).format(
                count=written(count), file=path.name
            )
        )

    def event(self, event: QEvent) -> bool:
        # Esc and Alt+Left mean this page while it has the focus, not the window's way back.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.key() == Qt.Key.Key_Left and event.modifiers() == Qt.KeyboardModifier.AltModifier:
                # Answered here: the press itself would only move the focus between buttons or rows.
                event.accept()
                QTimer.singleShot(0, self, self.go_back)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self.step() == FILE:
            self.file_step.drop_area.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.start_over()
