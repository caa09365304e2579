"""What tools/build sets up: pinned packages that agree with those of run and test, and Debian's Python as a library."""

from __future__ import annotations

from pathlib import Path

import pytest
from harness.test_setup import Computer
from laws.test_shipped_files import pins, unhashed
from support.source import ROOT

BUILD = "requirements-build.txt"


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    computer = Computer(tmp_path)
    (computer.project / BUILD).write_text(f"{BUILD} as of today\n", encoding="utf-8")
    return computer


def test_every_package_is_pinned_and_hashed() -> None:
    text = (ROOT / BUILD).read_text(encoding="utf-8")
    assert "pyinstaller" in pins(text)
    assert unhashed(text) == []


@pytest.mark.parametrize("other", ["requirements.txt", "requirements-dev.txt"])
def test_what_is_shared_has_one_version(other: str) -> None:
    """All lists are installed into one venv; a second version would replace what the first was checked with."""
    build, others = (pins((ROOT / file).read_text(encoding="utf-8")) for file in (BUILD, other))
    assert {name: build[name] for name in build if name in others} == {
        name: others[name] for name in build if name in others
    }
    if other == "requirements.txt":
        assert others.keys() <= build.keys()


def test_building_installs_its_list_once_and_leaves_that_of_the_tests(computer: Computer) -> None:
    def installed(purpose: str) -> list[str]:
        assert computer.do("tools/setup-env.sh", purpose).returncode == 0
        return [line.split()[-1] for line in computer.asked()]

    assert installed("test") == ["requirements-dev.txt"]
    assert installed("build") == [BUILD]
    assert installed("build") == installed("test") == installed("run") == []
    (computer.project / BUILD).write_text("something newer", encoding="utf-8")
    assert installed("run") == installed("test") == []
    assert installed("build") == [BUILD]
    (computer.project / "requirements.txt").write_text("something newer", encoding="utf-8")
    assert installed("run") == ["requirements.txt"]
    assert installed("build") == [BUILD], "what run changed may not be what building was pinned to"


def test_building_needs_programs_that_read_libraries(computer: Computer) -> None:
    computer.debian("binutils", "binutilst64")
    computer.put("sudo", '#!/bin/sh\nexec "$@"\n')
    assert computer.do("tools/setup-env.sh", "run").returncode == 0
    assert not [line for line in computer.asked() if line.startswith("apt-get")]
    assert computer.do("tools/setup-env.sh", "build").returncode == 0
    install = next(line for line in computer.asked() if line.startswith("apt-get install"))
    assert install.endswith(" binutils")


def test_the_python_of_debian_is_taken_along_as_a_library(computer: Computer) -> None:
    """Debian's python3 has its library built in; the same as a file is a package of its own."""
    computer.debian("libpython3.11", "libpython3.11t64")
    computer.put("sudo", '#!/bin/sh\nexec "$@"\n')
    assert computer.do("tools/setup-env.sh", "run").returncode == 0
    computer.asked()
    pretended = computer.programs / "readlink"
    real = pretended.readlink()
    pretended.unlink()  # it is a link: writing into it would write the computer's own
    answer = f'case "$*" in *python) echo /usr/bin/python3.11 ;; *) exec {real} "$@" ;; esac'
    computer.put("readlink", f"#!/bin/sh\n{answer}\n")
    assert "libpython3.11" in computer.do("tools/setup-env.sh", "build").stderr
