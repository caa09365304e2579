"""How days and times of day are typed and written in the four languages of the controls."""

from __future__ import annotations

import re

from PySide6.QtCore import QDate, QLocale, QTime

from app import i18n

_LOCALES = {"en": "en_GB", "da": "da_DK", "nb": "nb_NO", "de": "de_DE"}  # Europe: the day comes first
_OLDEST_YEAR = 1000  # below it a year was mistyped


def locale() -> QLocale:
    """The locale of the language spoken now."""
    return QLocale(_LOCALES[i18n.language()])


def month_names() -> list[str]:
    """January to December, as they stand alone."""
    return [locale().standaloneMonthName(month) for month in range(1, 13)]


def written_day(day: QDate) -> str:
    """A day in full, as it stands in a field: "24 Nov 2026", "24. Nov. 2026"."""
    pattern = "d MMM yyyy" if i18n.language() == "en" else "d. MMM yyyy"
    return locale().toString(day, pattern)


def written_time(time: QTime) -> str:
    """A time of day: "14:05", in Danish "14.05"."""
    return time.toString("HH.mm" if i18n.language() == "da" else "HH:mm")


def read_day(words: str, today: QDate) -> QDate | None:
    """A typed day: "24.11.2026", "24/11", "24 nov", "2026-11-24". None when it is not one.

    Day before month, as everywhere in Europe. Without a year it is the next such day from `today` on;
    a year of two digits is one of this century.
    """
    text = words.strip().lower().rstrip(".")
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    parts = [part for part in re.split(r"[\s./,-]+", text) if part]
    if len(parts) not in (2, 3) or not parts[0].isdecimal():
        return None
    month = _month(parts[1])
    if month is None:
        return None
    if len(parts) == 3:
        if not parts[2].isdecimal() or len(parts[2]) not in (2, 4):
            return None
        year = int(parts[2]) + (today.year() // 100 * 100 if len(parts[2]) == 2 else 0)
        return _day(year, month, int(parts[0]))
    for year in range(today.year(), today.year() + 9):  # 29 February may be eight years away
        day = _day(year, month, int(parts[0]))
        if day is not None and day >= today:
            return day
    return None


def read_time(words: str) -> QTime | None:
    """A typed time of day: "14:05", "14.05", "1405", "9". None when it is not one."""
    text = words.strip().lower().removesuffix("uhr").removeprefix("kl.").strip()
    match = re.fullmatch(r"(\d{1,2})(?:[.:\s]?(\d{2}))?", text)
    if match is None:
        return None
    time = QTime(int(match[1]), int(match[2] or 0))
    return time if time.isValid() else None


def _day(year: int, month: int, day: int) -> QDate | None:
    made = QDate(year, month, day)
    return made if made.isValid() and year >= _OLDEST_YEAR else None


def _month(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else None
    if len(word) < 3:
        return None
    found = [number for number, name in enumerate(month_names(), 1) if name.lower().startswith(word)]
    return found[0] if len(found) == 1 else None
