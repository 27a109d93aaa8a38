"""One pass over a session's entries.

The board's own `Ledger` says which Questions there are, what was merged and which answers stand, so that
the review can't tell another story than the live did. What the review counts stands in columns: it looks at
all comments from many sides, and what it asks of a text it asks once, however many typed it.
"""

from __future__ import annotations

import gc
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from math import nan
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from copilot.domain.comment import Kind
from copilot.domain.deletion import Deletion
from copilot.domain.gap import Gap
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.grouping.ledger import Ledger
from copilot.grouping.tally import Tally

Rows: TypeAlias = NDArray[np.intp]
"""Places in a column, from 0, in order."""


class Column(NamedTuple):
    """A word in each row, as its number.

    Attributes:
        number: The words' numbers.
        words: Each word once, in order of arrival; numbers are places in it.
    """

    number: NDArray[np.uint32]
    words: list[str]

    def of(self, rows: Rows | NDArray[np.uint32]) -> list[str]:
        """Return the words of some rows."""
        return [self.words[number] for number in self.number[rows].tolist()]

    def place(self, word: str) -> int:
        """Return the number of a word; one that no row has for a word that is not there."""
        return self.words.index(word) if word in self.words else len(self.words)

    def counts(self) -> Counter[str]:
        """Return how many rows have each word."""
        return Counter(dict(zip(self.words, np.bincount(self.number).tolist(), strict=True)))


def _numbers() -> defaultdict[str, int]:
    """Return numbers for words, from 0 in order of arrival: a word that is looked up first gets the next."""
    return defaultdict(count().__next__)


def column(words: Iterable[str]) -> Column:
    """Return words as a column."""
    numbers = _numbers()
    return Column(np.fromiter(map(numbers.__getitem__, words), dtype=np.uint32), list(numbers))


def parted(keys: NDArray[np.int64] | NDArray[np.uint32]) -> dict[int, Rows]:
    """Return the rows of each key, the smallest key first."""
    order = np.argsort(keys, kind="stable")
    found, first = np.unique(keys[order], return_index=True)
    parts = np.split(order, first[1:])  # one, and empty, where there are no keys
    return dict(zip(found.tolist(), parts, strict=False))


@dataclass(slots=True, kw_only=True)
class Folded:
    """A session, gone through once.

    Attributes:
        ledger: Its Questions.
        comments: Its comments, in order of arrival. What follows tells of each of them, in the same order.
        kind: What it is.
        platform: Where it was typed.
        text: What was typed.
        person: Who wrote it; counts from 1 in order of arrival.
        moments: When it was typed, Unix seconds.
        at: The stream's time when it was counted; never runs backwards.
        showing: Code of the product on air then, or None.
        typical: How much it is put like others put it, where it asks one thing alone; else not a number.
        asked: The Questions it counts for, as they ended, the main one first; empty for what asks nothing.
        gaps: What did not arrive.
        shown: When what came on air, in order; begins with what was on air at the first entry.
    """

    ledger: Ledger
    comments: list[ReadComment]
    kind: Column
    platform: Column
    text: Column
    person: NDArray[np.uint32]
    moments: NDArray[np.float64]
    at: NDArray[np.float64]
    showing: list[str | None]
    typical: NDArray[np.float64]
    asked: list[tuple[int, ...]]
    gaps: list[Gap] = field(default_factory=list)
    shown: list[tuple[float, str | None]] = field(default_factory=list)

    @property
    def people(self) -> int:
        """How many wrote them."""
        return int(self.person.max(initial=0))

    @property
    def started_at(self) -> float:
        """When the first comment was typed, or 0."""
        return float(self.moments.min()) if len(self.moments) else 0.0

    def cards(self, *kinds: Kind) -> list[Tally]:
        """Return the Questions of some kinds that somebody asked, most askers first."""
        heads = [
            tally for tally in self.ledger.heads() if tally.question.kind in kinds and self.askers(tally)
        ]
        return sorted(heads, key=lambda tally: (-len(self.askers(tally)), tally.question.id))

    def askers(self, *cards: Tally) -> BitMap:
        """Return the distinct people who asked any of some cards."""
        return BitMap().union(*(part.askers for card in cards for part in self.ledger.parts(card)))

    def surely(self, card: Tally) -> BitMap:
        """Return the distinct people who surely asked a card, by the reading of what they typed."""
        book = self.ledger.book
        return book.people(book.sure(self._said(card)))

    def surely_by_topic(self, card: Tally) -> dict[str | None, NDArray[np.uint32]]:
        """Return the rows of the ledger's book in which a card was surely asked, by their finer topic."""
        book = self.ledger.book
        return book.by_topic(book.sure(self._said(card)))

    def typed(self, said: NDArray[np.uint32]) -> Rows:
        """Return the comments of some rows of the ledger's book, each once."""
        return np.unique(self.ledger.book.asks().number[said]).astype(np.intp) - 1

    def topics(self, card: Tally) -> Counter[str]:
        """Return the finer topics of a card, each with how many people asked it."""
        return self.ledger.book.topics(self._said(card))

    def _said(self, card: Tally) -> NDArray[np.uint32]:
        """Return the rows of the ledger's book that a card counts."""
        return np.concatenate([part.said.rows() for part in self.ledger.parts(card)])

    def waiting(self, *cards: Tally) -> BitMap:
        """Return the distinct people of some cards who were not answered."""
        return BitMap().union(*(part.waiting for card in cards for part in self.ledger.parts(card)))


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector away while a session is read: nothing of it is garbage, all of it is looked through.

    Of 100,000 comments that takes a third of the time. What was read counts as old then, as
    what is there to stay.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def fold(entries: Iterable[Entry]) -> Folded:
    """Go through a session's entries, in order of arrival."""
    ledger = Ledger()
    comments: list[ReadComment] = []
    kinds, platforms, texts, people = _numbers(), _numbers(), _numbers(), _numbers()
    kind, platform, text, person = array("I"), array("I"), array("I"), array("I")
    moments, at, typical = array("d"), array("d"), array("d")
    showing: list[str | None] = []
    gaps: list[Gap] = []
    shown: list[tuple[float, str | None]] = []
    on_air = ledger.showing
    for entry in entries:
        ledger.record(entry)
        if isinstance(entry, ReadComment):
            comment, asks = entry.comment, entry.asks
            comments.append(entry)
            kind.append(kinds[entry.kind])
            platform.append(platforms[comment.platform])
            text.append(texts[comment.text])
            person.append(people[comment.author or f"?{ledger.comments}"])
            moments.append(comment.at)
            at.append(ledger.at)
            typical.append(asks[0].typical if len(asks) == 1 else nan)
            showing.append(on_air)
        elif isinstance(entry, Gap):
            gaps.append(entry)
        elif not isinstance(entry, Deletion):
            on_air = ledger.showing
            if not shown or shown[-1][1] != on_air:
                shown.append((ledger.at, on_air))
    return Folded(
        ledger=ledger,
        comments=comments,
        kind=Column(np.array(kind), list(kinds)),
        platform=Column(np.array(platform), list(platforms)),
        text=Column(np.array(text), list(texts)),
        person=np.array(person) + 1,
        moments=np.array(moments),
        at=np.array(at),
        showing=showing,
        typical=np.array(typical),
        asked=_asked(ledger),
        gaps=gaps,
        shown=shown,
    )


def _asked(ledger: Ledger) -> list[tuple[int, ...]]:
    """Return for each comment the Questions it counts for, as they ended."""
    asked: list[tuple[int, ...]] = [()] * ledger.comments
    asks = ledger.book.asks()
    for number, card in zip(asks.number.tolist(), map(ledger.resolve, asks.place.tolist()), strict=True):
        if card not in asked[number - 1]:
            asked[number - 1] += (card,)
    return asked


def by_card(folded: Folded) -> dict[int, Rows]:
    """Return the rows of the comments that ask each card; one that asks several is in each."""
    found: dict[int, list[int]] = defaultdict(list)
    for row, cards in enumerate(folded.asked):
        for card in cards:
            found[card].append(row)
    return {card: np.array(rows) for card, rows in found.items()}
