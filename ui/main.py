"""The story of a start and an end of Regulars, told in order."""

from __future__ import annotations

import argparse
import gc
import logging
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app import PROGRAM, __version__

if TYPE_CHECKING:
    from app.paths import Paths
    from ui.shell.single_instance import Request, SingleInstance

_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs Regulars until it is quit. Returns the exit code: 0, or 1 when the office could not be opened."""
    gc.disable()  # while modules are loaded nothing is garbage yet
    os.umask(0o077)  # whatever is written from here on is for this user alone
    asked = _understood(arguments)
    from app.paths import default_paths
    from ui.shell.single_instance import Outcome, Request, SingleInstance, private_folder

    paths = default_paths(asked.data_dir)
    request = Request(
        tuple(os.path.abspath(file) for file in asked.files),
        asked.minimized,
        asked.sample,
        os.environ.pop("XDG_ACTIVATION_TOKEN", ""),
    )
    instance = SingleInstance(paths.data, private_folder())
    outcome = instance.claim(request)
    if outcome is Outcome.HANDED_OVER:
        return 0
    return _run(paths, instance, request, is_first=outcome is Outcome.FIRST)


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
    parser.add_argument(
        "--minimized", action="store_true", help="begin in the tray; without a tray, as a minimised window"
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="contacts to bring in: .csv or .vcf")
    parser.add_argument("--version", action="version", version=f"Regulars {__version__}")
    return parser.parse_args(arguments)


def _run(paths: Paths, instance: SingleInstance, request: Request, *, is_first: bool) -> int:
    from app import logs
    from app.clock import SystemClock

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
    session = Session(paths, preferences, appearance, clock, request)
    instance.asked.connect(session.receive)
    instance.listen()
    signals = SignalWatch(session.quit)
    application.commitDataRequest.connect(session.keep_state)  # a log-off may end us without another word
    # Not quit(): that asks every window first, and a log-off waits for nobody.
    session.ended.connect(application.exit)
    if is_first:
        session.start()
    else:
        session.refuse_second()
    exit_code = application.exec()
    instance.stop_listening()  # who comes now waits until the office is closed, and is the first then
    session.close()
    instance.close()
    signals.close()
    preferences.close()
    _log.info("Ended with %d", exit_code)
    funnel.uninstall()
    logs.stop(log)
    return exit_code
