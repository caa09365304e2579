"""A session: opens an office, builds the window over it, and takes both down again; also to change either."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app import wording
from app.clock import Clock
from app.errors import EnvironmentTrouble, RegularsError
from app.i18n import _
from app.office import Office
from app.paths import Paths
from ui.shell import theme
from ui.shell.appearance import Appearance
from ui.shell.desk import Desk
from ui.shell.pages import CUSTOMERS, WELCOME
from ui.shell.preferences import Preferences
from ui.shell.single_instance import Request
from ui.shell.tasks import Tasks

if TYPE_CHECKING:
    from ui.notify.notifier import Notifier
    from ui.shell.door import Door
    from ui.shell.main_window import MainWindow
    from ui.shell.presence import Presence
    from ui.shell.sleep_watch import SleepWatch
    from ui.shell.tray import Tray

PATIENCE_MS = 400  # opening that takes longer says so
FIRST_MS = 150  # so long the list is read and painted before anything else; some pages have none

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """An office, and whether nobody has used it before."""

    office: Office
    is_new: bool


class Session(QObject):
    """One office at a time with its window. `exit_code` is 1 while there is an office that did not open.

    Emits `ended` with the exit code when the user, or the desktop, wants the program to end.
    """

    ended = Signal(int)

    def __init__(
        self,
        paths: Paths,
        preferences: Preferences,
        appearance: Appearance,
        clock: Clock,
        request: Request | None = None,
    ) -> None:
        """`request` is what this start was asked for."""
        super().__init__()
        self._paths = paths
        self._preferences = preferences
        self._appearance = appearance
        self._clock = clock
        self._request = request = request or Request()
        self._sample = request.sample
        self._is_in_background = request.minimized and not request.files
        self._tray: Tray | None = None
        self._notifier: Notifier | None = None
        self._sleep: SleepWatch | None = None
        self._presence: Presence | None = None
        self._was_open = False
        self._steps: list[Callable[[], object]] = []
        self._tasks: Tasks | None = None
        self._desk: Desk | None = None
        self._door: Door | None = None
        self.window: MainWindow | None = None
        self._page = CUSTOMERS
        self.exit_code = 0
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PATIENCE_MS)
        self._slow.timeout.connect(self._say_wait)

    def start(self) -> None:
        """Opens the office on the writer's thread; the window comes when it is open."""
        self.exit_code = 0
        self._tasks = tasks = Tasks()
        paths, clock, sample = self._paths, self._clock, self._sample
        self._slow.start()
        self._tasks.write(
            lambda: _open(paths, clock, sample, tasks), self._on_opened, failed=self._on_refused, owner=self
        )

    def quit(self) -> None:
        """Asks for the end of the program: its loop is to return, and `close` to be called then."""
        self.ended.emit(self.exit_code)

    def receive(self, request: Request) -> None:
        """The program was started once more: it comes forward, and does what that start was asked for."""
        if request.sample and not self._sample:
            self._request, self._is_in_background = request, False
            self._on_office_wanted("sample")
        elif self._presence is not None:
            self._presence.receive(request)
        else:
            self._request, self._is_in_background = request, False  # the office is still being opened
            if self._door is not None:
                self._door.raise_()
                self._door.activateWindow()

    def refuse_second(self) -> None:
        """Another Regulars holds this office and does not answer."""
        self._on_refused(
            EnvironmentTrouble(
                _("Regulars is running already, but does not answer."),
                _("Wait a moment and try again; if that does not help, end it and start it anew."),
            )
        )

    def keep_state(self, *_about: object) -> None:
        """Writes down how the window is, because the desktop may end us without another word."""
        if self.window is not None:
            self.window.keep_state()
        self._preferences.close()

    def close(self) -> None:
        """Takes the window down, closes the office and leaves the desktop."""
        self._close_office()
        if self._notifier is not None:
            self._notifier.close()
        if self._tray is not None:
            self._tray.close()
        self._notifier = self._tray = self._sleep = None

    def _close_office(self) -> None:
        """Writes are finished, the rest is broken off."""
        self._slow.stop()
        self._steps.clear()
        if self._presence is not None:
            self._presence.close()
            self._presence = None
        if self.window is not None:
            self.window.keep_state()
            self.window.ticker.stop()
            self.window.hide()
        self._preferences.close()
        if self._desk is not None:
            self._desk.close()
        elif self._tasks is not None:
            self._tasks.close()
        for widget in (self.window, self._door):
            if widget is not None:
                widget.deleteLater()
        if self._desk is not None:
            self._desk.deleteLater()
        self.window = self._door = self._desk = self._tasks = None

    # Opening

    def _on_opened(self, opened: Opened) -> None:
        self._slow.stop()
        self.exit_code = 0
        from ui.shell.main_window import MainWindow

        assert self._tasks is not None
        desk = Desk(opened.office, self._tasks, self._preferences, self._clock, sample=self._sample)
        desk.office_wanted.connect(self._on_office_wanted)
        desk.rebuild_wanted.connect(self._on_rebuild_wanted)
        self._desk = desk
        self._tasks.hold()
        with theme.current().undressed():
            self.window = MainWindow(desk, first_page=WELCOME if opened.is_new else self._page)
        self.window.closed.connect(self.quit)
        desk.quit_wanted.connect(self.quit)
        self.window.panes.list.list.painted.connect(self._begin, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(FIRST_MS, self.window, self._begin)
        if not self._is_in_background:
            self.window.show()
        _log.info("The window is up")
        self._close_door()

    def _begin(self) -> None:
        """The list is in sight: everything else is read now, and what a first click needs is loaded."""
        tasks, window = self._tasks, self.window
        if tasks is None or window is None or not tasks.is_held:
            return
        tasks.read(wording.prepare, lambda _done: None, first=True)
        tasks.release()
        self._steps = [
            self._load_presence,
            self._make_tray,
            self._make_notifier,
            lambda: self._settle(window),
        ]
        self._take_step()

    # Tray and notifications: the same for every window of this run

    def _take_step(self) -> None:
        """One thing after the other, so that the window can be used in between."""
        if self._steps:
            self._steps.pop(0)()
            QTimer.singleShot(0, self, self._take_step)

    def _load_presence(self) -> None:
        import_module("ui.shell.presence")

    def _make_tray(self) -> None:
        from ui.shell.tray import DesktopTray

        self._tray = self._tray or DesktopTray()

    def _make_notifier(self) -> None:
        from ui.shell.presence import make_notifier

        assert self._tray is not None
        self._notifier = self._notifier or make_notifier(self._tray)

    def _settle(self, window: MainWindow) -> None:
        from app.autostart import command, of_this_system
        from ui.shell.autostart_offer import offer
        from ui.shell.presence import Presence
        from ui.shell.sleep_watch import SleepWatch

        assert self._tray is not None and self._notifier is not None
        self._sleep = self._sleep or SleepWatch()
        self._sleep.woke.connect(window.ticker.tick)
        self._presence = Presence(window.desk, window, self._tray, self._notifier)
        self._presence.quit_wanted.connect(self.quit)
        if self._is_in_background:
            self._presence.wait_for_tray()
        elif not window.isVisible():
            self._presence.come_forward()  # somebody started the program again meanwhile
        self._presence.bring_in(self._request.files)
        if not self._was_open:
            self._was_open = True
            offer(window.desk, window.banner, of_this_system(command(self._paths)))
        self._request, self._is_in_background = Request(), False
        window.start()

    def _on_refused(self, error: Exception) -> None:
        self._slow.stop()
        if not isinstance(error, RegularsError):
            error_type = type(error).__name__
            _log.error("The office did not open: %s", error_type, exc_info=error)
            error = RegularsError(
                _("The office could not be opened."),
                _("Nothing was changed in it. The log in its folder says more."),
            )
        else:
            _log.info("The office did not open: %s", type(error).__name__)
        self.exit_code = 1
        self._open_door().refuse(error)

    def _say_wait(self) -> None:
        if self._is_in_background:
            return
        self._open_door().wait(_("Making the sample office…") if self._sample else _("Opening the office…"))

    def _open_door(self) -> Door:
        if self._door is None:
            from ui.shell.door import Door

            self._door = Door()
            self._door.try_again.connect(self._on_try_again)
            self._door.quit_wanted.connect(self.quit)
        return self._door

    def _close_door(self) -> None:
        if self._door is not None:
            self._door.hide()
            self._door.deleteLater()
            self._door = None

    # Changing

    def _on_try_again(self) -> None:
        self._close_office()
        self.start()

    def _on_office_wanted(self, which: str) -> None:
        self._sample = which == "sample"
        self._page = CUSTOMERS
        self._later_anew()

    def _on_rebuild_wanted(self) -> None:
        self._appearance.speak()
        if self.window is not None:
            self._page = self.window.pages.current
        self._later_anew()

    def _later_anew(self) -> None:
        # Not in the middle of a click on a widget that is about to go.
        QTimer.singleShot(0, self, self._anew)

    def _anew(self) -> None:
        self._close_office()
        self.start()


def _open(paths: Paths, clock: Clock, sample: bool, tasks: Tasks) -> Opened:
    """Opens (for `sample`, makes) the office. On the writer's thread, whose connection it becomes."""
    if sample:
        paths = paths.sample()
    office = Office.open(paths, clock)
    tasks.at_end(office.close)
    try:
        if sample and office.customers.count() == 0:
            from app.sample.sample import make_sample

            make_sample(office)
        office.imports.sweep()
        is_new = not sample and not office.settings.read().welcomed and office.customers.count() == 0
    except BaseException:
        office.close()
        raise
    return Opened(office, is_new)
