"""Loads what the first click would wait for, while the user looks at the window: dialogs, and libraries of words."""

from __future__ import annotations

from importlib import import_module

from ui.shell.lanes import Progress

SOON = (
    "ui.timeline.quick_log",
    "ui.shell.command_palette",
    "ui.customers.edit_dialog",
    "ui.reminders.snooze",
    "ui.reminders.follow_up_dialog",
    "ui.timeline.entry_dialog",
    "ui.customers.tag_dialog",
    "phonenumbers",
)


def load(progress: Progress) -> None:
    """Loads one after the other; between two of them it can be broken off. In the thread for long work."""
    for done, name in enumerate(SOON):
        progress(done, len(SOON))
        import_module(name)
