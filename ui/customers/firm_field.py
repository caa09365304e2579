"""Where a person works: a firm found while its name is typed, or a new one, and the job title there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from app.customers.form import MemberForm
from app.customers.listing import EVERYONE, ListQuery, ListRow
from app.customers.models import FIRM
from app.customers.names import fold
from app.i18n import _
from ui.customers.form_rows import FormRow, FormRows
from ui.shell.desk import Desk
from ui.widgets.icon_button import IconButton
from ui.widgets.inputs import LineEdit

MOST_OFFERED = 12


class FirmRow(FormRow):
    """One firm and the job title there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._member = MemberForm("")
        self._ids: dict[str, int] = {}
        self.firm = LineEdit(placeholder=_("Firm"))
        self.firm.setObjectName("firm")
        self.firm.setAccessibleName(_("Firm"))
        self.job = LineEdit(placeholder=_("Job title"))
        self.job.setObjectName("job-title")
        self.job.setAccessibleName(_("Job title"))
        self.remove = IconButton("trash-2", _("Remove firm"))
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self.firm)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.firm.setCompleter(completer)
        self.line.addWidget(self.firm, 3)
        self.line.addWidget(self.job, 2)
        self.line.addWidget(self.remove)
        self.set_main(self.firm)
        self.firm.textEdited.connect(self._look_up)
        self.firm.textChanged.connect(self._on_text)
        self.job.textChanged.connect(lambda: self.changed.emit())
        self.remove.clicked.connect(self.removed)

    def show_member(self, member: MemberForm) -> None:
        """Shows this one."""
        self._member = member
        if member.other_id is not None:
            self._ids[member.name] = member.other_id
        self.firm.setText(member.name)
        self.job.setText(member.job_title)

    def member(self) -> MemberForm:
        """What is in the row; the firm by its id where it was chosen, else by its name."""
        name = self.firm.text()
        return replace(
            self._member, name=name, other_id=self._ids.get(name.strip()), job_title=self.job.text()
        )

    def _on_text(self) -> None:
        self.set_error("")
        if not self.firm.text().strip():
            self.set_hint("")
        self.changed.emit()

    def _look_up(self, typed: str) -> None:
        words = typed.strip()
        if words:
            office, query = self._desk.office, ListQuery(search=words, kind=FIRM, scope=EVERYONE)
            self._desk.tasks.read(
                lambda: (words, office.customers.find(query, MOST_OFFERED)), self._offer, replaces="firms"
            )

    def _offer(self, found: tuple[str, list[ListRow]]) -> None:
        typed, firms = found
        if typed != self.firm.text().strip():
            return
        self._ids.update({firm.name: firm.id for firm in reversed(firms)})
        known = any(fold(firm.name) == fold(typed) for firm in firms)
        self.set_hint("" if known else _("A firm of this name is added."))
        self._names.setStringList([firm.name for firm in firms])
        if firms and self.firm.hasFocus() and not (len(firms) == 1 and firms[0].name == typed):
            self.firm.completer().complete()


class FirmsEditor(FormRows[FirmRow]):
    """The firms of a person; the first one stands on the card."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Firm"), _("Add firm"), lambda: FirmRow(desk))

    def show_members(self, members: Sequence[MemberForm]) -> None:
        """Shows these, or one empty row."""
        self.clear_rows()
        for member in members:
            self.add_row().show_member(member)
        if not members:
            self.add_row()

    def members(self) -> list[MemberForm]:
        """What is in the rows, the empty ones too; of several the first is the main one."""
        found = [row.member() for row in self.rows]
        filled = [place for place, member in enumerate(found) if member.name.strip()]
        return [
            replace(member, main=place == filled[0]) if filled else member
            for place, member in enumerate(found)
        ]
