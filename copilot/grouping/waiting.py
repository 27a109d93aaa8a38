"""Who waits for an answer, and how heavily they weigh: each fades, in a slow memory and in a short one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Self

from pyroaring import BitMap

from copilot.grouping.fading import FAST_HALF_LIFE, SLOW_HALF_LIFE, Fading
from copilot.grouping.said import Book, Rows

_FADED: Final = 16 * SLOW_HALF_LIFE
"""Seconds after which who waits weighs next to nothing."""


@dataclass(slots=True)
class Waiting:
    """Some people who wait.

    Attributes:
        people: As `copilot.grouping.said.Book` numbers them.
        slow: How many, those of eight minutes ago by half.
        fast: How many, those of a minute ago by half.
    """

    people: BitMap = field(default_factory=BitMap)
    slow: Fading = field(default_factory=lambda: Fading(SLOW_HALF_LIFE))
    fast: Fading = field(default_factory=lambda: Fading(FAST_HALF_LIFE))

    def add(self, person: int, at: float) -> None:
        """Let one more wait; who waits already weighs no more than before."""
        if person not in self.people:
            self.people.add(person)
            self.slow.add(at)
            self.fast.add(at)

    @classmethod
    def of(cls, book: Book, rows: Rows, *, at: float) -> Self:
        """Return who wait since these comments, at a moment in Unix seconds."""
        asked = book.last_asked(rows[rows >= book.since(at - _FADED)])
        slow, fast = Fading.of(SLOW_HALF_LIFE, asked), Fading.of(FAST_HALF_LIFE, asked)
        return cls(people=book.people(rows), slow=slow, fast=fast)
