"""Which comments came already: platforms offer them again after every break.

The memory is bounded for all platforms together, and what goes is the oldest of the one that has most in it.
So a platform on which little is said is not forgotten for one on which much is: after a break it may offer
the comments of half a day.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import Final

from copilot.domain.platform import PLATFORMS

REMEMBERED: Final = 50_000
"""Comments whose repeats are known; a set and queues of them take 4 MB, a dict in order would take 11."""

_OTHERS: Final = ""
"""Platforms that only recordings know of, together."""


class Repeats:
    """The comments that came lately, of all platforms."""

    def __init__(self) -> None:
        self._known: set[int] = set()
        self._in_order: defaultdict[str, deque[int]] = defaultdict(deque)

    def add(self, platform: str, identity: str) -> bool:
        """Remember a comment; return whether it is new."""
        key = hash((platform, identity))  # whole names would take four times the memory
        if key in self._known:
            return False
        self._known.add(key)
        self._in_order[platform if platform in PLATFORMS else _OTHERS].append(key)
        if len(self._known) > REMEMBERED:
            self._known.discard(max(self._in_order.values(), key=len).popleft())
        return True
