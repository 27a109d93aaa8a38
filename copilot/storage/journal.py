"""Who looked at what people left, and what went out of here: what a shop can show when it is asked.

One JSON object a line in ``access.log`` of the user's folder: what was done, in which session, by which role
or member of the shop, and how many things it was about. Nobody's words, numbers or ids are in it. Lines older
than a year go when the next is written.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

FILE: Final = "access.log"
_KEPT: Final = 365 * 86_400.0

log = logging.getLogger(__name__)


class Access(StrEnum):
    """What was done."""

    SEEN = "contact seen"
    CONTACTS_EXPORTED = "contacts exported"
    EXPORTED = "exported"
    TOLD = "person told"
    FORGOTTEN = "person forgotten"
    CONTACTS_DELETED = "contacts deleted"
    DELETED = "session deleted"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One line.

    Attributes:
        at: Unix seconds.
        what: What was done.
        session: The session file's name, without its folder.
        by: The role or the member of the shop.
        count: How many comments, contacts, files or sessions it was about.
    """

    at: float
    what: Access
    session: str
    by: str
    count: int


class Journal:
    """The log of one installation.

    Args:
        home: The user's folder.
        clock: Gives Unix seconds.
    """

    def __init__(self, home: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.path = home / FILE
        self._clock = clock

    def note(self, what: Access, *, session: str, by: str, count: int) -> None:
        """Add a line. A log that can't be written is told in the app's own log, and holds nobody up."""
        now = self._clock()
        record = Record(at=round(now, 3), what=what, session=session, by=by, count=count)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._drop_old(now)
            with self.path.open("ab") as file:
                file.write(msgspec.json.encode(record) + b"\n")
        except OSError as error:
            log.warning("The access log can't be written: %s", error.strerror)

    def records(self) -> Iterator[Record]:
        """Give what was noted, oldest first; a line that can't be read is left out."""
        try:
            lines = self.path.read_bytes().splitlines()
        except OSError:
            return
        for line in lines:
            try:
                yield msgspec.json.decode(line, type=Record)
            except (msgspec.DecodeError, UnicodeError):
                continue

    def _drop_old(self, now: float) -> None:
        first = next(self.records(), None)
        if first is None or now - first.at <= _KEPT:
            return
        kept = [msgspec.json.encode(each) for each in self.records() if now - each.at <= _KEPT]
        self.path.write_bytes(b"".join(line + b"\n" for line in kept))
