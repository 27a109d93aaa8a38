"""One pass over a session's entries.

The board's own `Ledger` says which Questions there are, what was merged and which answers stand, so that
the review can't tell another story than the live did.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

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


class Heard(NamedTuple):
    """One comment in its place.

    Attributes:
        read: The comment as it was read.
        person: Counts from 1 in order of arrival.
        at: The stream's time when it was counted; never runs backwards.
        number: Its place among the session's comments, from 1.
        showing: Code of the product on air then, or None.
    """

    read: ReadComment
    person: int
    at: float
    number: int
    showing: str | None


@dataclass(slots=True)
class Folded:
    """A session, gone through once.

    Attributes:
        ledger: Its Questions.
        heard: Its comments, in order of arrival.
        moments: When each of them was typed, Unix seconds.
        asked: For each of them the Questions it counts for, as they ended, the main one first; empty for what
            asks nothing.
        people: How many wrote them.
        gaps: What did not arrive.
        shown: When what came on air, in order; begins with what was on air at the first entry.
    """

    ledger: Ledger = field(default_factory=Ledger)
    heard: list[Heard] = field(default_factory=list)
    moments: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    asked: list[tuple[int, ...]] = field(default_factory=list)
    people: int = 0
    gaps: list[Gap] = field(default_factory=list)
    shown: list[tuple[float, str | None]] = field(default_factory=list)

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
    folded = Folded()
    ledger = folded.ledger
    people: dict[str, int] = {}
    showing = ledger.showing
    for entry in entries:
        ledger.record(entry)
        if isinstance(entry, ReadComment):
            author = entry.comment.author or f"?{ledger.comments}"
            person = people.setdefault(author, len(people) + 1)
            folded.heard.append(Heard(entry, person, ledger.at, ledger.comments, showing))
        elif isinstance(entry, Gap):
            folded.gaps.append(entry)
        elif not isinstance(entry, Deletion):
            showing = ledger.showing
            if not folded.shown or folded.shown[-1][1] != showing:
                folded.shown.append((ledger.at, showing))
    folded.people = len(people)
    folded.moments = np.array([heard.read.comment.at for heard in folded.heard])
    asked = map(ledger.resolve, ledger.book.place)
    folded.asked = [
        tuple(dict.fromkeys(islice(asked, len(heard.read.asks)))) if heard.read.asks else ()
        for heard in folded.heard
    ]
    return folded


def by_card(folded: Folded) -> dict[int, list[Heard]]:
    """Return the comments that ask each card, in order of arrival; one that asks several is in each."""
    found: dict[int, list[Heard]] = defaultdict(list)
    for heard, cards in zip(folded.heard, folded.asked, strict=True):
        for card in cards:
            found[card].append(heard)
    return found
