"""Runs one attempt of a connector and keeps what it gives."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Self

from copilot.connectors.base import Connector, closing
from copilot.domain.board import PlatformStatus
from copilot.domain.comment import RawComment
from copilot.domain.deletion import RawDeletion


class Listening:
    """One attempt, listened to in a task; `until` waits for what it gives.

    Attributes:
        comments: What it gave, in order.
        deleted: Ids of comments that it said were taken back.
        statuses: What it told of its state.
        quiet: Batches without a comment.
        fault: What ended it, or None.
        ended: It has ended.
    """

    def __init__(self, connector: Connector) -> None:
        self.comments: list[RawComment] = []
        self.deleted: list[str] = []
        self.statuses: list[PlatformStatus] = []
        self.quiet = 0
        self.fault: BaseException | None = None
        self._connector = connector

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    @property
    def ended(self) -> bool:
        return self._task.done()

    @property
    def texts(self) -> list[str]:
        return [comment.text for comment in self.comments]

    async def until(self, is_so: Callable[[], bool], *, seconds: float = 120.0) -> None:
        async with asyncio.timeout(seconds):
            while not is_so():  # noqa: ASYNC110 - what is waited for is of many kinds
                await asyncio.sleep(0.005)

    async def end(self) -> BaseException | None:
        """Wait for the end and return what ended it; None where the live was over."""
        await self.until(lambda: self.ended)
        return self.fault

    async def _run(self) -> None:
        try:
            async with closing(self._connector.batches()) as batches:
                async for batch in batches:
                    new = [item for item in batch if isinstance(item, RawComment)]
                    self.comments += new
                    self.deleted += [item.id for item in batch if isinstance(item, RawDeletion)]
                    self.statuses += [item for item in batch if isinstance(item, PlatformStatus)]
                    self.quiet += not new
        except Exception as fault:  # noqa: BLE001 - it is what the test looks at
            self.fault = fault
