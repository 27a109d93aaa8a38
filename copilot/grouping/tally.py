"""What is known about one Question so far, and how what people did to it can be taken back.

Whatever a command sets is a layer (`copilot.grouping.layered`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest
from operator import attrgetter
from typing import Final, NamedTuple

from pyroaring import BitMap

from copilot.domain.board import Answer
from copilot.domain.question import Question
from copilot.domain.wording import Wording, same_words, worded
from copilot.grouping.layered import Layered
from copilot.grouping.phrasing import WORDINGS, Phrasing
from copilot.grouping.said import LATEST, Heard, Rows, Said
from copilot.grouping.waiting import Waiting


class Settlement(NamedTuple):
    """An answer: whoever asked among the first `comments` comments of the session waits no more."""

    comments: int
    at: float


_NEVER: Final = Settlement(0, float("-inf"))


@dataclass(slots=True)
class Tally:
    """What is known about one Question so far.

    Attributes:
        said: The comments that it counts, in order of arrival.
        phrasing: How viewers put it.
        askers: Who asked, as `copilot.grouping.said.Book` numbers people.
        queue: Who of them asked since the last answer.
        callers: Who of those named its product while another was on air.
        called: Whether anybody ever did.
        titles: The titles that people gave.
        answers: What people answered.
        proposals: Words that people put ready for the presenter; an empty text takes them back.
    """

    question: Question
    first_at: float
    last_at: float
    said: Heard
    phrasing: Phrasing
    comments: int = 0
    askers: BitMap = field(default_factory=BitMap)
    queue: Waiting = field(default_factory=Waiting)
    callers: Waiting = field(default_factory=Waiting)
    called: bool = False
    platforms: Counter[str] = field(default_factory=Counter)
    merged: list[int] = field(default_factory=list)
    titles: Layered[str] = field(default_factory=lambda: Layered(""))
    answers: Layered[Answer | None] = field(default_factory=lambda: Layered(None))
    proposals: Layered[Answer | None] = field(default_factory=lambda: Layered(None))
    pins: Layered[bool] = field(default_factory=lambda: Layered(base=False))
    hides: Layered[bool] = field(default_factory=lambda: Layered(base=False))
    _settlements: Layered[Settlement] = field(default_factory=lambda: Layered(_NEVER))

    @property
    def waiting(self) -> BitMap:
        """Who waits for an answer."""
        return self.queue.people

    @property
    def title(self) -> str:
        """The question in one line: the name that people gave it, or the clearest wording."""
        return self.titles.now or self.phrasing.title

    @property
    def answer(self) -> Answer | None:
        """The last answer that stands."""
        return self.answers.now

    @property
    def proposal(self) -> Answer | None:
        """The words that are ready for the presenter, or None."""
        words = self.proposals.now
        return words if words and words.text else None

    @property
    def pinned(self) -> bool:
        """Whether it is kept on top."""
        return self.pins.now

    @property
    def hidden(self) -> bool:
        """Whether it was taken off the board."""
        return self.hides.now

    @property
    def touched(self) -> bool:
        """Whether people did something to it that stands."""
        return any(len(each) for each in (self.titles, self.answers, self.proposals, self.pins, self.hides))

    def count(self, said: Said, row: int) -> None:
        """Count a comment, the newest, which stands in this row of the book."""
        person, at = said.person, said.at
        self.queue.add(person, at)
        if said.called:
            self.callers.add(person, at)
            self.called = True
        if not self.comments:
            self.first_at = at  # it may have been opened before: see storage.purge.forget
        self.said.append(said, row)
        self.comments += 1
        self.askers.add(person)
        self.last_at = at
        self.platforms[said.platform] += 1
        self.phrasing.hear(said, people=len(self.askers))

    def exchange(self, gone: Rows, come: Rows) -> None:
        """Count the comments of some rows no more and others too; what people did stays."""
        self.said.exchange(gone, come)
        book, rows = self.said.book, self.said.rows()
        self.comments, self.askers, self.platforms = len(rows), book.people(rows), book.platforms(rows)
        self.called = len(book.called(rows)) > 0
        self.phrasing.exchange(gone, come, people=len(self.askers))
        if self.comments:
            self.first_at, self.last_at = book.said(rows[0]).at, book.said(rows[-1]).at
        self._wait_again()

    def inherit(self, other: Tally) -> None:
        """Take over which comments of another Question were answered, for those that were split off it."""
        for settlement in reversed(other._settlements.all()):
            self._settlements.put(settlement)

    def settlements(self) -> list[Settlement]:
        """Return when people were answered, oldest first, less what was taken back."""
        return sorted(self._settlements.all())

    def settle(self, at: float, comments: int) -> Callable[[], None]:
        """Let nobody wait any more; return what lets them wait again, less who another answer settled.

        Args:
            at: Unix seconds of the stream.
            comments: How many comments the session had by then.
        """
        back = self._settlements.put(Settlement(comments, at))
        self.queue, self.callers = Waiting(), Waiting()

        def unsettle() -> None:
            back()
            self._wait_again()

        return unsettle

    def _wait_again(self) -> None:
        """Let wait whoever asked since the last answer that stands."""
        since = max(self._settlements.all(), default=_NEVER).comments
        book = self.said.book
        rows = self.said.rows(since=book.after(since) if since else 0)
        self.queue = Waiting.of(book, rows, at=self.last_at)
        self.callers = Waiting.of(book, book.called(rows), at=self.last_at)


def heard(parts: Sequence[Tally]) -> list[Said]:
    """Return a card's newest comments, oldest first: of those who wait, or of all if nobody does."""
    newest = [each for part in parts for each in part.said.latest]
    if len(parts) > 1:
        newest = sorted(newest, key=attrgetter("number"))[-LATEST:]
    waiting = parts[0].waiting if len(parts) == 1 else BitMap.union(*(part.waiting for part in parts))
    return [each for each in newest if each.person in waiting] or newest


def wordings(parts: Iterable[Tally], *, title: str) -> tuple[str, ...]:
    """Return the clearest wordings of a card's parts, less the one that is its title."""
    return _clearest(tuple(each for part in parts for each in part.phrasing.clearest.items()), title)


@lru_cache(maxsize=1024)
def _clearest(heard: tuple[tuple[str, float], ...], title: str) -> tuple[str, ...]:
    """Return the clearest of the wordings; boards are made ten times a second, and few of them change."""
    clear = dict(heard)
    edges = " ?؟!."
    best = nlargest(len(clear), clear, key=clear.__getitem__)
    return tuple(text for text in best if text.strip(edges) != title.strip(edges))[:WORDINGS]


def all_wordings(parts: Iterable[Tally]) -> list[Wording]:
    """Return every way in which a card's comments are put, what most people typed first."""
    people: dict[str, BitMap] = defaultdict(BitMap)
    spelt: dict[str, str] = {}
    for text, who in (each for part in parts for each in part.said.book.texts(part.said.rows())):
        same = same_words(text)
        people[same] |= who
        spelt.setdefault(same, worded(text))
    most = sorted(people, key=lambda same: (-len(people[same]), same))
    return [Wording(text=spelt[same], people=len(people[same])) for same in most]
