"""What was said: the comments that tallies count, once for all of them, in columns.

A live of half a day has half a million of them. A row takes 58 bytes, whoever it counts for; its author is
a number, and so is its text. Texts that nobody typed lately are packed, and opened again when a wording moves
or somebody wants to read them. What a second look moves is found without a loop over the live.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator
from operator import itemgetter
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from copilot.grouping.texts import Names, Texts

LATEST: Final = 64
"""Comments of a tally that are kept at hand."""

_NO_TEXT: Final = -1

Rows: TypeAlias = NDArray[np.uint32]
"""Places of comments in a book, in order of arrival."""

NO_ROWS: Final[Rows] = np.empty(0, dtype=np.uint32)


class Said(NamedTuple):
    """One comment as a tally counts it.

    Attributes:
        number: Its place among the session's comments, from 1.
        origin: The Question that it was read as.
        person: Who wrote it, as `Book.person` numbers them.
        at: The stream's time when it was counted, Unix seconds.
        platform: As in `RawComment`.
        text: What was written, redacted.
        typical: How much it is put like others put what it was read as.
        topic: The finer topic that it matched, or None.
        sure: Whether it surely asks that topic.
        called: Whether it names a product that its author did not see on air.
    """

    number: int
    origin: int
    person: int
    at: float
    platform: str
    text: str
    typical: float
    topic: str | None = None
    sure: bool = False
    called: bool = False


class Asks(NamedTuple):
    """All rows of a book, in columns.

    Attributes:
        place: The Question that each counts for.
        number: Its comment's place among the session's comments, from 1.
        person: Who wrote it.
        at: The stream's time when it was counted, Unix seconds.
    """

    place: NDArray[np.int64]
    number: NDArray[np.uint32]
    person: NDArray[np.uint32]
    at: NDArray[np.float64]


class Book:
    """All comments that count, in order of arrival; one row for each Question that a comment asks.

    Attributes:
        place: For each row the Question that it counts for.
    """

    def __init__(self) -> None:
        self.place = array("q")
        self._texts = Texts()
        self._people: dict[str, int] = {}
        self._many_people = 0
        self._names = Names()
        self._number, self._person, self._text = array("I"), array("I"), array("I")
        self._origin, self._at, self._typical = array("q"), array("d"), array("d")
        self._platform, self._topic = array("I"), array("I")
        self._sure, self._called = array("B"), array("B")

    def person(self, name: str) -> int:
        """Return the number of an author's hash; whoever has none is always somebody else."""
        known = self._people.get(name)
        if known is not None:
            return known
        number = self._many_people
        self._many_people += 1
        if name:
            self._people[name] = number
        return number

    def add(self, said: Said, place: int) -> int:
        """Add the newest comment, counted for a Question; return its row."""
        self.place.append(place)
        self._number.append(said.number)
        self._origin.append(said.origin)
        self._person.append(said.person)
        self._at.append(said.at)
        self._platform.append(self._names.number(said.platform))
        self._text.append(self._texts.number(said.text))
        self._typical.append(said.typical)
        self._topic.append(self._names.number(said.topic))
        self._sure.append(said.sure)
        self._called.append(said.called)
        return len(self.place) - 1

    def said(self, row: int) -> Said:
        """Return the comment of a row."""
        return Said(
            self._number[row],
            self._origin[row],
            self._person[row],
            self._at[row],
            self._names.name(self._platform[row]) or "",
            self._texts.text(self._text[row]),
            self._typical[row],
            self._names.name(self._topic[row]),
            bool(self._sure[row]),
            bool(self._called[row]),
        )

    def asks(self) -> Asks:
        """Return who asked what when; a copy."""
        return Asks(*map(np.array, (self.place, self._number, self._person, self._at)))

    def text(self, row: int) -> str:
        """Return the text of a row."""
        return self._texts.text(self._text[row])

    def moved(
        self, marks: Collection[str], place: Callable[[int, str], int]
    ) -> tuple[dict[int, Rows], dict[int, Rows]]:
        """Let comments of some words count where they belong now.

        Args:
            marks: Of the words that may count elsewhere.
            place: Gives the Question that a text counts for which was read as another.

        Returns:
            For each Question the rows that have left it, and those that have come to it.
        """
        rows = np.flatnonzero(np.isin(self._text, self._texts.marked(marks)))
        origins, texts = np.asarray(self._origin)[rows], np.asarray(self._text)[rows]
        pairs, which = np.unique(np.stack([origins, texts]), axis=1, return_inverse=True)
        places = [place(origin, self._texts.text(text)) for origin, text in pairs.T.tolist()]
        now = np.array(places, dtype=np.int64)[which.ravel()] if places else np.empty(0, dtype=np.int64)
        before = np.asarray(self.place)
        gone, come = _parted(rows, before[rows], now), _parted(rows, now, before[rows])
        before[rows] = now
        return gone, come

    def people(self, rows: Rows) -> BitMap:
        """Return who wrote the comments of some rows."""
        return BitMap(array("I", np.asarray(self._person)[rows].tobytes()))

    def sure(self, rows: Rows) -> Rows:
        """Return those of some rows whose comments surely ask their topic."""
        surely: NDArray[np.bool_] = np.asarray(self._sure)[rows] > 0
        return np.compress(surely, rows)

    def called(self, rows: Rows) -> Rows:
        """Return those of some rows whose comments name a product that their authors did not see on air."""
        named: NDArray[np.bool_] = np.asarray(self._called)[rows] > 0
        return np.compress(named, rows)

    def topics(self, rows: Rows) -> Counter[str]:
        """Return the finer topics that some rows matched, each with how many people asked it."""
        pairs = np.stack([np.asarray(self._topic)[rows], np.asarray(self._person)[rows]])
        numbers, often = np.unique(np.unique(pairs, axis=1)[0], return_counts=True)
        told = zip(map(self._names.name, numbers.tolist()), often.tolist(), strict=True)
        return Counter({name: people for name, people in told if name})

    def from_elsewhere(self, rows: Rows, question: int) -> Rows:
        """Return those of some rows whose comments were read as another Question than this."""
        return np.compress(np.asarray(self._origin)[rows] != question, rows)

    def by_topic(self, rows: Rows) -> dict[str | None, Rows]:
        """Return some rows by the finer topic that they matched."""
        topics = np.asarray(self._topic)[rows]
        return {self._names.name(n): rows[topics == n] for n in np.unique(topics).tolist()}

    def platforms(self, rows: Rows) -> Counter[str]:
        """Return how many of some rows came from each platform."""
        counts = np.bincount(np.asarray(self._platform)[rows]).tolist()
        return Counter({self._names.name(n) or "": count for n, count in enumerate(counts) if count})

    def since(self, at: float) -> int:
        """Return the first row that was counted at this moment or later."""
        return bisect_left(self._at, at)

    def after(self, number: int) -> int:
        """Return the first row whose comment has a greater number."""
        return bisect_right(self._number, number)

    def last_asked(self, rows: Rows) -> NDArray[np.float64]:
        """Return when each person of some rows asked last, Unix seconds, in order of time."""
        _, last = np.unique(np.asarray(self._person)[rows][::-1], return_index=True)
        return np.sort(np.asarray(self._at)[rows][::-1][last])

    def distinct(self, rows: Rows) -> set[str]:
        """Return the texts of some rows."""
        return {self._texts.text(text) for text in np.unique(np.asarray(self._text)[rows]).tolist()}

    def clearest(self, rows: Rows, most: int) -> list[tuple[str, float]]:
        """Return the texts of some rows that are put most like others', each once, in order of arrival."""
        typical = np.asarray(self._typical)[rows]
        best = np.argsort(-typical, kind="stable")
        _, first = np.unique(np.asarray(self._text)[rows][best], return_index=True)
        kept = np.sort(best[np.sort(first)[:most]])
        return [(self.text(rows[place]), float(typical[place])) for place in kept]

    def texts(self, rows: Rows) -> Iterator[tuple[str, BitMap]]:
        """Give each text of some rows, in order of arrival, and who wrote it."""
        texts = np.asarray(self._text)[rows].astype(np.int64)
        order = np.argsort(texts, kind="stable")
        starts = np.flatnonzero(np.diff(texts[order], prepend=_NO_TEXT))
        alike = np.split(rows[order], starts[1:]) if len(rows) else []
        for same in sorted(alike, key=itemgetter(0)):
            yield self.text(same[0]), self.people(same)


class Heard:
    """The comments that one tally counts, in order of arrival.

    Attributes:
        book: Where they stand.
        latest: The newest, which tell what is asked in particular; oldest first.
    """

    __slots__ = ("_rows", "book", "latest")

    def __init__(self, book: Book) -> None:
        self.book = book
        self.latest: deque[Said] = deque(maxlen=LATEST)
        self._rows = array("I")

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Said]:
        return map(self.book.said, self._rows)

    def rows(self, *, since: int = 0) -> Rows:
        """Return where they stand in the book, from one row on; a copy."""
        return np.array(self._rows[bisect_left(self._rows, since) :], dtype=np.uint32)

    def people(self, *, since: float) -> BitMap:
        """Return who asked at this moment or later."""
        return self.book.people(self.rows(since=self.book.since(since)))

    def append(self, said: Said, row: int) -> None:
        """Count the newest comment."""
        self._rows.append(row)
        self.latest.append(said)

    def exchange(self, gone: Rows, come: Rows) -> None:
        """Count some rows no more, and others too."""
        rows = np.array(self._rows, dtype=np.uint32)
        kept = np.delete(rows, np.searchsorted(rows, gone))
        self._rows = array("I", np.insert(kept, np.searchsorted(kept, come), come).tobytes())
        at_hand = rows[-LATEST:][0] if len(rows) >= LATEST else 0
        if (gone >= at_hand).any() or (come >= at_hand).any():
            self.latest = deque(map(self.book.said, self._rows[-LATEST:]), maxlen=LATEST)


def _parted(rows: NDArray[np.int64], keys: NDArray[np.int64], others: NDArray[np.int64]) -> dict[int, Rows]:
    """Return the rows whose key is not the other one, by key."""
    changed = keys != others
    return {key: rows[changed & (keys == key)].astype(np.uint32) for key in np.unique(keys[changed]).tolist()}
