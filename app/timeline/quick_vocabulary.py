"""The plain wordings of the four languages that promise something on a day, as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

DAY, WEEK, MONTH = "day", "week", "month"


@dataclass(frozen=True, slots=True)
class _Words:
    """One language as written down: every text is the inside of a regular expression."""

    doing: dict[str, str]
    never: str
    behind: str
    tomorrow: str
    after_tomorrow: str
    next_week: str
    new_year: str
    holidays: str
    ahead: str
    about: str
    numbers: str
    units: dict[str, str]
    weekdays: str
    weekday_before: str
    weekday_needs_before: bool
    next_weekday: str
    months: str
    before_date: str
    before_time: str
    after_time: str
    part_of_day: str


_WORDS = {
    "en": _Words(
        doing={
            "call": r"call(?! centre| center)|calls|calling|ring|phone|ring back|try again",
            "write": r"write|mail|e-mail|email|text",
            "send": r"send|sent over|be sent|offer|quote|deliver",
            "visit": r"visit|come by|stop by|drop by|drop in|come round|come over|go by|go and see",
            "meet": r"meet|meeting|lunch|dinner|coffee|appointment|see (?:her|him|them|you)",
            "": r"follow up|follow-up|remind|check|ask|get back|be in touch|talk|speak|discuss|thank|order|promised to",
        },
        never=r"not|never|don['’]t|won['’]t|doesn['’]t|didn['’]t|can['’]t|cannot|no need",
        behind=r"(?:last|past|previous|since|every|each|until|till)\s+\w+"
        r"|\w+days?\s+(?:of\s+)?last\s+week|\w+\s+ago|(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s",
        tomorrow=r"tomorrow",
        after_tomorrow=r"(?:the )?day after tomorrow",
        next_week=r"(?:early |at the beginning of |some time |sometime )?next week",
        new_year=r"(?:early |at the beginning of |right )?in(?:to)? the new year|after (?:the )?new year",
        holidays=r"after (?:the )?(?:christmas|xmas)(?: holidays?)?|after the holidays",
        ahead=r"in|within",
        about=r"about|around|roughly",
        numbers="a|an|one two three four five six seven eight nine ten eleven twelve",
        units={DAY: "days?", WEEK: "weeks?", MONTH: "months?"},
        weekdays="monday tuesday wednesday thursday friday saturday sunday",
        weekday_before=r"on|(?<!come )(?<!stop )(?<!drop )(?<!go )by|before|coming|this|for",
        weekday_needs_before=False,
        next_weekday="next",
        months="january|jan february|feb march|mar april|apr may june|jun july|jul august|aug"
        " september|sept|sep october|oct november|nov december|dec",
        before_date=r"on|by|before|the",
        before_time=r"at|@|around",
        after_time=r"o['’]clock|hrs",
        part_of_day=r"in the morning|morning|in the afternoon|afternoon|evening|noon",
    ),
    "da": _Words(
        doing={
            "call": r"ring|ringe|ringer|ringes|kalde op|telefonerer?|prøver? igen",
            "write": r"skriv|skrive|skriver|maile?r?|sms",
            "send": r"send|sende|sender|sendes|leverer?|leveres|tilbud(?:det)?",
            "visit": r"besøge?r?|kom forbi|komme forbi|kommer forbi|kigger? forbi|kigge ind|kører? forbi",
            "meet": r"møde|mødes|møder|frokost|kaffe|aftale|ses|ser vi",
            "": r"følger? op|opfølgning|husk|minde|spørge?r?|vender? tilbage|snakkes|tale|taler|takke?r?"
            r"|tjekke?r?|hører? fra",
        },
        never=r"ikke|aldrig|ingen",
        behind=r"(?:sidste|forrige|seneste|siden|hver|hvert|indtil)\s+\w+"
        r"|\w+dag\s+i\s+(?:sidste|forrige)\s+uge|for\s+\S+\s+\w+\s+siden",
        tomorrow=r"i ?morgen(?! ?tidlig nat)",
        after_tomorrow=r"i ?overmorgen",
        next_week=r"(?:i |først i |i starten af |en gang i )?næste uge",
        new_year=r"(?:først |tidligt |lige )?(?:i|på) (?:starten af |begyndelsen af )?det nye år"
        r"|efter nytår|på den anden side af nytår(?:et)?",
        holidays=r"efter jul(?:en|eferien)?|efter helligdagene",
        ahead=r"om|inden for",
        about=r"ca\.?|cirka|omkring|en",
        numbers="en|et to tre fire fem seks syv otte ni ti elleve tolv",
        units={DAY: "dage?|døgn", WEEK: "uger?", MONTH: "måneder|måned"},
        weekdays="mandag tirsdag onsdag torsdag fredag lørdag søndag",
        weekday_before=r"på|inden|senest|til|førstkommende|kommende|nu på",
        weekday_needs_before=False,
        next_weekday="næste",
        months="januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug"
        " september|sept|sep oktober|okt november|nov december|dec",
        before_date=r"den|d\.|inden|senest|til",
        before_time=r"kl\.?|klokken|ved",
        after_time=r"tiden",
        part_of_day=r"tidlig|formiddag|eftermiddag|morgen|aften",
    ),
    "nb": _Words(
        doing={
            "call": r"ring|ringe|ringer|ringes|telefonere?r?|prøver? igjen",
            "write": r"skriv|skrive|skriver|maile?r?|sms",
            "send": r"send|sende|sender|sendes|leverer?|leveres|tilbud(?:et)?",
            "visit": r"besøke?r?|kom innom|komme innom|kommer innom|stikker? innom|kjører? innom|kikker? innom",
            "meet": r"møte|møtes|møter|lunsj|kaffe|avtale|ses|sees",
            "": r"følger? opp|følge opp|oppfølging|husk|minne|spørre?|spør|kommer? tilbake|snakkes|snakke|takke?r?"
            r"|sjekke?r?|hører? fra",
        },
        never=r"ikke|aldri|ingen",
        behind=r"(?:siste|sist|forrige|siden|hver|hvert|inntil)\s+\w+"
        r"|\w+dag\s+i\s+(?:siste|forrige)\s+uke|for\s+\S+\s+\w+\s+siden",
        tomorrow=r"i ?morgen",
        after_tomorrow=r"i ?overmorgen",
        next_week=r"(?:i |tidlig i |i begynnelsen av |en gang i )?neste uke",
        new_year=r"(?:tidlig |rett )?på nyåret|i (?:begynnelsen av )?det nye året|(?:etter|over) nyttår",
        holidays=r"etter jul(?:en|eferien)?|etter romjulen|etter helligdagene",
        ahead=r"om|innen",
        about=r"ca\.?|cirka|omtrent|rundt",
        numbers="en|ei|et|ett to tre fire fem seks sju|syv åtte ni ti elleve tolv",
        units={DAY: "dager|dag|døgn", WEEK: "uker|uke", MONTH: "måneder|måned"},
        weekdays="mandag tirsdag onsdag torsdag fredag lørdag søndag",
        weekday_before=r"på|innen|senest|til|førstkommende|kommende|nå på",
        weekday_needs_before=False,
        next_weekday="neste",
        months="januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug"
        " september|sept|sep oktober|okt november|nov desember|des",
        before_date=r"den|innen|senest|til",
        before_time=r"kl\.?|klokken|klokka|ved",
        after_time=r"tiden",
        part_of_day=r"tidlig|formiddag|ettermiddag|morgen|kveld",
    ),
    "de": _Words(
        doing={
            "call": r"anrufen|anzurufen|rufe?t?|telefonieren|telefoniere|zurückrufen|zurückzurufen|durchklingeln"
            r"|anruf|rückruf|erneut versuchen",
            "write": r"schreiben|schreibe|zu schreiben|mailen|maile",
            "send": r"schicken|schicke|schickt|senden|sende|zusenden|zuschicken|liefern|liefere|angebot",
            "visit": r"besuchen|besuche|vorbeikommen|vorbeizukommen|komme|vorbeischauen|schaue|vorbeifahren|fahre",
            "meet": r"treffen|trifft|treffe|termin|mittagessen|kaffee|besprechung|sehen uns",
            "": r"nachfassen|nachfragen|nachhaken|melden|melde|meldet|erinnern|fragen|frage|sprechen|spreche"
            r"|bedanken|bedanke|prüfen|prüfe|wiedervorlage|rückmeldung|abholen",
        },
        never=r"nicht|nie|niemals|keine?[nrsm]?",
        behind=r"(?:letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?|seit(?: dem)?|jede[nrsm]?)\s+\w+"
        r"|(?:herrn?|frau|familie|firma)\s+\w+"
        r"|vor\s+\S+\s+\w+|(?:guten|am|jeden|heute|gestern) morgen",
        tomorrow=r"(?-i:\bmorgen\b|^Morgen\b)",
        after_tomorrow=r"übermorgen",
        next_week=r"(?:Anfang )?(?:nächste|nächster|kommende|kommender) Woche",
        new_year=r"(?:Anfang|zu Beginn) (?:des )?(?:neuen|nächsten|kommenden) Jahr(?:es|s)|im neuen Jahr"
        r"|nach (?:Neujahr|dem Jahreswechsel)|Anfang Januar",
        holidays=r"nach (?:Weihnachten|den Weihnachtsfeiertagen|den Feiertagen)",
        ahead=r"in|binnen",
        about=r"ca\.?|circa|etwa|ungefähr|rund",
        numbers="einem|einer|einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        units={DAY: "tage?n?", WEEK: "wochen?", MONTH: "monate?n?"},
        weekdays="montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
        weekday_before=r"am|bis(?: zum)?|zum|ab|diesen|kommenden|am kommenden|den",
        weekday_needs_before=True,  # Herr Freitag and Frau Sonntag are names
        next_weekday="(?:am )?nächsten",
        months="januar|jan februar|feb märz april|apr mai juni|jun juli|jul august|aug"
        " september|sept|sep oktober|okt november|nov dezember|dez",
        before_date=r"am|den|bis(?: zum)?|zum|ab|vom",
        before_time=r"um|gegen|ab",
        after_time=r"uhr",
        part_of_day=r"früh|vormittags?|nachmittags?|mittags?|abends?|morgens?",
    ),
}

_YEAR = r"(?:[\s,]+(?P<year>\d{4}))?"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language, ready to be looked for."""

    doing: tuple[tuple[str, re.Pattern[str]], ...]
    never: re.Pattern[str]
    behind: re.Pattern[str]
    tomorrow: re.Pattern[str]
    after_tomorrow: re.Pattern[str]
    next_week: re.Pattern[str]
    new_year: re.Pattern[str]
    holidays: re.Pattern[str]
    span: re.Pattern[str]
    weekday: re.Pattern[str]
    date: re.Pattern[str]
    digits: re.Pattern[str]
    time_after: re.Pattern[str]
    time_before: re.Pattern[str]
    numbers: dict[str, int]
    units: tuple[tuple[str, re.Pattern[str]], ...]
    weekdays: dict[str, int]
    months: dict[str, int]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The patterns of a language; of one we do not speak, the English ones."""
    said = _WORDS.get(language, _WORDS["en"])
    numbers, weekdays, months = (_counted(text) for text in (said.numbers, said.weekdays, said.months))
    weekday_names, month_names = _any(weekdays), _any(months)
    before = rf"(?:(?:{said.weekday_before})\s+)" + ("" if said.weekday_needs_before else "?")
    part = rf"(?:,?\s*(?:{said.part_of_day}))?"
    clock = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?"
    half = r"(?P<half>\s?[ap]\.?m\b\.?)?" if language == "en" else "(?P<half>(?!))?"
    return Vocabulary(
        doing=tuple((what, _words(text)) for what, text in said.doing.items()),
        never=_words(said.never),
        behind=_words(said.behind),
        tomorrow=_words(rf"(?<!after )(?:{said.tomorrow})"),
        after_tomorrow=_words(said.after_tomorrow),
        next_week=_words(said.next_week),
        new_year=_words(said.new_year),
        holidays=_words(said.holidays),
        span=_words(
            rf"(?:{said.ahead})\s+(?:(?:{said.about})\s+)?(?P<count>\d{{1,2}}|{_any(numbers)})\s+"
            rf"(?P<unit>{'|'.join(said.units.values())})"
        ),
        weekday=_words(
            rf"(?:(?P<next>{said.next_weekday})\s+|{before})(?P<name>{weekday_names})(?:s?{said.part_of_day})?"
        ),
        date=_words(
            rf"(?:(?:{said.weekday_before}|{said.before_date})\s+)?(?:(?:{weekday_names}),?\s+)?"
            rf"(?:(?:the|den|d\.)\s+)?(?:(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?(?P<month>{month_names})\.?"
            rf"|(?P<month2>{month_names})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]\d)){_YEAR}"
        ),
        digits=re.compile(
            rf"(?:\b(?P<before>{said.weekday_before}|{said.before_date})\s+)?(?:\b(?:{weekday_names}),?\s+)?"
            rf"(?:(?:the|den|d\.)\s+)?(?<![\d.,:/])(?P<day>\d{{1,2}})"
            r"(?:/(?P<month>\d{1,2})(?:/(?P<year>\d{4}|\d\d))?"
            r"|\.\s?(?P<month2>\d{1,2})\.(?:\s?(?P<year2>\d{4}|\d\d)\b)?)(?![\d/%:]|\.\d)",
            re.IGNORECASE,
        ),
        time_after=re.compile(
            rf"{part}(?:,?\s+(?:{said.before_time})\s*|,?\s+(?P<bare>)){clock}{half}"
            rf"(?P<word>\s?(?:{said.after_time})\b)?(?![\d%/]|[.:]\d)(?P<end>(?=\s*(?:$|[,.;–)-])))?",
            re.IGNORECASE,
        ),
        time_before=re.compile(
            rf"\b(?:{said.before_time})\s*{clock}{half}(?:\s?(?:{said.after_time}))?,?\s+$", re.IGNORECASE
        ),
        numbers=numbers,
        units=tuple((unit, re.compile(text, re.IGNORECASE)) for unit, text in said.units.items()),
        weekdays=weekdays,
        months=months,
    )


def _words(inside: str) -> re.Pattern[str]:
    """A pattern that begins and ends with a word."""
    return re.compile(rf"(?<!\w)(?:{inside})(?!\w)", re.IGNORECASE)


def _counted(names: str) -> dict[str, int]:
    """ "monday tuesday" as {"monday": 1, "tuesday": 2}; names that mean the same are joined by "|"."""
    return {name: number for number, same in enumerate(names.split(), 1) for name in same.split("|")}


def _any(names: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))
