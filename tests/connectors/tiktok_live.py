"""A connector listening to a simulated live, for the tests of both ways to TikTok."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Self

from copilot.connectors.base import Connector, closing
from copilot.domain.board import PlatformStatus
from copilot.domain.comment import RawComment
from copilot.domain.deletion import RawDeletion
from copilot.settings import Hosts
from tests.simulators.tiktok import TikTokSimulator
from tests.simulators.tiktok_messages import Said
from tests.simulators.tiktok_script import Script

PATIENCE = 20.0
"""Seconds for what takes a fraction of one on an idle computer."""


@asynccontextmanager
async def simulated(script: Script | None = None, *faults: str) -> AsyncIterator[TikTokSimulator]:
    """Give a live; afterwards no task of it or of a connector may be left."""
    before = asyncio.all_tasks()
    async with TikTokSimulator(script) as simulator:
        simulator.faults.update(faults)
        yield simulator
    for _ in range(3):
        await asyncio.sleep(0)
    assert asyncio.all_tasks() <= before
    gc.collect()  # a socket that was left open warns, and warnings are errors


def hosts(simulator: TikTokSimulator) -> Hosts:
    return Hosts(tiktok=simulator.url, tiktok_sign=simulator.sign_url)


def said(number: int, text: str = "بكام ده") -> Said:
    return Said(number=number, text=text, at=time.time())


class Listener:
    """Everything that one attempt gives, gathered in the background.

    Attributes:
        comments: In their order.
        deletions: Likewise.
        statuses: Likewise.
        batches: How many batches came, empty ones too.
        fault: What ended the attempt, or None.
    """

    def __init__(self, connector: Connector, *, slowness: float = 0.0) -> None:
        self.comments: list[RawComment] = []
        self.deletions: list[RawDeletion] = []
        self.statuses: list[PlatformStatus] = []
        self.batches = 0
        self.fault: BaseException | None = None
        self._connector = connector
        self._slowness = slowness

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._listen())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._task.cancel()
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(self._task, return_exceptions=True)

    async def until(self, happened: Callable[[], object]) -> None:
        """Wait until something is true."""
        async with asyncio.timeout(PATIENCE):
            while not happened():
                assert not self._task.done(), f"it ended before: {self.fault!r}"
                await asyncio.sleep(0.01)

    @property
    def over(self) -> bool:
        """The attempt has ended."""
        return self._task.done()

    async def connected(self) -> None:
        """Wait for the first batch."""
        await self.until(lambda: self.batches)

    async def ended(self) -> BaseException | None:
        """Wait for the end of the attempt, and return its fault."""
        async with asyncio.timeout(PATIENCE):
            await asyncio.wait([self._task])
        return self.fault

    @property
    def ids(self) -> list[str]:
        """Of the comments."""
        return [comment.id for comment in self.comments]

    async def _listen(self) -> None:
        try:
            async with closing(self._connector.batches()) as batches:
                async for batch in batches:
                    self.batches += 1
                    self.comments += [item for item in batch if isinstance(item, RawComment)]
                    self.deletions += [item for item in batch if isinstance(item, RawDeletion)]
                    self.statuses += [item for item in batch if isinstance(item, PlatformStatus)]
                    await asyncio.sleep(self._slowness)
        except Exception as error:  # noqa: BLE001 - the test looks at it
            self.fault = error
