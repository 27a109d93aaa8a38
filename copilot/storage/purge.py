"""Deleting so that nothing can be found again: a whole session, old sessions, or one person's part of one.

A whole file is overwritten with zeros before it goes, with its WAL and what else stands beside it. Where
one person is taken out, SQLite zeroes what it frees (``secure_delete``), the file is written anew without
its free pages (``VACUUM``, its scratch space in memory), and the WAL is folded into it and overwritten.

That is as far as a program can go: a file system or a solid-state disk may keep old blocks of its own, and
copies made elsewhere (backups, the page, exports) are the user's to delete. Disk encryption covers the first.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

import msgspec

from copilot.domain.wording import same_words
from copilot.errors import RunError, SessionFileError
from copilot.storage.scrub import fold_in, fold_in_left, overwrite
from copilot.storage.session_file import CONTACTS_DELETED, SessionFile, is_session_file

_BESIDE: Final = ("-wal", "-shm", "-journal")
_PICTURE: Final = ".png"
_DAY: Final = 86_400.0

_FORGET: Final = (
    # Questions begin at a comment. One whose beginning goes begins at the comment before, where every
    # command on it finds it already; at the next, when there is none before: then what was done to it
    # before anybody else had written at all is not done any more.
    """UPDATE question SET opened = coalesce(
        (SELECT max(seq) FROM comment WHERE seq < question.opened AND author != :author),
        (SELECT min(seq) FROM comment WHERE seq > question.opened AND author != :author), opened)
       WHERE opened IN (SELECT seq FROM comment WHERE author = :author)""",
    # Orders are called by the comment that they began with. What was done to hers stays without a name, so
    # that an undo after it takes back what it took back before.
    """UPDATE command SET body = json_set(body, '$.order', '')
       WHERE name IN ('MarkOrder', 'EditOrder', 'SeeContact') AND json_extract(body, '$.order') IN
           (SELECT platform || '/' || id FROM comment WHERE author = :author)""",
    "DELETE FROM ask WHERE comment IN (SELECT seq FROM comment WHERE author = :author)",
    "DELETE FROM contact WHERE comment IN (SELECT seq FROM comment WHERE author = :author)",
    "DELETE FROM comment WHERE author = :author",
    "DELETE FROM question WHERE opened NOT IN (SELECT seq FROM comment)",
    "DELETE FROM met",  # hers can't be told from the others
    "DELETE FROM meta WHERE key = 'taught'",  # they quote comments; the next live works them out anew
)

_FORGET_CONTACTS: Final = (
    "DELETE FROM contact",
    "INSERT OR REPLACE INTO meta VALUES (:key, '1')",  # so that a review does not blame a missing keyring
)


def purge(path: Path) -> list[Path]:
    """Delete a session file and what belongs to it, overwritten first; return what was deleted.

    Raises:
        SessionFileError: It is missing, or no session file.
        RunError: A live is writing to it, or it can't be deleted.
    """
    _check(path)
    if _is_in_use(path):
        raise RunError(f"{path} is in use by a running live. End the live, then purge again.")
    try:
        return [each for each in _family(path) if _shred(each)]
    except OSError as error:
        raise RunError(
            f"{path} can't be deleted: {error.strerror}. Check that you may write there."
        ) from error


def purge_older(folder: Path, *, days: float, now: float, keep: Path | None = None) -> list[Path]:
    """Delete the session files of a folder that were last written more than `days` days ago.

    Files in use are left for the next time.

    Args:
        folder: Where session files lie; what else lies there is not touched.
        days: How long they are kept.
        now: Unix seconds.
        keep: A session file that stays, however old it is.

    Returns:
        The session files that were deleted.
    """
    gone = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if keep is not None and path.resolve() == keep.resolve():
            continue
        if path.is_file() and is_session_file(path) and now - written_at(path) > days * _DAY:
            with suppress(RunError, SessionFileError):
                purge(path)
                gone.append(path)
    return gone


def forget(path: Path, author: str) -> int:
    """Take one person out of a session; return how many comments went.

    Everybody else's comments, Questions and answers stay as they were, and so do all counts of them. The
    picture beside the file goes too: it may show the person's words.

    Args:
        path: The session file.
        author: The person's keyed hash in this session; not empty.

    Raises:
        SessionFileError: It can't be opened.
        RunError: A live is writing to it, or it can't be written.
    """
    _check(path)
    times = path.stat()  # its age counts from the live, not from this
    if _is_in_use(path):
        raise RunError(f"{path} is in use by a running live. End the live, then try again.")
    SessionFile.open(path).close()  # brought to the newest schema
    try:
        with closing(_connect(path)) as connection:
            count = _take_out(connection, path, author)
        if count:
            for each in (path.with_suffix(_PICTURE), *(path.with_name(path.name + end) for end in _BESIDE)):
                _shred(each)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    except (OSError, sqlite3.Error) as error:
        raise RunError(f"{path} can't be written: {error}. Nothing was taken out.") from error
    return count


def forget_contacts(path: Path) -> int:
    """Take what viewers left with their orders out of a session; return how many there were.

    Raises:
        SessionFileError: It can't be opened.
        RunError: A live is writing to it, or it can't be written.
    """
    _check(path)
    times = path.stat()
    if _is_in_use(path):
        raise RunError(f"{path} is in use by a running live. End the live, then try again.")
    SessionFile.open(path).close()
    try:
        with closing(_connect(path)) as connection:
            (count,) = connection.execute("SELECT count(*) FROM contact").fetchone()
            _erase(connection, path, _FORGET_CONTACTS if count else (), {"key": CONTACTS_DELETED})
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    except (OSError, sqlite3.Error) as error:
        raise RunError(f"{path} can't be written: {error}. Nothing was taken out.") from error
    return int(count)


def _take_out(connection: sqlite3.Connection, path: Path, author: str) -> int:
    (count,) = connection.execute("SELECT count(*) FROM comment WHERE author = ?", (author,)).fetchone()
    if not author or not count:
        return 0
    _erase(connection, path, _FORGET, {"author": author})
    return int(count)


def _erase(
    connection: sqlite3.Connection, path: Path, steps: tuple[str, ...], values: dict[str, str]
) -> None:
    """Carry out deletions so that nothing of what went is left in the bytes of the file."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    for step in steps:
        connection.execute(step, values)
    _forget_words(connection)
    connection.execute("COMMIT")
    fold_in(connection, path)
    connection.execute("VACUUM")
    fold_in(connection, path)


def _forget_words(connection: sqlite3.Connection) -> None:
    """Take out of people's commands the wordings that nobody's comment holds any more."""
    splits = connection.execute("SELECT seq, body FROM command WHERE name = 'Split'").fetchall()
    if not splits:
        return
    said = {same_words(text) for (text,) in connection.execute("SELECT DISTINCT text FROM comment")}
    for seq, body in splits:
        told = msgspec.json.decode(body)
        told["texts"] = [text for text in told["texts"] if same_words(text) in said]
        connection.execute(
            "UPDATE command SET body = ? WHERE seq = ?", (msgspec.json.encode(told).decode(), seq)
        )


def _check(path: Path) -> None:
    if not path.exists():
        raise SessionFileError(f"There is no session file at {path}. Check the name.")
    if not path.is_file() or not is_session_file(path):
        raise SessionFileError(f"{path} is not a session file of Live Copilot: it was left as it is.")


def _is_in_use(path: Path) -> bool:
    """Tell whether anybody else has the file open: SQLite leaves WAL mode only for the last one there.

    A file that is too damaged to ask is in nobody's use.
    """
    fold_in_left(path)
    try:
        with closing(_connect(path)) as connection:
            (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            connection.execute("PRAGMA journal_mode = WAL")
            return bool(mode != "delete")
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    except sqlite3.DatabaseError:
        return False


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, timeout=0.5)


def _family(path: Path) -> Iterator[Path]:
    """Give what belongs to a session, the file itself last: until it goes, the rest can be found again."""
    yield path.with_suffix(_PICTURE)
    for end in _BESIDE:
        yield path.with_name(path.name + end)
    yield path


def _shred(path: Path) -> bool:
    """Overwrite a file with zeros and delete it; return whether there was one."""
    if path.is_symlink() or not path.is_file():
        return False
    overwrite(path)
    os.truncate(path, 0)
    path.unlink()
    return True


def written_at(path: Path) -> float:
    """Return when a session was last written, Unix seconds; a running live writes beside the file first."""
    wal = path.with_name(f"{path.name}-wal")
    return max(each.stat().st_mtime for each in (path, wal) if each.exists())
