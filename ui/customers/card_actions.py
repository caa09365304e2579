"""What can be done with the customer on the card, as actions for its menu, for keys and for the command palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from app.i18n import _, pgettext
from ui.customers.card_view import CardView, Reach
from ui.shell import icons
from ui.shell.desk import Desk, EditRequest, ExportRequest, FollowUpRequest, QuickLogRequest
from ui.widgets.floating import Menu


class CardActions(QObject):
    """The actions of the card. They are disabled while nobody is shown."""

    def __init__(self, desk: Desk, pane: QWidget) -> None:
        super().__init__(pane)
        self._desk, self._pane = desk, pane
        self._view: CardView | None = None
        add = self._add
        self.call = add("card-call", pgettext("button", "Call"), "phone", self._call)
        self.mail = add("card-mail", _("Mail"), "mail", self._mail)
        self.edit = add("card-edit", _("Edit…"), "pencil", self._edit, "F2")
        self.log = add("card-log", _("Log…"), "square-pen", self._log)
        self.follow_up = add("card-follow-up", _("Add follow-up…"), "bell", self._follow_up)
        self.add_person = add("card-add-person", _("Add person…"), "user-plus", self._add_person)
        self.ended = add("card-ended", _("Relationship ended…"), "split", partial(self._end, False))
        self.deceased = add("card-deceased", _("Deceased…"), "user-round", partial(self._end, True))
        self.archive = add("card-archive", _("Archive"), "folder", self._archive)
        self.copy = add("card-copy-address", _("Copy address"), "copy", self._copy)
        self.export = add("card-export", _("Export…"), "download", self._export)
        self.delete = add("card-delete", _("Delete"), "trash-2", self._delete)
        self._all: tuple[QAction, ...] = (
            *(self.call, self.mail, self.edit, self.log, self.follow_up, self.add_person, self.ended),
            *(self.deceased, self.archive, self.copy, self.export, self.delete),
        )
        self.show_view(None)

    def show_view(self, view: CardView | None) -> None:
        """Works on this customer from now on."""
        self._view = view
        for action in self._all:
            action.setEnabled(view is not None)
        if view is None:
            return
        form, is_firm = view.card.form, view.card.is_firm
        self.call.setEnabled(bool(view.calls))
        self.mail.setEnabled(bool(view.mails))
        self.copy.setEnabled(bool(view.address))
        self.add_person.setVisible(is_firm)
        self.deceased.setVisible(not is_firm)
        self.ended.setText(_("Relationship goes on") if form.ended_on else _("Relationship ended…"))
        self.deceased.setText(_("Not deceased") if form.deceased_on else _("Deceased…"))
        self.archive.setText(_("Take out of the archive") if form.archived_on else _("Archive"))

    def menu(self) -> Menu:
        """The menu of the More button."""
        menu = Menu(self._pane)
        for group in (
            (self.edit, self.log, self.follow_up, self.add_person),
            (self.copy, self.export),
            (self.ended, self.deceased, self.archive, self.delete),
        ):
            for action in group:
                menu.addAction(action)
            menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def reach_menu(self, reaches: tuple[Reach, ...], icon: str, parent: QWidget) -> Menu:
        """The menu of several numbers or addresses."""
        menu = Menu(parent)
        open_one = self.call_number if icon == "phone" else self.write_to
        for reach in reaches:
            words = _("{number} – {label}").format(number=reach.shown, label=reach.label)
            menu.add_command(words, partial(open_one, reach), icon=icon)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def call_number(self, reach: Reach) -> None:
        """Dials with the desktop's program and opens the quick log to write down what came of it."""
        if self._view is not None:
            customer_id = self._view.card.id
            self._desk.open_url(reach.url)
            self._desk.quick_log_wanted.emit(QuickLogRequest((customer_id,), kind="call"))

    def write_to(self, reach: Reach) -> None:
        """Opens the mail program."""
        self._desk.open_url(reach.url)

    def _add(self, name: str, text: str, icon: str, call: Callable[[], object], key: str = "") -> QAction:
        action = QAction(icons.icon(icon), text, self._pane)
        action.setObjectName(name)
        if key:
            action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: call())
        if not key:
            self._pane.addAction(
                action
            )  # one with a key is put where the key is meant: not over the timeline
        return action

    def _ids(self) -> tuple[int, ...]:
        return () if self._view is None else (self._view.card.id,)

    def _call(self) -> None:
        if self._view is not None and self._view.calls:
            self.call_number(self._view.calls[0])

    def _mail(self) -> None:
        if self._view is not None and self._view.mails:
            self.write_to(self._view.mails[0])

    def _edit(self) -> None:
        for customer_id in self._ids():
            self._desk.edit_wanted.emit(EditRequest(customer_id))

    def _log(self) -> None:
        self._desk.quick_log_wanted.emit(QuickLogRequest(self._ids()))

    def _follow_up(self) -> None:
        for customer_id in self._ids():
            self._desk.follow_up_wanted.emit(FollowUpRequest(customer_id))

    def _add_person(self) -> None:
        if self._view is not None:
            from ui.customers.edit_dialog import EditCustomerDialog

            firm = (self._view.card.id, self._view.card.form.name)
            EditCustomerDialog(self._desk, self._pane.window(), None, firm=firm).open()

    def _end(self, died: bool) -> None:
        view = self._view
        if view is None:
            return
        form = view.card.form
        if (form.deceased_on if died else form.ended_on) is None:
            from ui.customers.ending_dialog import EndingDialog

            EndingDialog(self._desk, self._pane.window(), view.card, died=died).open()
            return
        back = {
            "ended_on": form.ended_on if died else None,
            "deceased_on": None if died else form.deceased_on,
        }
        self._desk.tasks.write(partial(self._desk.office.customers.end, view.card.id, **back))

    def _archive(self) -> None:
        if self._view is not None:
            away = self._view.card.form.archived_on is None
            self._desk.tasks.write(partial(self._desk.office.customers.archive, self._ids(), away))

    def _copy(self) -> None:
        if self._view is not None:
            QGuiApplication.clipboard().setText(self._view.address)
            self._desk.say(_("The address is on the clipboard."), icon="copy")

    def _export(self) -> None:
        self._desk.export_wanted.emit(ExportRequest(ids=self._ids()))

    def _delete(self) -> None:
        if ids := self._ids():
            self._desk.tasks.write(partial(self._desk.office.customers.delete, ids))
