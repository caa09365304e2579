"""Says in the window what has become due: one banner that stays until it is answered."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal

from app.i18n import _
from app.reminders import summary
from app.reminders.deliveries import Announcement
from app.reminders.occurrences import Occurrence
from ui.shell.desk import Desk
from ui.shell.palette import Meaning
from ui.widgets.banner import Banner, BannerMessage

KEY = "reminders"
LATER = timedelta(hours=1)


class Announcer(QObject):
    """Shows announcements of the ticker in the banner of the window.

    What comes while one is still unanswered joins it, so that a Monday does not begin with three old banners.
    `shown` is emitted with an announcement when it really stands in a visible window.
    """

    shown = Signal(object)
    reveal_wanted = Signal(object)
    """An Occurrence without a customer, or the first of several: to be scrolled to in the reminder pane."""

    def __init__(self, desk: Desk, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent or banner)
        self._desk, self._banner = desk, banner
        self._due: list[Occurrence] = []
        self._missed: list[Occurrence] = []
        self._unshown: list[Announcement] = []
        banner.installEventFilter(self)
        banner.answered.connect(self._look)
        desk.bridge.reminders_changed.connect(self._ask_what_is_open)
        desk.bridge.customers_changed.connect(self._ask_what_is_open)
        desk.day_changed.connect(self._ask_what_is_open)

    def announce(self, said: Announcement) -> None:
        """Shows an announcement as soon as the banner is free."""
        if not said:
            return
        for mine, new in ((self._due, said.due), (self._missed, said.missed)):
            keys = {item.key for item in new}
            mine[:] = [item for item in mine if item.key not in keys] + list(new)
        self._unshown.append(said)
        self._say()

    def _say(self) -> None:
        if not self._due and not self._missed:
            self._banner.withdraw(KEY)
            return
        said = Announcement(tuple(self._due), tuple(self._missed))
        is_round = any(item.milestone for item in self._due)
        message = BannerMessage(
            KEY,
            summary.sentence(said, self._desk.clock.today()),
            icon="bell",
            meaning=Meaning.PLUM if is_round else Meaning.AMBER,
            answers=((_("Show"), self._show), (_("Later"), self._put_off)),
        )
        if self._banner.message() != message:
            self._banner.say(message)
        self._look()

    def _look(self, *_about: object) -> None:
        """Notes what now really stands in the window."""
        message = self._banner.message()
        if message is None or message.key != KEY or not self._banner.isVisible():
            return
        unshown, self._unshown = self._unshown, []
        for said in unshown:
            self.shown.emit(said)

    def _take(self) -> tuple[list[Occurrence], list[Occurrence]]:
        due, missed = self._due, self._missed
        self._due, self._missed = [], []
        return due, missed

    def _show(self) -> None:
        due, missed = self._take()
        self.open(Announcement(tuple(due), tuple(missed)))

    def open(self, said: Announcement) -> None:
        """Shows what an announcement is about: the customer, the first reminder, or the list of what was missed."""
        due, missed = said.due, said.missed
        if missed:
            self._list(_("While you were away"), [*missed, *due])
        elif len(due) == 1 and due[0].customer_id is not None:
            self._desk.customer_wanted.emit(due[0].customer_id)
        elif due:
            self.reveal_wanted.emit(due[0])

    def _list(self, title: str, items: list[Occurrence]) -> None:
        from ui.reminders.away_dialog import AwayDialog

        dialog = AwayDialog(self._desk, self._banner.window(), title, items)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _put_off(self) -> None:
        due, missed = self._take()
        items = [*due, *missed]
        reminders, until = self._desk.office.reminders, self._desk.clock.now() + LATER
        self._desk.tasks.write(lambda: reminders.put_off_all(items, until), owner=self)

    def _ask_what_is_open(self, *_about: object) -> None:
        """What was ticked off elsewhere need not be announced any more."""
        items = [*self._due, *self._missed]
        if items:
            reminders = self._desk.office.reminders
            self._desk.tasks.read(
                lambda: reminders.still_open(items), self._keep, owner=self, replaces="open"
            )

    def _keep(self, still: list[Occurrence]) -> None:
        keys = {item.key for item in still}
        self._due = [item for item in self._due if item.key in keys]
        self._missed = [item for item in self._missed if item.key in keys]
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._look()
        return False
