"""A pytest plugin: a PostgreSQL server of the run's own, on a socket in a private folder, without a port."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import pytest

_OWNER = "postgres"  # the user Debian's package makes: the server refuses to run as root
_USER = "regulars"
_OPTIONS = "-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off"


class Address(TypedDict):
    """What psycopg.connect and peewee's PostgresqlDatabase need to reach a database."""

    host: str
    user: str
    dbname: str


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest version; None when no server is installed."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3].split(".")[0])
    )
    on_path = shutil.which("initdb")
    return folders[-1].parent if folders else Path(on_path).parent if on_path else None


def _run(*command: str | Path) -> None:
    as_owner = (
        ["setpriv", f"--reuid={_OWNER}", f"--regid={_OWNER}", "--clear-groups"] if os.geteuid() == 0 else []
    )
    done = subprocess.run(
        [*as_owner, *map(str, command)], cwd="/", capture_output=True, text=True, timeout=60, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")


@pytest.fixture(scope="session")
def _postgres_folder() -> Iterator[Path]:
    bin_folder = programs()
    if bin_folder is None:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    # Straight under /tmp: the server's user cannot enter pytest's own folders.
    folder = Path(tempfile.mkdtemp(prefix="regulars-postgres-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, _OWNER, _OWNER)
    data = folder / "data"
    try:
        _run(
            bin_folder / "initdb",
            "-D",
            data,
            "-U",
            _USER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        control = (bin_folder / "pg_ctl", "-D", data, "-w", "-l", folder / "log")
        _run(*control, "-o", _OPTIONS.format(folder=folder), "start")
        try:
            yield folder
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_numbers = itertools.count(1)


@pytest.fixture
def postgres(_postgres_folder: Path) -> Iterator[Address]:
    """The address of an empty database; the test is skipped where no server is installed."""
    import psycopg

    name = f"office_{next(_numbers)}"
    with psycopg.connect(
        host=str(_postgres_folder), user=_USER, dbname="postgres", autocommit=True
    ) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield Address(host=str(_postgres_folder), user=_USER, dbname=name)
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
