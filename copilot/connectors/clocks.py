"""Sets what a platform stamped to this computer's clock.

A comment is stamped by its platform, and what people of the shop do by this computer, whose clock may be
wrong: somebody set it an hour ahead by hand when the summer time changed. Left so, whoever types now would
seem to have typed an hour ago, and to ask about what was on air then.

What comes fresh shows by how much the clocks differ: it is never younger than the moment at which it came,
and of the freshest comments one came within seconds. Pure: time is an argument.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from copilot.connectors.base import Item
from copilot.domain.comment import RawComment

LATE: Final = 60.0
"""Seconds by which comments may come late, or clocks differ, without being set to each other."""

_FRESH: Final = 64
"""Fresh comments of which the one that came soonest tells how much the clocks differ."""

_NO_CLOCK: Final = 86_400.0
"""Seconds from which on a stamp is no matter of clocks."""


class Clocks:
    """The clock of one platform beside this computer's."""

    def __init__(self) -> None:
        self._newest = float("-inf")
        self._late: deque[float] = deque(maxlen=_FRESH)

    def set(self, items: Sequence[Item], now: float) -> Sequence[Item]:
        """Return items with comments as if this computer had stamped them, none later than now.

        Args:
            items: As they came.
            now: When they came, by this computer's clock, Unix seconds.
        """
        for item in items:
            if isinstance(item, RawComment) and item.at >= self._newest and abs(now - item.at) < _NO_CLOCK:
                self._newest = item.at
                self._late.append(now - item.at)
        off = min(self._late, default=0.0)
        off = off if abs(off) >= LATE else 0.0
        if not off and all(item.at <= now for item in items if isinstance(item, RawComment)):
            return items  # as nearly always
        return [
            replace(item, at=min(item.at + off, now)) if isinstance(item, RawComment) else item
            for item in items
        ]
