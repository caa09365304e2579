"""The message at the bottom of the window: what was done, and Undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from app.i18n import _
from ui.shell import icons, theme
from ui.shell.measures import IconSize, Radius, Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label
from ui.widgets.painted import PaintedButton

STAYS_MS = 8000
FADE_MS = 150
ABOVE_EDGE = 20
MARGIN = 24


class ToastButton(PaintedButton, QAbstractButton):
    """A word with its key, or an icon, on the inverted ground."""

    def __init__(self, text: str = "", *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._key = icon, ""
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where the user works
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_action(self, text: str, key: str) -> None:
        """Another word and key."""
        self._key = key
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        height = theme.current().em + 12
        if self._icon:
            return QSize(height, height)
        width = paint.text_width(self.accessibleName(), Role.STRONG) + 12
        if self._key:
            width += Space.S + paint.text_width(paint.key_text(self._key), Role.CAPTION)
        return QSize(width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, rect = QPainter(self), theme.current().palette, self.rect()
        if self._icon:
            side = int(IconSize.BUTTON)
            box = QRect(0, 0, side, side)
            box.moveCenter(rect.center())
            icons.paint(painter, box, self._icon, colours.toasttext)
        else:
            inner = rect.adjusted(6, 0, -6, 0)
            used = paint.text(painter, inner, self.accessibleName(), Role.STRONG, colours.toastlink)
            hint = inner.adjusted(used + int(Space.S), 0, 0, 0)
            paint.text(painter, hint, paint.key_text(self._key), Role.CAPTION, colours.toasttext)
        if self.shows_ring:
            paint.focus_ring(painter, rect, Radius.INPUT, colours.toastlink)


class Toast(QWidget):
    """One message at a time over the bottom of `window`. It leaves by itself after 8 s, but not while the
    mouse or the focus is on it, and not at all when `keep_messages` is on. It never takes the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.keep_messages = False
        self._on_action: Callable[[], object] | None = None
        self._fade: QPropertyAnimation | None = None
        self._icon = IconLabel("check", Ink.TOAST, IconSize.BUTTON)
        self._text = Label("", Role.MEDIUM, Ink.TOAST, wrap=True)
        self.action = ToastButton()
        self.action.setObjectName("toast-action")
        self.action.clicked.connect(self._act)
        self.close_button = ToastButton(icon="x")
        self.close_button.setObjectName("toast-close")
        self.close_button.setAccessibleName(_("Close the message"))
        self.close_button.setToolTip(_("Close the message"))
        self.close_button.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.action)
        row.addWidget(self.close_button)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(STAYS_MS)
        self.timer.timeout.connect(self._leave)
        window.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        theme.current().changed.connect(self._place)
        self.hide()

    def say(
        self,
        text: str,
        *,
        icon: str = "check",
        action: str = "",
        key: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Shows a message, in place of the one before. `on_action` is called when its button is pressed."""
        self._on_action = on_action
        self._icon.set_icon(icon)
        self._text.setText(text)
        self.action.show_action(action, key)
        self.action.setVisible(bool(action))
        self._place()
        self.show()
        self.raise_()
        self._fade_in()
        announce(self, text)
        self._wait()

    def text(self) -> str:
        """The message shown, or shown last."""
        return self._text.text()

    def dismiss(self) -> None:
        """Takes the message away."""
        self.timer.stop()
        self.hide()

    def _act(self) -> None:
        call = self._on_action
        self.dismiss()
        if call is not None:
            call()

    def _is_used(self) -> bool:
        return self.underMouse() or self.isAncestorOf(QApplication.focusWidget() or self)

    def _wait(self) -> None:
        """Starts the 8 s anew, unless somebody is reading or about to press."""
        if self.isHidden():
            return
        if self.keep_messages or self._is_used():
            self.timer.stop()
        else:
            self.timer.start()

    def _leave(self) -> None:
        if not self.keep_messages and not self._is_used():
            self.dismiss()

    def _focus_moved(self) -> None:
        self._wait()

    def _fade_in(self) -> None:
        length = theme.current().motion(FADE_MS)
        if not length:
            return
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", self)
        fade.setDuration(length)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        fade.finished.connect(self._faded)
        self._fade = fade
        fade.start()

    def _faded(self) -> None:
        self.setGraphicsEffect(None)  # type: ignore[arg-type]  # painted through an effect, text is less sharp
        self._fade = None

    def _place(self) -> None:
        window = self.parentWidget()
        row = self.layout()
        assert window is not None and row is not None
        row.invalidate()
        parts = [self.action, self.close_button] if not self.action.isHidden() else [self.close_button]
        words = paint.text_width(self._text.text(), Role.MEDIUM) + 2
        natural = words + int(IconSize.BUTTON) + Space.L + Space.S + Space.S * (1 + len(parts))
        natural += sum(part.sizeHint().width() for part in parts) + (Space.S if len(parts) > 1 else 0)
        width = min(natural, max(window.width() - 2 * MARGIN, 200))
        height = max(row.totalHeightForWidth(width), theme.current().em + 28)
        left = (window.width() - width) // 2
        self.setGeometry(left, window.height() - ABOVE_EDGE - height, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._wait()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().palette
        paint.rounded(QPainter(self), self.rect(), Radius.CARD, colours.toast)
