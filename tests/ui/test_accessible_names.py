"""Whoever does not see the window hears it: every control has a name, every row is a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QMenu,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from support.office import person
from support.spoken import careless, nameless, rows

from app.errors import UserError
from app.sample.sample import make_sample
from ui.customers.edit_dialog import EditCustomerDialog
from ui.customers.ending_dialog import EndingDialog
from ui.customers.tag_dialog import TagDialog, UntagDialog
from ui.exchange.export_dialog import ExportDialog
from ui.exchange.import_page import ImportPage
from ui.reminders.away_dialog import AwayDialog
from ui.reminders.follow_up_dialog import FollowUpDialog
from ui.reminders.snooze import PickMomentDialog
from ui.shell import pages
from ui.shell.about import AboutDialog
from ui.shell.closing_dialog import ClosingDialog
from ui.shell.desk import Desk, ExportRequest, FollowUpRequest, QuickLogRequest
from ui.shell.door import Door
from ui.shell.error_dialog import ErrorDialog
from ui.shell.keys_sheet import KeysSheet
from ui.shell.main_window import MainWindow
from ui.timeline.entry_dialog import EntryDialog
from ui.timeline.quick_log import QuickLogDialog
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.label import unseen_label

Do = Callable[[Callable[[], Any]], Any]
Settled = Callable[[], None]

CONTACTS = Path(__file__).parents[1] / "data" / "contacts" / "google-new.csv"


@pytest.fixture
def window(desk: Desk, on_writer: Do, settled: Settled, qtbot: QtBot) -> MainWindow:
    """Over the sample office, with a customer on the card and the reminders beside it."""
    on_writer(lambda: make_sample(desk.office, 20))
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    settled()
    return window


def faults(window: QWidget) -> list[str]:
    """What is nameless in the window, and the rows of its lists that are no sentences."""
    found = nameless(window)
    for view in window.findChildren(QAbstractItemView):
        if view.isVisible() and view.window() is window:
            found += [f"{view.objectName()}: {row!r}" for row in careless(rows(view))]
    return found


def test_every_page_can_be_heard(window: MainWindow, settled: Settled) -> None:
    found = {"customers": faults(window)}
    assert rows(window.panes.list.list)
    window.panes.card.header._details.setChecked(True)
    found["all details"] = faults(window)
    window.panes.list.list.selectAll()
    settled()
    found["several chosen"] = faults(window)
    window.panes.list.choose_first()
    window.open_palette()
    found["palette"] = faults(window)
    window.palette_.field.setText("an")
    settled()
    found["palette after typing"] = faults(window)
    window.palette_.dismiss()
    window.resize(900, 640)
    window.panes.toggle_reminders()
    found["drawer"] = faults(window)
    assert window.panes.drawer.isVisible()
    window.panes.drawer.close_drawer()
    for page in (pages.SETTINGS, pages.WELCOME, pages.IMPORT):
        window.pages.show_page(page)
        settled()
        found[page] = faults(window)
    importing = window.pages.currentWidget()
    assert isinstance(importing, ImportPage)
    importing.begin(CONTACTS)
    settled()
    assert importing.step() == 1
    found["preview"] = faults(window)
    importing.apply()
    settled()
    assert importing.step() == 2
    found["imported"] = faults(window)
    assert {place: silent for place, silent in found.items() if silent} == {}


@pytest.mark.parametrize("button", ["rail-more", "card-more", "customer-sort", "chosen-more"])
def test_every_line_of_a_menu_can_be_heard(
    window: MainWindow, button: str, settled: Settled, qtbot: QtBot
) -> None:
    window.panes.list.list.selectAll()
    settled()
    opener = next(one for one in window.findChildren(QAbstractButton, button) if one.isVisible())
    opener.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    lines = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    assert len(lines) > 1
    assert all(line.strip() for line in lines)


def test_every_dialog_can_be_heard(
    window: MainWindow, desk: Desk, on_reader: Do, on_writer: Do, settled: Settled
) -> None:
    one = window.panes.customer_id or 1
    full = on_writer(lambda: desk.office.customers.add(person()))
    entry = on_reader(lambda: desk.office.timeline.page(one))[0]
    card = on_reader(lambda: desk.office.customers.card(one))
    due = on_reader(lambda: desk.office.reminders.due(desk.clock.today(), 30))
    query = window.panes.list.model.query
    clock = desk.clock
    dialogs: list[tuple[str, Callable[[], QDialog]]] = [
        ("new customer", lambda: EditCustomerDialog(desk, window, None)),
        ("edit", lambda: EditCustomerDialog(desk, window, full)),
        ("quick log", lambda: QuickLogDialog(desk, window, QuickLogRequest((one,), text="call tomorrow"))),
        ("quick log of nobody", lambda: QuickLogDialog(desk, window, QuickLogRequest())),
        ("entry", lambda: EntryDialog(desk, window, entry)),
        ("follow-up", lambda: FollowUpDialog(desk, window, FollowUpRequest(one))),
        ("export", lambda: ExportDialog(desk, window, ExportRequest((one, 2), query))),
        ("tag", lambda: TagDialog(desk, window, (one, 2))),
        ("untag", lambda: UntagDialog(desk, window, (one, 2))),
        ("ended", lambda: EndingDialog(desk, window, card, died=False)),
        ("deceased", lambda: EndingDialog(desk, window, card, died=True)),
        ("away", lambda: AwayDialog(desk, window, "While you were away", due[:4])),
        (
            "moment",
            lambda: PickMomentDialog("Call", clock.now(), clock.zone, time(8), lambda _when: None, window),
        ),
        ("keys", lambda: KeysSheet(window.actions_.all(), window)),
        ("about", lambda: AboutDialog(desk, window)),
        ("closing", lambda: ClosingDialog(window)),
        ("error", lambda: ErrorDialog("ui/nowhere.py 1 KeyError", parent=window)),
    ]
    found: dict[str, list[str]] = {}
    for name, make in dialogs:
        dialog = make()
        dialog.open()
        settled()
        found[name] = faults(dialog)
        dialog.done(0)
        dialog.deleteLater()
        settled()
    assert {name: silent for name, silent in found.items() if silent} == {}


def test_the_details_of_every_kind_of_entry_can_be_heard(
    window: MainWindow, desk: Desk, on_reader: Do, settled: Settled
) -> None:
    entry = on_reader(lambda: desk.office.timeline.page(window.panes.customer_id or 1))[0]
    dialog = EntryDialog(desk, window, entry)
    dialog.open()
    settled()
    found: dict[str, list[str]] = {}
    for place in range(dialog.kind.count()):
        dialog.kind.setCurrentIndex(place)
        found[dialog.kind.currentText()] = faults(dialog)
    dialog.done(0)
    assert {kind: silent for kind, silent in found.items() if silent} == {}


def test_the_door_can_be_heard(qtbot: QtBot) -> None:
    door = Door()
    qtbot.addWidget(door)
    door.refuse(UserError("This office was made by a newer version.", "Update Regulars."))
    assert faults(door) == []


def test_control_what_is_silent_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    bare, named, kind, shown = QToolButton(), QToolButton(), ComboBox(), ComboBox()
    named.setAccessibleName("Bold")
    kind.addItem("Mobile")
    shown.addItem("Work")
    rows_ = QListWidget()
    rows_.setAccessibleName("Customers")
    rows_.addItem("Anna")
    for widget in (bare, named, kind, unseen_label("Kind", shown), shown, LineEdit(), rows_):
        row.addWidget(widget)
    window.show()
    assert len(nameless(window)) == 4, "the bare icon, the icon without a tooltip, the combo box, the line"
    assert careless(rows(rows_)) == [""], "nothing is said of the row but what is painted"
    assert careless(["Anna, , Herning", "Line 3: None.", "Anna Moe, 3 days since contact"]) == [
        "Anna, , Herning",
        "Line 3: None.",
    ]
