"""How long is waited for what."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import ClassVar, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Times in seconds, all of them waits but for those that `unhurried` names."""

    unhurried: ClassVar[frozenset[str]] = frozenset()

    def faster(self, times: float) -> Self:
        """Return the same with every wait so many times shorter, for rehearsals."""
        waits = (each.name for each in fields(self) if each.name not in self.unhurried)
        return replace(self, **{name: getattr(self, name) / times for name in waits})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace(Waits):
    """Times of one supervisor, all in seconds.

    Attributes:
        first: Wait before the first new attempt after a connection broke; doubled with each that fails.
        most: The longest of these waits.
        healthy: A connection that lasted so long makes the next wait the first again.
        stall: Without any sign of life for so long, a connection counts as dead.
        parting: What a connection may take to close.
        ask: At least between two questions whether there is a live (TikTok bans who asks more often).
        encore: A live that was on and is not found any more is asked for so long before it counts as over.
        silence: Without a comment for so long, though many came before, a connection counts as dead.
        settle: After a break, how long missed comments may still be offered before they count as missing.
    """

    first: float = 2.0
    most: float = 60.0
    healthy: float = 30.0
    stall: float = 60.0
    parting: float = 5.0
    ask: float = 60.0
    encore: float = 300.0
    silence: float = 90.0
    settle: float = 5.0

    def backoff(self, failures: int, jitter: float) -> float:
        """Return how long to wait after so many failures in a row (from 1).

        Args:
            failures: Failures in a row.
            jitter: 0 to 1, at random, so that many who were cut off do not come back at one moment.
        """
        return min(self.most, self.first * 2.0 ** min(failures - 1, 20)) * (1.0 + jitter / 4)
