"""The rail at the left: the mark, the pages, and below them search, settings and what is needed rarely."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from ui.shell import icons
from ui.shell.measures import Space
from ui.shell.palette import Level
from ui.widgets.floating import Menu
from ui.widgets.rail_button import RailButton
from ui.widgets.surface import Surface

MARK = 32


class Mark(QWidget):
    """The program's mark."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(MARK, MARK))

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint_logo(QPainter(self), self.rect())


class Rail(Surface):
    """Each button triggers its action; `show_page` marks the page that is shown."""

    def __init__(self, customers: QAction, search: QAction, settings: QAction, more: list[QAction]) -> None:
        super().__init__(Level.WINDOW)
        self.setObjectName("rail")
        self.setAccessibleName(_("Pages"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._buttons: dict[str, RailButton] = {}
        self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.L, 0, Space.M)
        column.setSpacing(Space.XS)
        column.addWidget(Mark(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.M)
        # Translators: these words stand in a narrow column; up to 11 letters each.
        column.addWidget(self._button("customers", "users", _("Customers"), customers))
        column.addStretch(1)
        column.addWidget(self._button("search", "search", _("Search"), search))
        column.addWidget(self._button("settings", "settings", _("Settings"), settings))
        self._menu = Menu(self)
        for action in more:
            self._menu.addAction(action)
        more_button = RailButton("ellipsis", _("More"))
        more_button.setObjectName("rail-more")
        more_button.setCheckable(False)
        more_button.clicked.connect(self._open_menu)
        self._buttons["more"] = more_button
        column.addWidget(more_button)

    def show_page(self, name: str) -> None:
        """Marks the page; one without a button marks none."""
        self._shown = name
        for page, button in self._buttons.items():
            button.setChecked(page == name)

    def set_narrow(self, narrow: bool) -> None:
        """Drops the words; the tool tips keep them."""
        for button in self._buttons.values():
            button.set_narrow(narrow)

    def button(self, name: str) -> RailButton:
        """The button of a page."""
        return self._buttons[name]

    def _button(self, name: str, icon: str, text: str, action: QAction) -> RailButton:
        button = RailButton(icon, text, key=action.shortcut().toString())
        button.setObjectName(f"rail-{name}")
        button.setCheckable(name != "search")
        button.clicked.connect(action.trigger)
        button.clicked.connect(lambda: self.show_page(self._shown))  # a click alone does not move the mark
        self._buttons[name] = button
        return button

    def _open_menu(self) -> None:
        button = self._buttons["more"]
        corner = button.mapToGlobal(button.rect().topRight())
        size = self._menu.sizeHint()
        corner.setY(corner.y() + button.height() - size.height())
        self._menu.popup(corner)
