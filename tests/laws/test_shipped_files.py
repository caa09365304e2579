"""Law: what we hand out works anywhere: no path of one computer, no package host, one set of pinned packages."""

from __future__ import annotations

import os
import re
import subprocess

import pytest
from support.source import ROOT, findings, obeyed, text_files

# Written with brackets, so that this file keeps its own law.
_ONE_COMPUTER = re.compile(r"(?<![\w.])/(?:[r]oot|[w]ork|[h]ome/[a-z]\w*|[U]sers/\w+)/")
_PACKAGE_HOST = re.compile(r"[p]ypi\.|[p]ythonhosted\.|[r]egistry\.npm|[d]eb\.debian\.", re.IGNORECASE)
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==(\S+)", re.MULTILINE)
COMMANDS = ("run", "test", ".ci/run", "tools/setup-env.sh", "tools/build", "tools/prove")


def of_one_computer(text: str) -> list[str]:
    """Lines with a path that exists on its writer's computer only, or the host of a package registry."""
    return [
        f"{number}: {match.group()}"
        for number, line in enumerate(text.splitlines(), 1)
        for pattern in (_ONE_COMPUTER, _PACKAGE_HOST)
        if (match := pattern.search(line))
    ]


def pins(text: str) -> dict[str, str]:
    """The pinned packages of a requirements file."""
    return dict(_PIN.findall(text))


def unhashed(text: str) -> list[str]:
    """Lines that install something without a version and a hash, or from a place of their own."""
    return [
        line
        for line in re.sub(r"\\\n", "", text).splitlines()
        if line.strip()
        and not line.lstrip().startswith("#")
        and not re.match(r"[\w.-]+==\S+.*--hash=sha256:", line)
    ]


def test_no_file_knows_one_computer_or_a_package_host() -> None:
    obeyed(findings(text_files(), of_one_computer))


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt", "requirements-build.txt"])
def test_every_package_is_pinned_and_hashed(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert pins(text)
    assert unhashed(text) == []


def test_tests_run_with_the_packages_that_users_get() -> None:
    users = pins((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    tests = pins((ROOT / "requirements-dev.txt").read_text(encoding="utf-8"))
    assert {name: tests.get(name) for name in users} == users


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_are_commands(command: str) -> None:
    path = ROOT / command
    assert os.access(path, os.X_OK)
    shell = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("#!").split("/")[-1].split()[-1]
    done = subprocess.run([shell, "-n", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "planted",
    [
        "open('/@root/x')",
        "cd /@work/x",
        "see /@home/anna/office",
        "https://p@ypi.org/simple",
        "(/@Users/kim/x)",
    ],
)
def test_control_a_planted_place_is_found(planted: str) -> None:
    assert of_one_computer(planted.replace("@", ""))


@pytest.mark.parametrize(
    "free", ["home/work/mobile", "~/office", "$HOME/x", "/usr/share/fonts", "network/root/cause"]
)
def test_control_other_places_are_free(free: str) -> None:
    assert of_one_computer(free) == []


@pytest.mark.parametrize(
    "loose", ["peewee", "peewee==4.5.3", "--index-url x", "-r requirements.in", "peewee>=4 --hash=sha256:0"]
)
def test_control_a_loose_requirement_is_found(loose: str) -> None:
    assert unhashed(loose)
