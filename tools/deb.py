"""Packs build/regulars as a package for Debian and Ubuntu: `tools/build deb` calls this."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from app import PROGRAM, __version__

ROOT = Path(__file__).resolve().parents[1]
LINUX = ROOT / "packaging" / "linux"
BUILD = ROOT / "build"
# Packing a release tightly takes a minute and saves a third of the download.
FAST = ("-Zzstd", "-z3")
SMALL = ("-Zxz", "-z9")


def main() -> None:
    parser = argparse.ArgumentParser(description="Packs build/regulars as a Debian package.")
    parser.add_argument("--fast", action="store_true", help="pack quickly instead of tightly")
    print(build(BUILD / PROGRAM, FAST if parser.parse_args().fast else SMALL))


def build(folder: Path, compression: tuple[str, ...]) -> Path:
    """Writes the package of the program in `folder`; returns where it is."""
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(tree, folder)
    _settle_modes(tree)
    _write_about(tree, folder)
    architecture = _output("dpkg", "--print-architecture").strip()
    target = BUILD / f"{PROGRAM}_{__version__}_{architecture}.deb"
    _output("dpkg-deb", "--root-owner-group", *compression, "--build", str(tree), str(target))
    return target


def lay_out(tree: Path, folder: Path) -> None:
    """Puts everything where it is on the computer it gets installed on, below `tree`."""
    share = tree / "usr" / "share"
    shutil.copytree(folder, tree / "usr" / "lib" / PROGRAM, symlinks=True)
    commands = tree / "usr" / "bin"
    commands.mkdir()
    # Both names lead to one program, which looks at the name it is called by.
    for name in (PROGRAM, f"{PROGRAM}-cli"):
        (commands / name).symlink_to(f"../lib/{PROGRAM}/{PROGRAM}")
    _write(share / "applications" / "regulars.desktop", (LINUX / "regulars.desktop").read_text("utf-8"))
    _write(share / "metainfo" / "app.regulars.Regulars.metainfo.xml", metainfo())
    shutil.copytree(BUILD / "hicolor", share / "icons" / "hicolor")
    papers = share / "doc" / PROGRAM
    _write(papers / "copyright", (LINUX / "copyright").read_text("utf-8"))
    (papers / "changelog.gz").write_bytes(gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0))


def metainfo() -> str:
    """What software centres show, with this version and the day of the sources."""
    return _filled("app.regulars.Regulars.metainfo.xml", VERSION=__version__, DATE=_day())


def newest_glibc(folder: Path) -> str:
    """The oldest C library that all programs and libraries in `folder` run with: "2.36"."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and _is_elf(path)]
    symbols = _output("objdump", "-T", *map(str, files))
    return max(re.findall(r"\bGLIBC_(2\.\d+)", symbols), key=lambda version: int(version.partition(".")[2]))


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _write_about(tree: Path, folder: Path) -> None:
    files = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink()]
    about = tree / "DEBIAN"
    about.mkdir(mode=0o755)
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files]
    _write(about / "md5sums", "".join(sums))
    control = _filled(
        "control",
        VERSION=__version__,
        ARCHITECTURE=_output("dpkg", "--print-architecture").strip(),
        KIBIBYTES=str(sum(-(-path.stat().st_size // 1024) for path in files)),
        GLIBC=newest_glibc(folder),
    )
    _write(about / "control", control)
    for name in ("postinst", "postrm"):
        _write(about / name, (LINUX / name).read_text("utf-8"), mode=0o755)


def _settle_modes(tree: Path) -> None:
    """Folders and programs may be entered and started by all, everything else only read; whoever built it."""
    program = tree / "usr" / "lib" / PROGRAM / PROGRAM
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)


def _filled(name: str, **values: str) -> str:
    """A file of packaging/linux with each @NAME@ in it replaced."""
    return re.sub(r"@([A-Z]+)@", lambda mark: values[mark[1]], (LINUX / name).read_text("utf-8"))


def _day() -> str:
    moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    return moment.date().isoformat()


def _write(path: Path, text: str, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
