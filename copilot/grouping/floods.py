"""Who shouts: one account typing without pause, or one long text pasted by many.

Neither counts as people waiting. Short questions are typed alike by many honest viewers ("بكام"), so only
a text of `LONG` letters and digits or more can be a copy; and an account must type far faster than a
person who wants an answer. What was flooded is kept in the session like any comment.

Memory is bounded, a step costs the same however long the stream is, and the same comments in the same
order are judged the same.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Final

LONG: Final = 24
"""Letters and digits from which a text can be a copy."""

COPIES: Final = 5
"""People who paste the same long text within `WINDOW` before it is a flood."""

WINDOW: Final = 60.0
"""Seconds in which copies count together."""

TYPED: Final = 8
"""Comments of one account within `PAUSE` before it is shouting."""

PAUSE: Final = 15.0
"""Seconds in which an account's comments count together."""

_REMEMBERED: Final = 4096


@dataclass(slots=True)
class _Recent:
    """What happened lately under one key."""

    sample: str
    moments: deque[tuple[float, str]] = field(default_factory=deque)

    def add(self, at: float, person: str, seconds: float) -> None:
        self.moments.append((at, person))
        while self.moments[0][0] < at - seconds:
            self.moments.popleft()


class Floods:
    """Judges comments in order of arrival.

    Attributes:
        copied: The text that was pasted most lately, or "".
        copiers: How many pasted it.
        copied_at: When it was last pasted, Unix seconds.
    """

    def __init__(self) -> None:
        self.copied = ""
        self.copiers = 0
        self.copied_at = float("-inf")
        self._texts: OrderedDict[Hashable, _Recent] = OrderedDict()
        self._people: OrderedDict[Hashable, _Recent] = OrderedDict()

    def is_flood(self, person: str, text: str, at: float) -> bool:
        """Return whether a comment is part of a flood.

        Args:
            person: The author's hash; empty when unknown, which is never one account.
            text: The comment's text.
            at: When it was typed, Unix seconds.
        """
        return self._is_shouting(person, at) | self._is_copy(person, text, at)

    def _is_shouting(self, person: str, at: float) -> bool:
        if not person:
            return False
        recent = _recent(self._people, person, "")
        recent.add(at, person, PAUSE)
        return len(recent.moments) > TYPED

    def _is_copy(self, person: str, text: str, at: float) -> bool:
        if len(text) < LONG:
            return False
        shape = "".join(char for char in text.casefold() if char.isalnum())
        if len(shape) < LONG:
            return False
        recent = _recent(self._texts, hash(shape), text)
        recent.add(at, person or f"?{at}", WINDOW)
        copiers = len({who for _, who in recent.moments})
        if copiers < COPIES:
            return False
        self.copied, self.copiers, self.copied_at = recent.sample, copiers, at
        return True


def _recent(memory: OrderedDict[Hashable, _Recent], key: Hashable, sample: str) -> _Recent:
    if key not in memory:
        memory[key] = _Recent(sample)
        if len(memory) > _REMEMBERED:
            memory.popitem(last=False)
    memory.move_to_end(key)
    return memory[key]
