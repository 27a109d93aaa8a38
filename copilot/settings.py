"""Where the user's own things live."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from platformdirs import user_data_path, user_log_path

SUFFIX: Final = ".livesession"
"""Of a session file."""

STAMP: Final = "%Y-%m-%d %H-%M-%S"
"""When a session began, as its file's name tells it, by the clock on the wall."""

KEEP_DAYS: Final = 90.0
"""Days that a session is kept unless the user says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosts:
    """Where the platforms are: their own hosts, or a proxy, a gateway, a simulator. No slash at the end.

    Attributes:
        tiktok: The TikTok web host; the webcast host is this plus ``/webcast``. Empty for TikTok's own.
        tiktok_sign: The signing service. Empty for the library's default.
        graph: The Graph API host for Facebook and Instagram. Empty for Meta's own.
    """

    tiktok: str = ""
    tiktok_sign: str = ""
    graph: str = ""

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read ``COPILOT_TIKTOK_URL``, ``COPILOT_TIKTOK_SIGN_URL`` and ``COPILOT_GRAPH_URL``."""
        return cls(
            tiktok=environment.get("COPILOT_TIKTOK_URL", "").rstrip("/"),
            tiktok_sign=environment.get("COPILOT_TIKTOK_SIGN_URL", "").rstrip("/"),
            graph=environment.get("COPILOT_GRAPH_URL", "").rstrip("/"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose.

    Attributes:
        home: Folder of sessions: ``COPILOT_HOME``, or the platform's own place for such data.
        log_folder: Folder of the log: ``COPILOT_LOG_DIR``, or the platform's own place for logs; None for
            one in `home`, as where ``COPILOT_HOME`` is set.
        keep_days: Days after which a session is deleted, counted from when it was last written:
            ``COPILOT_KEEP_DAYS``, 90 unless said otherwise; 0 keeps everything.
        model: A sentence-transformers model (a folder or a hub name) in place of the bundled one:
            ``COPILOT_MODEL``; empty for the bundled one.
    """

    home: Path
    keep_days: float = KEEP_DAYS
    log_folder: Path | None = None
    model: str = ""

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the settings."""
        home = environment.get("COPILOT_HOME")
        days = environment.get("COPILOT_KEEP_DAYS", "")
        return cls(
            home=Path(home) if home else user_data_path("live-copilot", appauthor=False),
            keep_days=float(days) if days.isdecimal() else KEEP_DAYS,
            log_folder=_log_folder(environment),
            model=environment.get("COPILOT_MODEL", ""),
        )

    @property
    def logs(self) -> Path:
        """Folder of the log."""
        return self.log_folder or self.home / "logs"

    @property
    def sessions(self) -> Path:
        """Folder of session files."""
        return self.home / "sessions"


def _log_folder(environment: Mapping[str, str]) -> Path | None:
    named = environment.get("COPILOT_LOG_DIR")
    if named:
        return Path(named)
    return None if environment.get("COPILOT_HOME") else user_log_path("live-copilot", appauthor=False)


def named(path: Path) -> tuple[str, float] | None:
    """Return what a session was called and when it began, Unix seconds, as its file's name tells it.

    None for a name that the app did not give.
    """
    day, clock, name = (*path.stem.split(" ", 2), "", "")[:3]
    with suppress(ValueError, OverflowError, OSError):
        began = datetime.strptime(f"{day} {clock}", STAMP).astimezone()
        return (name, began.timestamp()) if name else None
    return None
