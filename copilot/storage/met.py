"""The digests of a session file: by what the names of its viewers are found (`copilot.language.digests`).

Only a live that runs, or broke off, has some.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from copilot.errors import SessionFileError
from copilot.storage.opening import opening

BYTES: Final = 8
"""Of a digest."""

KEPT: Final = "SELECT part FROM met WHERE typeof(part) = 'blob' AND length(part) = 8 ORDER BY part"
"""What else stands there nothing here wrote."""


def keep(connection: sqlite3.Connection, digests: tuple[bytes, ...]) -> None:
    """Write digests, those that are there only once. Call it in a transaction."""
    connection.executemany("INSERT OR IGNORE INTO met VALUES (?)", ((digest,) for digest in digests))


def broke_off(path: Path) -> bool:
    """Tell whether a session file holds digests; a live may be writing to it."""
    try:
        with opening(path, "ro") as connection, closing(connection):
            return bool(connection.execute(KEPT).fetchone())
    except SessionFileError:  # of an earlier version, damaged, or none
        return False
