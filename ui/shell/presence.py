"""How the program stays with its user: tray, notifications, what closing the window means, and coming forward."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.i18n import _
from app.reminders.deliveries import Announcement
from app.reminders.occurrences import Occurrence
from ui.notify.desk_notifications import DeskNotifications
from ui.notify.notifier import Notice, Notifier
from ui.shell import pages
from ui.shell.closing import QUIT, closing
from ui.shell.desk import Desk, QuickLogRequest
from ui.shell.file_drop import FileDrop
from ui.shell.main_window import MainWindow
from ui.shell.single_instance import Request
from ui.shell.tray import Tray
from ui.shell.tray_menu import TrayMenu

STAYS = "stays-in-the-tray"
LATE_TRAY_MS = 10_000  # so long a panel may need at login
PANEL_ANEW_MS = 5_000  # so long a panel may need to come back
CLICK_SECONDS = 0.5  # a click on the tray has already taken the front from the window when we hear of it


class Presence(QObject):
    """Of one window. Emits `quit_wanted` when the program is to end."""

    quit_wanted = Signal()

    def __init__(self, desk: Desk, window: MainWindow, tray: Tray, notifier: Notifier) -> None:
        super().__init__(window)
        self._desk, self._window, self._tray, self._notifier = desk, window, tray, notifier
        self._left_at: float | None = None
        self._is_waiting_for_tray = False
        announcer = window.announcer
        self.notifications = DeskNotifications(desk, notifier, announcer.announce, self.is_in_front, self)
        self.notifications.shown.connect(window.ticker.note_shown)
        self.notifications.refused.connect(self._on_refused)
        self.notifications.opened.connect(self._on_opened)
        notifier.answered.connect(self._on_answered)
        notifier.refused.connect(self._on_notice_refused)
        self.menu = TrayMenu(desk, tray, window)
        self.menu.open_wanted.connect(self.come_forward)
        self.menu.reminder_wanted.connect(self._on_reminder)
        self.menu.rest_wanted.connect(self._on_rest)
        self.menu.log_wanted.connect(self._on_log)
        self.menu.settings_wanted.connect(self._on_settings)
        self.menu.quit_wanted.connect(self.quit_wanted)
        window.ticker.ticked.connect(self.menu.refresh)
        tray.clicked.connect(self.toggle)
        tray.vanished.connect(self._on_tray_vanished)
        tray.appeared.connect(self._on_tray_appeared)
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.timeout.connect(self._on_no_tray)
        window.installEventFilter(self)
        window.on_close = self.on_closed
        window.ticker.show = self.announce
        FileDrop(window, self.bring_in)
        self.menu.refresh()

    def wait_for_tray(self) -> None:
        """The window was not shown: it is in the tray, or minimised when no tray comes."""
        if not self._tray.is_there():
            self._is_waiting_for_tray = True
            self._grace.start(LATE_TRAY_MS)

    def close(self) -> None:
        """The window goes, the program may open another one."""
        self.notifications.close()
        self._notifier.withdraw(STAYS)
        self.menu.close()

    # The window

    def is_in_front(self) -> bool:
        """Whether somebody who looks at the screen looks at the window, or at a dialog over it."""
        window = self._window
        return window.isVisible() and not window.isMinimized() and QApplication.activeWindow() is not None

    def come_forward(self) -> None:
        """Shows the window on top of the others, from hidden or minimised."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def toggle(self) -> None:
        """Brings the window forward; hides it where it was in front just now."""
        left = self._left_at
        was_in_front = left is not None and self._desk.clock.monotonic() - left < CLICK_SECONDS
        if self._tray.is_there() and self._window.isVisible() and (self.is_in_front() or was_in_front):
            self._window.hide()
        else:
            self.come_forward()

    def receive(self, request: Request) -> None:
        """Somebody started the program again."""
        if request.activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = request.activation
        if request.minimized and not request.files:
            return
        self.come_forward()
        self.bring_in(request.files)

    def bring_in(self, files: tuple[str, ...]) -> None:
        """Begins the import of a file; of several, the first."""
        if not files:
            return
        self._desk.import_wanted.emit(Path(files[0]))
        if len(files) > 1:
            self._desk.say(
                _("Files are brought in one after the other; the first one is “{file}”.").format(
                    file=Path(files[0]).name
                ),
                icon="info",
            )

    def on_closed(self) -> bool:
        """The user closed the window. Returns whether it may go; False when there is a question first."""
        application = QGuiApplication.instance()
        is_log_off = isinstance(application, QGuiApplication) and application.isSavingSession()
        preferences = self._desk.preferences
        if is_log_off or closing(preferences) == QUIT:
            self.quit_wanted.emit()
            return True
        if self._tray.is_there():
            self._say_stays()
            return True
        if preferences.get("told_closing_quits", False):
            self.quit_wanted.emit()
            return True
        preferences.set("told_closing_quits", True)
        self._ask_about_quitting()
        return False

    def _say_stays(self) -> None:
        if self._desk.preferences.get("told_stays", False):
            return
        self._desk.preferences.set("told_stays", True)
        body = _("Reminders come from there. Settings say what closing the window does.")
        answers = (("show", _("Open Regulars")), (QUIT, _("Quit")))
        self._notifier.show(Notice(STAYS, _("Regulars goes on in the tray"), body, answers))

    def _ask_about_quitting(self) -> None:
        from ui.shell.closing_dialog import ClosingDialog

        dialog = ClosingDialog(self._window)
        dialog.accepted.connect(self.quit_wanted)
        dialog.minimise_wanted.connect(self._window.showMinimized)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # Notifications

    def announce(self, said: Announcement) -> None:
        """Says what has become due."""
        self.notifications.announce(said)

    def _on_refused(self, _said: Announcement) -> None:
        """No service shows anything: the banner in the window must do, and a window in the tray is not seen."""
        if not self._window.isVisible():
            self._window.showMinimized()
        QApplication.alert(self._window)

    def _on_opened(self, said: Announcement) -> None:
        self.come_forward()
        self._window.announcer.open(said)

    def _on_answered(self, key: str, answer: str) -> None:
        if key == STAYS:
            (self.quit_wanted.emit if answer == QUIT else self.come_forward)()

    def _on_notice_refused(self, key: str) -> None:
        if key == STAYS and self._tray.is_there():
            self._tray.say(
                _("Regulars goes on in the tray"),
                _("Reminders come from there. Settings say what closing the window does."),
            )

    # The tray

    def _on_tray_vanished(self) -> None:
        if not self._window.isVisible() and not self._grace.isActive():
            self._grace.start(PANEL_ANEW_MS)

    def _on_tray_appeared(self) -> None:
        self._is_waiting_for_tray = False
        self._grace.stop()

    def _on_no_tray(self) -> None:
        """Nobody can open the window from a tray: it comes by itself."""
        if self._window.isVisible() or self._tray.is_there():
            return
        if self._is_waiting_for_tray:
            self._window.showMinimized()
        else:
            self._window.show()

    def _on_reminder(self, item: Occurrence) -> None:
        self.come_forward()
        self._window.announcer.open(Announcement((item,)))

    def _on_rest(self) -> None:
        self.come_forward()
        self._desk.page_wanted.emit(pages.CUSTOMERS)
        self._window.panes.show_reminders()

    def _on_log(self) -> None:
        self.come_forward()
        self._desk.quick_log_wanted.emit(QuickLogRequest(kind="call"))

    def _on_settings(self) -> None:
        self.come_forward()
        self._desk.page_wanted.emit(pages.SETTINGS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowDeactivate:
            self._left_at = self._desk.clock.monotonic()
        return False


def make_notifier(tray: Tray) -> Notifier:
    """Whoever shows notifications on this operating system."""
    if sys.platform == "linux":
        from ui.notify.freedesktop import FreedesktopNotifier

        return FreedesktopNotifier()
    from ui.notify.tray_message import TrayMessageNotifier

    return TrayMessageNotifier(tray)
