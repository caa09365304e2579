"""What an announcement named, line by line: to tick off, to pass over, to call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, pgettext
from app.reminders import words
from app.reminders.occurrences import FOLLOW_UP, Occurrence
from ui.reminders.commands import ReminderCommands
from ui.shell.desk import Desk
from ui.shell.measures import Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.dialog import Dialog
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label, group_heading, second_line


class AwayDialog(Dialog):
    """A short list of reminders; a line goes when it is dealt with, the dialog with the last one."""

    def __init__(self, desk: Desk, parent: QWidget | None, title: str, items: Sequence[Occurrence]) -> None:
        super().__init__(title, parent, width=560)
        self.setObjectName("away-dialog")
        self._desk = desk
        self._commands = ReminderCommands(desk, self)
        self._lines: dict[object, QWidget] = {}
        self.body.setSpacing(Space.M)
        self._headings: dict[str, Label] = {}
        today = desk.clock.today()
        for item in items:
            group = _group(item, today)
            if group and group not in self._headings:
                self._headings[group] = group_heading(group)
                self.body.addWidget(self._headings[group])
            line = self._line(item)
            self._lines[item.key] = line
            self.body.addWidget(line)
        self.body.addStretch(1)
        desk.bridge.reminders_changed.connect(self._look_again)
        desk.customer_wanted.connect(self._leave)
        self._items = list(items)

    def items(self) -> list[Occurrence]:
        """What is still in the list."""
        return list(self._items)

    def _line(self, item: Occurrence) -> QWidget:
        today, zone = self._desk.clock.today(), self._desk.clock.zone
        line = QWidget()
        line.setAccessibleName(words.spoken(item, today, zone))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(Label(words.title(item), Role.MEDIUM, wrap=True))
        quiet = second_line(words.second_line(item, today, zone), wrap=True)
        if words.is_overdue(item, today):
            quiet.set_ink(Ink.RED)
        text.addWidget(quiet)
        row.addLayout(text, 1)
        drop = _("Delete") if item.kind == FOLLOW_UP else _("Not this year")
        buttons = []
        if item.customer_id is not None:
            buttons.append(("call", "phone", pgettext("button", "Call"), self._commands.call))
            buttons.append(("open", "user-round", _("Show the customer"), self._commands.open))
        buttons.append(("tick", "check", _("Done"), self._commands.tick))
        icon = "trash-2" if item.kind == FOLLOW_UP else "bell-off"
        buttons.append(("drop", icon, drop, self._commands.remove))
        for name, icon, tip, act in buttons:
            button = IconButton(icon, tip)
            button.setObjectName(f"away-{name}")
            button.setAccessibleDescription(words.title(item))
            button.clicked.connect(partial(_call, act, item))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _look_again(self, _event: object) -> None:
        office, items = self._desk.office, self._items
        self._desk.tasks.read(
            lambda: office.reminders.still_open(items), self._keep, owner=self, replaces="open"
        )

    def _keep(self, still: list[Occurrence]) -> None:
        keys = {item.key for item in still}
        self._items = [item for item in self._items if item.key in keys]
        for key, line in self._lines.items():
            line.setVisible(key in keys)
        today = self._desk.clock.today()
        for group, heading in self._headings.items():
            heading.setVisible(any(_group(item, today) == group for item in self._items))
        if not self._items:
            self.accept()

    def _leave(self, _customer_id: int) -> None:
        """The customer is shown in the window behind."""
        self.accept()


def _group(item: Occurrence, today: date) -> str:
    """The heading over what was not missed but is due or coming; what was missed stands under the title."""
    if words.is_overdue(item, today):
        return ""
    return _("Today") if item.day <= today else _("Later")


def _call(act: Callable[[Occurrence], object], item: Occurrence, _checked: bool = False) -> None:
    """Leaves out what Qt adds."""
    act(item)
