"""Fields to write and choose in: one line, several lines, one of a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QStyledItemDelegate, QWidget

from ui.shell import icons, theme
from ui.shell.measures import IconSize
from ui.shell.type_scale import Role


def mark_wrong(field: QWidget, wrong: bool) -> None:
    """Draws the 2 px red edge around an input, or takes it away."""
    if bool(field.property("wrong")) == wrong:
        return
    field.setProperty("wrong", wrong)
    field.style().unpolish(field)  # the style sheet looks at properties only while polishing
    field.style().polish(field)
    field.update()


class LineEdit(QLineEdit):
    """One line of text."""

    def __init__(self, text: str = "", *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)

    def set_wrong(self, wrong: bool) -> None:
        """Shows or hides the edge of an error."""
        mark_wrong(self, wrong)

    def set_width_for(self, sample: str) -> None:
        """Makes the field as wide as `sample` needs, in the type of the moment."""
        self.setFixedWidth(theme.current().type.metrics(Role.BODY).horizontalAdvance(sample) + 2 * 11 + 2)


class TextEdit(QPlainTextEdit):
    """Several lines of plain text; Tab goes on to the next field. `lines` is the height it asks for."""

    def __init__(
        self, text: str = "", *, placeholder: str = "", lines: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._lines = lines
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.current().follow(self._follow_theme)

    def text(self) -> str:
        """What is written, lines separated by a line feed."""
        return self.toPlainText()

    def set_wrong(self, wrong: bool) -> None:
        """Shows or hides the edge of an error."""
        mark_wrong(self, wrong)

    def _follow_theme(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(240, theme.current().type.line(Role.BODY) * self._lines + 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.current().type.line(Role.BODY) * min(self._lines, 2) + 22)


class ComboBox(QComboBox):
    """One of a list. The wheel leaves it alone until it has the focus, so that scrolling changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))  # only this one obeys the heights of the style sheet
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)

    def add_choice(self, text: str, value: Any) -> None:
        """Adds a line; `value` is what `value()` answers when it is chosen."""
        self.addItem(text, value)

    def value(self) -> Any:
        """What was chosen, None when nothing is."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Chooses the line with `value`; nothing when there is none."""
        self.setCurrentIndex(self.findData(value))

    def set_wrong(self, wrong: bool) -> None:
        """Shows or hides the edge of an error."""
        mark_wrong(self, wrong)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours, side = theme.current().palette, int(IconSize.CHIP)
        painter = QPainter(self)
        box = QRect(self.width() - side - 8, (self.height() - side) // 2, side, side)
        icons.paint(painter, box, "chevron-down", colours.text2 if self.isEnabled() else colours.disabled)
