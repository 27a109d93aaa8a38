"""Plays recorded comments again: in their rhythm, N times as fast, or as fast as the rest keeps up."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import AsyncIterator, Sequence
from typing import Final

from copilot.connectors.base import Item
from copilot.connectors.recording import Recorded
from copilot.domain.board import PlatformState, PlatformStatus, Reason

_BATCH: Final = 256
_PATIENCE: Final = 0.05


class Replay:
    """A connector whose live is a recording.

    Args:
        items: Comments and commands by time.
        speed: How many seconds of the recording pass in one; infinity for as fast as possible.
    """

    platform = "recording"

    def __init__(self, items: Sequence[Recorded], *, speed: float) -> None:
        self._items = items
        self._speed = speed
        self._began: float | None = None
        self._at = items[0].at if items else 0.0

    def now(self) -> float:
        """Return the recording's own time, Unix seconds: what a clock on its wall would show."""
        if math.isinf(self._speed) or self._began is None or not self._items:
            return self._at
        passed = (time.monotonic() - self._began) * self._speed
        return min(self._items[0].at + passed, self._items[-1].at)

    async def batches(self) -> AsyncIterator[Sequence[Item]]:
        """Give the items when their time has come."""
        self._began = time.monotonic()
        yield [
            PlatformStatus(
                platform=self.platform,
                state=PlatformState.LIVE,
                detail=self._detail(),
                reason=Reason.RECORDING,
            )
        ]
        if math.isinf(self._speed):
            for start in range(0, len(self._items), _BATCH):
                batch = self._items[start : start + _BATCH]
                self._at = batch[-1].at
                yield batch
        else:
            async for due in self._in_rhythm():
                yield due
        yield [
            PlatformStatus(
                platform=self.platform,
                state=PlatformState.OFFLINE,
                detail="The recording is over.",
                reason=Reason.OVER,
            )
        ]

    async def _in_rhythm(self) -> AsyncIterator[Sequence[Item]]:
        done = 0
        while done < len(self._items):
            wait = (self._items[done].at - self.now()) / self._speed
            if wait > 0:
                await asyncio.sleep(max(wait, _PATIENCE))
            end = done
            now = self.now()
            while end < len(self._items) and self._items[end].at <= now:
                end += 1
            if end > done:
                yield self._items[done:end]
            done = end

    def _detail(self) -> str:
        return "A recording" if self._speed == 1 else f"A recording, {self._speed:g} times as fast"
