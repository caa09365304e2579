"""The clock that tests hold in their hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from support.clock import FixedClock

from app.clock import Clock


def test_it_is_a_clock_and_stands_still(clock: FixedClock) -> None:
    as_seen_by_app: Clock = clock
    assert as_seen_by_app.now() == as_seen_by_app.now() == datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


def test_today_is_the_day_on_the_wall_not_in_utc() -> None:
    assert FixedClock(datetime(2026, 7, 1, 0, 30)).today() == date(2026, 7, 1)
    assert FixedClock(datetime(2026, 7, 1, 0, 30)).now().date() == date(2026, 6, 30)


def test_advancing_moves_wall_and_machine_alike(clock: FixedClock) -> None:
    before = clock.now(), clock.monotonic()
    clock.advance(minutes=5)
    clock.advance(timedelta(days=1), seconds=1)
    assert clock.now() - before[0] == timedelta(days=1, seconds=301)
    assert clock.monotonic() - before[1] == timedelta(days=1, seconds=301).total_seconds()


def test_an_advanced_day_over_the_autumn_change_is_24_hours() -> None:
    clock = FixedClock(datetime(2026, 10, 24, 12, 0))
    clock.advance(days=1)
    assert clock.now().astimezone(clock.zone).hour == 11


def test_setting_is_not_noticed_by_the_monotonic_clock(clock: FixedClock) -> None:
    before = clock.monotonic()
    clock.set(datetime(2020, 2, 29, 8, 0))
    assert clock.today() == date(2020, 2, 29)
    assert clock.monotonic() == before


def test_time_does_not_go_back_by_advancing(clock: FixedClock) -> None:
    with pytest.raises(ValueError, match="does not go back"):
        clock.advance(seconds=-1)
