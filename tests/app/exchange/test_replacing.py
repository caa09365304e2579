"""A file is replaced whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import DiskFull, EnvironmentTrouble
from app.exchange.replacing import replacing, writing_trouble


def test_the_new_file_takes_the_place_of_the_old_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with replacing(path) as file:
        file.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt(), OSError(errno.ENOSPC, "full")])
def test_when_it_goes_wrong_the_old_file_stays_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    expected = DiskFull if isinstance(error, OSError) else type(error)
    with pytest.raises(expected), replacing(path) as file:
        file.write(b"half")
        raise error
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_a_full_disk_is_told_apart(tmp_path: Path) -> None:
    """/dev/full takes nothing: what was buffered fails when it is flushed."""
    with pytest.raises(DiskFull) as caught, replacing(tmp_path / "out.csv") as file:
        file.flush()
        os.dup2(os.open("/dev/full", os.O_WRONLY), file.fileno())
        file.write(b"x")
    assert "out.csv" in caught.value.sentence and caught.value.remedy
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    with (
        pytest.raises(EnvironmentTrouble, match=r"folder for “out\.csv” is not there"),
        replacing(tmp_path / "gone" / "out.csv"),
    ):
        pytest.fail("the file cannot have been opened")


def test_a_folder_cannot_be_written_over(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(EnvironmentTrouble, match="is a folder"), replacing(target) as file:
        file.write(b"x")
    assert os.listdir(tmp_path) == ["folder"]


@contextlib.contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root may write everywhere: be nobody for a moment, where we are root."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_folder_that_may_not_be_written_is_said_to_be(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with (
        as_somebody_else(),
        pytest.raises(EnvironmentTrouble, match="may not write"),
        replacing(tmp_path / "out.csv"),
    ):
        pytest.fail("the file cannot have been opened")
    assert os.listdir(tmp_path) == []


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    with replacing(link) as file:
        file.write(b"new")
    assert link.is_symlink() and real.read_text() == "new"


@pytest.mark.parametrize(
    "code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EBUSY, errno.EIO, errno.ENOENT]
)
def test_every_trouble_has_a_sentence_and_a_way_out(tmp_path: Path, code: int) -> None:
    trouble = writing_trouble(tmp_path / "out.csv", OSError(code, os.strerror(code)))
    assert "out.csv" in trouble.sentence and trouble.remedy
