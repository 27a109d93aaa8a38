"""A session's entries out of its tables, in order of arrival."""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter
from typing import Final

import msgspec

from copilot.domain import command as commands
from copilot.domain.command import Command, LoggedCommand
from copilot.domain.deletion import Deletion
from copilot.domain.gap import Gap
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment

COMMANDS: Final[dict[str, type[Command]]] = {
    kind.__name__: kind
    for kind in vars(commands).values()
    if isinstance(kind, type) and issubclass(kind, Command)
}


_NO_ASK: Final = (-1, 0, 0, None, 0.0, 0.0)
_LAST: Final = (math.inf, Gap(platform="", since=0.0, until=0.0, estimated=0))
"""Stands behind all entries."""


_UNSOUND: Final = """
SELECT EXISTS (
    SELECT 1 FROM comment
    WHERE typeof(at) <> 'real' OR abs(at) > 1e12 OR typeof(deleted) NOT IN ('null', 'real')
) OR EXISTS (
    SELECT 1 FROM ask LEFT JOIN question ON question.id = ask.question
    WHERE question.id IS NULL OR question.opened > ask.comment
) OR EXISTS (
    SELECT 1 FROM command WHERE typeof(at) <> 'real' OR abs(at) > 1e12
) OR EXISTS (
    SELECT 1 FROM gap
    WHERE typeof(platform) <> 'text' OR typeof(estimated) <> 'integer'
       OR typeof(since) || typeof(until) <> 'realreal' OR abs(since) > 1e12 OR abs(until) > 1e12
)
"""
"""Tells of a file that nothing here wrote: SQLite lets every column hold anything. What a comment is made of
is looked at where it is made."""


def entries(connection: sqlite3.Connection, until: int) -> Iterator[Entry]:
    """Give what a session file holds up to a `seq`, in order of arrival.

    A comment that was taken back is a `Deletion` in the place where it was.

    Raises:
        ValueError: The file holds what no session has; likewise KeyError, TypeError and what SQLite raises.
    """
    (unsound,) = connection.execute(_UNSOUND).fetchone()
    if unsound:
        raise ValueError("it holds what no session has")
    others = iter(sorted((*_commands(connection), *_gaps(connection)), key=itemgetter(0)))
    place, other = next(others, _LAST)
    for seq, comment in _comments(connection):
        if seq > until:
            break
        while place < seq:
            yield other
            place, other = next(others, _LAST)
        yield comment
    while place <= until:
        yield other
        place, other = next(others, _LAST)


def _comments(connection: sqlite3.Connection) -> Iterator[tuple[int, Entry]]:
    """Give the comments with their `seq`; msgspec makes them in a third of the time that calls would take."""
    opened: dict[int, list[object]] = defaultdict(list)
    for number, topic, kind, product, seq in connection.execute("SELECT * FROM question ORDER BY id"):
        opened[seq].append({"id": number, "topic": topic, "kind": kind, "product": product})
    sealed: dict[int, bytes] = dict(connection.execute("SELECT comment, sealed FROM contact"))
    asks = connection.execute("SELECT * FROM ask ORDER BY comment, position")
    ask = next(asks, _NO_ASK)
    for seq, platform, identity, author, at, kind, text, deleted, on_air in connection.execute(
        "SELECT seq, platform, id, author, at, kind, text, deleted, on_air FROM comment ORDER BY seq"
    ):
        own = []
        while ask[0] == seq:
            own.append({"question": ask[2], "topic": ask[3], "confidence": ask[4], "typical": ask[5]})
            ask = next(asks, _NO_ASK)
        born = opened.get(seq, ())
        if deleted is not None and not own:
            gone = {"platform": platform, "id": identity, "deleted_at": deleted, "at": at, "opened": born}
            yield seq, msgspec.convert(gone, Deletion)
            continue
        read = {
            "comment": {"platform": platform, "id": identity, "author": author, "text": text, "at": at},
            "kind": kind,
            "asks": own,
            "opened": born,
            "sealed": sealed.get(seq, b""),
            "on_air": on_air,
        }
        yield seq, msgspec.convert(read, ReadComment)


def _commands(connection: sqlite3.Connection) -> Iterator[tuple[int, Entry]]:
    for seq, at, name, body in connection.execute("SELECT * FROM command ORDER BY seq"):
        yield seq, LoggedCommand(at=at, command=msgspec.json.decode(body, type=COMMANDS[name]))


def _gaps(connection: sqlite3.Connection) -> Iterator[tuple[int, Entry]]:
    for seq, platform, since, until, estimated in connection.execute("SELECT * FROM gap ORDER BY seq"):
        yield seq, Gap(platform=platform, since=since, until=until, estimated=estimated)
