"""What tests of notifications start from: a bus with nobody on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.bus import NotificationDaemon, PrivateBus


@pytest.fixture
def bus() -> Iterator[PrivateBus]:
    """A message bus without any service."""
    with PrivateBus() as private:
        yield private


@pytest.fixture
def daemon(bus: PrivateBus) -> Iterator[NotificationDaemon]:
    """A notification service that can do everything."""
    service = NotificationDaemon(bus.address)
    yield service
    service.close()
