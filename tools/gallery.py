"""Renders every control in every state, light, dark and large: `python tools/gallery.py FOLDER`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gallery_controls import TODAY
from gallery_page import page
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui.shell import icons, theme
from ui.widgets.calendar_popup import CalendarPopup
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.floating import Menu
from ui.widgets.inputs import LineEdit, TextEdit
from ui.widgets.toast import Toast


def settle() -> None:
    """Lets the window system say that the window is active, so that the focus shows."""
    loop = QEventLoop()
    QTimer.singleShot(50, loop.quit)
    loop.exec()


def render(folder: Path, name: str) -> None:
    """Writes the page and what floats over it."""
    ground, focused = page()
    layout = ground.layout()
    assert layout is not None
    ground.resize(1480, max(layout.totalHeightForWidth(1480) + 80, 940))
    toast = Toast(ground)
    ground.show()
    focused.setFocus()
    toast.say("“Thank-you call to Maren Solberg” put off until Thursday", action="Undo", key="Ctrl+Z")
    ground.activateWindow()
    settle()
    ground.grab().save(str(folder / f"gallery-{name}.png"))
    dialog = Dialog("Edit customer", ground, primary="Save", width=560)
    dialog.body.addWidget(Field("Name", LineEdit("Kirsten Østergaard")))
    dialog.body.addWidget(Field("Note", TextEdit("Prefers to be called after 15:00.")))
    dialog.add_footnote("Changed by Jonas, Thu 12 Nov")
    dialog.show()
    dialog.grab().save(str(folder / f"dialog-{name}.png"))
    calendar = CalendarPopup(focused, TODAY.addDays(4), TODAY)
    calendar.open_below()
    calendar.grab().save(str(folder / f"calendar-{name}.png"))
    menu = Menu(ground)
    menu.add_command("Open Regulars", ground.update, icon="app-window")
    menu.add_command("Log a call…", ground.update, icon="square-pen", key="Ctrl+L")
    menu.addSeparator()
    menu.add_command("Quit", ground.update, icon="power", enabled=False)
    menu.popup(ground.mapToGlobal(ground.rect().center()))
    menu.setActiveAction(menu.actions()[1])
    menu.grab().save(str(folder / f"menu-{name}.png"))
    for window in (menu, calendar, dialog, ground):
        window.close()


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "gallery")
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    application.setWindowIcon(icons.app_icon())
    now = theme.current()
    now.set_reduced_motion(True)
    for mode in (theme.Mode.LIGHT, theme.Mode.DARK):
        now.set_mode(mode)
        render(folder, mode.value)
    now.set_mode(theme.Mode.LIGHT)
    now.set_text_points(13)
    render(folder, "large")


if __name__ == "__main__":
    main()
