"""A pytest plugin: an unexpected log record at WARNING or above fails the test in which it was written."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "logs(*patterns): warnings the test expects in the log, each a regular expression that must occur",
    )


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _log_is_quiet(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails the test for every warning it did not announce, and for every announced one that did not come."""
    patterns = [pattern for marker in request.node.iter_markers("logs") for pattern in marker.args]
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(collector)
    unexpected = [line for line in collector.lines if not any(re.search(p, line) for p in patterns)]
    missing = [p for p in patterns if not any(re.search(p, line) for line in collector.lines)]
    if unexpected:
        pytest.fail("unexpected in the log:\n  " + "\n  ".join(unexpected), pytrace=False)
    if missing:
        pytest.fail("expected in the log, but not there:\n  " + "\n  ".join(missing), pytrace=False)
