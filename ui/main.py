"""The story of a start and an end of Regulars, told in order."""

from __future__ import annotations

import argparse
import gc
import logging
import os
from collections.abc import Sequence

from app import PROGRAM, __version__

_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs Regulars until it is quit. Returns the exit code: 0, or 1 when the office could not be opened."""
    gc.disable()  # while modules are loaded nothing is garbage yet
    os.umask(0o077)  # whatever is written from here on is for this user alone
    asked = _understood(arguments)
    from app.paths import default_paths

    return _run(default_paths(asked.data_dir), sample=asked.sample)


def _understood(arguments: Sequence[str] | None) -> argparse.Namespace:
    # Before Qt and before any language: what --help says is English, like the manual page.
    parser = argparse.ArgumentParser(
        prog=PROGRAM, description="Customers, what was said, and what was promised."
    )
    parser.add_argument(
        "--data-dir", metavar="DIR", help="the folder of the office (made when it is missing)"
    )
    parser.add_argument(
        "--sample", action="store_true", help="look around a sample office; nothing in it is yours"
    )
    parser.add_argument("--version", action="version", version=f"Regulars {__version__}")
    return parser.parse_args(arguments)


def _run(paths: object, *, sample: bool) -> int:
    from app import logs
    from app.clock import SystemClock
    from app.paths import Paths

    assert isinstance(paths, Paths)
    log = logs.start(paths.log)
    clock = SystemClock()

    from PySide6.QtWidgets import QApplication

    from ui.shell import icons, theme
    from ui.shell.appearance import Appearance
    from ui.shell.errors import Funnel
    from ui.shell.preferences import Preferences
    from ui.shell.unix_signals import SignalWatch

    application = QApplication([PROGRAM])
    application.setApplicationName(PROGRAM)
    application.setApplicationVersion(__version__)
    application.setApplicationDisplayName("Regulars")  # not for translation: the product's name
    application.setDesktopFileName(PROGRAM)
    application.setQuitOnLastWindowClosed(
        False
    )  # the session decides: it may be about to open the next window
    funnel = Funnel(clock)
    funnel.install(paths.data / "crash.log")
    preferences = Preferences(paths.preferences)
    appearance = Appearance(application, preferences)
    theme.current()
    application.setWindowIcon(icons.app_icon())

    from ui.shell.session import Session

    gc.enable()
    session = Session(paths, preferences, appearance, clock, sample=sample)
    signals = SignalWatch(session.quit)
    # Not quit(): that asks every window first, and a log-off waits for nobody.
    session.ended.connect(application.exit)
    session.start()
    exit_code = application.exec()
    session.close()
    signals.close()
    preferences.close()
    _log.info("Ended with %d", exit_code)
    funnel.uninstall()
    logs.stop(log)
    return exit_code
