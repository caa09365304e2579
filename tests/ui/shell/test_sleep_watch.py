"""Waking up is heard from the system's bus, in a process of its own: Qt connects once to each bus."""

from __future__ import annotations

import os
import select
import subprocess
import sys

import pytest
from support.bus import Login, PrivateBus
from support.source import ROOT

_WATCH = """
from PySide6.QtCore import QCoreApplication
from ui.shell.sleep_watch import SleepWatch
application = QCoreApplication([])
watch = SleepWatch()
watch.woke.connect(lambda: print("woke", flush=True))
watch.woke.connect(application.quit)
print("told" if watch.is_told else "alone", flush=True)
if watch.is_told:
    application.exec()
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="logind is Linux's")


def start(address: str) -> subprocess.Popen[str]:
    environment = os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": address}
    return subprocess.Popen(
        [sys.executable, "-c", _WATCH], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )


def test_the_end_of_sleep_is_heard_its_beginning_is_not() -> None:
    with PrivateBus() as bus:
        login = Login(bus.address)
        process = start(bus.address)
        assert process.stdout is not None
        assert process.stdout.readline() == "told\n"
        login.tell_sleep(True)
        assert select.select([process.stdout], [], [], 0.3)[0] == []
        login.tell_sleep(False)
        assert process.communicate(timeout=20)[0] == "woke\n"
        login.close()


def test_without_a_system_bus_nothing_is_heard_and_nothing_breaks() -> None:
    output, _nothing = start("unix:path=/nowhere/at/all").communicate(timeout=20)
    assert output == "alone\n"
