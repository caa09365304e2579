"""Every command of the window as an action: its words, icon, key, and a place in the command palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.shell import icons


@dataclass(frozen=True, slots=True)
class Command:
    """What an action is made of. `keys` are tried in the desktop's own writing."""

    name: str
    text: str
    icon: str
    key: str
    run: Callable[[], object]


def make_action(command: Command, parent: QObject) -> QAction:
    """The action of a command; it works in the whole window `parent` belongs to."""
    action = QAction(icons.icon(command.icon), command.text.replace("&", "&&"), parent)
    action.setObjectName(command.name)
    action.setShortcut(QKeySequence(command.key))
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setMenuRole(QAction.MenuRole.NoRole)  # macOS would move and rename some by their words
    action.triggered.connect(lambda: command.run())
    return action


class Actions:
    """The actions of the window and of its panes, by object name. A key a pane uses is the pane's."""

    def __init__(self, window: QWidget, commands: Iterable[Command], of_panes: Iterable[QAction]) -> None:
        self._window = window
        self._all: dict[str, QAction] = {}
        own = [make_action(command, window) for command in commands]
        keys_of_window = {key.toString() for action in own for key in action.shortcuts()}
        taken: set[str] = set()
        for action in of_panes:
            self._all[action.objectName()] = action
            if _is_of_window(action):
                taken.update(key.toString() for key in action.shortcuts())
                window.addAction(action)
            else:
                # Two actions that hear the same key are both deaf: inside a pane the window's one stands in.
                action.setShortcuts(
                    [key for key in action.shortcuts() if key.toString() not in keys_of_window]
                )
        for action in own:
            if action.objectName() in self._all or taken.intersection(
                key.toString() for key in action.shortcuts()
            ):
                action.deleteLater()
                continue
            self._all[action.objectName()] = action
            window.addAction(action)

    def get(self, name: str) -> QAction:
        """The action with this object name."""
        return self._all[name]

    def find(self, *names: str) -> list[QAction]:
        """Those of these actions that there are, in this order."""
        return [self._all[name] for name in names if name in self._all]

    def usable(self) -> list[QAction]:
        """What can be done now, in the order of the menus."""
        return [action for action in self._all.values() if action.isEnabled() and action.isVisible()]

    def all(self) -> list[QAction]:
        """Every action."""
        return list(self._all.values())


def _is_of_window(action: QAction) -> bool:
    return action.shortcutContext() is Qt.ShortcutContext.WindowShortcut
