"""What every test starts from."""

from __future__ import annotations

from support import environment

environment.settle()

from collections.abc import Iterator  # noqa: E402  # the surroundings come before Qt and app

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402
from support.clock import FixedClock  # noqa: E402

pytest_plugins = ["support.strictness", "support.postgres"]

# ./test gives the same answer twice; --hypothesis-profile=search looks for new cases.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("steady")


@pytest.fixture
def clock() -> FixedClock:
    """Friday 20 November 2026, 10:00 in Copenhagen, standing still."""
    return FixedClock()


@pytest.fixture(autouse=True)
def _speak_english_again() -> Iterator[None]:
    """The language is one per process: whatever a test spoke, the next one starts in English."""
    yield
    from app import i18n

    if i18n.language() != "en":
        i18n.use("en")
