"""Where the user's own things live."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from platformdirs import user_data_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose.

    Attributes:
        home: Folder of sessions and logs: ``COPILOT_HOME``, or the platform's own place for such data.
    """

    home: Path

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the settings."""
        home = environment.get("COPILOT_HOME")
        return cls(home=Path(home) if home else user_data_path("live-copilot", appauthor=False))

    @property
    def sessions(self) -> Path:
        """Folder of session files."""
        return self.home / "sessions"
