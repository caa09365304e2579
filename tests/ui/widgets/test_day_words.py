"""Days and times as people type them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QTime

from app import i18n
from ui.widgets.day_words import month_names, read_day, read_time, written_day, written_time

TODAY = QDate(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("24.11.2026", (2026, 11, 24)),
        ("24/11/2026", (2026, 11, 24)),
        ("3.4.1976", (1976, 4, 3)),  # the day comes first
        ("2026-02-03", (2026, 2, 3)),
        ("24.11.26", (2026, 11, 24)),
        ("24.11", (2026, 11, 24)),  # today counts as coming
        ("23.11.", (2027, 11, 23)),  # yesterday has passed: next year's
        ("24 nov", (2026, 11, 24)),
        ("1 January 2027", (2027, 1, 1)),
        (" 24 Nov 2026 ", (2026, 11, 24)),
        ("29.2", (2028, 2, 29)),
        ("29.2.2024", (2024, 2, 29)),
    ],
)
def test_a_day_is_understood(words: str, day: tuple[int, int, int]) -> None:
    assert read_day(words, TODAY) == QDate(*day)


@pytest.mark.parametrize(
    "words",
    ["", "24", "31.2.2026", "29.2.2026", "32.1.2026", "1.13.2026", "0.0.00", "tomorrow", "24 m", "ju 5",
     "5 ju", "24.11.999", "24.11.02026", "24.11.2026.1", "²4.11.2026", "1.1.0001"],
)  # fmt: skip
def test_what_is_no_day_is_refused(words: str) -> None:
    assert read_day(words, TODAY) is None


@pytest.mark.parametrize("language", list(i18n.LANGUAGES))
def test_what_is_written_is_read_again(language: str) -> None:
    i18n.use(language)
    for month in range(1, 13):
        day = QDate(2027, month, 9)
        assert read_day(written_day(day), TODAY) == day
        assert read_day(f"9. {month_names()[month - 1]} 2027", TODAY) == day
    time = QTime(14, 5)
    assert read_time(written_time(time)) == time


@pytest.mark.parametrize(
    ("words", "time"),
    [("14:05", (14, 5)), ("14.05", (14, 5)), ("1405", (14, 5)), ("9", (9, 0)), ("905", (9, 5)), ("0:00", (0, 0)),
     ("kl. 9", (9, 0)), ("14:05 Uhr", (14, 5))],
)  # fmt: skip
def test_a_time_is_understood(words: str, time: tuple[int, int]) -> None:
    assert read_time(words) == QTime(*time)


@pytest.mark.parametrize("words", ["", "24:00", "14:60", "14:5", "noon", "25", "1:2:3"])
def test_what_is_no_time_is_refused(words: str) -> None:
    assert read_time(words) is None


@pytest.mark.parametrize(
    ("language", "day", "time"),
    [
        ("en", "12 Nov 2025", "14:05"),
        ("da", "12. nov. 2025", "14.05"),
        ("nb", "12. nov. 2025", "14:05"),
        ("de", "12. Nov. 2025", "14:05"),
    ],
)
def test_days_and_times_are_written_as_the_language_does(language: str, day: str, time: str) -> None:
    i18n.use(language)
    assert written_day(QDate(2025, 11, 12)) == day
    assert written_time(QTime(14, 5)) == time
