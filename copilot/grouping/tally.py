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
from copilot.domain.comment import Kind
from copilot.domain.question import Question
from copilot.domain.wording import Wording, same_words, worded
from copilot.grouping.fading import FAST_HALF_LIFE, SLOW_HALF_LIFE, Fading
from copilot.grouping.layered import Layered
from copilot.grouping.said import LATEST, Heard, Rows, Said
from copilot.grouping.titles import MOST_GAINED, clarity, titled

WORDINGS: Final = 3
"""Wordings of viewers that a card shows."""

_FADED: Final = 16 * SLOW_HALF_LIFE
"""Seconds after which who waits weighs next to nothing."""

_CONSIDERED: Final = 64
"""Texts out of which the clearest are chosen anew."""

_KEPT_WORDINGS: Final = WORDINGS + 1
_SETTLED_ASKERS: Final = 8
_CLEARER: Final = 0.1


class Settlement(NamedTuple):
    """An answer: whoever asked among the first `comments` comments of the session waits no more."""

    comments: int
    at: float


_NEVER: Final = Settlement(0, float("-inf"))


@dataclass(slots=True)
class Tally:
    """What is known about one Question so far.

    Attributes:
        wording: The clearest wording so far, as a title.
        settled: Enough people asked: `wording` stays as it is.
        said: The comments that it counts, in order of arrival.
        askers: Who asked, as `copilot.grouping.said.Book` numbers people.
        waiting: Who of them asked since the last answer.
        titles: The titles that people gave.
        answers: What people answered.
        proposals: Words that people put ready for the presenter; an empty text takes them back.
    """

    question: Question
    first_at: float
    last_at: float
    said: Heard
    wording: str = ""
    clarity: float = -1.0
    settled: bool = False
    comments: int = 0
    askers: BitMap = field(default_factory=BitMap)
    waiting: BitMap = field(default_factory=BitMap)
    platforms: Counter[str] = field(default_factory=Counter)
    slow: Fading = field(default_factory=lambda: Fading(SLOW_HALF_LIFE))
    fast: Fading = field(default_factory=lambda: Fading(FAST_HALF_LIFE))
    merged: list[int] = field(default_factory=list)
    titles: Layered[str] = field(default_factory=lambda: Layered(""))
    answers: Layered[Answer | None] = field(default_factory=lambda: Layered(None))
    proposals: Layered[Answer | None] = field(default_factory=lambda: Layered(None))
    pins: Layered[bool] = field(default_factory=lambda: Layered(base=False))
    hides: Layered[bool] = field(default_factory=lambda: Layered(base=False))
    _settlements: Layered[Settlement] = field(default_factory=lambda: Layered(_NEVER))
    _wordings: dict[str, float] = field(default_factory=dict)
    _least: float = float("-inf")
    _source: str = ""

    @property
    def title(self) -> str:
        """The question in one line: the name that people gave it, or the clearest wording."""
        return self.titles.now or self.wording

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
        if person not in self.waiting:
            self.waiting.add(person)
            self.slow.add(at)
            self.fast.add(at)
        if not self.comments:
            self.first_at = at  # it may have been opened before: see storage.purge.forget
        self.said.append(said, row)
        self.comments += 1
        self.askers.add(person)
        self.last_at = at
        self.platforms[said.platform] += 1
        if self.settled and (said.text in self._wordings or said.typical + MOST_GAINED <= self._least):
            return  # it is among the clearest, or no wording of it could be
        self._hear(said.text, said.typical)

    def exchange(self, gone: Rows, come: Rows) -> None:
        """Count the comments of some rows no more and others too; what people did stays."""
        self.said.exchange(gone, come)
        book, rows = self.said.book, self.said.rows()
        self.comments, self.askers, self.platforms = len(rows), book.people(rows), book.platforms(rows)
        lost = {worded(text) for text in book.distinct(gone)}
        if not self.settled or self._source in lost or not lost.isdisjoint(self._wordings):
            self._hear_again()
        else:
            for text, typical in book.clearest(come, _CONSIDERED):
                self._hear(text, typical)
        if self.comments:
            self.first_at, self.last_at = book.said(rows[0]).at, book.said(rows[-1]).at
        self._wait_again()

    def _hear_again(self) -> None:
        """Choose the wordings anew, out of those that are put most like others."""
        self.wording, self.clarity, self.settled = "", -1.0, False
        self._wordings, self._least = {}, float("-inf")
        everybody, self.askers = self.askers, BitMap()
        for each in self.said:
            self.askers.add(each.person)
            self._hear(each.text, each.typical)
            if self.settled:
                break
        self.askers = everybody
        for text, typical in self.said.book.clearest(self.said.rows(), _CONSIDERED):
            self._hear(text, typical)

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
        self.waiting, self.slow, self.fast = BitMap(), Fading(SLOW_HALF_LIFE), Fading(FAST_HALF_LIFE)

        def unsettle() -> None:
            back()
            self._wait_again()

        return unsettle

    def _wait_again(self) -> None:
        """Let wait whoever asked since the last answer that stands."""
        since = max(self._settlements.all(), default=_NEVER).comments
        book = self.said.book
        first = book.after(since) if since else 0
        self.waiting = book.people(self.said.rows(since=first)) if since else self.askers.copy()
        asked = book.last_asked(self.said.rows(since=max(first, book.since(self.last_at - _FADED))))
        self.slow, self.fast = Fading.of(SLOW_HALF_LIFE, asked), Fading.of(FAST_HALF_LIFE, asked)

    def _hear(self, text: str, typical: float) -> None:
        """Keep a viewer's wording if it is among the clearest."""
        clear = clarity(text, typical)
        if not self.settled and clear > self.clarity + _CLEARER * bool(self.wording):
            self.wording = titled(text, asks=self.question.kind is Kind.QUESTION)
            self.clarity, self._source = clear, worded(text)
        self.settled = self.settled or len(self.askers) >= _SETTLED_ASKERS
        if clear <= self._least:
            return
        wording = worded(text)
        if wording in self._wordings or any(
            wording.casefold() == known.casefold() for known in self._wordings
        ):
            return
        self._wordings[wording] = clear
        if len(self._wordings) > _KEPT_WORDINGS:
            del self._wordings[min(self._wordings, key=self._wordings.__getitem__)]
        if len(self._wordings) == _KEPT_WORDINGS:
            self._least = min(self._wordings.values())


def heard(parts: Sequence[Tally]) -> list[Said]:
    """Return a card's newest comments, oldest first: of those who wait, or of all if nobody does."""
    newest = [each for part in parts for each in part.said.latest]
    if len(parts) > 1:
        newest = sorted(newest, key=attrgetter("number"))[-LATEST:]
    waiting = parts[0].waiting if len(parts) == 1 else BitMap.union(*(part.waiting for part in parts))
    return [each for each in newest if each.person in waiting] or newest


def wordings(parts: Iterable[Tally], *, title: str) -> tuple[str, ...]:
    """Return the clearest wordings of a card's parts, less the one that is its title."""
    return _clearest(tuple(each for part in parts for each in part._wordings.items()), title)  # noqa: SLF001 - same module


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
