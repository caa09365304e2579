"""Works in the real program as a user does, and measures it: keys, cards, scrolling, reminders, memory, stalls.

Usage: window.py DATA_DIR [CSV]. Prints one JSON object; times in ms. With CSV it is imported at the end, and undone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bench.probes.gaps import Gaps
from bench.probes.pace import (
    CUSTOMERS_OPENED,
    FRAMES,
    WORDS,
    Stopwatch,
    proportional_memory,
    until,
)
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.paths import default_paths
from ui.customers.list_view import CustomerList
from ui.shell.appearance import Appearance
from ui.shell.preferences import Preferences
from ui.shell.session import Session


class Probe:
    """The program, and what was seen of it."""

    def __init__(self, folder: Path) -> None:
        self.painted = 0
        paint = CustomerList.paintEvent

        def counted(view: Any, event: Any) -> None:
            paint(view, event)
            self.painted += 1

        CustomerList.paintEvent = counted  # type: ignore[method-assign]
        self.application = QApplication(["bench"])
        paths = default_paths(folder)
        preferences = Preferences(paths.preferences)
        self.session = Session(paths, preferences, Appearance(self.application, preferences), SystemClock())
        self.gaps = Gaps()
        self.found: dict[str, Any] = {}

    def open(self) -> None:
        """Opens the window and waits until all of it is there."""
        self.session.start()
        until(lambda: self.session.window is not None)
        window = self.session.window
        assert window is not None
        self.window, self.list = window, window.panes.list
        window.resize(1280, 800)
        until(lambda: self.list.model.is_complete and self.is_idle())

    def is_idle(self) -> bool:
        """Whether nothing is being read or written."""
        return self.window.desk.tasks.is_idle()

    def type_words(self) -> Stopwatch:
        """Each word letter by letter, and away again; a key is done when the list it asks for is painted."""
        watch, model, search = Stopwatch(), self.list.model, self.list.search
        shown: list[int] = []

        def press(letter: str) -> None:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(field, event)

        model.shown.connect(lambda: shown.append(self.painted))
        search.setFocus()
        field = search.focusProxy() or search
        for word in WORDS:
            for letter in word:
                shown.clear()
                watch.time(
                    lambda letter=letter: press(letter),
                    lambda: bool(shown) and (self.painted > shown[-1] or not model.rowCount()),
                )
            search.clear()
            until(lambda: model.is_complete and self.is_idle())
        return watch

    def open_customers(self) -> Stopwatch:
        """One after the other from all parts of the list; done when card and timeline have been answered."""
        watch, card = Stopwatch(), self.window.panes.card
        count = self.list.model.rowCount()
        for number in range(CUSTOMERS_OPENED):
            customer_id = self.list.model.id_at(number * (count // CUSTOMERS_OPENED))
            assert customer_id is not None

            def is_there(customer_id: int = customer_id) -> bool:
                view, rows = card._view, card.timeline.list.rows
                return view is not None and view.card.id == customer_id and rows.customer_id == customer_id

            watch.time(lambda one=customer_id: self.window.panes.show_customer(one), is_there)
            until(self.is_idle)
        return watch

    def scroll(self) -> Stopwatch:
        """A page less one row at a time; a frame is done when it is painted, with what was loaded by then."""
        watch, bar = Stopwatch(), self.list.list.verticalScrollBar()
        for _frame in range(FRAMES):
            before = self.painted
            to = bar.value() + 600 if bar.value() + 600 < bar.maximum() else 0
            watch.time(lambda to=to: bar.setValue(to), lambda before=before: self.painted > before)
        until(self.is_idle)
        bar.setValue(0)
        return watch

    def reminders(self) -> Stopwatch:
        """The pane read anew and shown."""
        watch, pane = Stopwatch(), self.window.panes.reminders
        for _time in range(5):
            watch.time(pane.refresh, self.is_idle)
        return watch

    def bring_in(self, path: Path) -> None:
        """A file, as the import page does it, and its undo."""
        desk, done = self.window.desk, []
        imports = desk.office.imports
        desk.tasks.job(lambda progress: imports.stage(path, progress), done.append)
        until(lambda: bool(done))
        plan = done.pop()
        desk.tasks.write_long(lambda progress: imports.apply(plan, progress), done.append)
        until(lambda: bool(done))
        until(lambda: self.list.model.is_complete and self.is_idle())

    def run(self, csv: Path | None) -> dict[str, Any]:
        """Everything, in this order."""
        self.open()
        self.found["memory after start"] = proportional_memory()
        self.gaps.start()
        self.found["key"] = self.type_words().said()
        self.found["open"] = self.open_customers().said()
        self.found["scroll"] = self.scroll().said()
        self.found["reminders"] = self.reminders().said()
        self.found["stall"] = self.gaps.take()
        for _time in range(4):
            self.type_words()
        self.found["memory"] = proportional_memory()
        if csv is not None:
            self.gaps.take()
            self.bring_in(csv)
            self.found["stall while importing"] = self.gaps.take()
        return self.found


def main() -> None:
    """Runs the probe."""
    probe = Probe(Path(sys.argv[1]))
    found = probe.run(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    print(json.dumps(found), flush=True)
    probe.session.close()


if __name__ == "__main__":
    main()
