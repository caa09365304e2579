"""The line above a timeline that asks to be written on; it opens the quick log."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _
from app.timeline.kinds import CALL, EMAIL, VISIT, VOICEMAIL
from ui.shell import icons, theme
from ui.shell.measures import IconSize, Radius
from ui.shell.type_scale import Role
from ui.timeline.kind_looks import ICONS
from ui.widgets import paint
from ui.widgets.icon_button import IconButton
from ui.widgets.key_hint import KeyHint

LEFT = 15
TEXT_LEFT = LEFT + int(IconSize.BUTTON) + 9


class Composer(QAbstractButton):
    """Emits `wanted` with the kind to log ("" for any) and what was typed to get there."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = _("Log a call, a mail, a visit…")
        self.setObjectName("composer")
        self.setText(self._words)
        self.clicked.connect(lambda _checked=False: self.wanted.emit("", ""))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(TEXT_LEFT, 4, 8, 4)
        row.setSpacing(2)
        row.addStretch(1)
        self._buttons: list[IconButton] = []
        for kind, name in (
            (CALL, _("Log a call")),
            (EMAIL, _("Log a mail")),
            (VISIT, _("Log a visit")),
            (VOICEMAIL, _("Log a voicemail")),
        ):
            button = IconButton(ICONS[kind], name)
            button.setObjectName(f"log-{kind}")
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.clicked.connect(lambda _checked=False, kind=kind: self.wanted.emit(kind, ""))
            row.addWidget(button)
            self._buttons.append(button)
        row.addSpacing(6)
        self._hint = KeyHint("Ctrl+L")
        row.addWidget(self._hint)
        theme.current().follow(self._follow_theme)

    def _follow_theme(self) -> None:
        self._make_room()
        self.updateGeometry()
        self.update()

    def _make_room(self) -> None:
        """The words come first: the last buttons go where both do not fit. Alt and a letter does the same."""
        words = paint.text_width(self._words, Role.BODY) + 12
        each = self._buttons[0].sizeHint().width() + 2
        around = TEXT_LEFT + 8 + 6 + self._hint.sizeHint().width()
        fit = max((self.width() - around - words) // each, 0)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < fit)
        self._row.activate()  # what is hidden leaves its place now, not at the next turn

    def sizeHint(self) -> QSize:
        return QSize(320, theme.current().type.line(Role.BODY) + 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(TEXT_LEFT + 40 + self._hint.sizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not held:
            self.click()
        elif event.text().isprintable() and event.text().strip() and not held:
            self.wanted.emit("", event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().palette
        painter = QPainter(self)
        paint.rounded(painter, self.rect(), Radius.ROW, colours.base, colours.outline)
        if self.hasFocus():
            paint.focus_ring(painter, self.rect(), Radius.ROW)
        side = int(IconSize.BUTTON)
        icons.paint(
            painter, QRect(LEFT, (self.height() - side) // 2, side, side), "square-pen", colours.text2
        )
        first = next((button for button in self._buttons if not button.isHidden()), self._hint)
        right = first.x() - 8
        box = QRect(TEXT_LEFT, 0, right - TEXT_LEFT, self.height())
        paint.text(painter, box, self._words, Role.BODY, colours.text3)
