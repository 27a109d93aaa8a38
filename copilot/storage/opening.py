"""How a session file is recognised and opened, and every way in which it can be wrong."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from copilot.errors import SessionFileError
from copilot.storage.migrations import APPLICATION_ID, STEPS, migrate

_UNWRITABLE: Final = ("readonly", "read-only", "unable to open", "is full", "disk I/O")
"""What SQLite says where the file may be good and the place takes nothing."""


def is_session_file(path: Path) -> bool:
    """Tell whether the file at `path` starts like an SQLite file with our application id."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def held_in_memory(path: Path) -> sqlite3.Connection:
    """Return in memory what can't be written at `path` now: the session that lies there, or an empty one."""
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    if path.exists():
        with opening(path, "ro") as there:
            there.backup(memory)
            there.close()
    memory.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrate(memory)
    return memory


def migrated_copy(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return an open file's copy in memory, brought to the newest schema; the file itself stays as it is."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.backup(copy)
    connection.close()
    migrate(copy)
    return copy


@contextmanager
def opening(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """Connect to a session file, and turn every way in which it can be wrong into one sentence."""
    if not path.exists():
        raise SessionFileError(
            f"There is no session file at {path}. Check the name.", name="session.missing", file=path.name
        )
    if path.is_dir():
        raise SessionFileError(
            f"{path} is a folder. Name a session file in it.", name="session.foreign", file=path.name
        )
    if not is_session_file(path):
        raise SessionFileError(
            f"{path} is not a session file of Live Copilot.", name="session.foreign", file=path.name
        )
    if mode == "ro" and not path.with_name(path.name + "-wal").exists():
        mode += "&immutable=1"  # closed: reading it leaves nothing beside it
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(STEPS):
            raise SessionFileError(  # noqa: TRY301 - one place closes the connection for every fault
                f"{path} was made by a newer Live Copilot. Update the app to open it.",
                name="session.newer",
                file=path.name,
            )
        yield connection
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter where SQLite quotes what is damaged
        connection.close()
        raise unreadable(path, error) from error
    except SessionFileError:
        connection.close()
        raise


def unreadable(path: Path, error: Exception) -> SessionFileError:
    """Return the fault that an error of reading means for a session file."""
    if "locked" in str(error):
        sentence = f"{path} is in use by a running live. End it first, or name another file."
        return SessionFileError(sentence, name="session.in_use", file=path.name)
    if any(word in str(error) for word in _UNWRITABLE):
        return SessionFileError(
            f"{path} can't be written: {error}. Free some space, or take the lock off its folder.",
            name="session.unwritable",
            file=path.name,
        )
    return SessionFileError(
        f"{path} can't be read: {error}. The disk or the file is damaged. Try a copy of it, or "
        f"bring back what can still be read: live-copilot recover {shlex.quote(str(path))}",
        name="session.damaged",
        file=path.name,
    )
