"""A section of the settings page: a title, fields below each other, and how a change is saved."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import InvalidField
from app.settings import FirmSettings
from ui.shell import theme
from ui.shell.desk import Desk
from ui.shell.measures import Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.field import Field
from ui.widgets.label import Label, pane_title

FIELD = 440  # px at 10 pt: as wide as a field of the page is at most


class Section(QWidget):
    """Add to `column`. `show_settings` is called with the firm's settings now and after every change."""

    def __init__(
        self, desk: Desk, name: str, title: str, about: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"settings-{name}")
        self.setAccessibleName(title)
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.FIELD)
        head = QVBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(pane_title(title))
        if about:
            head.addWidget(Label(about, Role.CAPTION, Ink.TEXT2, wrap=True))
        self.column.addLayout(head)
        self._narrow: list[Field] = []
        theme.current().follow(self._follow_type)

    def add_field(self, field: Field) -> None:
        """Adds a field that is no wider than what is chosen in it needs."""
        self._narrow.append(field)
        row = QHBoxLayout()  # a column would reckon the height of a wrapped hint with its own full width
        row.addWidget(field, 1000)
        row.addStretch(1)
        self.column.addLayout(row)
        self._follow_type()

    def show_settings(self, firm: FirmSettings) -> None:
        """Shows the firm's settings as they are now."""

    def save(self, field: Field | None = None, **values: Any) -> None:
        """Changes settings of the firm at once; what is wrong is said at `field`."""

        def refused(error: Exception) -> None:
            if isinstance(error, InvalidField) and field is not None:
                field.set_error(str(error))
            else:
                self.desk.warn(error)

        def saved(_changed: object) -> None:
            if field is not None:
                field.set_error("")

        settings = self.desk.office.settings
        self.desk.tasks.write(lambda: settings.change(**values), saved, failed=refused, owner=self)

    def _follow_type(self) -> None:
        for field in self._narrow:
            field.setMaximumWidth(theme.current().px(FIELD))


def note(text: str) -> Label:
    """A quiet paragraph that explains something."""
    return Label(text, Role.CAPTION, Ink.TEXT2, wrap=True)
