"""Offers once, at the second start, that the program starts when its user logs in."""

from __future__ import annotations

from app.autostart import Autostart
from app.errors import EnvironmentTrouble
from app.i18n import _
from ui.shell.desk import Desk
from ui.widgets.banner import Banner, BannerMessage

KEY = "autostart"
STARTS, OFFERED = "starts", "autostart_offered"


def offer(desk: Desk, banner: Banner, autostart: Autostart) -> None:
    """Counts this start; at the second one, asks in the banner unless the system does it already."""
    preferences = desk.preferences
    if desk.is_sample or preferences.get(OFFERED, False):
        return
    starts = preferences.get(STARTS, 0) + 1
    preferences.set(STARTS, starts)
    if starts < 2:
        return
    preferences.set(OFFERED, True)
    preferences.set(STARTS, None)
    if autostart.is_on():
        return

    def accept() -> None:
        try:
            autostart.switch(True)
        except EnvironmentTrouble as error:
            desk.warn(error)
        else:
            desk.say(_("Regulars starts when you log in. Settings can change that."))

    text = _("Regulars can start when you log in, so that no reminder waits for you to open it.")
    answers = ((_("Start at login"), accept), (_("Not now"), _leave_it))
    banner.say(BannerMessage(KEY, text, icon="power", answers=answers))


def _leave_it() -> None:
    """Settings have the same switch."""
