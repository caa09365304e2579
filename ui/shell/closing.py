"""What closing the window does on this desk, where there is a tray."""

from __future__ import annotations

from ui.shell.preferences import Preferences

CLOSING = "closing"
STAY, QUIT = "stay", "quit"


def closing(preferences: Preferences) -> str:
    """STAY or QUIT."""
    return QUIT if preferences.get(CLOSING, STAY) == QUIT else STAY
