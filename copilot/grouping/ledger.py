"""Who asks what: the fold of a session's entries into tallies, one per Question.

Pure and deterministic: the same entries in the same order give the same ledger, whether they arrive
live, from a replay or from a session file. Time is the stream's own and never runs backwards.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from copilot.domain.board import Answer
from copilot.domain.command import (
    Command,
    Hide,
    LoggedCommand,
    MarkAnswered,
    Merge,
    Pin,
    Rename,
    Show,
    Undo,
    Unpin,
)
from copilot.domain.gap import Gap
from copilot.domain.log import Entry
from copilot.domain.question import Ask, Question, ReadComment
from copilot.grouping.titles import clarity, titled

SLOW_HALF_LIFE: Final = 480.0
"""Seconds in which half of the waiting is forgotten: a question of eight minutes ago counts half."""

FAST_HALF_LIFE: Final = 60.0
"""Seconds of the short memory that tells what is rising."""

_SETTLED_ASKERS: Final = 5
_CLEARER: Final = 0.1
_UNDO_DEPTH: Final = 50


@dataclass(slots=True)
class Fading:
    """A count that halves every `half_life` seconds."""

    half_life: float
    value: float = 0.0
    at: float = 0.0

    def now(self, at: float) -> float:
        """Return the count at a moment."""
        return float(self.value * 0.5 ** max(0.0, (at - self.at) / self.half_life))

    def add(self, at: float) -> None:
        """Count one more."""
        self.value, self.at = self.now(at) + 1.0, at


@dataclass(slots=True)
class Tally:
    """What is known about one Question so far."""

    question: Question
    first_at: float
    last_at: float
    title: str = ""
    clarity: float = -1.0
    settled: bool = False
    comments: int = 0
    askers: dict[str, float] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    platforms: Counter[str] = field(default_factory=Counter)
    slow: Fading = field(default_factory=lambda: Fading(SLOW_HALF_LIFE))
    fast: Fading = field(default_factory=lambda: Fading(FAST_HALF_LIFE))
    answer: Answer | None = None
    pinned: bool = False
    hidden: bool = False
    merged: list[int] = field(default_factory=list)

    def memory(self) -> Callable[[], None]:
        """Return what brings back everything that a command can change; who asked since stays."""
        title, settled, pinned, hidden = self.title, self.settled, self.pinned, self.hidden
        answer, waiting, slow, fast = self.answer, self.waiting, self.slow, self.fast

        def back() -> None:
            self.title, self.settled, self.pinned, self.hidden = title, settled, pinned, hidden
            self.answer, self.slow, self.fast = answer, slow, fast
            self.waiting = waiting | self.waiting

        return back


class Ledger:
    """The tallies of all Questions, changed only by `record`.

    Attributes:
        at: The stream's time: the newest moment recorded, Unix seconds.
        comments: Comments recorded.
        newest_at: When the newest comment was typed, or None before the first.
        showing: Code of the product on air, or None.
        missed: Comments that are thought to be missing, by platform.
    """

    def __init__(self) -> None:
        self.at = 0.0
        self.comments = 0
        self.newest_at: float | None = None
        self.showing: str | None = None
        self.missed: Counter[str] = Counter()
        self.changes = 0
        self._tallies: dict[int, Tally] = {}
        self._into: dict[int, int] = {}
        self._undo: dict[str, list[Callable[[], None]]] = defaultdict(list)

    def record(self, entry: Entry) -> None:
        """Count a comment or what is missing, or carry out a command."""
        self.changes += 1
        if isinstance(entry, LoggedCommand):
            self.at = max(self.at, entry.at)
            self._carry_out(entry.command)
            return
        if isinstance(entry, Gap):
            self.at = max(self.at, entry.at)
            self.missed[entry.platform] += entry.estimated
            return
        self.at = max(self.at, entry.comment.at)
        self.newest_at = max(self.newest_at or 0.0, entry.comment.at)
        self.comments += 1
        for question in entry.opened:
            self._tallies[question.id] = Tally(question=question, first_at=self.at, last_at=self.at)
        for ask in entry.asks:
            self._count(entry, ask)

    def __contains__(self, question: int) -> bool:
        return question in self._tallies

    def resolve(self, question: int) -> int:
        """Return the Question that `question` is part of now: itself, or what it was merged into."""
        while question in self._into:
            question = self._into[question]
        return question

    def heads(self) -> Iterator[Tally]:
        """Give the tallies that are cards of their own: all but the merged ones."""
        return (tally for number, tally in self._tallies.items() if number not in self._into)

    def parts(self, head: Tally) -> list[Tally]:
        """Return a tally with all that were merged into it, directly or through others."""
        found = [head]
        for tally in found:
            found += [self._tallies[number] for number in tally.merged]
        return found

    def _count(self, entry: ReadComment, ask: Ask) -> None:
        comment, tally = entry.comment, self._tallies[ask.question]
        person = comment.author or f"?{self.comments}"
        if person not in tally.waiting:
            tally.waiting.add(person)
            tally.slow.add(self.at)
            tally.fast.add(self.at)
        tally.askers[person] = self.at
        tally.comments += 1
        tally.platforms[comment.platform] += 1
        tally.last_at = self.at
        clear = clarity(comment.text, ask.confidence)
        if not tally.settled and clear > tally.clarity + _CLEARER * bool(tally.title):
            tally.title, tally.clarity = titled(comment.text), clear
        tally.settled = tally.settled or len(tally.askers) >= _SETTLED_ASKERS

    def _carry_out(self, command: Command) -> None:
        if isinstance(command, Undo):
            if self._undo[command.by]:
                self._undo[command.by].pop()()
            return
        back = self._do(command)
        if back is not None:
            self._undo[command.by] = [*self._undo[command.by], back][-_UNDO_DEPTH:]

    def _do(self, command: Command) -> Callable[[], None] | None:
        """Carry a command out and return what takes it back; None when it changes nothing."""
        match command:
            case Show(product=product):
                before, self.showing = self.showing, product
                return lambda: setattr(self, "showing", before)
            case Merge(source=source, target=target):
                return self._merge(source, target)
            case Pin() | Unpin() | Hide() | Rename() | MarkAnswered():
                tally = self._tallies.get(self.resolve(command.question))
                return self._touch(tally, command) if tally else None
        return None

    def _touch(self, tally: Tally, command: Command) -> Callable[[], None]:  # noqa: C901 - a flat table
        parts = self.parts(tally)
        backs = [part.memory() for part in parts]

        match command:
            case Pin():
                tally.pinned = True
            case Unpin():
                tally.pinned = False
            case Hide():
                tally.hidden, tally.pinned = True, False
            case Rename(title=title):
                tally.title, tally.settled = title, True
            case MarkAnswered(text=text, by=by):
                tally.answer, tally.pinned = Answer(text=text, by=by, at=self.at), False
                for part in parts:
                    part.waiting = set()
                    part.slow, part.fast = Fading(SLOW_HALF_LIFE), Fading(FAST_HALF_LIFE)

        def back() -> None:
            for restore in backs:
                restore()

        return back

    def _merge(self, source: int, target: int) -> Callable[[], None] | None:
        source, target = self.resolve(source), self.resolve(target)
        if source == target or source not in self._tallies or target not in self._tallies:
            return None
        self._into[source] = target
        self._tallies[target].merged.append(source)

        def back() -> None:
            if self._into.get(source) == target:
                del self._into[source]
                self._tallies[target].merged.remove(source)

        return back
