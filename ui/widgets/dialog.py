"""The base of all dialogs: a title, a body that scrolls, a footer with Cancel and one primary button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui.shell.measures import Space
from ui.shell.palette import Ink, Level
from ui.shell.type_scale import Role
from ui.widgets.button import Button, Kind
from ui.widgets.focus import next_in_chain
from ui.widgets.label import Label, pane_title
from ui.widgets.modal import ModalDialog
from ui.widgets.surface import Divider, ScrollArea, Surface

WIDEST = 820
MARGIN = 48  # the dialog is at least this much smaller than the window, both ways
PADDING = 24


class Dialog(ModalDialog):
    """Add widgets to `body`; add what stands at the left of the footer to `footer`.

    `primary` names what happens ("Save", "Import 12 rows"); without it there is only Close. Ctrl+Enter presses
    it, Esc cancels. Override `submit` to check and save; it ends with `accept()`.
    """

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        primary: str = "",
        cancel: str = "",
        width: int = 520,
    ) -> None:
        super().__init__(title, parent)
        self._width = min(width, WIDEST)
        self._title = pane_title(title)
        self._scroll = ScrollArea()
        self.body = self._scroll.body
        self.body.setContentsMargins(PADDING, Space.XS, PADDING, Space.L)
        self.body.setSpacing(Space.FIELD)
        self._ground = Surface(Level.RAISED, self)
        column = QVBoxLayout(self._ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._header = QHBoxLayout()
        self._header.setContentsMargins(PADDING, Space.L, PADDING, Space.M)
        self._header.addWidget(self._title, 1)
        column.addLayout(self._header)
        column.addWidget(self._scroll, 1)
        column.addWidget(Divider())
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(PADDING, 11, PADDING, 11)
        self._foot.setSpacing(Space.S)
        self.footer = QHBoxLayout()
        self.footer.setSpacing(Space.S)
        self._foot.addLayout(self.footer, 1)
        self._foot.addStretch(0)
        words = cancel or (_("Cancel") if primary else _("Close"))
        self.cancel = Button(words, key="Esc")
        self.cancel.setObjectName("cancel")
        self.cancel.clicked.connect(self.reject)
        self._foot.addWidget(self.cancel)
        self.primary = Button(primary, Kind.PRIMARY, key="Ctrl+Enter")
        self.primary.setObjectName("primary")
        self.primary.clicked.connect(self.submit)
        if not primary:
            self.primary.hide()
        self._foot.addWidget(self.primary)
        column.addLayout(self._foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._ground)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._press_primary)

    def submit(self) -> None:
        """What the primary button does: accepts, unless a dialog has to check first."""
        self.accept()

    def set_title(self, title: str) -> None:
        """Says something else in the header and in the window's frame."""
        self.setWindowTitle(title)
        self._title.setText(title)

    def add_footnote(self, text: str) -> Label:
        """Adds a quiet sentence at the left of the footer."""
        note = Label(text, Role.CAPTION, Ink.TEXT2, elide=True)
        self.footer.addWidget(note, 1)
        return note

    def _press_primary(self) -> None:
        if self.primary.isVisible() and self.primary.isEnabled():
            self.primary.click()

    def _fit(self) -> None:
        """As wide as asked, as high as the body needs, and always within the window."""
        window = self._window()
        room = window.size() if window else QApplication.primaryScreen().availableSize()
        width = min(max(self._width, self._foot.minimumSize().width()), WIDEST, room.width() - MARGIN)
        around = self._header.sizeHint().height() + self._foot.sizeHint().height() + 1
        height = min(around + self._scroll.height_for(width), room.height() - MARGIN)
        self.setMaximumSize(QSize(max(WIDEST, width), max(room.height() - MARGIN, 240)))
        self.resize(width, height)
        if window is not None:
            centre = window.frameGeometry().center()
            self.move(centre.x() - width // 2, centre.y() - height // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # Enter in a field does not save half a form
            return
        super().keyPressEvent(event)

    def _order_focus(self) -> None:
        """The body comes before the footer, though the footer was made first; its first field gets the focus."""
        inside: list[QWidget] = []
        widget = next_in_chain(self._scroll)
        while widget is not self._scroll and widget is not None:
            if self._scroll.isAncestorOf(widget):
                inside.append(widget)
            widget = next_in_chain(widget)
        if not inside:
            return
        QWidget.setTabOrder(inside[-1], self.cancel)
        QWidget.setTabOrder(self.cancel, self.primary)
        if self.focusWidget() in (None, self.cancel, self.primary):
            for field in inside:
                if (
                    field.focusPolicy() & Qt.FocusPolicy.TabFocus
                    and field.isEnabled()
                    and not field.isHidden()
                ):
                    field.setFocus(Qt.FocusReason.TabFocusReason)
                    return

    def showEvent(self, event: QShowEvent) -> None:
        self._order_focus()
        super().showEvent(event)
