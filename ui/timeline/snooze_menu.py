"""The moments a planned follow-up can be put off to, as a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from app.clock import Clock
from app.i18n import N_, _
from app.reminders import snooze
from app.reminders.words import moment_words
from ui.widgets.floating import Menu

_NAMES = {
    snooze.HOUR: N_("In an hour"),
    snooze.AFTERNOON: N_("This afternoon"),
    snooze.TOMORROW: N_("Tomorrow morning"),
    snooze.NEXT_WEEK: N_("Next week"),
}


def add_snooze_choices(
    menu: Menu, choices: Sequence[tuple[str, datetime]], clock: Clock, chosen: Callable[[datetime], object]
) -> None:
    """Adds a line for each choice with its moment; `chosen` gets the moment."""
    today = clock.today()
    for choice, moment in choices:
        when = moment_words(moment.astimezone(clock.zone), today)
        action = menu.add_command(_(_NAMES[choice]), partial(chosen, moment))
        action.setText(f"{action.text()}\t{when}")
