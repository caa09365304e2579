"""German is the longest of our languages: nothing may be cut, also not with large type, also not on a small screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from support.room import faults

from app import i18n
from app.sample.sample import make_sample
from ui.customers.edit_dialog import EditCustomerDialog
from ui.customers.ending_dialog import EndingDialog
from ui.customers.tag_dialog import TagDialog, UntagDialog
from ui.exchange.export_dialog import ExportDialog
from ui.exchange.import_page import ImportPage
from ui.reminders.follow_up_dialog import FollowUpDialog
from ui.shell import pages, theme, widths
from ui.shell.about import AboutDialog
from ui.shell.appearance import Appearance
from ui.shell.desk import Desk, ExportRequest, FollowUpRequest, QuickLogRequest
from ui.shell.keys_sheet import KeysSheet
from ui.shell.main_window import SMALLEST, MainWindow
from ui.timeline.entry_dialog import EntryDialog
from ui.timeline.quick_log import QuickLogDialog
from ui.widgets.chip import Chip
from ui.widgets.label import Label

Do = Callable[[Callable[[], Any]], Any]
Settled = Callable[[], None]
Faults = dict[str, list[str]]
Look = Callable[[QWidget], list[str]]

POINTS = 13.0
LAID_OUT_MS = 700  # reached only where there is a fault
SIZES = [(1280, 800), (900, 640)]
CONTACTS = Path(__file__).parents[1] / "data" / "contacts" / "google-new.csv"


@pytest.fixture
def look(qtbot: QtBot, settled: Settled) -> Callable[[QWidget], list[str]]:
    """look(window): its faults once everything has been answered and laid out."""

    def do(window: QWidget) -> list[str]:
        settled()
        with suppress(qtbot.TimeoutError):
            qtbot.waitUntil(lambda: not faults(window), timeout=LAID_OUT_MS)
        return faults(window)

    return do


@pytest.fixture
def speak(qapp: QApplication, desk: Desk) -> Iterator[Callable[[str], None]]:
    """speak("de"): the program and Qt in this language, and the type at 13 pt; both as before after the test."""
    appearance = Appearance(qapp, desk.preferences)
    locale = QLocale()

    def do(language: str) -> None:
        desk.preferences.set("language", language)
        appearance.speak()
        theme.current().set_reduced_motion(True)
        theme.current().set_text_points(POINTS)

    yield do
    desk.preferences.set("language", "en")
    appearance.speak()
    i18n.use("en")
    QLocale.setDefault(locale)
    theme.current().set_text_points(None)
    theme.current().set_reduced_motion(False)
    appearance.deleteLater()


@pytest.fixture
def german_window(
    speak: Callable[[str], None], desk: Desk, on_writer: Do, settled: Settled, qtbot: QtBot
) -> Callable[[int, int], MainWindow]:
    """german_window(width, height): over the sample office, with the first customer on the card."""

    def do(width: int, height: int) -> MainWindow:
        speak("de")
        on_writer(lambda: make_sample(desk.office, 20))
        window = MainWindow(desk)
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        settled()
        return window

    return do


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_every_page_has_room_for_its_words(
    german_window: Callable[[int, int], MainWindow], size: tuple[int, int], look: Look, settled: Settled
) -> None:
    window = german_window(*size)
    found: Faults = {"customers": look(window)}
    window.panes.show_customer(window.panes.customer_id or 1)
    found["card"] = look(window)
    window.panes.card.header._details.setChecked(True)
    found["all details"] = look(window)
    window.panes.list.list.selectAll()
    found["several chosen"] = look(window)
    window.panes.toggle_reminders()
    found["reminders"] = look(window)
    window.panes.toggle_reminders()
    window.open_palette()
    found["palette"] = look(window)
    window.palette_.dismiss()
    for page in (pages.SETTINGS, pages.WELCOME, pages.IMPORT):
        window.pages.show_page(page)
        found[page] = look(window)
    importing = window.pages.currentWidget()
    assert isinstance(importing, ImportPage)
    importing.begin(CONTACTS)
    settled()
    assert importing.step() == 1
    found["preview"] = look(window)
    importing.apply()
    settled()
    assert importing.step() == 2
    found["imported"] = look(window)
    assert window.size() == QSize(*size), "nothing pushes the window wider"
    assert {place: cut for place, cut in found.items() if cut} == {}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_every_dialog_has_room_for_its_words(
    german_window: Callable[[int, int], MainWindow],
    size: tuple[int, int],
    desk: Desk,
    on_reader: Do,
    look: Look,
    settled: Settled,
) -> None:
    window = german_window(*size)
    one = window.panes.customer_id or 1
    entry = on_reader(lambda: desk.office.timeline.page(one))[0]
    card = on_reader(lambda: desk.office.customers.card(one))
    query = window.panes.list.model.query
    dialogs: list[tuple[str, Callable[[], QDialog]]] = [
        ("new customer", lambda: EditCustomerDialog(desk, window, None)),
        ("edit", lambda: EditCustomerDialog(desk, window, one)),
        ("quick log", lambda: QuickLogDialog(desk, window, QuickLogRequest((one,), text="Ruf morgen an"))),
        ("entry", lambda: EntryDialog(desk, window, entry)),
        ("follow-up", lambda: FollowUpDialog(desk, window, FollowUpRequest(one))),
        ("export", lambda: ExportDialog(desk, window, ExportRequest((one, 2), query))),
        ("tag", lambda: TagDialog(desk, window, (one, 2))),
        ("untag", lambda: UntagDialog(desk, window, (one, 2))),
        ("ended", lambda: EndingDialog(desk, window, card, died=False)),
        ("deceased", lambda: EndingDialog(desk, window, card, died=True)),
        ("keys", lambda: KeysSheet(window.actions_.all(), window)),
        ("about", lambda: AboutDialog(desk, window)),
    ]
    found: Faults = {}
    for name, make in dialogs:
        dialog = make()
        dialog.open()
        found[name] = look(dialog)
        assert dialog.width() <= window.width() and dialog.height() <= window.height(), name
        dialog.done(0)
        dialog.deleteLater()
        settled()
    assert {name: cut for name, cut in found.items() if cut} == {}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_everything_fits_the_smallest_window(
    speak: Callable[[str], None], language: str, desk: Desk, on_writer: Do, settled: Settled, qtbot: QtBot
) -> None:
    speak(language)
    theme.current().set_text_points(None)
    on_writer(lambda: make_sample(desk.office, 8))
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(SMALLEST)
    window.show()
    settled()
    em = theme.current().em / widths.EM
    for page in (pages.CUSTOMERS, pages.SETTINGS, pages.IMPORT, pages.WELCOME):
        window.pages.show_page(page)
        settled()
        for narrow in (False, True):
            if narrow and page == pages.CUSTOMERS:
                window.panes.show_customer(window.panes.customer_id or 1)
                settled()
            body = window.centralWidget()
            assert body is not None
            needed = body.minimumSizeHint()
            assert needed.width() <= SMALLEST.width() * em, (page, needed)
            assert needed.height() <= SMALLEST.height() * em, (page, needed)


def test_control_what_is_cut_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    label, chip, outside = Label("Geburtstag am 28. November", parent=window), Chip.filter("Alle"), Label("x")
    chip.setParent(window)
    outside.setParent(window)
    label.setGeometry(0, 0, 40, 20)
    chip.setGeometry(0, 30, 12, 20)
    outside.setGeometry(190, 60, 40, 20)
    window.show()
    assert len(faults(window)) == 3
    label.resize(199, 20)
    chip.resize(chip.sizeHint())
    outside.move(100, 60)
    assert faults(window) == []
