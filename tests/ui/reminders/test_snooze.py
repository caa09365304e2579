"""Picking any moment to be reminded again."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from ui.reminders.snooze import PickMomentDialog

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)  # 10:00 in Copenhagen


@pytest.fixture
def chosen() -> list[datetime]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, chosen: list[datetime]) -> PickMomentDialog:
    dialog = PickMomentDialog("Send drawing", NOW, ZONE, time(8, 30), chosen.append)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_offers_tomorrow_morning(dialog: PickMomentDialog, chosen: list[datetime]) -> None:
    dialog.submit()
    assert chosen == [datetime(2026, 11, 21, 7, 30, tzinfo=UTC)]
    assert not dialog.isVisible()


def test_wall_time_is_kept_over_the_change_to_summer_time(
    dialog: PickMomentDialog, chosen: list[datetime]
) -> None:
    dialog.day.set_date(QDate(2027, 3, 29))
    dialog.submit()
    assert chosen == [datetime(2027, 3, 29, 6, 30, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("day", "at"), [("20 Nov 2026", "10:00"), ("19 Nov 2026", "12:00"), ("", "12:00"), ("21 Nov 2026", "")]
)
def test_a_moment_that_has_passed_or_is_none_is_refused(
    dialog: PickMomentDialog, chosen: list[datetime], day: str, at: str
) -> None:
    dialog.day.setText(day)
    dialog.at.setText(at)
    dialog.submit()
    assert chosen == []
    assert dialog.isVisible()


def test_later_today_is_possible(dialog: PickMomentDialog, chosen: list[datetime]) -> None:
    dialog.day.set_date(QDate(2026, 11, 20))
    dialog.at.setText("10:01")
    dialog.submit()
    assert chosen == [datetime(2026, 11, 20, 9, 1, tzinfo=UTC)]
