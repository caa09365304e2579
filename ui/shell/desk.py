"""The desk: the one object every pane gets, with the office, the threads, and the requests panes make of the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.clock import Clock
from app.customers.listing import ListQuery
from app.errors import RegularsError
from app.i18n import _
from app.office import Office
from ui.shell.bridge import Bridge
from ui.shell.preferences import Preferences
from ui.shell.tasks import Tasks

SCHEMES = ("tel", "mailto", "http", "https")


@dataclass(frozen=True, slots=True)
class QuickLogRequest:
    """Write down what happened with these customers; `kind` and `text` are a start."""

    customer_ids: tuple[int, ...] = ()
    kind: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpRequest:
    """Plan a follow-up for a customer, or change one."""

    customer_id: int | None = None
    follow_up_id: int | None = None


@dataclass(frozen=True, slots=True)
class EditRequest:
    """Change a customer; without an id add one, with what is known of it."""

    customer_id: int | None = None
    name: str = ""
    kind: str = "person"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Write these customers to a file, or all that a list shows."""

    ids: tuple[int, ...] | None = None
    query: ListQuery | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the toast, and what its button does."""

    sentence: str
    icon: str = "check"
    action: str = ""
    key: str = ""
    on_action: Callable[[], object] | None = None


class Desk(QObject):
    """Panes read and write through it and emit what they want shown; they never import each other."""

    customer_wanted = Signal(int)
    """Show this customer."""
    quick_log_wanted = Signal(object)
    follow_up_wanted = Signal(object)
    edit_wanted = Signal(object)
    page_wanted = Signal(str)
    """"customers", "settings", "import" or "welcome"."""
    import_wanted = Signal(object)
    """A Path, or None to ask for a file."""
    export_wanted = Signal(object)
    office_wanted = Signal(str)
    """"own" or "sample": close this office and open that one."""
    rebuild_wanted = Signal()
    """The language was changed: build the window anew."""
    quit_wanted = Signal()
    """End the program; closing the window may leave it in the tray."""
    said = Signal(object)
    """A `Message` to show; emitted by `say` and `warn`."""
    day_changed = Signal()
    """It is another day than before: what says "today" is out of date. Emitted by the ticker."""

    def __init__(
        self,
        office: Office,
        tasks: Tasks,
        preferences: Preferences,
        clock: Clock,
        *,
        sample: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """`tasks` has opened the office; from now on the desk closes both."""
        super().__init__(parent)
        self.office = office
        self.tasks = tasks
        self.preferences = preferences
        self.clock = clock
        self.is_sample = sample
        self.bridge = Bridge(office.bus, self)
        tasks.connect_office(office)
        tasks.troubled.connect(self.warn)

    def say(
        self,
        sentence: str,
        *,
        icon: str = "check",
        action: str = "",
        key: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Shows a sentence at the bottom of the window, with at most one button."""
        self.said.emit(Message(sentence, icon, action, key, on_action))

    def warn(self, error: Exception | str) -> None:
        """Says a known error with its remedy; an unknown one goes where bugs go."""
        if isinstance(error, Exception) and not isinstance(error, RegularsError):
            sys.excepthook(type(error), error, error.__traceback__)
            return
        self.said.emit(Message(str(error), "circle-alert"))

    def open_url(self, url: str) -> None:
        """Opens a telephone number, a mail address or a web page with the desktop's program; nothing else."""
        address = QUrl(url)
        if address.scheme().lower() not in SCHEMES:
            self.warn(
                _("This address cannot be opened: it is no web page, mail address or telephone number.")
            )
        elif not QDesktopServices.openUrl(address):
            self.warn(_("No program on this computer opens this address."))

    def open_folder(self, folder: Path) -> None:
        """Shows a folder of this computer in the desktop's file manager."""
        if not folder.is_dir() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.warn(_("The folder “{path}” cannot be shown.").format(path=folder))

    def close(self) -> None:
        """Finishes what is being written and closes the office."""
        self.bridge.close()
        self.tasks.close()
