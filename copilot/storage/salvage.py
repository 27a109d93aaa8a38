"""Brings what can still be read of a damaged session file into a new one, and says what is lost.

Rows are taken from whatever pages still hold them (`copilot.storage.pages`), and are known by their shape. A
comment is whole or not there; a Question whose beginning is lost begins with the first comment that asks it.
The damaged file stays as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from copilot.domain.comment import Kind
from copilot.errors import RunError, SessionFileError
from copilot.storage.entries import COMMANDS
from copilot.storage.met import BYTES
from copilot.storage.pages import Pages, Row
from copilot.storage.session_file import CONTACTS_DELETED, SessionFile

_TIMES: Final = (0.0, 1e11)
_KINDS: Final = frozenset(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What came out.

    Attributes:
        path: The new session file.
        comments: Comments in it.
        commands: Commands, such as pins and answers.
        gaps: Places in the order of arrival at which something is missing.
        keys: Whether the session's keys were there: without them its contacts stay shut.
        cut: The share of the file that is not there any more, from 0 to 1.
    """

    path: Path
    comments: int
    commands: int
    gaps: int
    keys: bool
    cut: float


def salvage(damaged: Path, into: Path) -> Salvaged:
    """Write what can be read of a damaged session file to a new one.

    Raises:
        SessionFileError: Something stands at `into`, or there is no file to read.
        RunError: No comment can be read.
    """
    try:
        wal = damaged.with_name(f"{damaged.name}-wal")
        pages = Pages(damaged.read_bytes(), wal.read_bytes() if wal.exists() else b"")
    except OSError as error:
        raise SessionFileError(f"{damaged} can't be read: {error.strerror}.") from error
    found = _found(pages.rows())
    comments = found["comment"]
    if not comments:
        raise RunError(f"No comment can be read in {damaged} any more. Try a copy of it, if you have one.")
    _begin_again(found)
    SessionFile.create(into).close()
    try:
        _fill(into, found)
    except BaseException:  # a full disk, Ctrl+C: an empty file would only stand in the way of the next try
        into.unlink(missing_ok=True)
        raise
    seqs = [*comments, *found["command"], *found["gap"]]
    return Salvaged(
        path=into,
        comments=len(comments),
        commands=len(found["command"]),
        gaps=max(seqs) - len(seqs),
        keys=bool(found["sealed_key"]),
        cut=pages.cut,
    )


def _fill(into: Path, found: dict[str, dict[Any, tuple[Any, ...]]]) -> None:
    with closing(sqlite3.connect(into)) as connection, connection:
        for table, rows in found.items():
            places = ", ".join("?" * len(_SHAPES[table].columns))
            connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({places})", rows.values())  # noqa: S608


def _found(rows: Iterable[Row]) -> dict[str, dict[Any, tuple[Any, ...]]]:
    """Return the rows that are a session's, by table and key; the first of a key stays."""
    found: dict[str, dict[Any, tuple[Any, ...]]] = {table: {} for table in _SHAPES}
    for row in rows:
        for table, shape in _SHAPES.items():
            values = shape.fitted(row)
            if values is not None:
                found[table].setdefault(shape.key(values), values)
                break
    asked = found["comment"]
    found["ask"] = {key: ask for key, ask in found["ask"].items() if ask[0] in asked}
    found["contact"] = {seq: contact for seq, contact in found["contact"].items() if seq in asked}
    return found


def _begin_again(found: dict[str, dict[Any, tuple[Any, ...]]]) -> None:
    """Let each Question that is asked, and whose beginning is lost, begin with who asks it first."""
    comments, questions = found["comment"], found["question"]
    first: dict[int, tuple[Any, ...]] = {}
    for ask in sorted(found["ask"].values()):
        first.setdefault(ask[2], ask)
    for number, ask in first.items():
        known = questions.get(number)
        if known is None:
            questions[number] = (number, ask[3], comments[ask[0]][5], None, ask[0])
        elif known[4] not in comments:
            questions[number] = (*known[:4], ask[0])
    found["question"] = {number: each for number, each in questions.items() if number in first}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """How a table's row is told from every other.

    Attributes:
        columns: A letter each: ``k`` the row id, ``i`` a whole number, ``r`` a number, ``t`` a text, ``b``
            bytes; a capital may be null.
        fits: What else must be so.
        late: How many columns at the end an earlier version did not have.
        keyed: How many columns tell a row from the others.
    """

    columns: str
    fits: Callable[[tuple[Any, ...]], bool] = lambda _: True
    late: int = 0
    keyed: int = 1

    def fitted(self, row: Row) -> tuple[Any, ...] | None:
        """Return a row's values, with its row id and what an earlier version lacks; None for no such row."""
        if (row.key is None) == ("k" in self.columns):
            return None
        if row.key is not None and row.values[0] is not None:  # SQLite keeps a row id's column empty
            return None
        missing = len(self.columns) - len(row.values)
        if not 0 <= missing <= self.late:
            return None
        values = (*row.values, *(None,) * missing)
        values = tuple(row.key if c == "k" else v for c, v in zip(self.columns, values, strict=True))
        typed = all(isinstance(v, _TYPES[c]) for c, v in zip(self.columns, values, strict=True))
        return values if typed and self.fits(values) else None

    def key(self, values: tuple[Any, ...]) -> Any:  # noqa: ANN401 - a number, a text, or several
        return values[0] if self.keyed == 1 else values[: self.keyed]


_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "k": (int,), "i": (int,), "r": (int, float), "t": (str,), "b": (bytes,),
    "T": (str, type(None)), "R": (int, float, type(None)),
}  # fmt: skip


def _is_moment(at: float) -> bool:
    return _TIMES[0] <= at <= _TIMES[1]


_KEPT: Final = frozenset({"author_key", "shop", "shop_at", CONTACTS_DELETED})
"""What is taken over of ``meta``; what people taught is worked out anew."""

_SHAPES: Final = {
    "comment": _Shape(
        columns="ktttrttRT", late=2, fits=lambda row: _is_moment(row[4]) and row[5] in _KINDS and bool(row[1])
    ),
    "command": _Shape(columns="krtt", fits=lambda row: _is_moment(row[1]) and row[2] in COMMANDS),
    "gap": _Shape(columns="ktrri", fits=lambda row: _is_moment(row[2]) and _is_moment(row[3])),
    "question": _Shape(columns="kTtTi", fits=lambda row: row[2] in _KINDS),
    "ask": _Shape(columns="iiiTrr", keyed=2),
    "contact": _Shape(columns="kb"),
    "sealed_key": _Shape(columns="tb"),
    "meta": _Shape(columns="tt", fits=lambda row: row[0] in _KEPT),
    "met": _Shape(columns="b", fits=lambda row: len(row[0]) == BYTES),
}
"""By table, in the order in which a row is tried."""
