"""Facebook's stream of server-sent events: comments at once, where there is one.

One official page lists it and another says that it has ended, so nothing relies on it: while it gives
comments, polling only looks now and then whether it left any out; whenever it is silent, refused or
closed, polling goes on as if it had never been.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Self

from copilot.connectors.graph import Graph, decoded
from copilot.connectors.graph_fields import Payload
from copilot.errors import ConnectorError

if TYPE_CHECKING:
    from copilot.connectors.graph_wire import Events

_FIELDS: Final = "id,created_time,from{id,name},message"
_WAITING: Final = 2_000
_REOPENED: Final = 10

log = logging.getLogger(__name__)


class CommentStream:
    """Listens to one live in a task of its own; use it as an async context manager.

    Args:
        graph: The conversation.
        live: Live-video id.
        silence: Seconds without a byte after which the stream counts as broken.
        reopen: Seconds until a stream that worked and was closed is opened again; doubled each time.
    """

    def __init__(self, graph: Graph, live: str, *, silence: float, reopen: float) -> None:
        self._graph = graph
        self._live = live
        self._silence = silence
        self._reopen = reopen
        self._queue: asyncio.Queue[Payload] = asyncio.Queue(_WAITING)
        self._events: Events | None = None
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._run(), name=f"facebook stream {self._live}")
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})
            if not self._task.cancelled() and (error := self._task.exception()):
                log.error("The stream of Facebook broke", exc_info=error)

    @property
    def works(self) -> bool:
        """It is open, and something has come by it, if only a keep-alive."""
        return self._events is not None and self._events.has_begun

    async def wait(self, seconds: float) -> Sequence[Payload]:
        """Return what has come, as soon as something has; nothing when time is over or the stream ends."""
        if self._queue.empty():
            self._changed.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(max(seconds, 0.0)):
                    await self._changed.wait()
        return [self._queue.get_nowait() for _ in range(self._queue.qsize())]

    async def _run(self) -> None:
        for turn in range(_REOPENED):
            try:
                worked = await self._listen()
            except ConnectorError:
                worked = self.works
            finally:
                self._events = None
                self._changed.set()
            if not worked:
                return
            await asyncio.sleep(self._reopen * 2**turn)

    async def _listen(self) -> bool:
        """Listen until the stream is closed; return whether there was one."""
        async with self._graph.events(
            self._live, "live_comments", silence=self._silence, comment_rate="ten_per_second", fields=_FIELDS
        ) as events:
            self._events = events
            if events is None:
                return False
            async for data in events.data():
                self._graph.keep("live_comments", data.encode("utf-8", "replace"))
                payload = decoded(data)
                if payload is not None:
                    await self._queue.put(payload)
                    self._changed.set()
            return events.has_begun
