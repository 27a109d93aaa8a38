"""Which card a key means: the one she saw there when she decided to press it.

Between seeing and pressing lies about half a second. If cards change places within it, key 1 still
means the card that was first before.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

REACTION_S = 0.4
_REMEMBERED = 32


class SeenOrder:
    """The orders of the last moment, by the time they were shown."""

    def __init__(self) -> None:
        """Begin with nothing shown."""
        self._orders: deque[tuple[float, tuple[int, ...]]] = deque(maxlen=_REMEMBERED)

    def show(self, questions: Sequence[int], now: float) -> None:
        """Note that these questions are on the screen in this order from `now` (seconds) on."""
        order = tuple(questions)
        if not self._orders or self._orders[-1][1] != order:
            self._orders.append((now, order))

    def meant(self, key: int, now: float) -> int | None:
        """Return the question that a press of `key` (from 1) at `now` means, or None."""
        past = [order for since, order in self._orders if since <= now - REACTION_S]
        orders = [past[-1] if past else ()] + [order for _, order in list(self._orders)[-1:]]
        return next((order[key - 1] for order in orders if len(order) >= key), None)
