"""./run and tools/setup-env.sh on computers where things are missing, played with programs that only pretend."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from support.source import ROOT

REAL = [
    *("sh", "dirname", "readlink", "basename", "cmp", "cp", "rm", "mktemp", "tail", "flock"),
    *("mkdir", "ln", "cat", "chmod", "env", "echo"),
]
# Makes a venv whose python writes down what it is asked to do.
PYTHON = """#!/bin/sh
case "$*" in
  --version) echo "Python 3.11.2" ;;
  *"-m venv"*)
    mkdir -p .venv/bin .venv/lib/python3.11/site-packages
    cp "$PRETEND/venv-python" .venv/bin/python3.11
    ln -sf python3.11 .venv/bin/python ;;
esac
"""
OLD_PYTHON = """#!/bin/sh
case "$*" in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac
"""
VENV_PYTHON = """#!/bin/sh
echo "$*" >>"$PRETEND/asked"
case "$*" in
  *"pip install"*) test -e "$PRETEND/offline" && echo "no route to host" >&2 && exit 1 ;;
  *"-m ui"*) echo "in $PWD with $PYTHONPATH"; for word in "$@"; do echo "[$word]"; done ;;
esac
exit 0
"""


class Computer:
    """A project folder with a space in its path, and a PATH that holds only what the test puts there."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "my Regulars"
        self.programs = folder / "programs"
        self.pretend = folder / "pretend"
        for path in (self.project / "tools", self.programs, self.pretend):
            path.mkdir(parents=True)
        for file in ("run", "tools/setup-env.sh"):
            shutil.copy(ROOT / file, self.project / file)
        for file in ("requirements.txt", "requirements-dev.txt"):
            (self.project / file).write_text(f"{file} as of today\n", encoding="utf-8")
        for name in REAL:
            (self.programs / name).symlink_to(shutil.which(name) or name)
        self.put("python3", PYTHON)
        self.put("id", "#!/bin/sh\necho 1000\n")
        (self.pretend / "venv-python").write_text(VENV_PYTHON, encoding="utf-8")
        (self.pretend / "venv-python").chmod(0o755)

    def put(self, name: str, script: str) -> None:
        """Puts a pretended program on the path."""
        (self.programs / name).write_text(script, encoding="utf-8")
        (self.programs / name).chmod(0o755)

    def debian(self, *missing: str) -> None:
        """Makes it a Debian on which all packages but these are installed."""
        answers = "".join(f"  {name}) ;;\n" for name in missing)
        self.put(
            "dpkg-query",
            f'#!/bin/sh\nfor p in "$@"; do case $p in\n{answers}  *) printf "%s=installed " "$p" ;;\nesac; done\n',
        )
        self.put("apt-get", '#!/bin/sh\necho "apt-get $*" >>"$PRETEND/asked"\n')

    def do(self, *command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Runs a command of the project with the pretended programs only."""
        return subprocess.run(
            [self.project / command[0], *command[1:]],
            env={"PATH": str(self.programs), "PRETEND": str(self.pretend), "TMPDIR": str(self.pretend)},
            cwd=cwd or self.pretend,
            capture_output=True,
            text=True,
            check=False,
        )

    def asked(self) -> list[str]:
        """What pip and apt-get were asked since the last look."""
        path = self.pretend / "asked"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return [line for line in lines if "install" in line or "update" in line]


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def test_the_first_start_installs_and_says_so_the_second_is_silent(computer: Computer) -> None:
    computer.debian()
    first = computer.do("tools/setup-env.sh", "run")
    assert (first.returncode, first.stdout) == (0, "")
    assert (
        first.stderr
        == "Regulars: installing Python packages from requirements.txt (once; a minute or two) ...\n"
    )
    assert len(computer.asked()) == 1
    second = computer.do("tools/setup-env.sh", "run")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert computer.asked() == []


def test_the_same_venv_serves_run_and_test_in_any_order(computer: Computer) -> None:
    def installed(purpose: str) -> list[str]:
        assert computer.do("tools/setup-env.sh", purpose).returncode == 0
        return [line.split()[-1] for line in computer.asked()]

    assert installed("run") == ["requirements.txt"]
    assert installed("test") == ["requirements-dev.txt"]
    assert installed("run") == installed("test") == []
    (computer.project / "requirements.txt").write_text("something newer", encoding="utf-8")
    assert installed("run") == ["requirements.txt"]
    assert installed("test") == ["requirements-dev.txt"], (
        "what run changed may not be what tests were pinned to"
    )
    assert installed("run") == []


def test_arguments_and_the_current_folder_reach_the_program(computer: Computer, tmp_path: Path) -> None:
    computer.debian()
    done = computer.do("run", "--data-dir", "my office", cwd=tmp_path)
    assert done.stdout.splitlines() == [
        f"in {tmp_path} with {computer.project}",
        *("[-P]", "[-m]", "[ui]", "[--data-dir]", "[my office]"),
    ]


def test_run_works_through_a_link(computer: Computer, tmp_path: Path) -> None:
    link = tmp_path / "regulars"
    link.symlink_to(computer.project / "run")
    assert f"with {computer.project}" in computer.do(str(link)).stdout


def test_missing_system_packages_are_installed_in_one_go(computer: Computer) -> None:
    computer.debian("libgl1", "libgl1t64", "libxcb-xkb1", "libxcb-xkb1t64")
    computer.put("sudo", '#!/bin/sh\nexec "$@"\n')
    done = computer.do("tools/setup-env.sh", "run")
    assert done.returncode == 0
    assert "installing system packages (once): libgl1 libxcb-xkb1\n" in done.stderr
    update, install, _pip = computer.asked()
    assert update == "apt-get update -q"
    assert install.endswith("--no-install-recommends libgl1 libxcb-xkb1")


def test_a_library_under_its_newer_name_is_not_missing(computer: Computer) -> None:
    computer.debian("libglib2.0-0")
    assert "system packages" not in computer.do("tools/setup-env.sh", "run").stderr


def test_without_sudo_it_says_what_root_should_type(computer: Computer) -> None:
    computer.debian("libgl1", "libgl1t64")
    done = computer.do("run")
    assert done.returncode == 1
    assert done.stderr == (
        "Regulars: system packages are missing, and there is no sudo to install them with. "
        "As root: apt-get install libgl1\n"
    )


def test_when_apt_fails_it_shows_why(computer: Computer) -> None:
    computer.debian("libgl1", "libgl1t64")
    computer.put("sudo", '#!/bin/sh\nexec "$@"\n')
    computer.put("apt-get", "#!/bin/sh\necho 'E: no such host' >&2\nexit 100\n")
    done = computer.do("run")
    assert done.returncode == 1
    assert "E: no such host\nRegulars: the system packages could not be installed (see above)." in done.stderr


def test_a_python_that_is_too_old_is_named(computer: Computer) -> None:
    computer.put("python3", OLD_PYTHON)
    done = computer.do("run")
    assert done.returncode == 1
    assert done.stderr == (
        "Regulars: Python 3.11 or newer (with its venv module) is needed; this computer has Python 3.9.2.\n"
    )


def test_without_network_the_next_start_tries_again(computer: Computer) -> None:
    (computer.pretend / "offline").touch()
    done = computer.do("run")
    assert done.returncode == 1
    assert (
        "no route to host\nRegulars: the Python packages could not be installed (see above)." in done.stderr
    )
    (computer.pretend / "offline").unlink()
    assert computer.do("run").returncode == 0


def test_a_venv_of_a_python_that_is_gone_is_made_anew(computer: Computer) -> None:
    assert computer.do("run").returncode == 0
    computer.asked()
    (computer.project / ".venv" / "bin" / "python").unlink()
    assert computer.do("run").returncode == 0
    assert len(computer.asked()) == 1
