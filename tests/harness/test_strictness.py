"""The strict rules of the test run catch what they are there for: each is shown one sinner."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]

# What is wrong: the test file, and what its failure must say.
SINNERS = {
    "a_warning_in_the_log": (
        "import logging\ndef test_it(): logging.getLogger('app.x').warning('disk nearly full')",
        "WARNING app.x: disk nearly full",
    ),
    "an_announced_warning_that_does_not_come": (
        "import pytest\n@pytest.mark.logs('nearly full')\ndef test_it(): pass",
        "expected in the log, but not there",
    ),
    "an_exception_in_a_thread": (
        "import threading\ndef test_it():\n"
        "    t = threading.Thread(target=lambda: 1 / 0)\n    t.start(); t.join()",
        "ZeroDivisionError",
    ),
    "an_exception_in_a_destructor": (
        "class A:\n    def __del__(self): 1 / 0\ndef test_it(): A()",
        "ZeroDivisionError",
    ),
    "an_exception_in_a_slot": (
        "from PySide6.QtCore import QTimer\ndef test_it(qtbot):\n"
        "    QTimer.singleShot(0, lambda: 1 / 0)\n    qtbot.wait(20)",
        "ZeroDivisionError",
    ),
    "a_warning_of_qt": (
        "from PySide6.QtCore import qWarning\ndef test_it(qtbot): qWarning('no such slot')",
        "no such slot",
    ),
    "a_python_warning": (
        "import warnings\ndef test_it(): warnings.warn('old way', DeprecationWarning)",
        "old way",
    ),
    "a_file_left_open": ("def test_it(): open(__file__)", "ResourceWarning"),
    "a_marker_nobody_declared": ("import pytest\n@pytest.mark.slwo\ndef test_it(): pass", "slwo"),
}
SAINTS = {
    "an_announced_warning": (
        "import logging, pytest\n@pytest.mark.logs('nearly full')\n"
        "def test_it(): logging.warning('disk nearly full')"
    ),
    "a_quiet_record": "import logging\ndef test_it(): logging.info('fine')",
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What pytest said of each file above, run under this project's settings; "" for a test that passed."""
    folder = tmp_path_factory.mktemp("sinners")
    sources = {name: source for name, (source, _) in SINNERS.items()} | SAINTS
    for name, source in sources.items():
        (folder / f"test_{name}.py").write_text(source, encoding="utf-8")
    report = folder / "report.xml"
    arguments = ("-q", "-p", "support.strictness", "--continue-on-collection-errors", "--junit-xml", report)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", *arguments, folder],
        env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert report.exists(), done.stdout + done.stderr
    verdicts: dict[str, str] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        where = case.get("classname") or case.get("name") or ""
        name = where.rpartition("test_")[2]
        verdicts[name] = "".join(
            f"{part.get('message')} {part.text}" for part in case if part.tag in ("failure", "error")
        )
    return verdicts


@pytest.mark.parametrize("sin", SINNERS)
def test_a_sinner_fails(sin: str, verdicts: dict[str, str]) -> None:
    assert SINNERS[sin][1] in verdicts[sin]


@pytest.mark.parametrize("virtue", SAINTS)
def test_a_quiet_test_and_an_announced_warning_pass(virtue: str, verdicts: dict[str, str]) -> None:
    assert verdicts[virtue] == ""
