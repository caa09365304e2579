"""Plain wordings in four languages, and the traps: what lies behind, what is negated, what only looks like a day."""

from __future__ import annotations

from datetime import date, time

import pytest

from app.timeline.quick_words import LONGEST, Found, follow_up_in

FRIDAY = date(2026, 11, 20)
NEW_YEAR = date(2027, 1, 11)


def read(text: str, language: str, today: date = FRIDAY) -> tuple[str, str] | None:
    """Day and time as text, or None: short enough for a table."""
    found = follow_up_in(text, today, language)
    return None if found is None else (found.day.isoformat(), f"{found.time:%H:%M}" if found.time else "")


def test_a_promise_carries_the_words_it_was_read_from() -> None:
    text = "Byg & Bolig fair, Herning. Very pleased. I’ll call early in the new year for lunch – the barn."
    assert follow_up_in(text, FRIDAY, "en") == Found(NEW_YEAR, None, "early in the new year", "call")


def test_the_time_is_part_of_the_words() -> None:
    found = follow_up_in("Left a voicemail: will come by Thursday at 10", FRIDAY, "en")
    assert found == Found(date(2026, 11, 26), time(10), "Thursday at 10", "visit")


PROMISES = [
    ("en", "Call tomorrow", "2026-11-21", ""),
    ("en", "I will ring tomorrow at 9:30.", "2026-11-21", "09:30"),
    ("en", "Send the drawing the day after tomorrow", "2026-11-22", ""),
    ("en", "Call her next week", "2026-11-23", ""),
    ("en", "write in 3 days", "2026-11-23", ""),
    ("en", "Meet again in two weeks", "2026-12-04", ""),
    ("en", "Follow up in about a month", "2026-12-20", ""),
    ("en", "call on Thursday", "2026-11-26", ""),
    ("en", "Meeting next Tuesday 10", "2026-11-24", "10:00"),
    ("en", "call at 10 on Thursday", "2026-11-26", "10:00"),
    ("en", "call Thursday afternoon at 3", "2026-11-26", "15:00"),
    ("en", "call Thursday at 03:00", "2026-11-26", "03:00"),
    ("en", "call Thursday at 4pm", "2026-11-26", "16:00"),
    ("en", "call on Friday", "2026-11-27", ""),
    ("en", "Will call after New Year", "2027-01-11", ""),
    ("en", "Call after the holidays", "2027-01-11", ""),
    ("en", "send the offer by 12 March", "2027-03-12", ""),
    ("en", "call on December 3rd", "2026-12-03", ""),
    ("en", "call on the 3rd of December at 14:00", "2026-12-03", "14:00"),
    ("en", "call Thursday 10 December", "2026-12-10", ""),
    ("en", "visit on 12/3", "2027-03-12", ""),
    ("en", "call on 12/3/2028", "2028-03-12", ""),
    ("da", "Ringer i morgen kl. 10.30", "2026-11-21", "10:30"),
    ("da", "Ring i overmorgen", "2026-11-22", ""),
    ("da", "Jeg skriver i næste uge", "2026-11-23", ""),
    ("da", "Ringer om 14 dage", "2026-12-04", ""),
    ("da", "Følge op om en måned", "2026-12-20", ""),
    ("da", "Vi ses på torsdag kl 10", "2026-11-26", "10:00"),
    ("da", "Kommer forbi næste tirsdag 10", "2026-11-24", "10:00"),
    ("da", "Ringer tidligt i det nye år om frokost", "2027-01-11", ""),
    ("da", "Ringer på den anden side af nytår", "2027-01-11", ""),
    ("da", "sender tilbud den 12. marts", "2027-03-12", ""),
    ("da", "Ringer 12.3. igen", "2027-03-12", ""),
    ("da", "Møde torsdag den 3. december kl. 9", "2026-12-03", "09:00"),
    ("nb", "Ringer i morgen klokka 10", "2026-11-21", "10:00"),
    ("nb", "Ringer i overmorgen", "2026-11-22", ""),
    ("nb", "Sender tegningen neste uke", "2026-11-23", ""),
    ("nb", "Følger opp om to uker", "2026-12-04", ""),
    ("nb", "Møte på torsdag kl. 14", "2026-11-26", "14:00"),
    ("nb", "Ringer tidlig på nyåret", "2027-01-11", ""),
    ("nb", "Ringer 12. mars", "2027-03-12", ""),
    ("de", "Morgen anrufen", "2026-11-21", ""),
    ("de", "Ich rufe morgen um 10 Uhr an.", "2026-11-21", "10:00"),
    ("de", "Übermorgen anrufen", "2026-11-22", ""),
    ("de", "Angebot nächste Woche schicken", "2026-11-23", ""),
    ("de", "Ich melde mich in zwei Wochen", "2026-12-04", ""),
    ("de", "In ca. 3 Monaten nachfassen", "2027-02-20", ""),
    ("de", "Treffen am Donnerstag um 10:30 Uhr", "2026-11-26", "10:30"),
    ("de", "Um 10 Uhr am Donnerstag anrufen", "2026-11-26", "10:00"),
    ("de", "Termin nächsten Dienstag 10 Uhr", "2026-11-24", "10:00"),
    ("de", "Ich rufe Anfang des neuen Jahres an", "2027-01-11", ""),
    ("de", "Nach Neujahr anrufen", "2027-01-11", ""),
    ("de", "Anrufen am 12. März", "2027-03-12", ""),
    ("de", "Anrufen am 12.3.", "2027-03-12", ""),
    ("de", "Bis zum 12.3.2027 schicken", "2027-03-12", ""),
]


@pytest.mark.parametrize(("language", "text", "day", "at"), PROMISES)
def test_a_promise_is_understood(language: str, text: str, day: str, at: str) -> None:
    assert read(text, language) == (day, at)


TRAPS = [
    ("en", ""),
    ("en", "Talked about the staircase"),
    ("en", "Met her last Thursday, will call"),
    ("en", "Called on Thursday"),  # it has happened
    ("en", "She is on holiday next week"),  # nothing to do
    ("en", "Don’t call next week"),
    ("en", "She asked us not to call before Thursday"),
    ("en", "We talk every Thursday"),
    ("en", "Call back! She was there 3 days ago"),
    ("en", "Check the invoice of 12 November"),  # behind us, and a year off is not meant
    ("en", "Send the drawing from 12/3/2024"),
    ("en", "Send half: 1/2 of it, 3/4 at most"),
    ("en", "Support to call: 24/7"),
    ("en", "Offer: 12.50 a piece"),
    ("en", "Call 31 April"),
    ("en", "Thursday’s meeting went well"),
    ("en", "Paid in 3 parts, call centre"),
    ("en", "Nice weather tomorrow. Call done"),
    ("da", "Ringede i torsdags"),
    ("da", "Møde sidste torsdag"),
    ("da", "Mødet torsdag i sidste uge var godt, skal vi ringe"),
    ("da", "Ring ikke i næste uge"),
    ("da", "Skrev for 3 dage siden, ringer"),
    ("da", "Hun er væk i næste uge"),
    ("nb", "Møte forrige torsdag"),
    ("nb", "Ikke ring i morgen"),
    ("nb", "Vi snakker hver mandag, ringer"),
    ("de", "Guten Morgen gewünscht und Angebot besprochen"),
    ("de", "Anruf von Herrn Freitag"),
    ("de", "Frau Sonntag anrufen"),
    ("de", "Treffen letzten Donnerstag"),
    ("de", "Treffen vor 3 Tagen"),
    ("de", "Nächste Woche nicht anrufen"),
    ("de", "Heute Morgen telefonieren"),
    ("de", "Angebot über 12.500 Euro"),
]


@pytest.mark.parametrize(("language", "text"), TRAPS)
def test_what_is_no_promise_is_left_alone(language: str, text: str) -> None:
    assert read(text, language) is None


YEAR_ENDS = [
    ("Call tomorrow", date(2026, 12, 31), "2027-01-01"),
    ("Call next week", date(2026, 12, 28), "2027-01-04"),
    ("Call in a month", date(2027, 1, 31), "2027-02-28"),
    ("Call in 3 months", date(2027, 11, 30), "2028-02-29"),
    ("Call early in the new year", date(2027, 1, 4), "2027-01-11"),
    ("Call early in the new year", date(2027, 1, 11), "2028-01-10"),
    ("Call on 2 January", date(2026, 12, 31), "2027-01-02"),
    ("Call on Monday", date(2026, 11, 16), "2026-11-23"),  # said on a Monday: not today
    ("Call next Friday", date(2026, 11, 17), "2026-11-27"),  # the Friday of the next week
    ("Call this Friday", date(2026, 11, 17), "2026-11-20"),
    ("Call next Monday", date(2026, 11, 22), "2026-11-23"),  # said on a Sunday
    ("Call on 29 February", date(2027, 11, 20), "2028-02-29"),
]


@pytest.mark.parametrize(("text", "today", "day"), YEAR_ENDS)
def test_days_at_the_ends_of_weeks_months_and_years(text: str, today: date, day: str) -> None:
    assert read(text, "en", today) == (day, "")


def test_after_the_holidays_is_only_said_of_christmas_in_winter() -> None:
    assert read("Call after the holidays", "en", date(2026, 6, 1)) is None


def test_the_first_promise_counts_and_what_lies_behind_is_skipped() -> None:
    text = "Offer sent 12 November. I will call on 24 November, then visit on 3 December"
    assert read(text, "en") == ("2026-11-24", "")


def test_a_number_of_people_is_no_time() -> None:
    assert read("Lunch on Thursday 10 people", "en") == ("2026-11-26", "")


@pytest.mark.parametrize(
    ("language", "text", "doing"),
    [
        ("en", "Lunch tomorrow", "meet"),
        ("da", "Skriver i morgen", "write"),
        ("nb", "Stikker innom i morgen", "visit"),
        ("de", "Morgen Angebot schicken", "send"),
        ("de", "Morgen nachfassen", ""),
    ],
)
def test_what_is_to_be_done_is_told_apart(language: str, text: str, doing: str) -> None:
    found = follow_up_in(text, FRIDAY, language)
    assert found is not None and found.doing == doing


def test_a_language_we_do_not_speak_is_read_as_english() -> None:
    assert read("Call tomorrow", "xx") == ("2026-11-21", "")


def test_an_endless_text_is_read_as_far_as_people_type() -> None:
    assert read("calling " * LONGEST + " tomorrow", "en") is None
