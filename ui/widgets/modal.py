"""What stands over the window until it is answered: the window behind it is dimmed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.shell import theme


class Shade(QWidget):
    """Dims the window behind a dialog."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().palette.dim)


class ModalDialog(QDialog):
    """A dialog over the window of `parent`. Override `_fit`, which gives it size and place before it is shown."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._shade: Shade | None = None
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)

    def _window(self) -> QWidget | None:
        parent = self.parentWidget()
        return parent.window() if parent is not None else None

    def _fit(self) -> None:
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        window = self._window()
        if window is not None and self._shade is None:
            self._shade = Shade(window)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._shade is not None:
            self._shade.hide()
            self._shade.deleteLater()
            self._shade = None
        super().hideEvent(event)
