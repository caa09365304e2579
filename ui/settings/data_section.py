"""Where the firm's data is, how much there is, how to move it to another computer, and the way in and out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.customers.listing import EVERYONE, ListQuery
from app.i18n import _, ngettext
from app.settings import FirmSettings
from app.wording import number
from ui.settings.section import Section, note
from ui.shell.desk import Desk, ExportRequest
from ui.shell.measures import Space
from ui.shell.type_scale import Role
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.label import Label, group_heading


class DataSection(Section):
    """The path can be copied; the folder opened; everything exported."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        about = _("Everything is in one file on this computer. Nothing is sent anywhere.")
        super().__init__(desk, "data", _("Your data"), about, parent)
        self._file = desk.office.paths.office
        self.path = Label(str(self._file), Role.BODY, wrap=True)
        self.path.setObjectName("data-path")
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.path.setAccessibleName(_("The office file: {path}").format(path=self._file))
        self.amount = note("")
        self.amount.setObjectName("data-size")
        self.column.addWidget(self.path)
        self.column.addWidget(self.amount)
        self.column.addWidget(
            self._buttons(
                ("copy-path", _("Copy the path"), "copy", self._copy),
                ("open-folder", _("Open the folder"), "folder-open", self._open),
            )
        )
        self.column.addWidget(group_heading(_("Move to a new computer")))
        self.column.addWidget(note(self._moving()))
        self.column.addWidget(group_heading(_("In and out")))
        self.column.addWidget(
            self._buttons(
                ("export-all", _("Export everything…"), "download", self._export),
                ("import", _("Import…"), "upload", lambda: desk.import_wanted.emit(None)),
            )
        )
        desk.bridge.customers_changed.connect(self._count)

    def _moving(self) -> str:
        lines = (
            _("1. Quit Regulars on this computer, so that the file is complete."),
            _(
                "2. Copy the file {file} from the folder {folder} to the new computer, on a stick for example."
            ).format(file=self._file.name, folder=self._file.parent),
            _("3. Install Regulars there and start it once; this page then names the folder it uses."),
            _(
                "4. Quit it, put the copied file into that folder in place of the new one, and start it again."
            ),
        )
        return "\n".join(lines)

    @staticmethod
    def _buttons(*made: tuple[str, str, str, object]) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, spacing=Space.S)
        for name, words, icon, act in made:
            button = Button(words, icon=icon)
            button.setObjectName(name)
            button.clicked.connect(act)
            flow.addWidget(button)
        return row

    def show_settings(self, firm: FirmSettings) -> None:
        self._count()

    def _count(self, *_about: object) -> None:
        office, file = self.desk.office, self._file

        def read() -> tuple[int, int]:
            parts = (file, file.with_name(f"{file.name}-wal"))  # what was written last is still beside it
            size = sum(part.stat().st_size for part in parts if part.exists())
            return office.customers.count(ListQuery(scope=EVERYONE)), size

        self.desk.tasks.read(read, self._show_count, owner=self, replaces="count")

    def _show_count(self, answer: tuple[int, int]) -> None:
        customers, size = answer
        text = ngettext("{count} customer, {size} MB", "{count} customers, {size} MB", customers)
        self.amount.setText(text.format(count=number(customers), size=number(round(size / 1e6, 1))))

    def _copy(self, _checked: bool = False) -> None:
        QApplication.clipboard().setText(str(self._file))
        self.desk.say(_("The path was copied."), icon="copy")

    def _open(self, _checked: bool = False) -> None:
        self.desk.open_folder(self._file.parent)

    def _export(self, _checked: bool = False) -> None:
        self.desk.export_wanted.emit(ExportRequest())
