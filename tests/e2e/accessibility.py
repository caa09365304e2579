"""Drives a program as a screen reader does: through AT-SPI, on jeepney alone.

Nothing here waits a fixed time. `wait_for` looks, and looks again whenever the program says that something changed.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

PATIENCE = 10.0  # seconds until something that should come is given up
_REACH = 200  # a list with more children than this is not searched: ask for its cells
_LABELLED_BY = 2  # of AtspiRelationType
_PREFIX = "org.a11y.atspi."
_EVENTS = ("object:", "window:", "focus:")
# Bits of AtspiStateType that tests ask for.
_STATES = {
    "active": 1, "checked": 4, "collapsed": 5, "editable": 7, "enabled": 8, "expanded": 10, "focused": 12,
    "focusable": 11, "modal": 16, "pressed": 20, "selected": 23, "sensitive": 24, "showing": 25, "visible": 30,
}  # fmt: skip

Answer = TypeVar("Answer")


class Gone(Exception):
    """What was asked is not there any more, or never could do that."""


class Accessibility:
    """The connection to the accessibility bus of one desktop session."""

    def __init__(self, session_bus: str) -> None:
        """Asks the session bus, which starts the accessibility bus when nobody has done so yet."""
        with open_dbus_connection(session_bus) as session:
            bus = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
            address = _body(session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=PATIENCE))[
                0
            ]
        self._bus: DBusConnection = open_dbus_connection(address)
        self._changes: deque[Message] = deque(maxlen=1)
        rule = MatchRule(type="signal")
        self._bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=PATIENCE)
        self._filter = self._bus.filter(rule, queue=self._changes)
        registry = Node(self, "org.a11y.atspi.Registry", "/org/a11y/atspi/registry")
        for event in _EVENTS:
            registry.call("Registry", "RegisterEvent", "s", (event,))
        self.root = Node(self, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")

    def close(self) -> None:
        self._filter.close()
        self._bus.close()

    def ask(self, message: Message) -> tuple[Any, ...]:
        """Sends a call and returns the answer's body."""
        try:
            return _body(self._bus.send_and_get_reply(message, timeout=PATIENCE))
        except TimeoutError:
            raise Gone("no answer") from None

    def application(self, pid: int, timeout: float = PATIENCE) -> Node:
        """The root of the program with this process id; waits until it has a window."""

        def look() -> Node | None:
            for node in self.root.children():
                if (
                    self.ask(message_bus.GetConnectionUnixProcessID(node.bus_name))[0] == pid
                    and node.children()
                ):
                    return node
            return None

        return self.wait_for(look, f"process {pid} to show a window", timeout)

    def wait_for(self, look: Callable[[], Answer | None], what: str, timeout: float = PATIENCE) -> Answer:
        """Calls `look` until it answers something true, each time the program has said that something changed.

        Raises TimeoutError with `what`. What is gone while looking counts as not there yet.
        """
        deadline = time.monotonic() + timeout
        while True:
            self._changes.clear()
            try:
                if answer := look():
                    return answer
            except Gone:
                pass
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"waited {timeout} s in vain for {what}")
            try:
                # Not every change is announced (a colour, a file): look again after a while in any case.
                self._bus.recv_until_filtered(self._changes, timeout=min(left, 0.1))
            except TimeoutError:
                continue


@dataclass(frozen=True)
class Node:
    """One thing on the screen, as a screen reader knows it."""

    desktop: Accessibility
    bus_name: str
    path: str

    def call(
        self, interface: str, method: str, signature: str | None = None, body: tuple[Any, ...] = ()
    ) -> Any:
        """Calls a method of AT-SPI; returns the first value of the answer, None when there is none."""
        address = DBusAddress(self.path, bus_name=self.bus_name, interface=_PREFIX + interface)
        answer = self.desktop.ask(new_method_call(address, method, signature, body))
        return answer[0] if answer else None

    def get(self, interface: str, name: str) -> Any:
        """The value of a property of AT-SPI."""
        address = DBusAddress(self.path, bus_name=self.bus_name, interface=_PREFIX + interface)
        return self.desktop.ask(Properties(address).get(name))[0][1]

    @property
    def name(self) -> str:
        """What a screen reader says first."""
        return str(self.get("Accessible", "Name"))

    @property
    def description(self) -> str:
        return str(self.get("Accessible", "Description"))

    @property
    def id(self) -> str:
        """The object names from the program down to this widget, with dots between."""
        return str(self.get("Accessible", "AccessibleId"))

    @property
    def role(self) -> str:
        """What kind of thing: "push button", "text", "check box", "table", "label", "frame", "dialog" ..."""
        return str(self.call("Accessible", "GetRoleName"))

    @property
    def states(self) -> set[str]:
        """Those of the states above that it has: "showing", "enabled", "checked" ..."""
        low, high = self.call("Accessible", "GetState")
        bits = low | high << 32
        return {state for state, bit in _STATES.items() if bits >> bit & 1}

    @property
    def text(self) -> str:
        """What is written in it."""
        return str(self.call("Text", "GetText", "ii", (0, -1)))

    def children(self) -> list[Node]:
        return [Node(self.desktop, *child) for child in self.call("Accessible", "GetChildren")]

    def labels(self) -> list[Node]:
        """What is said to name it; a combo box itself says only what was chosen."""
        for kind, targets in self.call("Accessible", "GetRelationSet"):
            if kind == _LABELLED_BY:
                return [Node(self.desktop, *target) for target in targets]
        return []

    def walk(self) -> Iterator[Node]:
        """Itself and all below it, nearest first; long lists are not entered."""
        waiting = deque([self])
        while waiting:
            node = waiting.popleft()
            yield node
            if node.get("Accessible", "ChildCount") <= _REACH:
                waiting.extend(node.children())

    def look(self, role: str | None = None, name: str | None = None, id: str | None = None) -> Node | None:
        """The nearest thing below (or this) with this role, name and end of its id, if it is there now."""
        for node in self.walk():
            if id is not None and node.id.rpartition(".")[2] != id:
                continue
            if (name is None or node.name == name) and (role is None or node.role == role):
                return node
        return None

    def find(
        self,
        role: str | None = None,
        name: str | None = None,
        id: str | None = None,
        timeout: float = PATIENCE,
    ) -> Node:
        """As `look`, but waits until it is there; the TimeoutError shows what was there instead."""
        try:
            what = f"{role or 'something'} {name or ''} {id or ''}"
            return self.desktop.wait_for(lambda: self.look(role, name, id), what, timeout)
        except TimeoutError as late:
            raise TimeoutError(f"{late}; there was\n{self.tree()}") from None

    def wait_until(self, condition: Callable[[Node], object], what: str, timeout: float = PATIENCE) -> None:
        """Waits until `condition` holds for this thing."""
        self.desktop.wait_for(lambda: bool(condition(self)), what, timeout)

    def press(self, action: str | None = None) -> None:
        """Does its first action, or the one of this name: "Press", "Toggle", "ShowMenu", "SetFocus" ..."""
        names = [found[0] for found in self.call("Action", "GetActions")]
        if not names or (action is not None and action not in names):
            raise Gone(f"{self.name}: no action {action or ''} among {names}")
        self.call("Action", "DoAction", "i", (names.index(action) if action else 0,))

    def set_text(self, text: str) -> None:
        """Replaces what is written in it."""
        if not self.call("EditableText", "SetTextContents", "s", (text,)):
            raise Gone(f"{self.name} cannot be written in")

    def focus(self) -> None:
        """Gives it the keyboard, and waits until it has it."""
        self.call("Component", "GrabFocus")
        self.wait_until(lambda node: "focused" in node.states, f"{self.name} to have the focus")

    def centre(self) -> tuple[int, int]:
        """The middle of it on the screen, in pixels: where to click."""
        x, y, width, height = self.call("Component", "GetExtents", "u", (0,))
        return x + width // 2, y + height // 2

    @property
    def row_count(self) -> int:
        return int(self.get("Table", "NRows"))

    def cell(self, row: int, column: int = 0) -> Node:
        """A cell of a table or list, counted from 0."""
        return Node(self.desktop, *self.call("Table", "GetAccessibleAt", "ii", (row, column)))

    def cells(self) -> list[Node]:
        """The first column of a list or table; a long one takes its time."""
        return [self.cell(row) for row in range(self.row_count)]

    def tree(self, depth: int = 12) -> str:
        """The things below it as indented lines, for a person who wonders."""
        lines: list[str] = []

        def describe(node: Node, level: int) -> None:
            try:
                lines.append(f"{'  ' * level}{node.role} {node.name!r} {node.id.rpartition('.')[2]}")
                if level < depth and node.get("Accessible", "ChildCount") <= _REACH:
                    for child in node.children():
                        describe(child, level + 1)
            except Gone:
                lines.append(f"{'  ' * level}(gone)")

        describe(self, 0)
        return "\n".join(lines)


def _body(reply: Message) -> tuple[Any, ...]:
    if reply.header.message_type is MessageType.error:
        raise Gone(f"{reply.header.fields.get(HeaderFields.error_name)}: {reply.body}")
    return tuple(reply.body)
