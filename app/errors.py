"""Every error a caller can meet: the user's (a sentence) and the environment's (a sentence and what to do).

Anything else that is raised is ours: a bug, for the error dialog and the log.
"""

from __future__ import annotations


class RegularsError(Exception):
    """Something a person can understand: `str(error)` is one translated sentence, `remedy` says what to do."""

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}".strip()


class UserError(RegularsError):
    """What was typed or chosen cannot be done; nothing was changed."""


class InvalidField(UserError):
    """One field of a form is wrong. `field` is its name in the service, `index` its row where there are several."""

    def __init__(self, field: str, sentence: str, remedy: str = "", index: int | None = None) -> None:
        super().__init__(sentence, remedy)
        self.field = field
        self.index = index


class UnreadableFile(UserError):
    """A file to import is not what it should be; it was left as it is."""


class NotFound(UserError):
    """What was asked for is not there any more."""


class ChangedMeanwhile(UserError):
    """The record was changed by someone else, or by undo, since it was read."""


class EnvironmentTrouble(RegularsError):
    """The computer, not the user: disk, permissions, another program. Nothing half-written is left behind."""


class OfficeBusy(EnvironmentTrouble):
    """Another Regulars holds the office file."""


class OfficeTooNew(EnvironmentTrouble):
    """The office file was made by a newer version; it was not touched."""


class OfficeDamaged(EnvironmentTrouble):
    """The office file cannot be read as one; it was not touched."""


class OfficeReadOnly(EnvironmentTrouble):
    """The office file or its folder cannot be written."""


class DiskFull(EnvironmentTrouble):
    """No room left on the disk; the last command was taken back whole."""


class Cancelled(Exception):
    """A long job was stopped by the user; it left nothing behind."""
