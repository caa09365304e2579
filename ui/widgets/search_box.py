"""The search box: a magnifier, the words, the key that leads here; Esc empties it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _
from ui.shell import icons, theme
from ui.shell.measures import IconSize
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.icon_button import IconButton
from ui.widgets.inputs import LineEdit

MARGIN = 11
ICON_SPACE = int(IconSize.BUTTON) + 7


class SearchBox(LineEdit):
    """Emits `textChanged` while typing and `submitted` on Enter. Down is for the list below: `left_down`."""

    submitted = Signal(str)
    left_down = Signal()

    def __init__(self, placeholder: str, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, parent=parent)
        self._key = key
        self.setAccessibleName(placeholder)
        self._clear = IconButton("x", _("Clear the search"), key="Esc", small=True, parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self._arrange)
        self.returnPressed.connect(lambda: self.submitted.emit(self.text()))
        theme.current().follow(self._arrange)

    def _arrange(self) -> None:
        filled = bool(self.text())
        self._clear.setVisible(filled)
        self.setTextMargins(
            ICON_SPACE, 0, self._clear.sizeHint().width() if filled else self._hint_width(), 0
        )
        size = self._clear.sizeHint()
        self._clear.resize(size)
        self._clear.move(self.width() - size.width() - 4, (self.height() - size.height()) // 2)

    def _hint_width(self) -> int:
        return paint.text_width(paint.key_text(self._key), Role.CAPTION) + 8 if self._key else 0

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape and self.text():
                event.accept()  # emptying the box comes before closing what it stands in
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours, side = theme.current().palette, int(IconSize.BUTTON)
        painter = QPainter(self)
        box = QRect(MARGIN, (self.height() - side) // 2, side, side)
        icons.paint(painter, box, "search", colours.text2 if self.isEnabled() else colours.disabled)
        if self._key and not self.text():
            hint = self.rect().adjusted(0, 0, -MARGIN, 0)
            paint.text(painter, hint, paint.key_text(self._key), Role.CAPTION, colours.text3, paint.RIGHT)
