"""One window for one office: whoever starts second hands over what it was asked, and ends."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app import PROGRAM

VERSION = 1
LARGEST = 64 * 1024  # bytes of a request
MOST_FILES = 50
MOST_CALLERS = 16  # at the same time; more than a person can start, less than a flood
PATIENCE_MS = 2000
_YES, _NO = b"ok\n", b"no\n"


@dataclass(frozen=True, slots=True)
class Request:
    """What a start was asked: files to bring in (absolute paths), and its options.

    `activation` is the desktop's leave to come to the front (Wayland), "" without one.
    """

    files: tuple[str, ...] = ()
    minimized: bool = False
    sample: bool = False
    activation: str = ""

    def line(self) -> bytes:
        """The request as one line of JSON."""
        told = {
            "version": VERSION,
            "files": list(self.files[:MOST_FILES]),
            "minimized": self.minimized,
            "sample": self.sample,
            "activation": self.activation,
        }
        return json.dumps(told).encode("ascii") + b"\n"


def understood(line: bytes) -> Request:
    """The request of a line. Raises ValueError for what is none; a newer version's extra words are passed over."""
    try:
        told = json.loads(line)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(told, dict) or type(told.get("version")) is not int:
        raise ValueError("no request")
    files = told.get("files", [])
    if not isinstance(files, list) or len(files) > MOST_FILES or not all(isinstance(f, str) for f in files):
        raise ValueError("files")
    activation = told.get("activation", "")
    return Request(
        tuple(file for file in files if "\0" not in file and Path(file).is_absolute()),
        told.get("minimized") is True,
        told.get("sample") is True,
        activation if isinstance(activation, str) and activation.isprintable() else "",
    )


class Outcome(Enum):
    """What a start found."""

    FIRST = auto()
    HANDED_OVER = auto()
    NO_ANSWER = auto()


class SingleInstance(QObject):
    """A lock decides who is first (it notices that a holder has died); a socket carries what the second was asked.

    Emits `asked` with the Request of each later start.
    """

    asked = Signal(object)

    def __init__(self, data: Path, folder: Path | None = None, parent: QObject | None = None) -> None:
        """`data` is the folder of the office; `folder` is only for us, None: there is no such place."""
        super().__init__(parent)
        self._callers: set[QLocalSocket] = set()
        self._server: QLocalServer | None = None
        self._lock: QLockFile | None = None
        whose = hashlib.sha256(f"{_user()}|{data}".encode()).hexdigest()[:16]
        name = f"{PROGRAM}-{whose}"
        self._address = name if sys.platform == "win32" or folder is None else str(folder / name)
        if folder is not None:
            self._lock = QLockFile(str(folder / f"{name}.lock"))
            self._lock.setStaleLockTime(0)  # never by age: only when its process has died

    def claim(self, request: Request) -> Outcome:
        """Becomes the first, or hands `request` to the first; waits at most PATIENCE_MS for its answer."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        pause = 0
        while True:
            if self._lock is None or self._lock.tryLock(pause):
                return Outcome.FIRST
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                return Outcome.FIRST  # no lock can be had here; the office file has one of its own
            if self._hand_over(request, deadline):
                return Outcome.HANDED_OVER
            if deadline.hasExpired():
                return Outcome.NO_ANSWER
            pause = 50  # the first may be starting, or be dying: look at the lock again meanwhile

    def _hand_over(self, request: Request, deadline: QDeadlineTimer) -> bool:
        socket = QLocalSocket()
        try:
            socket.connectToServer(self._address)
            if not socket.waitForConnected(_left(deadline)):
                return False
            socket.write(request.line())
            while socket.bytesToWrite() and socket.waitForBytesWritten(_left(deadline)):
                pass
            while not socket.canReadLine():
                if not socket.waitForReadyRead(_left(deadline)):
                    return False
            return bytes(socket.readLine().data()) == _YES
        finally:
            socket.abort()

    def listen(self) -> None:
        """Hears later starts. For the first only, and once there is an application."""
        if self._lock is None or not self._lock.isLocked():
            return
        QLocalServer.removeServer(self._address)  # left by one that died; we hold the lock
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_callers)
        self._server.listen(self._address)

    def stop_listening(self) -> None:
        """Hears nobody any more."""
        for caller in tuple(self._callers):
            caller.abort()
        if self._server is not None:
            self._server.close()
            self._server = None

    def close(self) -> None:
        """Lets the next start be the first."""
        self.stop_listening()
        if self._lock is not None:
            self._lock.unlock()

    def _on_callers(self) -> None:
        assert self._server is not None
        while (caller := self._server.nextPendingConnection()) is not None:
            if len(self._callers) >= MOST_CALLERS:
                caller.abort()
                caller.deleteLater()
                continue
            self._callers.add(caller)
            caller.setReadBufferSize(LARGEST)
            caller.readyRead.connect(self._on_words)
            caller.disconnected.connect(self._on_gone)
            QTimer.singleShot(PATIENCE_MS, caller, caller.abort)
            self._hear(caller)

    def _on_words(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket):
            self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() >= LARGEST:
                caller.abort()
            return
        caller.readyRead.disconnect(self._on_words)
        try:
            request = understood(bytes(caller.readLine().data()))
        except ValueError:
            request = None
        caller.write(_NO if request is None else _YES)
        caller.flush()
        caller.disconnectFromServer()
        if request is not None:
            self.asked.emit(request)

    def _on_gone(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket):
            self._callers.discard(caller)
            caller.deleteLater()


def private_folder() -> Path | None:
    """A folder that only this user can enter and that a reboot empties, made when missing; None when there is none."""
    base = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(base) / PROGRAM if base else Path(tempfile.gettempdir()) / f"{PROGRAM}-{_user()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        about: Any = folder.lstat()
    except OSError:
        return None
    if sys.platform == "win32":
        return folder
    # In a folder that everybody may write, somebody else may have made it before us.
    is_ours = folder.is_dir() and not folder.is_symlink() and about.st_uid == os.getuid()
    return folder if is_ours and not about.st_mode & 0o077 else None


def _user() -> str:
    if sys.platform == "win32":
        return os.environ.get("USERNAME", "")
    return str(os.getuid())


def _left(deadline: QDeadlineTimer) -> int:
    return max(int(deadline.remainingTime()), 1)
