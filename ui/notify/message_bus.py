"""A connection to the session's message bus that never waits: jeepney reads and writes, Qt carries the bytes."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from itertools import count

from jeepney import HeaderFields, Message, MessageType, message_bus
from jeepney.auth import AuthenticationError, Authenticator
from jeepney.bus import get_bus
from jeepney.low_level import Parser
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalSocket

FIRST_PAUSE_MS = 2_000
LONGEST_PAUSE_MS = 60_000

Answer = Callable[[Message | None], object]
"""Gets the reply (which may be an error), or None when the connection broke first."""

_log = logging.getLogger(__name__)


class MessageBus(QObject):
    """Connects by itself, and again when the bus comes back. Emits `signalled` with each signal subscribed to.

    `opened` is emitted when calls get through; `lost` when they do not any more, or never did.
    """

    opened = Signal()
    lost = Signal()
    signalled = Signal(object)

    def __init__(self, address: str = "", parent: QObject | None = None) -> None:
        """`address` is one of D-Bus, "" that of the session."""
        super().__init__(parent)
        self._address = address
        self._pending: dict[int, Answer] = {}
        self._auth: Authenticator | None = None
        self._parser = Parser()
        self._serials = count(1)
        self._is_open = False
        self._pause = FIRST_PAUSE_MS
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.open)
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(self._on_connected)
        self._socket.readyRead.connect(self._on_bytes)
        self._socket.disconnected.connect(self._on_lost)
        self._socket.errorOccurred.connect(self._on_lost)

    @property
    def is_open(self) -> bool:
        """Whether calls get through."""
        return self._is_open

    def open(self) -> None:
        """Begins to connect."""
        self._again.stop()
        if self._socket.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
            return
        address = self._address or os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
        try:
            place = get_bus(address)
        except (RuntimeError, ValueError):
            self._on_lost()
            return
        options = QLocalSocket.SocketOption.NoOptions
        if place.startswith("\0"):
            options, place = QLocalSocket.SocketOption.AbstractNamespaceOption, place[1:]
        self._socket.setSocketOptions(options)
        self._socket.connectToServer(place)

    def close(self) -> None:
        """Ends the connection; nobody gets an answer any more."""
        self._pending.clear()
        self._is_open = False
        for signal in (self._socket.disconnected, self._socket.errorOccurred):
            signal.disconnect(self._on_lost)
        self._again.stop()
        self._socket.flush()
        self._socket.abort()

    def call(self, message: Message, answer: Answer) -> None:
        """Sends a call. Only while the connection is open."""
        serial = next(self._serials)
        self._pending[serial] = answer
        self._socket.write(message.serialise(serial))

    def _on_connected(self) -> None:
        self._auth = Authenticator()
        self._parser = Parser()
        self._send_auth()

    def _send_auth(self) -> None:
        assert self._auth is not None
        while line := self._auth.data_to_send():
            self._socket.write(line)
        if self._auth.authenticated:
            self._auth = None
            self._socket.write(b"BEGIN\r\n")
            self.call(message_bus.Hello(), self._on_hello)

    def _on_hello(self, reply: Message | None) -> None:
        if reply is None or reply.header.message_type is not MessageType.method_return:
            self._socket.abort()
            return
        self._pause = FIRST_PAUSE_MS
        self._is_open = True
        self.opened.emit()

    def _on_bytes(self) -> None:
        data = bytes(self._socket.readAll().data())
        try:
            if self._auth is not None:
                self._auth.feed(data)
                self._send_auth()
                return
            messages = self._parser.feed(data)
        except (AuthenticationError, ValueError) as error:
            _log.info("The message bus said something odd: %s", type(error).__name__)
            self._socket.abort()
            return
        for message in messages:
            self._take(message)

    def _take(self, message: Message) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            self.signalled.emit(message)
        elif kind in (MessageType.method_return, MessageType.error):
            answer = self._pending.pop(message.header.fields.get(HeaderFields.reply_serial, 0), None)
            if answer is not None:
                answer(message)

    def _on_lost(self, *_about: object) -> None:
        if self._again.isActive():
            return
        self._again.start(self._pause)
        self._pause = min(self._pause * 2, LONGEST_PAUSE_MS)
        self._is_open, self._auth = False, None
        self._socket.abort()
        pending, self._pending = self._pending, {}
        for answer in pending.values():
            answer(None)
        self.lost.emit()
