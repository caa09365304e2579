"""The icon in the desktop's tray: what the rest of the program needs of it, and the real one."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.shell import tray_icon

WATCHER = "org.kde.StatusNotifierWatcher"
LOOK_MS = 5_000
SETTLE_MS = 1_000
"""A panel that has just come needs so long until icons made before it are missed, and new ones are taken."""


class Tray(QObject):
    """A tray that may come and go."""

    clicked = Signal()
    """The icon itself was clicked."""
    message_clicked = Signal()
    appeared = Signal()
    vanished = Signal()

    def is_there(self) -> bool:
        """Whether a person can see the icon now."""
        raise NotImplementedError

    def show_due(self, count: int, words: str) -> None:
        """Shows a number on the icon (0: none) and says `words` when the mouse rests on it."""
        raise NotImplementedError

    def set_menu(self, menu: QMenu) -> None:
        """The menu of the icon; it stays with its owner."""
        raise NotImplementedError

    def say(self, title: str, body: str) -> None:
        """Shows a message beside the icon, as the desktop does it."""
        raise NotImplementedError

    def close(self) -> None:
        """Takes the icon away for good."""


class DesktopTray(Tray):
    """A QSystemTrayIcon that is made anew when a panel comes late or comes back.

    An icon that was there before its panel is never shown by it (StatusNotifierItem), although Qt then says that
    there is a tray.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._count, self._words = 0, ""
        self._was_there = QSystemTrayIcon.isSystemTrayAvailable()
        # Panels of the older kind (XEmbed) come and go without a word on the bus.
        self._look = QTimer(self)
        self._look.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._check)
        self._look.start()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._make_anew)
        self._watch_panels()
        self._make()

    def is_there(self) -> bool:
        return self._was_there and self._icon is not None

    def show_due(self, count: int, words: str) -> None:
        if (count, words) == (self._count, self._words):
            return
        self._count, self._words = count, words
        if self._icon is not None:
            self._dress(self._icon)

    def set_menu(self, menu: QMenu) -> None:
        self._menu = menu
        if self._icon is not None:
            self._icon.setContextMenu(menu)

    def say(self, title: str, body: str) -> None:
        if self._icon is not None:
            self._icon.showMessage(title, body, self._icon.icon())

    def close(self) -> None:
        self._look.stop()
        self._settle.stop()
        self._drop()

    def _watch_panels(self) -> None:
        if sys.platform != "linux":
            return
        from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        watcher = QDBusServiceWatcher(
            WATCHER, bus, QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange, self
        )
        watcher.serviceRegistered.connect(self._on_panel)
        watcher.serviceUnregistered.connect(self._check)

    def _on_panel(self) -> None:
        self._settle.start()

    def _make_anew(self) -> None:
        self._drop()
        self._make()
        self._tell()

    def _check(self) -> None:
        """Looks whether the tray came or went."""
        is_there = QSystemTrayIcon.isSystemTrayAvailable()
        if is_there and not self._was_there:
            self._settle.start()
        else:
            self._tell()

    def _tell(self) -> None:
        was_there, self._was_there = self._was_there, QSystemTrayIcon.isSystemTrayAvailable()
        if was_there != self._was_there:
            (self.appeared if self._was_there else self.vanished).emit()

    def _make(self) -> None:
        # Without X11 only the bus brings a tray: an icon for nobody would look for one in vain, and complain.
        is_without = not self._was_there and not QSystemTrayIcon.isSystemTrayAvailable()
        if is_without and QGuiApplication.platformName() in ("offscreen", "wayland"):
            return
        icon = QSystemTrayIcon(self)
        self._dress(icon)
        if self._menu is not None:
            icon.setContextMenu(self._menu)
        icon.activated.connect(self._on_activated)
        icon.messageClicked.connect(self.message_clicked)
        icon.show()
        self._icon = icon

    def _drop(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _dress(self, icon: QSystemTrayIcon) -> None:
        icon.setIcon(tray_icon.with_number(self._count))
        icon.setToolTip(self._words)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # macOS opens the menu on any click: there a click is no wish for the window.
        if reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.clicked.emit()
