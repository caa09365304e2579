"""A message bus of its own, and services on it that answer as a test wants: well, slowly, wrongly, or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_AT_ONCE = 1 | 2 | 4  # may be replaced, replaces, does not queue: the one before may not quite have gone
_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" \
"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
  </policy>
</busconfig>
"""


class PrivateBus:
    """A dbus-daemon that starts no services. Use as a context manager; `stop` and `start` are a bus that dies."""

    def __init__(self) -> None:
        # Straight under /tmp: the path of a socket has at most 107 characters.
        self._folder = Path(tempfile.mkdtemp(prefix="regulars-bus-", dir="/tmp"))
        self._process: subprocess.Popen[bytes] | None = None
        socket = self._folder / "bus"
        self.address = f"unix:path={socket}"
        (self._folder / "bus.conf").write_text(_CONFIG.format(socket=socket), encoding="utf-8")

    def __enter__(self) -> PrivateBus:
        self.start()
        return self

    def __exit__(self, *_about: object) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Starts the daemon; returns when it takes connections."""
        with contextlib.suppress(FileNotFoundError):
            (self._folder / "bus").unlink()
        reader, writer = os.pipe()
        command = ["dbus-daemon", "--nofork", f"--config-file={self._folder}/bus.conf"]
        self._process = subprocess.Popen(
            [*command, f"--print-address={writer}"],
            pass_fds=(writer,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as ready:
            if not ready.readline():
                raise RuntimeError("dbus-daemon did not start")

    def stop(self) -> None:
        """Ends the daemon; all connections break."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


class Service:
    """A service on a bus that answers in a thread of its own. Subclasses have a method for each D-Bus method.

    `silent`: calls are kept unanswered in `held`, until `answer_held`. `error`: the name of the error that every
    call gets.
    """

    NAME = ""
    PATH = ""

    def __init__(self, bus: str) -> None:
        self.silent = False
        self.error = ""
        self.held: list[Message] = []
        self._answers: dict[str, Callable[[Message], Message]] = {}
        self._lock = threading.Lock()
        self._connection: DBusConnection = open_dbus_connection(bus)
        for name in self.names():
            owned = self._connection.send_and_get_reply(message_bus.RequestName(name, _AT_ONCE), timeout=5)
            assert owned.body[0] == 1, f"{name} is taken"
        self._is_open = True
        self._thread = threading.Thread(target=self._serve, daemon=True, name=self.NAME)
        self._thread.start()

    def names(self) -> tuple[str, ...]:
        """The names it has on the bus."""
        return (self.NAME,)

    def close(self) -> None:
        """Leaves the bus as a service does that is killed."""
        self._is_open = False
        with contextlib.suppress(OSError):
            self._connection.sock.shutdown(2)
        self._thread.join(5)
        with contextlib.suppress(OSError):
            self._connection.close()

    def signal(self, member: str, signature: str, *body: Any) -> None:
        """Sends a signal to whoever listens."""
        self._send(new_signal(DBusAddress(self.PATH, interface=self.NAME), member, signature, body))

    def answer_held(self) -> None:
        """Answers what was held back, and from now on at once."""
        self.silent = False
        held, self.held = self.held, []
        for message in held:
            self._answer(message)

    def _serve(self) -> None:
        while self._is_open:
            try:
                message = self._connection.receive()
            except (OSError, EOFError):
                return
            if message.header.message_type is MessageType.method_call:
                if self.silent:
                    self.held.append(message)
                else:
                    self._answer(message)

    def _answer(self, message: Message) -> None:
        method = getattr(self, f"on_{message.header.fields[HeaderFields.member]}", None)
        if self.error:
            self._send(new_error(message, self.error, "s", ("not today",)))
        elif method is None:
            self._send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", "s", ("no",)))
        else:
            signature, body = method(message)
            self._send(new_method_return(message, signature or None, body))

    def _send(self, message: Message) -> None:
        with self._lock, contextlib.suppress(OSError):
            self._connection.send(message)


class NotificationDaemon(Service):
    """org.freedesktop.Notifications: `standing` are the notices on its screen, by number."""

    NAME = "org.freedesktop.Notifications"
    PATH = "/org/freedesktop/Notifications"

    def __init__(self, bus: str, abilities: tuple[str, ...] = ("actions", "body", "body-markup")) -> None:
        self.abilities = list(abilities)
        self.standing: dict[int, tuple[Any, ...]] = {}
        self.told: list[tuple[Any, ...]] = []
        self._last = 0
        super().__init__(bus)

    def on_GetCapabilities(self, _message: Message) -> tuple[str, tuple[Any, ...]]:
        return "as", (self.abilities,)

    def on_GetServerInformation(self, _message: Message) -> tuple[str, tuple[Any, ...]]:
        return "ssss", ("stand-in", "Regulars", "1", "1.2")

    def on_Notify(self, message: Message) -> tuple[str, tuple[Any, ...]]:
        number = message.body[1]
        if not number:
            self._last += 1
            number = self._last
        self.standing[number] = message.body
        self.told.append(message.body)
        return "u", (number,)

    def on_CloseNotification(self, message: Message) -> tuple[str, tuple[Any, ...]]:
        number = message.body[0]
        if self.standing.pop(number, None) is not None:
            self.signal("NotificationClosed", "uu", number, 3)
        return "", ()

    def titles(self) -> list[str]:
        """What stands on the screen."""
        return [body[3] for body in list(self.standing.values())]

    def number_of(self, title: str) -> int:
        """The number of the notice with this title."""
        return next(number for number, body in self.standing.items() if body[3] == title)

    def click(self, title: str, answer: str = "default") -> None:
        """Somebody presses a button of a notice, or the notice itself."""
        self.signal("ActionInvoked", "us", self.number_of(title), answer)

    def expire(self, title: str) -> None:
        """A notice goes by itself."""
        number = self.number_of(title)
        del self.standing[number]
        self.signal("NotificationClosed", "uu", number, 1)


class TrayWatcher(Service):
    """org.kde.StatusNotifierWatcher with a host: a panel that shows icons of the newer kind."""

    NAME = "org.kde.StatusNotifierWatcher"
    PATH = "/StatusNotifierWatcher"

    def __init__(self, bus: str) -> None:
        self.items: list[str] = []
        super().__init__(bus)

    def names(self) -> tuple[str, ...]:
        return (self.NAME, "org.kde.StatusNotifierHost-test")

    def _properties(self) -> dict[str, tuple[str, Any]]:
        return {
            "IsStatusNotifierHostRegistered": ("b", True),
            "ProtocolVersion": ("i", 0),
            "RegisteredStatusNotifierItems": ("as", self.items),
        }

    def on_Get(self, message: Message) -> tuple[str, tuple[Any, ...]]:
        return "v", (self._properties()[message.body[1]],)

    def on_GetAll(self, _message: Message) -> tuple[str, tuple[Any, ...]]:
        return "a{sv}", (self._properties(),)

    def on_Introspect(self, _message: Message) -> tuple[str, tuple[Any, ...]]:
        return "s", ("<node/>",)

    def on_RegisterStatusNotifierItem(self, message: Message) -> tuple[str, tuple[Any, ...]]:
        name = message.body[0]
        self.items.append(message.header.fields[HeaderFields.sender] if name.startswith("/") else name)
        self.signal("StatusNotifierItemRegistered", "s", name)
        return "", ()

    def on_RegisterStatusNotifierHost(self, _message: Message) -> tuple[str, tuple[Any, ...]]:
        return "", ()


class Login(Service):
    """org.freedesktop.login1, which tells of sleep."""

    NAME = "org.freedesktop.login1"
    PATH = "/org/freedesktop/login1"

    def tell_sleep(self, begins: bool) -> None:
        """Tells that the computer is about to sleep, or has woken up."""
        address = DBusAddress(self.PATH, interface="org.freedesktop.login1.Manager")
        self._send(new_signal(address, "PrepareForSleep", "b", (begins,)))
