"""The folder with the program: light, whole, knowing nothing of who made it, and the same program as from source."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from support.source import ROOT

from app import __version__
from app.storage.migrate import latest_version

MEGABYTE = 1_000_000
HEAVIEST = 160 * MEGABYTE


def weight(folder: Path) -> int:
    """What it takes on a disk, as du counts."""
    return sum(path.lstat().st_blocks * 512 for path in [folder, *folder.rglob("*")])


@pytest.fixture
def frozen(folder: Path, tmp_path: Path) -> Path:
    """The command of the office without a window, as the package makes it: a link with that name."""
    link = tmp_path / "regulars-cli"
    link.symlink_to(folder / "regulars")
    return link


def ask(command: list[str | Path], office: Path, *arguments: str) -> Any:
    """Runs the office without a window; returns its document."""
    done = subprocess.run(
        [*map(str, command), "--data-dir", str(office), *arguments, "--json"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd=office.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return json.loads(done.stdout)


SOURCE: list[str | Path] = [sys.executable, "-P", "-m", "app"]


def test_it_is_not_too_heavy(folder: Path) -> None:
    assert weight(folder) <= HEAVIEST


def test_it_knows_its_version(folder: Path) -> None:
    done = subprocess.run([folder / "regulars", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"Regulars {__version__}\n"


def test_an_office_made_by_either_is_opened_by_the_other(frozen: Path, tmp_path: Path) -> None:
    makers: dict[str, list[str | Path]] = {"frozen": [frozen], "source": SOURCE}
    for maker in makers:
        office = tmp_path / f"made-by-{maker}"
        ask(makers[maker], office, "sample", "--customers", "60", "--seed", "7")
        told = {reader: ask(makers[reader], office, "list") for reader in makers}
        assert len(told["frozen"]) == 60
        assert told["frozen"] == told["source"]
        due = {
            reader: ask(makers[reader], office, "due", "--on", "2027-02-01", "--days", "28")
            for reader in makers
        }
        assert due["frozen"], "names of days and months come from Babel's data"
        assert due["frozen"] == due["source"]
        for reader in makers:
            assert ask(makers[reader], office, "check")["ok"]


def test_both_make_the_same_tables(frozen: Path, tmp_path: Path) -> None:
    """The migrations were found: a frozen program without them would have nothing to make an office from."""
    from sqlcipher3 import dbapi2

    tables = {}
    for name, command in (("frozen", [frozen]), ("source", SOURCE)):
        office = tmp_path / name
        ask(command, office, "sample", "--customers", "1")  # type: ignore[arg-type]
        connection = dbapi2.connect(str(office / "office.regulars"))
        assert connection.execute("PRAGMA user_version").fetchone()[0] == latest_version()
        tables[name] = connection.execute(
            "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2"
        ).fetchall()
        connection.close()
    assert tables["frozen"] == tables["source"]


def test_contacts_come_in_and_go_out(frozen: Path, tmp_path: Path) -> None:
    """Import and export load more of the libraries than anything else: phone numbers, dates, CSV."""
    cards = tmp_path / "contacts.vcf"
    cards.write_text(
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Søren Åkjær\r\nTEL:+45 20 30 40 50\r\nBDAY:--0229\r\nEND:VCARD\r\n",
        encoding="utf-8",
    )
    assert ask([frozen], tmp_path / "office", "import", str(cards))["imported"] == 1
    assert ask([frozen], tmp_path / "office", "list", "--search", "soeren")[0]["name"] == "Søren Åkjær"
    table = tmp_path / "customers.csv"
    assert ask([frozen], tmp_path / "office", "export", str(table))["rows"] == 1
    assert "Søren Åkjær" in table.read_text(encoding="utf-8-sig")


def test_its_window_opens_and_ends_on_request(folder: Path, frozen: Path, tmp_path: Path) -> None:
    office = tmp_path / "office"
    ask([frozen], office, "sample", "--customers", "20")
    printed = tmp_path / "printed"
    with printed.open("wb") as output:
        program = subprocess.Popen(
            [folder / "regulars", "--data-dir", office],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            cwd=tmp_path,
            stdout=output,
            stderr=output,
        )
    deadline = time.monotonic() + 30
    log = office / "regulars.log"
    while not (log.exists() and "The window is up" in log.read_text(encoding="utf-8")):
        assert time.monotonic() < deadline, printed.read_text(encoding="utf-8")
        with contextlib.suppress(subprocess.TimeoutExpired):
            assert program.wait(0.05) is None, printed.read_text(encoding="utf-8")
    program.send_signal(signal.SIGTERM)
    assert program.wait(20) == 0
    assert printed.read_text(encoding="utf-8") == ""


def test_what_qt_opens_by_name_is_there(folder: Path) -> None:
    plugins = folder / "_internal" / "PySide6" / "Qt" / "plugins"
    there = {f"{path.parent.name}/{path.name}" for path in plugins.rglob("*.so")}
    assert there >= {
        *("platforms/libqxcb.so", "platforms/libqwayland.so", "platforms/libqoffscreen.so"),
        *("iconengines/libqsvgicon.so", "imageformats/libqjpeg.so", "imageformats/libqsvg.so"),
        *(
            "wayland-shell-integration/libxdg-shell.so",
            "platforminputcontexts/libibusplatforminputcontextplugin.so",
        ),
    }


def test_all_languages_are_there_and_no_others(folder: Path) -> None:
    inside = folder / "_internal"
    for language in ("da", "nb", "de"):
        assert (inside / "resources" / "translations" / language / "LC_MESSAGES" / "regulars.mo").is_file()
        assert (inside / "babel" / "locale-data" / f"{language}.dat").is_file()
    assert (inside / "babel" / "locale-data" / "no.dat").is_file(), "Norwegian Bokmål inherits from it"
    assert not (inside / "babel" / "locale-data" / "sv.dat").exists()
    catalogues = {path.name for path in (inside / "PySide6" / "Qt" / "translations").iterdir()}
    assert catalogues == {"qtbase_da.qm", "qtbase_de.qm"}


def test_nothing_of_tests_and_tools_is_in_it(folder: Path) -> None:
    names = {part for path in folder.rglob("*") for part in path.relative_to(folder).parts}
    assert not names & {
        "tests",
        "tools",
        "pytest",
        "_pytest",
        "hypothesis",
        "mypy",
        "psycopg",
        "PyInstaller",
        ".git",
    }
    assert not [path for path in folder.rglob("*") if path.suffix in (".po", ".ts", ".pyi", ".h", ".a")]


def test_every_link_leads_somewhere(folder: Path) -> None:
    assert [path for path in folder.rglob("*") if path.is_symlink() and not path.exists()] == []


def test_no_file_knows_where_it_was_made(folder: Path) -> None:
    readers = pytest.importorskip("PyInstaller.archive.readers")
    here = str(ROOT).encode()
    knowing = [path.name for path in folder.rglob("*") if path.is_file() and here in path.read_bytes()]
    assert knowing == []
    archive = readers.CArchiveReader(str(folder / "regulars"))
    modules = archive.open_embedded_archive("PYZ.pyz")
    assert {"app.office", "ui.main", "peewee"} <= modules.toc.keys()
    assert not {"pytest", "unittest", "psycopg", "pytz", "setuptools"} & modules.toc.keys()
    assert [name for name in modules.toc if here in (modules.extract(name, raw=True) or b"")] == []
    assert [name for name in archive.toc if name != "PYZ.pyz" and here in archive.extract(name)] == []
