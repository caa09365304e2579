"""A yearly day typed in three fields."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import i18n
from ui.widgets.partial_date import PartialDateEdit


@pytest.fixture
def edit(qtbot: QtBot) -> PartialDateEdit:
    made = PartialDateEdit()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("day", "month", "year", "value"),
    [
        ("28", 11, "1976", (28, 11, 1976)),
        ("28", 11, "", (28, 11, None)),
        ("5", 6, "", (5, 6, None)),
        ("05", 6, "", (5, 6, None)),
        ("29", 2, "", (29, 2, None)),  # a birthday whose year nobody knows
        ("29", 2, "2000", (29, 2, 2000)),
        ("31", 12, "1600", (31, 12, 1600)),
        ("", None, "", None),
    ],
)
def test_what_may_be_a_day_is_one(
    edit: PartialDateEdit, day: str, month: int | None, year: str, value: tuple[int, int, int | None] | None
) -> None:
    edit.day.setText(day)
    edit.month.set_value(month)
    edit.year.setText(year)
    assert edit.value() == value
    assert edit.error() == ""


@pytest.mark.parametrize(
    ("day", "month", "year", "error"),
    [
        ("31", 2, "", "February has the days 1 to 29."),
        ("30", 2, "2000", "February has the days 1 to 29."),
        ("31", 4, "", "April has the days 1 to 30."),
        ("0", 1, "", "January has the days 1 to 31."),
        ("32", 1, "1976", "January has the days 1 to 31."),
        ("29", 2, "1975", "1975 was not a leap year: February had 28 days."),
        ("29", 2, "1900", "1900 was not a leap year: February had 28 days."),
        ("28", None, "", "Choose the month."),
        ("28", None, "1976", "Choose the month."),
        ("", 11, "", "Add the day."),
        ("", 11, "1976", "Add the day."),
        ("", None, "1976", "Add the day and the month."),
        ("28", 11, "76", "Write the year with four digits, or leave it empty."),
        ("28", 11, "0", "Write the year with four digits, or leave it empty."),
        ("28", 11, "9999", "Write the year with four digits, or leave it empty."),
    ],
)
def test_what_is_no_day_says_why(
    edit: PartialDateEdit, day: str, month: int | None, year: str, error: str
) -> None:
    edit.day.setText(day)
    edit.month.set_value(month)
    edit.year.setText(year)
    assert edit.error() == error
    assert edit.value() is None


def test_typing_a_whole_day_leads_on_to_the_month(edit: PartialDateEdit, qtbot: QtBot) -> None:
    with qtbot.waitActive(edit):
        edit.show()
        edit.activateWindow()
    edit.day.setFocus()
    qtbot.keyClicks(edit.day, "28")
    assert edit.month.hasFocus()
    qtbot.keyClicks(edit.month, "n")
    assert edit.value() == (28, 11, None)


def test_letters_are_not_taken_for_days(edit: PartialDateEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit.day, "x2y")
    qtbot.keyClicks(edit.year, "19a76")
    assert (edit.day.text(), edit.year.text()) == ("2", "1976")


def test_setting_and_clearing_is_told_once(edit: PartialDateEdit) -> None:
    told: list[tuple[int, int, int | None] | None] = []
    edit.changed.connect(lambda: told.append(edit.value()))
    edit.set_value(28, 11, 1976)
    edit.set_value(29, 2)
    edit.clear()
    assert told == [(28, 11, 1976), (29, 2, None), None]
    assert edit.is_empty()


def test_every_key_is_told(edit: PartialDateEdit, qtbot: QtBot) -> None:
    told: list[str] = []
    edit.changed.connect(lambda: told.append(edit.error()))
    qtbot.keyClick(edit.day, Qt.Key.Key_3)
    qtbot.keyClick(edit.day, Qt.Key.Key_1)
    edit.month.set_value(2)
    assert told == ["Choose the month.", "Choose the month.", "February has the days 1 to 29."]


def test_months_are_named_in_the_language_spoken(qtbot: QtBot) -> None:
    i18n.use("de")
    edit = PartialDateEdit()
    qtbot.addWidget(edit)
    edit.set_value(1, 3)
    assert edit.month.currentText() == "März"


def test_all_three_fields_show_the_error_and_have_names(edit: PartialDateEdit) -> None:
    edit.set_wrong(True)
    assert [bool(part.property("wrong")) for part in (edit.day, edit.month, edit.year)] == [True] * 3
    assert all(part.accessibleName() for part in (edit.day, edit.month, edit.year))
