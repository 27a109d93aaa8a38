"""One pass over a session's entries, and from it who waited for what, from when, until when.

The board's own `Ledger` says which Questions there are, what was merged and which answers stand, so that
the review can't tell another story than the live did.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from copilot.domain.command import LoggedCommand, MarkAnswered
from copilot.domain.comment import Kind
from copilot.domain.figures import Coverage
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
        order: Its place among all entries.
        showing: Code of the product on air then, or None.
    """

    read: ReadComment
    person: int
    at: float
    order: int
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
        gaps: What did not arrive.
        shown: When what came on air, in order; begins with what was on air at the first entry.
        marked: At which place the last answer of a moment stands among the entries.
    """

    ledger: Ledger = field(default_factory=Ledger)
    heard: list[Heard] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    shown: list[tuple[float, str | None]] = field(default_factory=list)
    marked: dict[float, int] = field(default_factory=dict)

    @property
    def started_at(self) -> float:
        """When the first comment was typed, or 0."""
        return min((heard.read.comment.at for heard in self.heard), default=0.0)

    def cards(self, *kinds: Kind) -> list[Tally]:
        """Return the Questions of some kinds that somebody asked, most askers first."""
        heads = [
            tally for tally in self.ledger.heads() if tally.question.kind in kinds and self.askers(tally)
        ]
        return sorted(heads, key=lambda tally: (-len(self.askers(tally)), tally.question.id))

    def askers(self, *cards: Tally) -> set[str]:
        """Return the distinct people who asked any of some cards."""
        return {person for card in cards for part in self.ledger.parts(card) for person in part.askers}

    def waiting(self, *cards: Tally) -> set[str]:
        """Return the distinct people of some cards who were not answered."""
        return {person for card in cards for part in self.ledger.parts(card) for person in part.waiting}


def fold(entries: Iterable[Entry]) -> Folded:
    """Go through a session's entries, in order of arrival."""
    folded = Folded()
    ledger = folded.ledger
    people: dict[str, int] = {}
    for order, entry in enumerate(entries):
        ledger.record(entry)
        if isinstance(entry, ReadComment):
            author = entry.comment.author or f"?{order}"
            person = people.setdefault(author, len(people) + 1)
            folded.heard.append(Heard(entry, person, ledger.at, order, ledger.showing))
        elif isinstance(entry, Gap):
            folded.gaps.append(entry)
        else:
            _note(folded, entry, order)
    return folded


def _note(folded: Folded, entry: LoggedCommand, order: int) -> None:
    ledger = folded.ledger
    if isinstance(entry.command, MarkAnswered):
        folded.marked[ledger.at] = order
    if not folded.shown or folded.shown[-1][1] != ledger.showing:
        folded.shown.append((ledger.at, ledger.showing))


def waits(folded: Folded) -> list[Wait]:
    """Return every wait, in the order in which they began."""
    ledger = folded.ledger
    answered = _Answers(folded)
    found: dict[tuple[int, int, float | None], Wait] = {}
    for heard in folded.heard:
        for ask in heard.read.asks:
            tally = ledger.tally(ask.question)
            head = ledger.resolve(ask.question)
            until = answered.after(ask.question, heard)
            key = (head, heard.person, until)
            if key not in found:
                question = tally.question
                found[key] = Wait(head, question.product, question.topic, heard.at, until, heard)
    return list(found.values())


class _Answers:
    """When the Questions were answered."""

    def __init__(self, folded: Folded) -> None:
        self._folded = folded
        self._moments: dict[int, list[float]] = {}

    def after(self, question: int, heard: Heard) -> float | None:
        """Return the first answer to a Question that came after a comment, or None."""
        moments = self._moments.get(question)
        if moments is None:
            moments = self._moments[question] = self._folded.ledger.tally(question).settlements()
        if not moments:
            return None
        place = bisect_left(moments, heard.at)
        if (
            place < len(moments)
            and moments[place] == heard.at
            and self._folded.marked[heard.at] < heard.order
        ):
            place = bisect_right(moments, heard.at)
        return moments[place] if place < len(moments) else None


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
    for heard in folded.heard:
        for card in {resolve(ask.question) for ask in heard.read.asks}:
            found[card].append(heard)
    return found
