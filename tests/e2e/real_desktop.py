"""The program among real panels and notification services, worked with a real mouse: tools/prove desktop."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from e2e.accessibility import Accessibility
from e2e.session import DesktopSession
from PySide6.QtGui import QImage

from app.customers.form import CustomerForm
from app.office import Office
from app.paths import default_paths
from app.reminders.follow_ups import FollowUpForm

PANELS = {"lxqt-panel": ["lxqt-panel"], "trayer": ["trayer", "--edge", "bottom", "--height", "28"]}
SERVICES = {
    "xfce4-notifyd": "/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd",
    "notification-daemon": "/usr/lib/notification-daemon/notification-daemon",
}
SHOW_BUTTON = {"xfce4-notifyd": (1022, 102), "notification-daemon": (1081, 92)}
"""Where "Show" of the first notification is on a screen of 1280 × 800."""
_LXQT = """[General]
panels=panel1

[panel1]
plugins=statusnotifier, tray
position=Bottom
panelSize=32
iconSize=22
width=100
width-percent=true

[statusnotifier]
alignment=Right
type=statusnotifier

[tray]
alignment=Right
type=tray
"""
_RED = (194, 47, 47)
Check = Callable[[], object]


def prove(pictures: Path) -> int:
    """Tries each panel with each service that is installed. Returns 0 when all that was tried went well."""
    panels = [name for name in PANELS if shutil.which(name)]
    services = [name for name, path in SERVICES.items() if Path(path).exists()]
    for name in (*(set(PANELS) - set(panels)), *(set(SERVICES) - set(services))):
        print(f"{name}: not installed, left out")
    if not panels or not services:
        return 1
    failed = 0
    for panel in panels:
        for service in services:
            try:
                _try(panel, service, pictures)
                print(f"{panel} with {service}: well")
            except (AssertionError, TimeoutError, RuntimeError) as error:
                failed += 1
                print(f"{panel} with {service}: {str(error).splitlines()[0]}")
    return 1 if failed else 0


def _try(panel: str, service: str, pictures: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, DesktopSession() as desktop:
        office = Path(folder) / "office"
        _fill(office)
        settings = desktop.folder / "home" / "config" / "lxqt"
        settings.mkdir(parents=True)
        (settings / "panel.conf").write_text(_LXQT, encoding="utf-8")
        desktop.start([SERVICES[service]])
        desktop.start(PANELS[panel])
        screen = Accessibility(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        shot = pictures / f"{panel}-{service}.png"

        def until(look: Check, what: str) -> None:
            screen.wait_for(lambda: bool(look()) or None, what, 20)

        def icon() -> tuple[int, int] | None:
            return _middle_of(QImage(str(desktop.screenshot(shot))), _RED, below=700)

        program = desktop.regulars(office, "--minimized")
        until(icon, "the icon with its number")
        until(lambda: len(_titles(desktop)) > 1, "a notification")
        place = icon()
        assert place is not None
        desktop.click(*place, 3)
        until(lambda: _is_menu(desktop, shot), "the menu")
        desktop.screenshot(pictures / f"{panel}-{service}-menu.png")
        desktop.key("Escape")
        desktop.click(*place)
        until(lambda: "Regulars" in desktop.window_titles(), "the window after a click on the icon")
        desktop.screenshot(pictures / f"{panel}-{service}-window.png")
        if service in SHOW_BUTTON:
            desktop.click(*SHOW_BUTTON[service])
            screen.application(program.pid).find(id="card-pane", name="Bo Friis & Søn")
        screen.close()
        assert program.stop() == 0, program.output


def _fill(folder: Path) -> None:
    office = Office.open(default_paths(folder))
    office.settings.change(welcomed=True, morning="00:00")
    moment = datetime.now() - timedelta(minutes=1)
    ids = [office.customers.add(CustomerForm(name=name)) for name in ("Anna Moe", "Bo Friis & Søn")]
    at = moment.time().replace(second=0, microsecond=0)
    office.reminders.add(FollowUpForm("Call about <the> offer", moment.date(), at, ids[1]))
    for text in ("Send handrail drawing", "Order oak"):
        office.reminders.add(FollowUpForm(text, moment.date(), None, ids[0]))
    office.close()


def _titles(desktop: DesktopSession) -> list[str]:
    return [title for title in desktop.window_titles() if "notif" in title.lower()]


def _is_menu(desktop: DesktopSession, shot: Path) -> bool:
    """Whether a light area has opened at the lower right or above the panel."""
    picture = QImage(str(desktop.screenshot(shot)))
    light = sum(
        1
        for x in range(0, picture.width(), 8)
        for y in range(400, 760, 8)
        if picture.pixelColor(x, y).lightness() > 220
    )
    return light > 150


def _middle_of(picture: QImage, colour: tuple[int, int, int], below: int) -> tuple[int, int] | None:
    """The middle of what has this colour, below a line of the screen."""
    found = [
        (x, y)
        for y in range(below, picture.height())
        for x in range(picture.width())
        if all(abs(a - b) < 8 for a, b in zip(picture.pixelColor(x, y).getRgb()[:3], colour, strict=True))
    ]
    if len(found) < 10:
        return None
    return sum(x for x, _y in found) // len(found), sum(y for _x, y in found) // len(found)


if __name__ == "__main__":
    sys.exit(prove(Path(sys.argv[1])))
