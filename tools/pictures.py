"""Makes the pictures of the README from the sample office, the same each time: `python tools/pictures.py [FOLDER]`.

The window system is Qt's own off-screen one, the day is fixed, and the sample is always made with the same seed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QDialog

from app.clock import Clock
from app.customers.listing import ListQuery, ListRow
from app.office import Office
from app.paths import Paths, default_paths
from app.sample.sample import make_sample
from app.timeline.entries import EntryRow
from ui.exchange.import_page import ImportPage
from ui.shell import theme
from ui.shell.appearance import Appearance
from ui.shell.desk import Desk, QuickLogRequest
from ui.shell.main_window import MainWindow
from ui.shell.preferences import Preferences
from ui.shell.tasks import Tasks
from ui.timeline.quick_log import QuickLogDialog

ROOT = Path(__file__).resolve().parent.parent
CONTACTS = ROOT / "tests" / "data" / "contacts" / "google-new.csv"
CALM_MS = 150  # so long nothing has happened: the picture stands
COLOURS = 256
ALIKE = 3  # steps of 255 that two colours may lie apart and be one


class StandingClock(Clock):
    """A Tuesday morning in November that does not pass."""

    zone = ZoneInfo("Europe/Copenhagen")

    def now(self) -> datetime:
        return datetime(2026, 11, 24, 9, 42, tzinfo=UTC)

    def today(self) -> date:
        return self.now().astimezone(self.zone).date()

    def monotonic(self) -> float:
        return 0.0


def settle(tasks: Tasks) -> None:
    """Returns when nothing has been under way for a moment."""
    loop = QEventLoop()
    calm = QTimer(interval=CALM_MS)
    calm.timeout.connect(lambda: loop.quit() if tasks.is_idle() else None)
    calm.start()
    loop.exec()


@contextmanager
def opened(paths: Paths) -> Iterator[Desk]:
    """A desk over the office in these folders."""
    clock, tasks = StandingClock(), Tasks()
    found: list[Office] = []
    tasks.write(lambda: Office.open(paths, clock), found.append)
    settle(tasks)
    desk = Desk(found[0], tasks, Preferences(paths.preferences), clock)
    yield desk
    desk.close()


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of whom, in what, and what is done before it is taken."""

    language: str
    mode: str
    size: tuple[int, int]
    customer: str = ""
    do: Callable[[Desk, MainWindow], QDialog | None] = lambda _desk, _window: None


def take(shot: Shot, path: Path) -> None:
    """Opens a new sample office, shows the customer in it, does something more, and writes what is to be seen."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as place, opened(default_paths(Path(place))) as desk:
        desk.preferences.set("language", shot.language)
        desk.preferences.set("theme", shot.mode)
        desk.preferences.set("reduced_motion", True)
        Appearance(application, desk.preferences)
        desk.tasks.write(lambda: make_sample(desk.office))
        settle(desk.tasks)
        window = MainWindow(desk)
        window.resize(*shot.size)
        window.show()
        window.activateWindow()
        settle(desk.tasks)
        if shot.customer:
            show_customer(desk, window, shot.customer)
        dialog = shot.do(desk, window)
        settle(desk.tasks)
        write(window, dialog, path)
        if dialog is not None:
            dialog.deleteLater()
        window.deleteLater()


def show_customer(desk: Desk, window: MainWindow, name: str) -> None:
    """The card of this customer, in the middle of the list."""
    found: list[ListRow] = []
    desk.tasks.read(lambda: desk.office.customers.page(ListQuery(search=name), 20), found.extend)
    settle(desk.tasks)
    desk.customer_wanted.emit(next(row.id for row in found if row.name == name))
    settle(desk.tasks)
    customers = window.panes.list.list
    customers.scrollTo(customers.currentIndex(), customers.ScrollHint.PositionAtCenter)
    customers.setFocus()
    settle(desk.tasks)


def write(window: MainWindow, dialog: QDialog | None, path: Path) -> None:
    """Writes window and dialog as one picture of few colours."""
    image = window.grab().toImage()
    if dialog is not None:
        corner = dialog.geometry().topLeft() - window.geometry().topLeft()
        painter = QPainter(image)
        painter.drawPixmap(corner, dialog.grab())
        painter.setPen(QPen(QColor(0, 0, 0, 60)))
        painter.drawRect(QRect(corner, dialog.size()).adjusted(-1, -1, 0, 0))
        painter.end()
    few_colours(image).save(str(path), quality=0)
    print(f"{path.name}: {path.stat().st_size // 1024} KB")


def few_colours(image: QImage) -> QImage:
    """The picture in its most frequent colours, none like another: a third of the size, and no accent is lost."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    palette: list[int] = []
    for colour, _times in Counter(memoryview(image.constBits()).cast("I")).most_common():
        if all(_distance(colour, known) > ALIKE for known in palette):
            palette.append(colour)
        if len(palette) == COLOURS:
            break
    return image.convertToFormat(QImage.Format.Format_Indexed8, palette, Qt.ImageConversionFlag.AvoidDither)


def _distance(one: int, other: int) -> int:
    return max(abs((one >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16))


def open_newest(desk: Desk, window: MainWindow) -> None:
    """The newest entry that says more is open."""
    timeline, one = window.panes.card.timeline, window.panes.customer_id or 1
    entries: list[EntryRow] = []
    desk.tasks.read(lambda: desk.office.timeline.page(one), entries.extend)
    settle(desk.tasks)
    timeline.list.toggle(next(entry for entry in entries if entry.title and entry.text))


def log(desk: Desk, window: MainWindow) -> QDialog:
    """A call is being written down."""
    words = "Reached her: the sample fits, she wants the stairs in oak. Call again next Tuesday"
    dialog = QuickLogDialog(desk, window, QuickLogRequest((window.panes.customer_id or 1,), text=words))
    dialog.open()
    return dialog


def bring_in(desk: Desk, window: MainWindow) -> None:
    """The preview of an import."""
    desk.import_wanted.emit(CONTACTS)
    settle(desk.tasks)
    page = window.pages.currentWidget()
    assert isinstance(page, ImportPage)
    page.footer.primary.setFocus(Qt.FocusReason.OtherFocusReason)


LARGE, SMALL = (1280, 800), (900, 640)
SHOTS = {
    "main-light": Shot("en", "light", LARGE, "Marte Nordby", open_newest),
    "quick-log": Shot("en", "light", LARGE, "Marte Nordby", log),
    "import": Shot("en", "light", LARGE, do=bring_in),
    "narrow-da": Shot("da", "light", SMALL, "Jens Frandsen"),
    "main-dark-de": Shot("de", "dark", LARGE, "Rüdiger Köhler"),
}


def main() -> None:
    """Takes each picture in a process of its own: what Qt itself says has one language in each."""
    if len(sys.argv) == 3:
        QApplication(sys.argv[:1]).setQuitOnLastWindowClosed(False)
        theme.current()
        take(SHOTS[sys.argv[2]], Path(sys.argv[1]) / f"{sys.argv[2]}.png")
        return
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for name in SHOTS:
        subprocess.run([sys.executable, __file__, str(folder), name], check=True)


if __name__ == "__main__":
    main()
