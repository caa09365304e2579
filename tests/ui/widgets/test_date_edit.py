"""Fields for a day and for a time of day."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.calendar_popup import CalendarPopup
from ui.widgets.date_edit import DateEdit, TimeEdit

TODAY = QDate(2026, 11, 24)


@pytest.fixture
def day_edit(qtbot: QtBot) -> DateEdit:
    edit = DateEdit(TODAY)
    qtbot.addWidget(edit)
    return edit


def test_an_empty_field_is_no_day_and_no_error(day_edit: DateEdit) -> None:
    assert day_edit.date() is None
    assert day_edit.error() == ""


def test_a_wrong_day_says_how_to_write_one(day_edit: DateEdit) -> None:
    day_edit.setText("31.2.2026")
    assert day_edit.date() is None
    assert day_edit.error() == "This is no day of the calendar. Write it like 24 Nov 2026."


def test_a_change_is_told_when_the_day_changes_not_with_every_key(day_edit: DateEdit, qtbot: QtBot) -> None:
    told: list[QDate | None] = []
    day_edit.changed.connect(lambda: told.append(day_edit.date()))
    qtbot.keyClicks(day_edit, "24.1")
    assert told == [QDate(2027, 1, 24)]
    qtbot.keyClicks(day_edit, "2")
    assert told[-1] == QDate(2026, 12, 24)
    day_edit.clear()
    assert told[-1] is None


def test_up_and_down_go_a_day_back_and_on(day_edit: DateEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(day_edit, Qt.Key.Key_Down)
    assert day_edit.date() == TODAY
    qtbot.keyClick(day_edit, Qt.Key.Key_Down)
    assert day_edit.date() == TODAY.addDays(1)
    qtbot.keyClick(day_edit, Qt.Key.Key_Up)
    assert day_edit.date() == TODAY


def test_leaving_the_field_writes_the_day_in_full(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    edit, time = DateEdit(TODAY), TimeEdit()
    column.addWidget(edit)
    column.addWidget(time)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    edit.setFocus()
    qtbot.keyClicks(edit, "3/12")
    time.setFocus()
    assert edit.text() == "3 Dec 2026"
    qtbot.keyClicks(time, "905")
    edit.setFocus()
    assert time.text() == "09:05"


def test_the_calendar_opens_with_the_keyboard_and_gives_the_day(day_edit: DateEdit, qtbot: QtBot) -> None:
    day_edit.set_date(TODAY)
    day_edit.show()
    qtbot.keyClick(day_edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    popup.month.clicked.emit(QDate(2026, 11, 28))
    assert not popup.isVisible()
    assert day_edit.date() == QDate(2026, 11, 28)


def test_a_time_goes_by_quarters(qtbot: QtBot) -> None:
    edit = TimeEdit()
    qtbot.addWidget(edit)
    edit.set_time(QTime(23, 50))
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.time() == QTime(0, 5)
    edit.setText("25")
    assert edit.error() == "This is no time of day. Write it like 14:05."
