"""One pass over a session's entries, and from it who waited for what, from when, until when.

The board's own `Ledger` says which Questions there are, what was merged and which answers stand, so that
the review can't tell another story than the live did.
"""

from __future__ import annotations

import gc
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from pyroaring import BitMap

from copilot.domain.comment import Kind
from copilot.domain.deletion import Deletion
from copilot.domain.figures import Coverage
from copilot.domain.gap import Gap
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.grouping.ledger import Ledger
from copilot.grouping.tally import Settlement, Tally


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


class Wait(NamedTuple):
    """One person waits for one Question.

    Attributes:
        head: The Question's id, as the card ended.
        product: The product it is about, or None.
        topic: Its known topic, or None.
        since: When she asked first.
        until: When she was answered, or None.
        heard: What she wrote.
    """

    head: int
    product: str | None
    topic: str | None
    since: float
    until: float | None
    heard: Heard


@dataclass(slots=True)
class Folded:
    """A session, gone through once.

    Attributes:
        ledger: Its Questions.
        heard: Its comments, in order of arrival.
        placed: For each comment the Questions it counts for in the end, merged or not, the main one first.
        gaps: What did not arrive.
        shown: When what came on air, in order; begins with what was on air at the first entry.
    """

    ledger: Ledger = field(default_factory=Ledger)
    heard: list[Heard] = field(default_factory=list)
    placed: list[tuple[int, ...]] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    shown: list[tuple[float, str | None]] = field(default_factory=list)

    @property
    def started_at(self) -> float:
        """When the first comment was typed, or 0."""
        return min((heard.read.comment.at for heard in self.heard), default=0.0)

    def places(self, heard: Heard) -> tuple[int, ...]:
        """Return the Questions that a comment counts for, merged or not, the main one first."""
        return self.placed[heard.number - 1]

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

    Of 100,000 comments that takes a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def fold(entries: Iterable[Entry]) -> Folded:
    """Go through a session's entries, in order of arrival."""
    folded = Folded()
    ledger = folded.ledger
    people: dict[str, int] = {}
    for entry in entries:
        ledger.record(entry)
        if isinstance(entry, ReadComment):
            author = entry.comment.author or f"?{ledger.comments}"
            person = people.setdefault(author, len(people) + 1)
            folded.heard.append(Heard(entry, person, ledger.at, ledger.comments, ledger.showing))
        elif isinstance(entry, Gap):
            folded.gaps.append(entry)
        elif not isinstance(entry, Deletion):
            _note(folded)
    place = ledger.place
    folded.placed = [
        tuple(place(ask.question, heard.read.comment.text) for ask in heard.read.asks)
        if heard.read.asks
        else ()
        for heard in folded.heard
    ]
    return folded


def _note(folded: Folded) -> None:
    ledger = folded.ledger
    if not folded.shown or folded.shown[-1][1] != ledger.showing:
        folded.shown.append((ledger.at, ledger.showing))


def waits(folded: Folded, cards: Mapping[int, Sequence[Heard]]) -> dict[int, list[Wait]]:
    """Return every wait by the card that it is for, in the order in which they began there."""
    return {card: _waits(folded, card, told) for card, told in cards.items()}


def _waits(folded: Folded, card: int, told: Sequence[Heard]) -> list[Wait]:
    ledger = folded.ledger
    parts = {part.question.id: part for part in ledger.parts(ledger.tally(card))}
    answers = {number: part.settlements() for number, part in parts.items()}
    found: dict[tuple[int, float | None], Wait] = {}
    for heard in told:
        for place in folded.places(heard):
            if place not in parts:
                continue  # it asks two things, and this is the other one
            until = _answered(answers[place], heard.number)
            key = (heard.person, until)
            if key not in found:
                question = parts[place].question
                found[key] = Wait(card, question.product, question.topic, heard.at, until, heard)
    return list(found.values())


def _answered(answers: Sequence[Settlement], number: int) -> float | None:
    """Return the moment of the first answer that came after the comment of this number, or None."""
    if not answers:
        return None
    place = bisect_left(answers, number, key=attrgetter("comments"))
    return answers[place].at if place < len(answers) else None


def coverage(found: Iterable[Wait]) -> Coverage:
    """Return how many of some waits ended with an answer, and how fast."""
    count, took = 0, []
    for wait in found:
        count += 1
        if wait.until is not None:
            took.append(wait.until - wait.since)
    return Coverage(
        waits=count,
        answered=len(took),
        median_wait=round(median(took), 3) if took else None,
        longest_wait=round(max(took), 3) if took else None,
    )


def by_card(folded: Folded) -> dict[int, list[Heard]]:
    """Return the comments that ask each card, in order of arrival; one that asks several is in each."""
    resolve = folded.ledger.resolve
    found: dict[int, list[Heard]] = defaultdict(list)
    for heard, places in zip(folded.heard, folded.placed, strict=True):
        if len(places) == 1:
            found[resolve(places[0])].append(heard)
        elif places:
            for card in {resolve(place) for place in places}:
                found[card].append(heard)
    return found
