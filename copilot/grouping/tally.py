"""What is known about one Question so far, and how what people did to it can be taken back.

Whatever a command sets is a layer: the newest counts, and taking a command back removes its layer
wherever it lies. So an undo never takes along what somebody else did meanwhile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from heapq import nlargest
from typing import Final, Generic, TypeVar

from copilot.domain.board import Answer
from copilot.domain.question import Question

SLOW_HALF_LIFE: Final = 480.0
"""Seconds in which half of the waiting is forgotten: a question of eight minutes ago counts half."""

FAST_HALF_LIFE: Final = 60.0
"""Seconds of the short memory that tells what is rising."""

WORDINGS: Final = 3
"""Wordings of viewers that a card shows."""

_KEPT_WORDINGS: Final = WORDINGS + 1
_LONGEST_WORDING: Final = 120

Value = TypeVar("Value")


class Layered(Generic[Value]):
    """A value that people set one after another, each able to take back their own setting."""

    __slots__ = ("_base", "_layers")

    def __init__(self, base: Value) -> None:
        self._base = base
        self._layers: list[tuple[object, Value]] = []

    @property
    def now(self) -> Value:
        """What was set last and not taken back, or what it was in the beginning."""
        return self._layers[-1][1] if self._layers else self._base

    def all(self) -> list[Value]:
        """Return everything that was set and not taken back, newest first."""
        return [value for _, value in reversed(self._layers)]

    def put(self, value: Value) -> Callable[[], None]:
        """Set a value and return what takes this setting back, and no other."""
        layer = (object(), value)
        self._layers.append(layer)

        def back() -> None:
            self._layers = [other for other in self._layers if other[0] is not layer[0]]

        return back


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
    """What is known about one Question so far.

    Attributes:
        wording: The clearest wording so far, as a title.
        settled: Enough people asked: `wording` stays as it is.
        askers: When each person asked last, Unix seconds.
        waiting: Who asked since the last answer.
        titles: The titles that people gave.
        answers: What people answered.
        proposals: Words that people put ready for the presenter; an empty text takes them back.
    """

    question: Question
    first_at: float
    last_at: float
    wording: str = ""
    clarity: float = -1.0
    settled: bool = False
    comments: int = 0
    askers: dict[str, float] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    platforms: Counter[str] = field(default_factory=Counter)
    slow: Fading = field(default_factory=lambda: Fading(SLOW_HALF_LIFE))
    fast: Fading = field(default_factory=lambda: Fading(FAST_HALF_LIFE))
    merged: list[int] = field(default_factory=list)
    titles: Layered[str] = field(default_factory=lambda: Layered(""))
    answers: Layered[Answer | None] = field(default_factory=lambda: Layered[Answer | None](None))
    proposals: Layered[Answer | None] = field(default_factory=lambda: Layered[Answer | None](None))
    pins: Layered[bool] = field(default_factory=lambda: Layered(base=False))
    hides: Layered[bool] = field(default_factory=lambda: Layered(base=False))
    _settled_until: Layered[float] = field(default_factory=lambda: Layered(float("-inf")))
    _wordings: dict[str, float] = field(default_factory=dict)

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

    def settlements(self) -> list[float]:
        """Return when people were answered, oldest first, less what was taken back; Unix seconds."""
        return sorted(self._settled_until.all())

    def settle(self, at: float) -> Callable[[], None]:
        """Let nobody wait any more; return what lets them wait again, less who another answer settled."""
        back = self._settled_until.put(at)
        self.waiting, self.slow, self.fast = set(), Fading(SLOW_HALF_LIFE), Fading(FAST_HALF_LIFE)

        def unsettle() -> None:
            back()
            since = self._settled_until.now
            self.waiting |= {person for person, asked in self.askers.items() if asked > since}
            self.slow, self.fast = Fading(SLOW_HALF_LIFE), Fading(FAST_HALF_LIFE)
            for asked in sorted(self.askers[person] for person in self.waiting):
                self.slow.add(asked)
                self.fast.add(asked)

        return unsettle

    def hear(self, text: str, clear: float) -> None:
        """Keep a viewer's wording if it is among the clearest."""
        if len(self._wordings) >= _KEPT_WORDINGS and clear <= min(self._wordings.values()):
            return
        wording = " ".join(text[: 4 * _LONGEST_WORDING].split())[:_LONGEST_WORDING]
        if any(wording.casefold() == known.casefold() for known in self._wordings):
            return
        self._wordings[wording] = clear
        if len(self._wordings) > _KEPT_WORDINGS:
            del self._wordings[min(self._wordings, key=self._wordings.__getitem__)]


def wordings(parts: Iterable[Tally], *, title: str) -> tuple[str, ...]:
    """Return the clearest wordings of a card's parts, less the one that is its title."""
    heard = {text: clear for part in parts for text, clear in part._wordings.items()}  # noqa: SLF001 - same module
    edges = " ?؟!."
    best = nlargest(len(heard), heard, key=heard.__getitem__)
    return tuple(text for text in best if text.strip(edges) != title.strip(edges))[:WORDINGS]
