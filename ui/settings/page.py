"""The settings page: of the firm, of this desk, of the reminders, and where the data is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.settings import FirmSettings
from ui.settings.data_section import DataSection
from ui.settings.desk_section import DeskSection
from ui.settings.firm_section import FirmSection
from ui.settings.reminder_section import ReminderSection
from ui.shell import theme
from ui.shell.desk import Desk
from ui.shell.measures import Space
from ui.shell.palette import Level
from ui.widgets.label import page_title
from ui.widgets.surface import Divider, ScrollArea, Surface

WIDEST = 760  # px at 10 pt: longer lines are hard to read


class SettingsPage(Surface):
    """Every change is saved at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Level.BASE, parent)
        self.setObjectName("settings-page")
        self.setAccessibleName(_("Settings"))
        self._desk = desk
        self.firm = FirmSection(desk)
        self.desk_section = DeskSection(desk)
        self.reminders = ReminderSection(desk)
        self.data = DataSection(desk)
        self.sections = (self.firm, self.desk_section, self.reminders, self.data)
        self.scroller = ScrollArea()
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, Space.PAGE)
        column.setSpacing(Space.SECTION)
        column.addWidget(page_title(_("Settings")))
        for number, section in enumerate(self.sections):
            if number:
                column.addWidget(Divider())
            column.addWidget(section)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, 0)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        self.scroller.body.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroller)
        self.setFocusProxy(self.firm.name)
        theme.current().follow(self._follow_type)
        desk.bridge.settings_changed.connect(self.refresh)
        self.refresh()

    def refresh(self, *_about: object) -> None:
        """Reads the firm's settings."""
        self._desk.tasks.read(self._desk.office.settings.read, self._show, owner=self, replaces="settings")

    def _show(self, firm: FirmSettings) -> None:
        for section in self.sections:
            section.show_settings(firm)

    def _follow_type(self) -> None:
        self._column.setMaximumWidth(theme.current().px(WIDEST))
