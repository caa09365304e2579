"""Ctrl+K: one field over the window that finds customers, what was written about them, and every command."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui.shell import theme
from ui.shell.desk import Desk
from ui.shell.measures import IconSize, Radius, Space
from ui.shell.palette import Ink
from ui.shell.palette_list import PaletteList, PaletteModel, spoken
from ui.shell.palette_rows import Found, look_up, rows
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.floating import SHADOW, soft_shadow
from ui.widgets.icon_label import IconLabel
from ui.widgets.inputs import LineEdit
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label
from ui.widgets.surface import Divider

WIDTH, TOP = 600, 112


class CommandPalette(QWidget):
    """Covers the window and dims it; Esc or a click beside it closes it, and the focus goes back."""

    def __init__(self, desk: Desk, actions: Callable[[], Sequence[QAction]], window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("command-palette")
        self.setAccessibleName(_("Search and commands"))
        self._desk = desk
        self._over = window
        self._actions = actions
        self._usable: Sequence[QAction] = ()
        self._came_from: QWidget | None = None
        self._shadow: QPixmap | None = None
        self._panel = QWidget(self)
        self.field = LineEdit(placeholder=_("Search customers and commands"))
        self.field.setObjectName("palette-field")
        self.field.setAccessibleName(_("Search customers and commands"))
        self.field.setFrame(False)
        self.field.setProperty("bare", True)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.model = PaletteModel(self)
        self.list = PaletteList(self._panel)
        self.list.setObjectName("palette-list")
        self.list.setAccessibleName(_("What was found"))
        self.list.setModel(self.model)
        self.list.clicked.connect(self._run)
        self.nothing = Label(_("Nothing found."), Role.BODY, Ink.TEXT2)
        self.nothing.setContentsMargins(Space.SECTION, Space.S, Space.SECTION, Space.L)
        self._build()
        window.installEventFilter(self)
        theme.current().follow(self._follow_theme)
        self.hide()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        head.setSpacing(Space.S)
        head.addWidget(IconLabel("search", Ink.TEXT2, IconSize.BUTTON))
        head.addWidget(self.field, 1)
        head.addWidget(KeyHint("Esc"))
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(1, 1, 1, Space.S)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Divider())
        column.addSpacing(Space.XS)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)

    def open(self) -> None:
        """Shows the palette, empty, with the commands of the moment."""
        self._came_from = self.window().focusWidget()
        self._usable = self._actions()
        self.setGeometry(self._over.rect())
        self.field.clear()
        self._show(Found())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Closes it; the focus goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
            self._came_from = None

    def _search(self, text: str) -> None:
        office = self._desk.office
        self._desk.tasks.read(lambda: look_up(office, text), self._show, replaces="palette")

    def _show(self, found: Found) -> None:
        self.model.show_rows(rows(self._desk, found, self._usable))
        first = self.model.next_choice(-1, 1)
        self._choose(first)
        self.list.setVisible(first >= 0)
        self.nothing.setVisible(first < 0)
        self._arrange()

    def _choose(self, number: int) -> None:
        row = self.model.row(number)
        if row is None:
            return
        index = self.model.index(number)
        self.list.setCurrentIndex(index)
        # The heading above the first row of a group comes into sight with it.
        before = self.model.row(number - 1)
        if before is not None and before.is_heading:
            self.list.scrollTo(self.model.index(number - 1))
        self.list.scrollTo(index)
        if self.isVisible():
            announce(self.list, spoken(row))

    def _run(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is not None and row.run is not None:
            self.dismiss()
            row.run()

    def _arrange(self) -> None:
        px = theme.current().px
        width = min(px(WIDTH), self.width() - 2 * Space.XL)
        top = min(px(TOP), self.height() // 6)
        head = self.field.sizeHint().height() + 2 * Space.S + 2 + Space.XS + Space.S
        inner = (
            self.list.content_height() if self.list.isVisibleTo(self) else self.nothing.sizeHint().height()
        )
        height = min(head + inner + 2, self.height() - top - Space.XL)
        panel = QRect((self.width() - width) // 2, top, width, height)
        if panel.size() != self._panel.size():
            self._shadow = None
        self._panel.setGeometry(panel)
        self.update()

    def _follow_theme(self) -> None:
        self._shadow = None
        self.field.setFont(theme.current().type.font(Role.TITLE))
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over:
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self.setGeometry(self._over.rect())
                self._arrange()
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key, here = event.key(), self.list.currentIndex().row()
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key == Qt.Key.Key_Down:
            self._choose(self.model.next_choice(here, 1))
        elif key == Qt.Key.Key_Up:
            self._choose(self.model.next_choice(here, -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex())
        elif key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, panel = QPainter(self), theme.current().palette, self._panel.geometry()
        painter.fillRect(self.rect(), colours.dim)
        if self._shadow is None:
            self._shadow = soft_shadow(panel.size(), Radius.DIALOG, self.devicePixelRatioF())
        painter.drawPixmap(panel.topLeft().x() - SHADOW, panel.topLeft().y() - SHADOW, self._shadow)
        paint.rounded(painter, panel, Radius.DIALOG, colours.raised, colours.floating_edge)
