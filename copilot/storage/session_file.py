"""One live in one SQLite file: comments as they were read, commands and gaps, in order of arrival.

Nothing derived is kept: the board is the fold of the entries, so a file read back gives the board that
was shown. A batch is one transaction (a comment, what was made of it, the questions it opened), written
before any board counts it. The file is in WAL mode with ``synchronous=NORMAL``: a killed process loses
nothing that `append` returned for; a power cut may lose the last moments, never the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final, Self

import msgspec

from copilot.domain.deletion import Deletion
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.domain.rewording import Rewording
from copilot.domain.taught import Taught
from copilot.errors import SessionFileError, StorageError
from copilot.storage.deletions import take_back
from copilot.storage.entries import entries
from copilot.storage.insertion import begin_there, insert
from copilot.storage.met import KEPT
from copilot.storage.migrations import APPLICATION_ID, STEPS, migrate
from copilot.storage.opening import held_in_memory, is_session_file, migrated_copy, opening, unreadable
from copilot.storage.rewording import reword
from copilot.storage.scrub import fold_in, fold_in_left

__all__ = ["SessionFile", "is_session_file"]

_LAST_SEQ: Final = """
SELECT coalesce(max(seq), 0) FROM (
    SELECT max(seq) AS seq FROM comment
    UNION ALL SELECT max(seq) FROM command
    UNION ALL SELECT max(seq) FROM gap
)
"""

_LATEST: Final = """
SELECT CAST(coalesce(max(at), 0) AS REAL) FROM (
    SELECT max(at) AS at FROM comment
    UNION ALL SELECT max(at) FROM command
    UNION ALL SELECT max(until) FROM gap
)
"""

CONTACTS_DELETED: Final = "contacts_deleted"
"""The key in ``meta`` that says that contacts were deleted."""

_FORGED: Final = (KeyError, TypeError, ValueError, msgspec.DecodeError)
"""What reading meets in a file whose bytes changed, or that somebody made by hand."""


class SessionFile:
    """An open session file. One thread at a time may use it.

    Attributes:
        path: Where it lies.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        (last,) = connection.execute(_LAST_SEQ).fetchone()
        self._last_seq: int = last
        self._place = _place(path)

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new, empty session file, with the folders above it.

        Raises:
            SessionFileError: Something stands there already, or the place can't be written.
        """
        if path.exists():
            raise SessionFileError(
                f"{path} exists already. Choose another name, or delete it first.",
                name="session.exists",
                file=path.name,
            )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            _prepare(connection)
        except (OSError, sqlite3.Error) as error:
            for end in ("", "-wal", "-shm"):
                with suppress(OSError):
                    path.with_name(path.name + end).unlink(missing_ok=True)
            raise SessionFileError(
                f"The session file {path} can't be made: {error}.", name="session.unmakeable", file=path.name
            ) from error
        return cls(path, connection)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an existing session file to go on with it, brought to the newest schema.

        Raises:
            SessionFileError: It is missing, is no session file, or comes from a newer version.
        """
        if is_session_file(path):
            fold_in_left(path)
        with opening(path, "rw") as connection:
            connection.execute("PRAGMA busy_timeout = 500")
            connection.execute(
                "PRAGMA journal_mode = DELETE"
            )  # SQLite leaves WAL mode only for the last one there
            _prepare(connection)
            return cls(path, connection)

    @classmethod
    def in_memory(cls, path: Path) -> Self:
        """Hold in memory what can't be written at `path` now: the session that lies there, or an empty one.

        Raises:
            SessionFileError: What lies there can't be read either.
        """
        file = cls(path, held_in_memory(path))
        file._place = None
        return file

    @classmethod
    def read(cls, path: Path) -> Self:
        """Open an existing session file without changing it; a live may be writing to it.

        Raises:
            SessionFileError: It is missing, is no session file, or comes from a newer version.
        """
        with opening(path, "ro") as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version < len(STEPS):
                connection = migrated_copy(connection)  # noqa: PLW2901 - the file itself stays as it is
            return cls(path, connection)

    def append(self, entries: Sequence[Entry]) -> list[Entry]:
        """Write entries in one transaction and return those that are new.

        A comment whose platform and id are in the file already is left out, and so is the deletion of one
        that is not. Questions that began with such a comment begin with the one that is there: what is
        returned for it is a `Deletion` that holds them, for others may ask them by now.

        Raises:
            StorageError: They can't be written; the file is as it was before.
        """
        last = self._last_seq
        try:
            with self._writing():
                return [new for entry in entries if (new := self._insert(entry)) is not None]
        except StorageError:
            self._last_seq = last
            raise

    def entries(self) -> Iterator[Entry]:
        """Give everything back in order of arrival; what was taken back, in the place where it was.

        What is appended while they are read is not among them.
        """
        try:
            (until,) = self._connection.execute(_LAST_SEQ).fetchone()
            yield from entries(self._connection, until)
        except (sqlite3.DatabaseError, *_FORGED) as error:
            raise unreadable(self.path, error) from error

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Give platform, id and text of every comment in order of arrival.

        What is appended while they are read is not among them.
        """
        try:
            yield from self._connection.execute(
                "SELECT platform, id, text FROM comment WHERE seq <= ? ORDER BY seq", (self._last_seq,)
            )
        except sqlite3.DatabaseError as error:
            raise unreadable(self.path, error) from error

    def reword(self, rewording: Rewording) -> None:
        """Put comments in other words, in one transaction, so that nothing of the old ones is left.

        Raises:
            StorageError: They can't be written; the file is as it was before.
            SessionFileError: What stands there can't be understood; likewise.
        """
        try:
            with self._writing():
                reword(self._connection, rewording)
        except _FORGED as error:
            raise unreadable(self.path, error) from error
        self._fold_in()

    def met(self) -> list[bytes]:
        """Return by what the names of those who wrote are found, as digests in order.

        Raises:
            SessionFileError: The file is damaged there.
        """
        return [part for (part,) in self._rows(KEPT)]

    def forget_met(self) -> None:
        """Delete these digests, so that nothing of them is left: none is looked for any more.

        Raises:
            StorageError: They can't be deleted.
        """
        with self._writing():
            self._connection.execute("DELETE FROM met")

    def count(self) -> int:
        """Return how many entries there are, at least."""
        ((count,),) = self._rows("SELECT count(*) FROM comment")
        return int(count)

    @property
    def ended_at(self) -> float:
        """The latest moment that anything in the file has, Unix seconds; 0 in an empty one."""
        ((at,),) = self._rows(_LATEST)
        return float(at)

    def is_in_place(self) -> bool:
        """Tell whether the file still is where it was opened: not deleted, moved or pulled out."""
        return self._place is not None and _place(self.path) == self._place

    def copy_to(self, path: Path) -> None:
        """Write all that is in the file to a new one.

        Raises:
            OSError: The place can't be written.
            sqlite3.Error: Likewise, or the file can't be read any more.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)

    @property
    def shop(self) -> bytes:
        """The shop's facts that answered in this session, as JSON; empty where there were none."""
        return self._meta("shop").encode()

    @property
    def shop_at(self) -> float | None:
        """When the shop's facts were last changed, Unix seconds; None where that is not known."""
        with suppress(ValueError):  # nothing is kept, or nothing that this wrote
            return float(self._meta("shop_at"))
        return None

    def keep_shop(self, facts: bytes, *, as_of: float | None = None) -> None:
        """Keep the shop's facts and when they last changed, so that the board reads later as it was shown.

        Raises:
            StorageError: They can't be written.
        """
        self._keep("shop", facts.decode())
        self._keep("shop_at", "" if as_of is None else repr(as_of))

    @property
    def contacts_deleted(self) -> bool:
        """Whether what viewers left with their orders was taken out of the session: see `storage.purge`."""
        return bool(self._meta(CONTACTS_DELETED))

    @property
    def taught(self) -> Taught | None:
        """What people taught in this session; None where that was not yet worked out."""
        with suppress(msgspec.DecodeError):
            return msgspec.json.decode(self._meta("taught"), type=Taught)
        return None

    def keep_taught(self, taught: Taught | None) -> None:
        """Keep what people taught, so that the next live finds it; None when it has to be worked out anew.

        Raises:
            StorageError: It can't be written.
        """
        self._keep("taught", "" if taught is None else msgspec.json.encode(taught).decode())

    @property
    def plain_author_key(self) -> bytes:
        """The key that authors are hashed with, where an earlier version left it unsealed; else empty."""
        with suppress(ValueError):
            return bytes.fromhex(self._meta("author_key"))
        return b""

    def sealed_keys(self) -> dict[str, bytes]:
        """Return the session's keys as each installation sealed them, by its fingerprint."""
        return dict(self._rows("SELECT holder, sealed FROM sealed_key"))

    def keep_sealed_key(self, holder: str, sealed: bytes) -> None:
        """Keep the session's keys sealed for an installation, and none in plain sight any more.

        Raises:
            StorageError: They can't be written.
        """
        with self._writing():
            self._connection.execute("INSERT OR REPLACE INTO sealed_key VALUES (?, ?)", (holder, sealed))
            self._connection.execute("DELETE FROM meta WHERE key = 'author_key'")

    def close(self) -> None:
        """Fold the WAL back into the one file, leave nothing of it on the disk, and let go of the file."""
        self._fold_in()
        self._connection.close()

    def abandon(self) -> None:
        """Let go of a file that is gone, and touch nothing of what lies in its place now."""
        self._place = None
        self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _fold_in(self) -> None:
        """Fold the WAL back into the one file and leave nothing of it on the disk."""
        with suppress(OSError, sqlite3.Error):  # read-only, full, another reads it: it stays, nothing is lost
            if self.is_in_place():
                fold_in(self._connection, self.path)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Write in one transaction; where that fails, the file is as it was before."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise self._unwritable(error) from error
            raise

    def _unwritable(self, error: sqlite3.Error) -> StorageError:
        return StorageError(
            f"The session file {self.path} can't be written: {error}. "
            "Free some space, or start again with --session on another disk.",
            name="session.unwritable",
            file=self.path.name,
        )

    def _meta(self, key: str) -> str:
        rows = self._rows("SELECT value FROM meta WHERE key = ?", key)
        return str(rows[0][0]) if rows else ""

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        """Return what a query finds.

        Raises:
            SessionFileError: The file is damaged there.
        """
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise unreadable(self.path, error) from error

    def _keep(self, key: str, value: str) -> None:
        try:
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
        except sqlite3.Error as error:
            raise self._unwritable(error) from error

    def _insert(self, entry: Entry) -> Entry | None:
        if isinstance(entry, Deletion):
            return entry if take_back(self._connection, entry) else None
        if insert(self._connection, self._last_seq + 1, entry):
            self._last_seq += 1
            return entry
        return begin_there(self._connection, entry) if isinstance(entry, ReadComment) else None


def _place(path: Path) -> tuple[int, int] | None:
    """Return which file lies at `path`: its device and number there; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")  # what is taken back leaves no trace in the file
    migrate(connection)
