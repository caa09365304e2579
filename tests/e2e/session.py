"""A desktop of its own for tests of the whole program: screen, window manager, message bus, home."""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO

from support.source import ROOT

NEEDED = ("Xvfb", "dbus-daemon", "openbox", "xdotool")
PATIENCE = 20.0  # seconds until something that should come is given up
_LAUNCHERS = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")

# No service directories but our own: nothing that happens to be installed may answer on this bus.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" \
"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

_SCREENSHOT = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
assert application.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


def missing_tools() -> list[str]:
    """The programs a session needs that this computer does not have; ./test installs them on Debian."""
    missing = [tool for tool in NEEDED if shutil.which(tool) is None]
    return missing if _LAUNCHERS.exists() else [*missing, "at-spi2-core"]


class Program:
    """A program on the private desktop, with all it printed."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self.process = process
        self._log = log

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def output(self) -> str:
        """What it printed so far, both streams."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def running(self) -> bool:
        return self.process.poll() is None

    def wait(self, timeout: float = PATIENCE) -> int:
        """Waits until it ends by itself; returns its exit code."""
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise TimeoutError(f"still running after {timeout} s; it printed:\n{self.output}") from None

    def stop(self) -> int:
        """Asks it to end as a log-out does (SIGTERM), kills it when it does not listen; returns its exit code."""
        if self.running():
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
        self.kill()
        return self.process.wait()

    def kill(self) -> None:
        """Ends it, and what it started, as a power cut does."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self.process.wait()


class DesktopSession:
    """Xvfb, openbox, a session bus and the accessibility bus, in a folder and under a home of their own.

    Use as a context manager. Everything started in it is ended with it, whoever started it.
    """

    def __init__(self, size: str = "1280x800") -> None:
        self.size = size
        # Straight under /tmp: the path of a socket has at most 107 characters.
        self.folder = Path(tempfile.mkdtemp(prefix="regulars-e2e-", dir="/tmp"))
        self.environment: dict[str, str] = {}
        self.programs: list[Program] = []
        self._servers: list[subprocess.Popen[bytes]] = []
        self._count = 0

    def __enter__(self) -> DesktopSession:
        try:
            self._open()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> None:
        home = self.folder / "home"
        (self.folder / "services").mkdir()
        home.mkdir()
        shutil.copy(_LAUNCHERS, self.folder / "services")
        (self.folder / "bus.conf").write_text(_BUS.format(folder=self.folder), encoding="utf-8")
        self.environment = os.environ | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_RUNTIME_DIR": str(self.folder),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.folder}/bus",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "NO_AT_BRIDGE": "1",  # for openbox and other GTK programs; Qt does not read it
        }
        arguments = ("-screen", "0", f"{self.size}x24", "-dpi", "96", "-nolisten", "tcp", "-noreset")
        self.environment["DISPLAY"] = ":" + self._serve("Xvfb", "-displayfd", "{ready}", *arguments)
        self._serve(
            "dbus-daemon", "--nofork", f"--config-file={self.folder}/bus.conf", "--print-address={ready}"
        )
        self._start_window_manager()

    def _serve(self, *command: str) -> str:
        """Starts a server that writes one line to the file {ready} when it is; returns the line."""
        reader, writer = os.pipe()
        with os.fdopen(reader, "rb") as ready:
            with self._new_log(command[0]) as log:
                server = subprocess.Popen(
                    [part.format(ready=writer) for part in command],
                    env=self.environment,
                    pass_fds=(writer,),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            os.close(writer)
            self._servers.append(server)
            return self._first_line(ready, command[0])

    def _start_window_manager(self) -> None:
        signpost = self.folder / "openbox-is-there"
        os.mkfifo(signpost)
        with (
            os.fdopen(os.open(signpost, os.O_RDONLY | os.O_NONBLOCK), "rb") as ready,
            self._new_log("openbox") as log,
        ):
            self._servers.append(
                subprocess.Popen(
                    ["openbox", "--startup", f"sh -c 'echo ready > {signpost}'"],
                    env=self.environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )
            self._first_line(ready, "openbox")

    def _first_line(self, ready: IO[bytes], server: str) -> str:
        with selectors.DefaultSelector() as selector:
            selector.register(ready, selectors.EVENT_READ)
            line = ready.readline() if selector.select(PATIENCE) else b""
        if not line:
            logs = "\n".join(
                path.read_text(errors="replace") for path in self.folder.glob(f"*-{_word(server)}.log")
            )
            raise RuntimeError(f"{server} did not start:\n{logs}")
        return line.decode().strip()

    def start(
        self,
        command: Sequence[str | Path],
        environment: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Program:
        """Starts a program on this desktop."""
        with self._new_log("program") as log:
            process = subprocess.Popen(
                [str(part) for part in command],
                env=self.environment | dict(environment or {}),
                cwd=cwd or self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            program = Program(process, Path(log.name))
        self.programs.append(program)
        return program

    def regulars(
        self, data_dir: Path, *arguments: str, environment: Mapping[str, str] | None = None
    ) -> Program:
        """Starts Regulars from the sources on the office in `data_dir`."""
        path = {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **(environment or {})}
        return self.start([sys.executable, "-P", "-m", "ui", "--data-dir", data_dir, *arguments], path)

    def key(self, *keys: str) -> None:
        """Presses keys in the window that has the focus: key("ctrl+f"), key("Tab", "Return")."""
        self._xdotool("key", "--delay", "5", *keys)

    def type(self, text: str) -> None:
        """Types text in the window that has the focus: only what stands on the keyboard.

        For another letter xdotool bends a key of the keyboard for a moment, and a busy program looks too late.
        """
        if not text.isascii():
            raise ValueError(f"not on the keyboard: {text}")
        self._xdotool("type", "--delay", "5", text)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Clicks at a place of the screen, in pixels."""
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", str(button))

    def window_titles(self) -> list[str]:
        """The titles of all windows a person can see."""
        found = self._xdotool("search", "--onlyvisible", "--name", ".+", allowed=(0, 1)).split()
        return [self._xdotool("getwindowname", window).strip() for window in found]

    def _xdotool(self, *arguments: str, allowed: tuple[int, ...] = (0,)) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode not in allowed:
            raise RuntimeError(f"xdotool {' '.join(arguments)}: {done.stderr or done.returncode}")
        return done.stdout

    def screenshot(self, path: Path) -> Path:
        """Writes what is on the screen now to `path`, as PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-c", _SCREENSHOT, str(path)]
        subprocess.run(command, env=self.environment, check=True, capture_output=True, timeout=PATIENCE)
        return path

    def stop_programs(self) -> None:
        """Ends every program that was started here; the desktop stays."""
        while self.programs:
            self.programs.pop().stop()

    def close(self) -> None:
        """Ends the programs, the servers and whatever they started, and removes the folder."""
        self.stop_programs()
        for server in reversed(self._servers):
            server.terminate()
            try:
                server.wait(5)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
        for pid in self.processes():  # services the bus started are nobody's children
            os.kill(pid, signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def processes(self) -> list[int]:
        """Every living process that was started in this session, told by the session's folder in its environment."""
        mark = f"XDG_RUNTIME_DIR={self.folder}".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*/environ"):
            try:
                if mark in entry.read_bytes().split(b"\0"):
                    found.append(int(entry.parent.name))
            except OSError:  # it ended, or belongs to somebody else
                continue
        return found

    def _new_log(self, name: str) -> IO[bytes]:
        self._count += 1
        return (self.folder / f"{self._count:02}-{_word(name)}.log").open("wb")


def _word(name: str) -> str:
    return re.sub(r"[^a-zA-Z]", "", name)
