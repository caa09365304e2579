"""Days, times, numbers and money as words, in the language spoken now."""

from __future__ import annotations

import functools
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from app.i18n import _, language, ngettext, pgettext

if TYPE_CHECKING:
    from babel import Locale

# The locale that stands for a language: English with the day before the month.
_LOCALES = {"en": "en_GB"}
# Babel's patterns with two changes: day and month in this order everywhere, and no comma after the weekday in rows.
_DAY_MONTH = {"en": "d MMM"}
_QUOTES = {"en": ("“", "”"), "da": ("”", "”"), "nb": ("«", "»"), "de": ("„", "“")}
_WEEK = 6


@functools.cache
def _locale(spoken: str) -> Locale:
    from babel import Locale

    return Locale.parse(_LOCALES.get(spoken, spoken))


def _format(day: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=_locale(language()))


def _capital(text: str) -> str:
    """Words that stand alone begin with a capital, which Danish and Norwegian days and months do not by themselves."""
    return text[:1].upper() + text[1:]


def _day_month() -> str:
    return _DAY_MONTH.get(language(), "d. MMM")


def day_short(day: date, today: date) -> str:
    """The date of a row: "Thu 12 Nov", in another year "12 Nov 2025"."""
    if day.year != today.year:
        return _format(day, f"{_day_month()} y")
    return _format(day, f"ccc {_day_month()}")


def day_in_row(day: date, today: date) -> str:
    """The day as a row says it: "Today", "Tomorrow", "Thursday" within six days, then the date."""
    ahead = (day - today).days
    if ahead == 0:
        return _("Today")
    if ahead == 1:
        return _("Tomorrow")
    if 1 < ahead <= _WEEK:
        return _capital(_format(day, "cccc"))
    return day_short(day, today)


def weekday_short(day: date) -> str:
    """The weekday alone, shortened: "Mon"."""
    return _format(day, "ccc")


def day_in_sentence(day: date, today: date) -> str:
    """The day after "on" in a sentence: "Saturday" within six days either way, else "28 November"."""
    if abs((day - today).days) <= _WEEK:
        return _format(day, "cccc")
    month = "d MMMM" if language() == "en" else "d. MMMM"
    return _format(day, month if day.year == today.year else f"{month} y")


def full_day(day: date) -> str:
    """The whole date, for tooltips: "Thursday, 12 November 2026"."""
    return _format(day, "full")


def day_and_month(day: int, month: int) -> str:
    """A yearly day without its year: "28 Nov"."""
    return _format(date(2000, month, day), _day_month())  # a leap year, so that every day exists


def month_name(month: int) -> str:
    """The month alone, 1 to 12: "November"."""
    return _capital(_format(date(2000, month, 1), "LLLL"))


def month_heading(day: date) -> str:
    """The heading over the entries of a month: "November 2026"."""
    return _capital(_format(day, "LLLL y"))


def time_of_day(moment: datetime | time) -> str:
    """Hours and minutes: "14:05"; Danish "14.05". A datetime is taken as it is: bring it to the firm's zone first."""
    from babel.dates import format_time

    clock = (
        moment.timetz().replace(tzinfo=None) if isinstance(moment, datetime) else moment.replace(tzinfo=None)
    )
    return format_time(clock, "short", locale=_locale(language()))


def time_in_sentence(moment: datetime | time) -> str:
    """The time of day where it stands in a sentence: German adds "Uhr"."""
    # Translators: German "{time} Uhr".
    return pgettext("time of day in a sentence", "{time}").format(time=time_of_day(moment))


def days_tight(days: int) -> str:
    """A number of days where there is little room: "94 d"."""
    # Translators: days, as short as it can be; German "{days} T".
    return _("{days} d").format(days=number(days))


def days_ago(days: int) -> str:
    """How long ago: "94 days ago"; "today" and "yesterday" for 0 and 1."""
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return ngettext("{days} day ago", "{days} days ago", days).format(days=number(days))


def days_ahead(days: int) -> str:
    """How far ahead: "in 7 days"; "today" and "tomorrow" for 0 and 1."""
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in {days} day", "in {days} days", days).format(days=number(days))


def duration(minutes: int) -> str:
    """A length of time: "3 h 10 min", "3 h", "10 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=number(hours))
    return _("{hours} h {minutes} min").format(hours=number(hours), minutes=rest)


def turns(age: int) -> str:
    """ "turns 50", beside a name or a day."""
    return _("turns {age}").format(age=age)


def prepare() -> None:
    """Loads the words of days and numbers, which takes a while, in a thread that can wait."""
    day_short(date(2000, 1, 1), date(2000, 1, 1))
    number(1000)


def number(value: float) -> str:
    """A number with its groups: "1,248"."""
    if isinstance(value, int) and abs(value) < 1000:
        return str(value)  # no groups: the same in all our languages
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_locale(language()))


def money(minor: int, currency: str) -> str:
    """An amount in minor units (øre, cents) of an ISO 4217 currency; decimals only where there are any."""
    from decimal import Decimal

    from babel.numbers import format_currency, get_currency_precision, get_currency_symbol

    locale = _locale(language())
    places = get_currency_precision(currency)
    amount = Decimal(minor).scaleb(-places)
    pattern = locale.currency_formats["standard"].pattern
    decimals = "." + "0" * places if places and amount % 1 else ""
    pattern = pattern.replace(".00", decimals)
    if get_currency_symbol(currency, locale)[-1:].isalpha():
        pattern = pattern.replace("¤#", "¤\u00a0#")  # "DKK 86,400" but "£86,400"
    return str(format_currency(amount, currency, pattern, locale=locale, currency_digits=False))


def quotes(text: str) -> str:
    """What was said or typed, in quotation marks."""
    before, after = _QUOTES[language()]
    return f"{before}{text}{after}"
