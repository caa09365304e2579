"""Where an office lives on this computer."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from app import PROGRAM


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one office. With --data-dir everything is in that one folder."""

    data: Path
    config: Path

    @property
    def office(self) -> Path:
        return self.data / "office.regulars"

    @property
    def lock(self) -> Path:
        return self.data / "office.lock"

    @property
    def preferences(self) -> Path:
        return self.config / "preferences.json"

    @property
    def log(self) -> Path:
        return self.data / "regulars.log"

    @property
    def staging(self) -> Path:
        """Where an import is laid out before it is written; swept at start."""
        return self.data / "staging"

    def sample(self) -> Paths:
        """The sample office: beside the user's own data, never in it."""
        return Paths(self.data / "sample", self.config)


def default_paths(data_dir: str | os.PathLike[str] | None = None) -> Paths:
    """The folders of the office in `data_dir`, or of the user's own office."""
    if data_dir is not None:
        folder = Path(data_dir).expanduser().absolute()
        return Paths(folder, folder)
    import platformdirs

    return Paths(
        Path(platformdirs.user_data_dir(PROGRAM, False)), Path(platformdirs.user_config_dir(PROGRAM, False))
    )
