"""Notifications of the Linux desktop: org.freedesktop.Notifications, version 1.2 of its specification."""

from __future__ import annotations

import html
import os
from functools import partial

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from PySide6.QtCore import QObject, QTimer

from app import PROGRAM, resources
from ui.notify.message_bus import MessageBus
from ui.notify.notifier import DEFAULT, Notice, Notifier

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
PATIENCE_MS = 10_000
"""Who has not answered by then shows nothing; what comes later is taken off again."""
_SERVICE = DBusAddress(PATH, bus_name=NAME, interface=NAME)
_AS_THE_DESKTOP_LIKES, _NEVER = -1, 0


class _Place:
    """Where a notice stands: its number at the service (0: not known yet), and what waits for that number."""

    def __init__(self) -> None:
        self.number = 0
        self.is_asked = False
        self.next: Notice | None = None


class FreedesktopNotifier(Notifier):
    """Asks whichever service the desktop has, also one that starts or starts anew later."""

    def __init__(self, address: str = "", parent: QObject | None = None) -> None:
        """`address` is that of the message bus, "" for the session's."""
        super().__init__(parent)
        self._places: dict[str, _Place] = {}
        self._waiting: dict[str, Notice] = {}
        self._turns: dict[str, int] = {}
        self._turn = 0
        self._abilities: frozenset[str] | None = None
        self._is_asking = False
        self._is_down = False
        self._bus = MessageBus(address, self)
        self._bus.opened.connect(self._on_opened)
        self._bus.lost.connect(self._on_lost)
        self._bus.signalled.connect(self._on_signal)
        self._bus.open()

    # What the rest of the program asks

    def show(self, notice: Notice) -> None:
        if self._is_down:
            self._refuse(notice.key)
            return
        self._turn += 1
        self._turns[notice.key] = self._turn
        QTimer.singleShot(PATIENCE_MS, self, partial(self._give_up, notice.key, self._turn))
        place = self._places.get(notice.key)
        if place is not None and place.is_asked:
            place.next = notice
            return
        self._waiting[notice.key] = notice
        self._send_waiting()

    def withdraw(self, key: str) -> None:
        self._waiting.pop(key, None)
        self._turns.pop(key, None)
        place = self._places.pop(key, None)
        if place is not None and place.number and not place.is_asked:
            self._close(place.number)  # one that is still asked for is closed when its number comes

    def close(self) -> None:
        """What stands on the screen goes with the program: its buttons would do nothing any more."""
        for place in self._places.values():
            if place.number:
                self._close(place.number)
        self._places.clear()
        self._waiting.clear()
        self._turns.clear()
        self._bus.close()

    # Asking the service

    def _send_waiting(self) -> None:
        if not self._waiting or not self._bus.is_open:
            return
        if self._abilities is None:
            self._ask_abilities()
            return
        waiting, self._waiting = self._waiting, {}
        for notice in waiting.values():
            self._send(notice)

    def _ask_abilities(self) -> None:
        if self._is_asking:
            return
        self._is_asking = True
        self._bus.call(new_method_call(_SERVICE, "GetCapabilities"), self._on_abilities)

    def _on_abilities(self, reply: Message | None) -> None:
        self._is_asking = False
        if reply is None or reply.header.message_type is MessageType.error:
            for key in tuple(self._waiting):
                self._refuse(key)
            return
        self._abilities = frozenset(reply.body[0])
        self._send_waiting()

    def _send(self, notice: Notice) -> None:
        place = self._places.setdefault(notice.key, _Place())
        place.is_asked = True
        abilities = self._abilities or frozenset()
        answers = [(DEFAULT, ""), *notice.answers] if "actions" in abilities else []
        body = html.escape(notice.body, quote=False) if "body-markup" in abilities else notice.body
        hints = {"urgency": ("y", 1), "desktop-entry": ("s", PROGRAM)}
        arguments = (
            "Regulars",
            place.number,
            resources.path("icons", "regulars.svg").as_uri(),
            _sendable(notice.title),
            _sendable(body),
            [_sendable(part) for answer in answers for part in answer],
            hints,
            _NEVER if notice.stays else _AS_THE_DESKTOP_LIKES,
        )
        call = new_method_call(_SERVICE, "Notify", "susssasa{sv}i", arguments)
        self._bus.call(call, partial(self._on_number, notice.key, place))

    def _on_number(self, key: str, place: _Place, reply: Message | None) -> None:
        is_wanted = self._places.get(key) is place
        if reply is None or reply.header.message_type is MessageType.error:
            if is_wanted:
                self._refuse(key)
            return
        place.number, place.is_asked = reply.body[0], False
        if not is_wanted:
            self._close(place.number)
        elif place.next is not None:
            notice, place.next = place.next, None
            self._send(notice)
        else:
            self._turns.pop(key, None)
            self.shown.emit(key)

    def _give_up(self, key: str, turn: int) -> None:
        """Nobody has answered for too long: what comes later is taken off again."""
        if self._turns.get(key) == turn:
            self._refuse(key)

    def _refuse(self, key: str) -> None:
        self._waiting.pop(key, None)
        self._turns.pop(key, None)
        self._places.pop(key, None)
        self.refused.emit(key)

    def _close(self, number: int) -> None:
        if self._bus.is_open:
            self._bus.call(new_method_call(_SERVICE, "CloseNotification", "u", (number,)), _do_nothing)

    # What the bus and the service tell

    def _on_opened(self) -> None:
        self._is_down = False
        service = MatchRule(type="signal", sender=NAME, interface=NAME, path=PATH)
        owner = MatchRule(
            type="signal",
            sender="org.freedesktop.DBus",
            interface="org.freedesktop.DBus",
            member="NameOwnerChanged",
        )
        owner.add_arg_condition(0, NAME)
        for rule in (service, owner):
            self._bus.call(message_bus.AddMatch(rule), _do_nothing)
        self._send_waiting()

    def _on_lost(self) -> None:
        self._is_down = True
        self._forget_all()
        for key in tuple(self._waiting):
            self._refuse(key)

    def _on_signal(self, message: Message) -> None:
        member, body = message.header.fields.get(HeaderFields.member), message.body
        if member == "NameOwnerChanged":
            if body[0] == NAME:
                self._forget_all()
            return
        key = next((key for key, place in self._places.items() if place.number == body[0]), None)
        if key is None:
            return
        if member == "ActionInvoked":
            self.withdraw(key)  # some services leave it standing
            self.answered.emit(key, body[1])
        elif member == "NotificationClosed":
            if not self._places[key].is_asked:
                del self._places[key]
            self.closed.emit(key)
        elif member == "ActivationToken":
            os.environ["XDG_ACTIVATION_TOKEN"] = body[1]  # where Qt looks for the leave to come to the front

    def _forget_all(self) -> None:
        """The service is another one, or gone: nothing that it showed stands any more."""
        self._abilities = None
        gone = [key for key, place in self._places.items() if place.number and not place.is_asked]
        for key in gone:
            del self._places[key]
        for place in self._places.values():
            place.number = 0
        for key in gone:
            self.closed.emit(key)


def _sendable(text: str) -> str:
    """What can be sent over the bus: UTF-8 without a zero; lines that a person wrote become one."""
    return " ".join(text.replace("\0", "").encode("utf-8", "replace").decode("utf-8").split())


def _do_nothing(_reply: Message | None) -> None:
    """Nobody waits for this answer."""
