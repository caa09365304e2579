"""What can be done with the chosen customers, as actions for menu, keys and command palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.i18n import _
from ui.shell import icons
from ui.shell.desk import Desk, EditRequest, ExportRequest, FollowUpRequest, QuickLogRequest
from ui.widgets.floating import Menu

Ids = Callable[[], tuple[int, ...]]
_CONTEXT = Qt.ShortcutContext


class ListActions(QObject):
    """The actions of the list pane; each works on `chosen()`, the ids that are chosen when it is triggered."""

    def __init__(self, desk: Desk, pane: QWidget, chosen: Ids, shows_archive: Callable[[], bool]) -> None:
        super().__init__(pane)
        self._desk, self._pane, self._chosen, self._shows_archive = desk, pane, chosen, shows_archive
        add = self._add
        self.new = add("customer-new", _("New customer"), "plus", self._new, "Ctrl+N", window=True)
        self.open = add("customer-open", _("Open"), "chevron-right", lambda: None)
        self.edit = add("customer-edit", _("Edit…"), "pencil", self._edit, "F2")
        self.log = add("customer-log", _("Log…"), "square-pen", self._log)
        self.follow_up = add("customer-follow-up", _("Add follow-up…"), "bell", self._follow_up)
        self.tag = add("customers-tag", _("Tag…"), "tag", self._tag)
        self.untag = add("customers-untag", _("Remove tag…"), "tag", self._untag)
        self.export = add("customers-export", _("Export…"), "download", self._export)
        self.archive = add("customers-archive", _("Archive"), "folder", self._archive)
        self.delete = add("customers-delete", _("Delete"), "trash-2", self._delete, "Del")
        self.several = (self.tag, self.untag, self.export, self.archive, self.delete)
        self.update_count(0)

    def update_count(self, count: int) -> None:
        """Enables what makes sense for so many chosen customers."""
        for action in (self.open, self.edit, self.follow_up):
            action.setEnabled(count == 1)
        for action in (self.log, *self.several):
            action.setEnabled(count > 0)
        archived = self._shows_archive()
        self.archive.setText(_("Take out of the archive") if archived else _("Archive"))

    def menu(self, count: int) -> Menu:
        """The menu of a row, or of several chosen ones."""
        menu = Menu(self._pane)
        first = (self.open, self.edit, self.log, self.follow_up) if count == 1 else (self.log,)
        for action in first:
            menu.addAction(action)
        menu.addSeparator()
        for action in self.several:
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(
        self,
        name: str,
        text: str,
        icon: str,
        call: Callable[[], object],
        key: str = "",
        *,
        window: bool = False,
    ) -> QAction:
        action = QAction(icons.icon(icon), text, self._pane)
        action.setObjectName(name)
        if key:
            action.setShortcut(QKeySequence(key))
        action.setShortcutContext(_CONTEXT.WindowShortcut if window else _CONTEXT.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: call())
        self._pane.addAction(action)
        return action

    def _one(self) -> int | None:
        ids = self._chosen()
        return ids[0] if len(ids) == 1 else None

    def _new(self) -> None:
        self._desk.edit_wanted.emit(EditRequest())

    def _edit(self) -> None:
        if (one := self._one()) is not None:
            self._desk.edit_wanted.emit(EditRequest(one))

    def _log(self) -> None:
        self._desk.quick_log_wanted.emit(QuickLogRequest(self._chosen()))

    def _follow_up(self) -> None:
        if (one := self._one()) is not None:
            self._desk.follow_up_wanted.emit(FollowUpRequest(one))

    def _tag(self) -> None:
        from ui.customers.tag_dialog import TagDialog

        TagDialog(self._desk, self._pane.window(), self._chosen()).open()

    def _untag(self) -> None:
        from ui.customers.tag_dialog import UntagDialog

        UntagDialog(self._desk, self._pane.window(), self._chosen()).open()

    def _export(self) -> None:
        self._desk.export_wanted.emit(ExportRequest(ids=self._chosen()))

    def _archive(self) -> None:
        away = not self._shows_archive()
        self._desk.tasks.write(partial(self._desk.office.customers.archive, self._chosen(), away))

    def _delete(self) -> None:
        if ids := self._chosen():
            self._desk.tasks.write(partial(self._desk.office.customers.delete, ids))
