"""A desktop that a test holds in its hand: a tray and notifications that do what the test says."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from ui.notify.notifier import Notice, Notifier
from ui.shell.tray import Tray


class HandTray(Tray):
    """A tray that comes and goes as it is told."""

    def __init__(self, is_there: bool = True) -> None:
        super().__init__()
        self._is_there = is_there
        self.count, self.words = 0, ""
        self.menu: QMenu | None = None
        self.said: list[tuple[str, str]] = []

    def is_there(self) -> bool:
        return self._is_there

    def show_due(self, count: int, words: str) -> None:
        self.count, self.words = count, words

    def set_menu(self, menu: QMenu) -> None:
        self.menu = menu

    def say(self, title: str, body: str) -> None:
        self.said.append((title, body))

    def come(self) -> None:
        self._is_there = True
        self.appeared.emit()

    def go(self) -> None:
        self._is_there = False
        self.vanished.emit()

    def lines(self) -> list[str]:
        """What the menu says, separators as "" and headings in brackets."""
        assert self.menu is not None
        return [
            f"[{action.text()}]" if action.isSeparator() and action.text() else action.text()
            for action in self.menu.actions()
        ]

    def choose(self, *path: str) -> None:
        """Chooses a line of the menu, through its submenus."""
        menu = self.menu
        for words in path:
            assert menu is not None
            action = next(action for action in menu.actions() if action.text() == words)
            menu = action.menu()
        action.trigger()


class HandNotifier(Notifier):
    """A service on whose screen `standing` are the notices; `works` False refuses all, `answers` False says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.standing: dict[str, Notice] = {}
        self.told: list[Notice] = []
        self.works = True
        self.answers = True

    def show(self, notice: Notice) -> None:
        if not self.works:
            self.refused.emit(notice.key)
            return
        self.told.append(notice)
        self.standing[notice.key] = notice
        if self.answers:
            self.shown.emit(notice.key)

    def withdraw(self, key: str) -> None:
        self.standing.pop(key, None)

    def press(self, key: str, answer: str) -> None:
        """Somebody presses a button of a notice."""
        del self.standing[key]
        self.answered.emit(key, answer)

    def expire(self, key: str) -> None:
        """A notice goes by itself."""
        del self.standing[key]
        self.closed.emit(key)
