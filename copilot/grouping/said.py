"""The comments that a tally counts, kept in columns: a live of half a day has half a million of them.

A row takes 72 bytes beside its text and its author's hash, which all rows share that have the same; a tuple
of boxed numbers takes three times that. What a second look moves is found by the mark of its words.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, MutableSequence
from itertools import compress
from typing import Any, NamedTuple

from copilot.domain.wording import mark


class Said(NamedTuple):
    """One comment as a tally counts it.

    Attributes:
        number: Its place among the session's comments, from 1.
        origin: The Question that it was read as.
        person: Who wrote it.
        at: The stream's time when it was counted, Unix seconds.
        platform: As in `RawComment`.
        text: What was written, redacted.
        typical: How much it is put like others put what it was read as.
        topic: The finer topic that it matched, or None.
    """

    number: int
    origin: int
    person: str
    at: float
    platform: str
    text: str
    typical: float
    topic: str | None = None


class Heard:
    """Comments in order of arrival."""

    __slots__ = ("_columns", "_marks")

    def __init__(self) -> None:
        # As the fields of `Said`, with the columns that hold text as lists of strings.
        self._columns: tuple[MutableSequence[Any], ...] = (
            array("q"), array("q"), [], array("d"), [], [], array("d"), [],
        )  # fmt: skip
        self._marks = array("Q")

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[Said]:
        return map(Said, *self._columns)

    def latest(self, most: int) -> list[Said]:
        """Return the newest comments, oldest first, at most so many."""
        return list(map(Said, *(column[-most:] for column in self._columns)))

    def append(self, said: Said) -> None:
        """Add the newest comment."""
        for column, value in zip(self._columns, said, strict=True):
            column.append(value)
        self._marks.append(_number_of(mark(said.text)))

    def rows(self, marks: Collection[str]) -> list[int]:
        """Return where comments of these words stand."""
        wanted = set(map(_number_of, marks))
        return [row for row, own in enumerate(self._marks) if own in wanted]

    def at(self, rows: Iterable[int]) -> list[Said]:
        """Return the comments of some rows."""
        return [Said(*(column[row] for column in self._columns)) for row in rows]

    def exchange(self, gone: Iterable[int], come: Iterable[Said]) -> None:
        """Drop the comments of some rows and take in others, in order of arrival."""
        kept = bytearray(b"\1") * len(self)
        for row in gone:
            kept[row] = 0
        columns = [*self._columns, self._marks]
        for column in columns:
            column[:] = _like(column, compress(column, kept))
        length = len(self)
        for said in come:
            self.append(said)
        if len(self) == length:
            return
        numbers = self._columns[0]
        order = sorted(range(len(self)), key=numbers.__getitem__)
        for column in columns:
            column[:] = _like(column, map(column.__getitem__, order))

    def last_asked(self) -> dict[str, float]:
        """Return when each person asked last, Unix seconds."""
        return dict(zip(self._columns[2], self._columns[3], strict=True))

    def platforms(self) -> Counter[str]:
        """Return how many comments came from each platform."""
        return Counter(self._columns[4])

    def people(self, *, since: int) -> set[str]:
        """Return who wrote one of the comments that have a greater number than `since`."""
        return set(self._columns[2][bisect_right(self._columns[0], since) :])

    def spellings(self) -> Iterable[tuple[str, float]]:
        """Return each text and how typical it is, as often as that differs, in order."""
        return dict.fromkeys(zip(self._columns[5], self._columns[6], strict=True))


def _number_of(mark_: str) -> int:
    return int(mark_, 16)


def _like(column: MutableSequence[Any], values: Iterable[Any]) -> MutableSequence[Any]:
    """Return values as the column holds them: only an array may stand in for a part of one."""
    return array(column.typecode, values) if isinstance(column, array) else list(values)
