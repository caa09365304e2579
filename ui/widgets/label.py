"""Text on the window: always plain, in a role and an ink of the theme, wrapping or shortened with "…"."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.shell import theme
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets import paint


class Label(QLabel):
    """Plain text. Never interprets what a customer typed as HTML.

    `elide` shortens the text to the room there is (give it stretch 1 in its row, else a neighbour takes half
    of it); the whole text is then in the tool tip. `wrap` breaks it at words.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        ink: Ink = Ink.TEXT,
        *,
        wrap: bool = False,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._ink, self._elide = role, ink, elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)
        theme.current().follow(self._follow_theme)

    @property
    def ink(self) -> Ink:
        return self._ink

    @property
    def role(self) -> Role:
        return self._role

    @property
    def shortens(self) -> bool:
        """True when text that does not fit is shortened with "…"."""
        return self._elide

    def set_ink(self, ink: Ink) -> None:
        """Writes the text in another colour."""
        self._ink = ink
        self._follow_theme()

    def set_role(self, role: Role) -> None:
        """Sets the text in another role."""
        self._role = role
        self._follow_theme()

    def is_elided(self) -> bool:
        """True when the text does not fit and is shown with "…"."""
        return self._elide and self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def _follow_theme(self) -> None:
        now = theme.current()
        self.setFont(now.type.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, now.palette.ink(self._ink))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, now.palette.disabled)
        self.setPalette(palette)

    def sizeHint(self) -> QSize:
        if not self._elide:
            return super().sizeHint()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(paint.one_line(self.text())), metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height()) if self._elide else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            self.setToolTip(self.text() if self.is_elided() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        paint.text(painter, self.contentsRect(), self.text(), self._role, colour, self.alignment())


def page_title(text: str, parent: QWidget | None = None) -> Label:
    """The title of a page or the name on a card."""
    return Label(text, Role.HEADING, elide=True, parent=parent)


def pane_title(text: str, parent: QWidget | None = None) -> Label:
    """The title of a pane, a card or a dialog."""
    return Label(text, Role.TITLE, parent=parent)


def group_heading(text: str, parent: QWidget | None = None) -> Label:
    """The heading of a group in a list or a form."""
    return Label(text, Role.CAPTION_STRONG, Ink.TEXT2, parent=parent)


def unseen_label(text: str, named: QWidget, parent: QWidget | None = None) -> Label:
    """Names a combo box that stands without a label: put it beside the box; it is heard but takes no room.

    Linux is not told the name of a combo box, only what is chosen in it and what its label says.
    """
    label = Label(text, parent=parent)
    label.setBuddy(named)
    named.setAccessibleName(text)
    label.hide()
    return label


def second_line(text: str, *, wrap: bool = False, parent: QWidget | None = None) -> Label:
    """The quiet line under a name or title."""
    return Label(text, Role.CAPTION, Ink.TEXT2, wrap=wrap, parent=parent)
