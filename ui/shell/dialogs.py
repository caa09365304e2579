"""Opens the dialogs that panes ask the desk for. Each is loaded when it is first wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from ui.shell.desk import Desk, EditRequest, ExportRequest, FollowUpRequest, QuickLogRequest
from ui.shell.typed_ahead import TypedAhead


class Dialogs(QObject):
    """Listens to the desk and opens over `window`, one dialog at a time."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        desk.edit_wanted.connect(self._edit)
        desk.quick_log_wanted.connect(self._quick_log)
        desk.follow_up_wanted.connect(self._follow_up)
        desk.export_wanted.connect(self._export)

    def show_keys(self, actions: list[QAction]) -> None:
        """All keys on one sheet."""
        from ui.shell.keys_sheet import KeysSheet

        self._open(KeysSheet(actions, self._window))

    def show_about(self) -> None:
        """What this program is, and where its data is."""
        from ui.shell.about import AboutDialog

        self._open(AboutDialog(self._desk, self._window))

    def _edit(self, request: EditRequest) -> None:
        from ui.customers.edit_dialog import EditCustomerDialog

        dialog = EditCustomerDialog(
            self._desk, self._window, request.customer_id, name=request.name, kind=request.kind
        )
        self._open(dialog)

    def _quick_log(self, request: QuickLogRequest) -> None:
        from ui.timeline.quick_log import QuickLogDialog

        self._open(QuickLogDialog(self._desk, self._window, request))

    def _follow_up(self, request: FollowUpRequest) -> None:
        from ui.reminders.follow_up_dialog import FollowUpDialog

        self._open(FollowUpDialog(self._desk, self._window, request))

    def _export(self, request: ExportRequest) -> None:
        from ui.exchange.export_dialog import ExportDialog

        self._open(ExportDialog(self._desk, self._window, request))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        TypedAhead(dialog, self._window)
