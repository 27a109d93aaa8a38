"""What stood in a WAL does not stay behind in the blocks that the disk has freed.

SQLite folds a WAL into the file and then cuts it off or deletes it: the file is clean, but whatever was typed
lies on in blocks that belong to nobody, where purging the session later can't reach it. So a WAL that is
folded in is overwritten with zeros first. Should the process die between, SQLite takes a WAL of zeros for an
empty one, and everything in it is in the file already.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

_CHUNK: Final = 1 << 20


def overwrite(path: Path) -> None:
    """Overwrite a file with zeros, as long as it is, down to the disk.

    Raises:
        OSError: It can't be written.
    """
    with path.open("r+b") as file:
        left = file.seek(0, os.SEEK_END)
        file.seek(0)
        while left > 0:
            left -= file.write(b"\0" * min(left, _CHUNK))
        file.flush()
        os.fsync(file.fileno())


def fold_in_left(path: Path) -> None:
    """Fold in the WAL that a killed process left beside the session file at `path`, if it left one.

    Does nothing where somebody has the file open, or it can't be written: whoever opens it next is told.
    """
    wal = path.with_name(f"{path.name}-wal")
    with suppress(OSError, sqlite3.Error):
        if not wal.exists() or not wal.stat().st_size:
            return
        with closing(sqlite3.connect(path, isolation_level=None, timeout=0.5)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # fails where we are not alone
            connection.execute("PRAGMA secure_delete = ON")
            fold_in(connection, path)


def fold_in(connection: sqlite3.Connection, path: Path) -> None:
    """Fold the WAL of the session file at `path` into it and leave nothing of it on the disk.

    Where somebody reads the file meanwhile, the WAL stays as it is: it still counts. Nobody else may have the
    file open for writing: who would go on with a WAL of zeros would write what can't be found again.

    Raises:
        OSError: The WAL can't be written.
        sqlite3.Error: The file can't be written.
    """
    wal = path.with_name(f"{path.name}-wal")
    busy, frames, folded = connection.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()
    if busy or frames != folded:
        return
    if wal.exists():
        connection.execute("BEGIN IMMEDIATE")  # nobody adds to it now
        try:
            overwrite(wal)
        finally:
            connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
