"""Writes a file so that the old one stays whole until the new one is: beside it first, then in its place."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.errors import DiskFull, EnvironmentTrouble
from app.i18n import _


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file for writing that takes the place of `path` when the block ends well.

    It lies in the same folder (a rename within one file system is atomic), only its owner may read it, and it
    is on the disk before it is renamed; the folder is written after it. On any failure it is removed and the
    old file is as it was. Raises EnvironmentTrouble (DiskFull) with a sentence and what to do.
    """
    path = Path(os.path.realpath(path))
    try:
        # mkstemp makes it with mode 0600.
        number, name = tempfile.mkstemp(prefix=".regulars-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise writing_trouble(path, error) from error
    try:
        try:
            with os.fdopen(number, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise writing_trouble(path, error) from error


def _sync_folder(folder: Path) -> None:
    """Makes the rename last through a power cut; systems without folder handles (Windows) need nothing."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    except OSError as error:
        # Some network file systems cannot do this; the file itself is safe by then.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
            raise
    finally:
        os.close(number)


def writing_trouble(path: Path, error: OSError) -> EnvironmentTrouble:
    """The system's complaint about writing `path`, as a sentence and what to do."""
    name = path.name
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull(
            _("The disk is full, so “{name}” was not written.").format(name=name),
            _("Free some space, or save to another disk."),
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return EnvironmentTrouble(
            _("The folder for “{name}” is not there.").format(name=name),
            _("Choose another folder, or connect the drive again."),
        )
    if isinstance(error, IsADirectoryError):
        return EnvironmentTrouble(
            _("“{name}” is a folder, so no file can be written over it.").format(name=name),
            _("Choose another name."),
        )
    if error.errno == errno.EROFS:
        return EnvironmentTrouble(
            _("“{name}” was not written: the disk can only be read.").format(name=name),
            _("Choose a folder on another disk."),
        )
    # Windows says "permission denied" for a file that is open in Excel.
    if error.errno in (errno.EBUSY, errno.ETXTBSY) or (
        isinstance(error, PermissionError) and os.path.exists(path)
    ):
        return EnvironmentTrouble(
            _("“{name}” was not written: another program is using it, or you may not change it.").format(
                name=name
            ),
            _("Close it in the other program, or choose another name."),
        )
    if isinstance(error, PermissionError):
        return EnvironmentTrouble(
            _("You may not write to the folder of “{name}”.").format(name=name), _("Choose another folder.")
        )
    return EnvironmentTrouble(
        _("“{name}” was not written: {reason}.").format(name=name, reason=error.strerror or "?"),
        _("Choose another folder or another name."),
    )
