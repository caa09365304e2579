"""What tests of the whole program start from: one private desktop for all, programs of their own for each."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from e2e.accessibility import Accessibility
from e2e.session import DesktopSession, Program, missing_tools
from support.source import ROOT

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker("xvfb")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failed test says what its programs printed and leaves a picture of the screen in build/e2e."""
    report = yield
    desktop = getattr(item, "funcargs", {}).get("desktop")
    if call.when == "call" and report.failed and isinstance(desktop, DesktopSession):
        for program in desktop.programs:
            report.sections.append((f"program {program.pid}", program.output))
        picture = ROOT / "build" / "e2e" / f"{re.sub(r'[^a-z0-9]+', '-', item.name.lower())}.png"
        report.sections.append(("screen", str(desktop.screenshot(picture))))
    return report


@pytest.fixture(scope="session")
def _desktop() -> Iterator[DesktopSession]:
    if missing := missing_tools():
        if os.environ.get("CI"):
            pytest.fail(f"not installed: {', '.join(missing)}")
        pytest.skip(f"not installed: {', '.join(missing)}")
    with DesktopSession() as session:
        yield session


@pytest.fixture
def desktop(_desktop: DesktopSession) -> Iterator[DesktopSession]:
    """The private desktop, empty; whatever the test starts on it is ended with the test."""
    yield _desktop
    _desktop.stop_programs()


@pytest.fixture(scope="session")
def _accessibility(_desktop: DesktopSession) -> Iterator[Accessibility]:
    client = Accessibility(_desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
    yield client
    client.close()


@pytest.fixture
def accessibility(_accessibility: Accessibility, desktop: DesktopSession) -> Accessibility:
    """The way to see and touch what is on the desktop."""
    return _accessibility


@pytest.fixture
def regulars(desktop: DesktopSession, tmp_path: Path) -> Callable[..., Program]:
    """Starts Regulars: regulars() on an office in tmp_path/office, regulars("--minimized", data_dir=...)."""

    def start(*arguments: str, data_dir: Path = tmp_path / "office", **environment: str) -> Program:
        return desktop.regulars(data_dir, *arguments, environment=environment)

    return start
