"""Days, numbers and money as they are said in each language."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from app import i18n, wording

THURSDAY = date(2026, 11, 12)
LONG_BEFORE = date(2026, 3, 1)
LANGUAGES = ("en", "da", "nb", "de")


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    before = i18n.language()
    yield
    i18n.use(before)


def in_each(*expected: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("spoken", "expected"), list(zip(LANGUAGES, expected, strict=True)))


@in_each("Thu 12 Nov", "tors. 12. nov.", "tor. 12. nov.", "Do 12. Nov.")
def test_a_day_in_a_row(spoken: str, expected: str) -> None:
    i18n.use(spoken)
    assert wording.day_in_row(THURSDAY, LONG_BEFORE) == expected


@in_each("12 Nov 2025", "12. nov. 2025", "12. nov. 2025", "12. Nov. 2025")
def test_a_day_of_another_year_says_the_year(spoken: str, expected: str) -> None:
    i18n.use(spoken)
    assert wording.day_in_row(date(2025, 11, 12), LONG_BEFORE) == expected


@in_each("Thursday", "Torsdag", "Torsdag", "Donnerstag")
def test_a_day_soon_is_its_weekday(spoken: str, expected: str) -> None:
    i18n.use(spoken)
    assert wording.day_in_row(THURSDAY, date(2026, 11, 6)) == expected
    assert wording.day_in_row(THURSDAY, date(2026, 11, 5)) != expected


@pytest.mark.parametrize(
    ("day", "today", "words"),
    [
        (date(2026, 11, 21), date(2026, 11, 21), "Today"),
        (date(2026, 11, 22), date(2026, 11, 21), "Tomorrow"),
        (date(2027, 1, 1), date(2026, 12, 31), "Tomorrow"),
        (date(2026, 11, 23), date(2026, 11, 21), "Monday"),
        (date(2026, 11, 27), date(2026, 11, 21), "Friday"),
        (date(2026, 11, 28), date(2026, 11, 21), "Sat 28 Nov"),
        (date(2027, 1, 3), date(2026, 12, 30), "Sunday"),
        (date(2026, 11, 20), date(2026, 11, 21), "Fri 20 Nov"),
        (date(2026, 1, 1), date(2025, 12, 20), "1 Jan 2026"),
    ],
)
def test_a_row_says_how_near_a_day_is(day: date, today: date, words: str) -> None:
    i18n.use("en")
    assert wording.day_in_row(day, today) == words


@in_each(
    "Thursday, 12 November 2026",
    "torsdag den 12. november 2026",
    "torsdag 12. november 2026",
    "Donnerstag, 12. November 2026",
)
def test_the_full_day(spoken: str, expected: str) -> None:
    i18n.use(spoken)
    assert wording.full_day(THURSDAY) == expected


@in_each("14:05", "14.05", "14:05", "14:05")
def test_the_time_of_day(spoken: str, expected: str) -> None:
    i18n.use(spoken)
    assert wording.time_of_day(time(14, 5, 59)) == expected
    assert wording.time_of_day(datetime(2026, 11, 12, 14, 5, tzinfo=UTC)) == expected


@in_each("November 2026", "November 2026", "November 2026", "November 2026")
def test_the_heading_of_a_month(spoken: str, expected: str) -> None:
    i18n.use(spoken)
    assert wording.month_heading(THURSDAY) == expected


@in_each("March", "Marts", "Mars", "März")
def test_the_name_of_a_month(spoken: str, expected: str) -> None:
    i18n.use(spoken)
    assert wording.month_name(3) == expected


@in_each("29 Feb", "29. feb.", "29. feb.", "29. Feb.")
def test_a_yearly_day_without_a_year(spoken: str, expected: str) -> None:
    i18n.use(spoken)
    assert wording.day_and_month(29, 2) == expected


@in_each("1,248", "1.248", "1\u00a0248", "1.248")
def test_a_number(spoken: str, expected: str) -> None:
    i18n.use(spoken)
    assert wording.number(1248) == expected


@in_each("DKK\u00a086,400", "86.400\u00a0kr.", "86\u00a0400\u00a0DKK", "86.400\u00a0DKK")
def test_danish_money(spoken: str, expected: str) -> None:
    i18n.use(spoken)
    assert wording.money(8_640_000, "DKK") == expected


@pytest.mark.parametrize(
    ("spoken", "minor", "currency", "words"),
    [
        ("de", 486_000, "EUR", "4.860\u00a0€"),
        ("de", 486_050, "EUR", "4.860,50\u00a0€"),
        ("nb", 8_640_000, "NOK", "86\u00a0400\u00a0kr"),
        ("nb", -8_640_005, "NOK", "-86\u00a0400,05\u00a0kr"),
        ("en", 1_999, "GBP", "£19.99"),
        ("en", -1_999, "GBP", "-£19.99"),
        ("en", 0, "EUR", "€0"),
        ("en", 5, "EUR", "€0.05"),
        ("en", 1_500, "JPY", "JP¥1,500"),
        ("en", 1_234, "KWD", "KWD\u00a01.234"),
        ("en", 9_007_199_254_740_993, "EUR", "€90,071,992,547,409.93"),
    ],
)
def test_money_shows_decimals_only_where_there_are_any(
    spoken: str, minor: int, currency: str, words: str
) -> None:
    i18n.use(spoken)
    assert wording.money(minor, currency) == words


@in_each("“tak”", "”tak”", "«tak»", "„tak“")
def test_quotation_marks(spoken: str, expected: str) -> None:
    i18n.use(spoken)
    assert wording.quotes("tak") == expected


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (10, "10 min"), (60, "1 h"), (190, "3 h 10 min"), (60_001, "1,000 h 1 min")],
)
def test_a_length_of_time(minutes: int, words: str) -> None:
    i18n.use("en")
    assert wording.duration(minutes) == words


@pytest.mark.parametrize(
    ("days", "ago", "ahead"),
    [
        (0, "today", "today"),
        (1, "yesterday", "tomorrow"),
        (2, "2 days ago", "in 2 days"),
        (94, "94 days ago", "in 94 days"),
        (1200, "1,200 days ago", "in 1,200 days"),
    ],
)
def test_days_in_a_sentence(days: int, ago: str, ahead: str) -> None:
    i18n.use("en")
    assert wording.days_ago(days) == ago
    assert wording.days_ahead(days) == ahead


def test_short_words() -> None:
    i18n.use("en")
    assert wording.days_tight(94) == "94 d"
    assert wording.turns(50) == "turns 50"
    assert wording.time_in_sentence(time(9, 5)) == "09:05"


def test_the_language_can_change_at_any_time() -> None:
    i18n.use("de")
    german = wording.number(1248)
    i18n.use("en")
    assert (german, wording.number(1248)) == ("1.248", "1,248")


def test_loading_the_rules_loads_no_heavy_library() -> None:
    """They are loaded at the start of the program, where every large module costs a noticeable time."""
    rooms = "app.wording, app.customers.names, app.customers.phones, app.customers.sort_key, app.reminders.milestones"
    heavy = "babel phonenumbers dateutil PySide6 peewee"
    code = f"import sys, {rooms}; print([name for name in {heavy.split()} if name in sys.modules])"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("spoken", "words"), [("en", "Saturday"), ("da", "lørdag"), ("nb", "lørdag"), ("de", "Samstag")]
)
def test_a_weekday_in_a_sentence_is_written_as_the_language_does(spoken: str, words: str) -> None:
    i18n.use(spoken)
    today = date(2026, 11, 24)
    assert wording.day_in_sentence(date(2026, 11, 28), today) == words
    assert wording.day_in_sentence(date(2026, 12, 1), today) != words


def test_a_day_beyond_the_week_is_a_date_in_a_sentence() -> None:
    i18n.use("en")
    today = date(2026, 11, 24)
    assert wording.day_in_sentence(date(2026, 12, 1), today) == "1 December"
    assert wording.day_in_sentence(date(2027, 1, 11), today) == "11 January 2027"
    assert wording.day_in_sentence(date(2026, 11, 20), today) == "Friday"
    assert wording.weekday_short(date(2026, 11, 30)) == "Mon"
