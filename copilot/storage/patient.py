"""A session file that a live can go on without: a full disk, a pulled stick, a folder gone read-only.

What can't be written is kept in memory in order, is told (`PatientFile.unsaved`), and is written as soon as
the file takes it again. A live may even begin where nothing can be written. A file that was deleted under a
running live is made anew from what SQLite still holds open; one on a medium that comes back is opened again.
At the end of the live what is still unsaved goes with the rest to a file in another folder, so that nothing
is lost but the place.

Until something is written it is not durable: a kill then loses it. That is why it is told all the time.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Self

from copilot.domain.deletion import Deletion
from copilot.domain.log import Entry
from copilot.domain.question import Question, ReadComment
from copilot.domain.rewording import Rewording
from copilot.domain.written import many
from copilot.errors import CopilotError, SessionFileError, StorageError
from copilot.storage.session_file import SessionFile

_AGAIN: Final = 2.0
"""Seconds between two attempts to write."""

_MAY_PASS: Final = frozenset({"session.unmakeable", "session.unwritable"})
"""Faults of the place, not of the file."""

log = logging.getLogger(__name__)


class PatientFile:
    """The store of a live. One thread at a time may use it, but for `unsaved`, which any may read.

    Args:
        file: The session file, open.
        clock: Gives monotonic seconds.

    Attributes:
        file: The session file; another object after it had to be opened again.
        unsaved: Comments that are in memory alone.
    """

    def __init__(self, file: SessionFile, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.file = file
        self.unsaved = 0
        self._clock = clock
        self._pending: list[Entry] = []
        self._next_try = 0.0
        self._forgets = False

    @classmethod
    def at(
        cls, path: Path, *, begins_anyway: bool = True, clock: Callable[[], float] = time.monotonic
    ) -> Self:
        """Open the session file at `path`, or make it; where it can't be written, begin in memory if told so.

        Raises:
            SessionFileError: It can't be written, or waiting mends nothing: it is in use, of a newer
                version, no session.
        """
        try:
            file = SessionFile.open(path) if path.exists() else SessionFile.create(path)
        except SessionFileError as error:
            if not begins_anyway or error.name not in _MAY_PASS:
                raise
            log.warning("The session begins in memory: %s", error)
            file = SessionFile.in_memory(path)
        return cls(file, clock=clock)

    def append(self, entries: Sequence[Entry]) -> list[Entry]:
        """Write entries, or keep them until they can be written; return those that are new."""
        if self._clock() < self._next_try:
            return self._hold(entries)
        try:
            written = self._write([*self._pending, *entries])
        except StorageError as error:
            if not self._pending:
                log.warning("The session goes on in memory: %s", error)
            self._next_try = self._clock() + _AGAIN
            return self._hold(entries)
        known = {id(entry) for entry in self._pending if not isinstance(entry, Deletion)}
        self._pending, self.unsaved = [], 0
        return [entry for entry in written if id(entry) not in known]

    def entries(self) -> Iterator[Entry]:
        """Give everything back in order of arrival: what is in the file, then what waits for it.

        What is appended while they are read is not among them.
        """
        pending = tuple(entry for entry in self._pending if not isinstance(entry, Deletion))
        yield from self.file.entries()
        yield from pending

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Give platform, id and text of every comment, as `entries` gives them."""
        pending = [entry.comment for entry in self._pending if isinstance(entry, ReadComment)]
        yield from self.file.texts()
        yield from ((comment.platform, comment.id, comment.text) for comment in pending)

    def reword(self, rewording: Rewording) -> None:
        """Put comments in other words, those that wait for the file first.

        Raises:
            StorageError: In the file they can't be changed now.
        """
        self._pending = [rewording.entry(entry) for entry in self._pending]
        self.file.reword(rewording)

    def forget_met(self) -> None:
        """Delete by what names are found, also of what waits and of the file that it may go to at the end.

        Raises:
            StorageError: In the file they can't be deleted now.
        """
        self._forgets = True
        waiting = (
            replace(entry, met=()) if isinstance(entry, ReadComment) else entry for entry in self._pending
        )
        self._pending = list(waiting)
        self.file.forget_met()

    def close(self, *, rescue: Path) -> Path | None:
        """Write what waits, in a file in the folder `rescue` if need be, and let go of the file.

        Returns:
            The other file; None where everything is in the session file.

        Raises:
            StorageError: Not even that could be written; says how much is lost.
        """
        try:
            if self._pending:
                self._next_try = 0.0
                self.append([])
            return self._rescued(rescue) if self._pending else None
        finally:
            self.file.close()

    def _hold(self, entries: Sequence[Entry]) -> list[Entry]:
        """Keep entries; a deletion is told when it has been written, and only then takes effect."""
        self._pending += entries
        self.unsaved += sum(isinstance(entry, ReadComment) for entry in entries)
        return [entry for entry in entries if not isinstance(entry, Deletion)]

    def _write(self, entries: Sequence[Entry]) -> list[Entry]:
        if not self.file.is_in_place():
            self._find_again()
        return self.file.append(entries) if entries else []

    def _find_again(self) -> None:
        """Open the file where it is back, or make it anew, with its folder if that went too.

        Raises:
            StorageError: Neither can be done.
        """
        path = self.file.path
        try:
            if not path.exists():
                for end in ("-wal", "-shm"):  # of the one that is gone
                    path.with_name(path.name + end).unlink(missing_ok=True)
                self.file.copy_to(path)
            kept = self._keys()
            again = SessionFile.open(path)
            _hand_over(kept, again)
        except (CopilotError, OSError, sqlite3.Error) as error:
            raise StorageError(
                f"The session file {path} is gone: {error}", name="session.unwritable"
            ) from error
        self.file.abandon()
        self.file = again

    def _keys(self) -> dict[str, bytes]:
        """Return the session's sealed keys; none where they can't be read any more."""
        try:
            return self.file.sealed_keys()
        except CopilotError:
            return {}

    def _rescued(self, folder: Path) -> Path:
        """Write the session, or what can still be had of it, to a file in another folder."""
        path = _free_name(folder, self.file.path)
        try:
            try:
                self.file.copy_to(path)
                file = SessionFile.open(path)
            except (CopilotError, OSError, sqlite3.Error):  # not even readable: what is in memory, then
                path.unlink(missing_ok=True)
                file = SessionFile.create(path)
            with file:
                has_before = any(True for _ in file.entries())
                file.append(self._pending if has_before else _whole(self._pending))
                if self._forgets:
                    file.forget_met()
        except (CopilotError, OSError, sqlite3.Error) as error:
            raise StorageError(
                f"{many(self.unsaved, 'comment')} can be written neither to {self.file.path} nor to {path}: "
                f"{error}. Only what was written before is in the session file.",
                name="session.unwritable",
            ) from error
        return path


def _hand_over(kept: dict[str, bytes], again: SessionFile) -> None:
    """Give the file that is there again the keys that were made meanwhile.

    Raises:
        StorageError: It is another session's.
    """
    there = again.sealed_keys()
    if kept and there and not set(kept.values()) & set(there.values()):
        again.close()
        raise StorageError("another session lies there", name="session.unwritable")
    for holder, sealed in kept.items():
        if holder not in there:
            again.keep_sealed_key(holder, sealed)


def _free_name(folder: Path, lost: Path) -> Path:
    name, number = f"{lost.stem} (rescued)", 1
    while (folder / f"{name}{lost.suffix}").exists():
        number += 1
        name = f"{lost.stem} (rescued {number})"
    return folder / f"{name}{lost.suffix}"


def _whole(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries that stand alone: Questions of the lost part begin with their next comment."""
    begun: set[int] = set()
    whole: list[Entry] = []
    for entry in entries:
        if not isinstance(entry, ReadComment):
            whole.append(entry)
            continue
        begun |= {question.id for question in entry.opened}
        late = tuple(
            Question(id=ask.question, topic=ask.topic, kind=entry.kind, product=None)
            for ask in entry.asks
            if ask.question not in begun
        )
        begun |= {question.id for question in late}
        whole.append(replace(entry, opened=(*entry.opened, *late)))
    return whole
