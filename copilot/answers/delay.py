"""How late viewers see the stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from copilot.answers.shop import Shop

LIVE: Final = 8.0
"""Seconds that viewers of TikTok, Facebook and Instagram are usually late; a recording's are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """Seconds from what the presenter does to what viewers see of it.

    Attributes:
        asked: What was asked for this live; None for what the shop file says.
        usual: What it is where the shop file says nothing.
    """

    asked: float | None = None
    usual: float = 0.0

    def of(self, shop: Shop) -> float:
        """Return the delay, given a shop's facts."""
        said = shop.shop.stream_delay if self.asked is None else self.asked
        return self.usual if said is None else said


NO_DELAY: Final = Delay()
