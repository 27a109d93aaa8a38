"""At most so many requests in any second, counted over everything that shares the count.

A pause between two requests keeps one connector under its rate; what several send at one moment adds up. Here
whoever comes seventh waits until a second has passed since the first, in the order in which they came: under
load a request is late by a fraction of a second, and never left out.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Final

PER_SECOND: Final = 6
"""Requests to all platforms together, WebSocket greetings counted."""

_SECOND: Final = 1.1
"""A second, and what requests may bunch up on their way."""


class Turns:
    """A count that connectors of one run share.

    Args:
        per_second: Requests in any second at most.
    """

    def __init__(self, per_second: int = PER_SECOND) -> None:
        self._given: deque[float] = deque(maxlen=per_second)

    async def turn(self) -> None:
        """Wait until one more request may go."""
        now = asyncio.get_running_loop().time()
        is_full = len(self._given) == self._given.maxlen
        at = max(now, self._given[0] + _SECOND) if is_full else now
        self._given.append(at)
        if at > now:
            await asyncio.sleep(at - now)
