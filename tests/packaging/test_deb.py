"""The package for Debian: what is in it, for whom it may be read, what it asks for."""

from __future__ import annotations

import io
import re
import struct
import subprocess
import tarfile
from pathlib import Path

import pytest

from app import __version__
from tools import deb, program_icon

HEAVIEST = 50_000_000  # of a release; a package made quickly may be this much heavier
QUICKLY = 1.5


@pytest.fixture
def inside(package: Path) -> dict[str, tarfile.TarInfo]:
    """Everything in the package, by its place on the computer it is installed on."""
    packed = subprocess.run(["dpkg-deb", "--fsys-tarfile", package], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        return {member.name.removeprefix("."): member for member in archive if member.name != "."}


def field(package: Path, name: str) -> str:
    done = subprocess.run(["dpkg-deb", "--field", package, name], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def needed_libraries(folder: Path) -> set[str]:
    """The libraries that files in the folder are linked with and that are not in it."""
    files = [path for path in folder.rglob("*") if path.is_file() and deb._is_elf(path)]
    done = subprocess.run(["objdump", "-p", *files], capture_output=True, text=True, check=True)
    asked = set(re.findall(r"NEEDED\s+(\S+)", done.stdout))
    return asked - {path.name for path in folder.rglob("*")}


def test_the_download_is_not_too_heavy(package: Path) -> None:
    packed = subprocess.run(["ar", "t", package], capture_output=True, text=True, check=True).stdout
    factor = 1.0 if "data.tar.xz" in packed else QUICKLY
    assert package.stat().st_size <= HEAVIEST * factor


def test_everything_belongs_to_root_and_may_be_read_by_all(inside: dict[str, tarfile.TarInfo]) -> None:
    assert {(member.uname, member.gname) for member in inside.values()} == {("root", "root")}
    modes = {member.name: oct(member.mode) for member in inside.values() if not member.issym()}
    assert {modes[one.name] for one in inside.values() if one.isdir()} == {"0o755"}
    assert modes["./usr/lib/regulars/regulars"] == "0o755"
    others = {
        modes[one.name]
        for name, one in inside.items()
        if one.isfile() and name != "/usr/lib/regulars/regulars"
    }
    assert others == {"0o644"}


def test_a_desktop_finds_what_it_looks_for(inside: dict[str, tarfile.TarInfo]) -> None:
    assert inside["/usr/bin/regulars"].linkname == "../lib/regulars/regulars"
    assert inside["/usr/bin/regulars-cli"].linkname == "../lib/regulars/regulars"
    assert "/usr/share/applications/regulars.desktop" in inside
    assert "/usr/share/metainfo/app.regulars.Regulars.metainfo.xml" in inside
    assert "/usr/share/doc/regulars/copyright" in inside
    for size in program_icon.SIZES:
        assert f"/usr/share/icons/hicolor/{size}x{size}/apps/regulars.png" in inside
    assert "/usr/share/icons/hicolor/scalable/apps/regulars.svg" in inside


def test_it_puts_nothing_anywhere_else(inside: dict[str, tarfile.TarInfo]) -> None:
    ours = (
        "/usr/lib/regulars/",
        "/usr/bin/regulars",
        "/usr/share/doc/regulars/",
        "/usr/share/icons/hicolor/",
    )
    ours += ("/usr/share/applications/regulars.desktop", "/usr/share/metainfo/app.regulars.")
    assert [name for name, one in inside.items() if not one.isdir() and not name.startswith(ours)] == []


def test_it_says_what_it_is(package: Path) -> None:
    assert field(package, "Package") == "regulars"
    assert field(package, "Version") == __version__
    assert 100_000 < int(field(package, "Installed-Size")) < 160_000_000 / 1024


def test_it_asks_for_every_library_it_does_not_bring(package: Path, folder: Path) -> None:
    asked = {one.split()[0] for one in field(package, "Depends").split(",")}
    missing = {}
    for library in sorted(needed_libraries(folder)):
        done = subprocess.run(["dpkg", "-S", f"*/{library}"], capture_output=True, text=True, check=False)
        owners = {line.partition(":")[0].removesuffix("t64") for line in done.stdout.splitlines()}
        if not owners & asked:
            missing[library] = owners
    assert missing == {}


def test_it_asks_for_a_c_library_that_is_new_enough(package: Path, folder: Path) -> None:
    assert f"libc6 (>= {deb.newest_glibc(folder)})" in field(package, "Depends")


def test_the_icons_are_as_large_as_their_folders_say(tmp_path: Path) -> None:
    program_icon.hicolor(tmp_path / "hicolor", "regulars")
    drawn = sorted((tmp_path / "hicolor").rglob("*.png"))
    assert len(drawn) == len(program_icon.SIZES)
    for path in drawn:
        png = path.read_bytes()
        assert png.startswith(b"\x89PNG")
        assert struct.unpack(">II", png[16:24]) == (int(path.parts[-3].split("x")[0]),) * 2
        assert len(png) > 200, "something was drawn"
