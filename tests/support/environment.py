"""The same surroundings for every run: zone, language, screen, home, no desktop bus.

Imported before Qt and before app.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import time
from pathlib import Path

ZONE = "Europe/Copenhagen"

# What a desktop sets and a test must not depend on.
_FROM_THE_DESKTOP = (
    "DESKTOP_SESSION",
    "LANGUAGE",
    "QT_FONT_DPI",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
    "QT_STYLE_OVERRIDE",
    "WAYLAND_DISPLAY",
    "XDG_CURRENT_DESKTOP",
    "XDG_SESSION_TYPE",
)


def settle() -> Path:
    """Sets the environment of this process and its children; returns the home made for the run.

    QT_QPA_PLATFORM is kept when it is set, so that a window test can be watched with QT_QPA_PLATFORM=xcb.
    """
    home = Path(tempfile.mkdtemp(prefix="regulars-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for name in _FROM_THE_DESKTOP:
        os.environ.pop(name, None)
    for name in [name for name in os.environ if name.startswith("LC_")]:
        del os.environ[name]
    os.environ.update(
        HOME=str(home),
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_DATA_HOME=str(home / "data"),
        XDG_CACHE_HOME=str(home / "cache"),
        XDG_STATE_HOME=str(home / "state"),
        XDG_RUNTIME_DIR=str(home / "runtime"),
        TZ=ZONE,
        LANG="C.UTF-8",
        LC_ALL="C.UTF-8",
        # An address where nobody answers: with none at all libdbus starts a stray daemon of its own.
        DBUS_SESSION_BUS_ADDRESS=f"unix:path={home}/no-session-bus",
        DBUS_SYSTEM_BUS_ADDRESS=f"unix:path={home}/no-system-bus",
    )
    for name in ("config", "data", "cache", "state", "runtime"):
        (home / name).mkdir(mode=0o700)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.umask(0o077)
    time.tzset()
    return home
