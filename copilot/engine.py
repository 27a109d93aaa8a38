"""The engine: connectors in, commands in, boards out; one asyncio thread owns all state.

    connectors ─┐
                ├→ queue → Pipeline.take → SessionFile.append → Pipeline.record → Board → views
    commands  ──┘

What is on a board has been written before: a batch is recorded only after the session file holds it. The
file is written in a thread of its own, so that a slow disk delays boards, never the network. Comments are
taken when the next board is due, all that came meanwhile together; a command is taken at once.

A comment that its platform takes back is taken out of the file, and the board is folded anew from what is
left, beside the live: see `copilot.folding`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from array import array
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, Protocol, TypeAlias, runtime_checkable

from copilot.connectors.base import Connector, Item, Outspoken, closing
from copilot.domain.board import Board, PlatformState, PlatformStatus, Reason
from copilot.domain.command import Command, LoggedCommand, Undo
from copilot.domain.comment import RawComment
from copilot.domain.deletion import RawDeletion
from copilot.domain.gap import Gap
from copilot.domain.log import Entry
from copilot.domain.role import Role, may
from copilot.domain.wording import Wording
from copilot.errors import CopilotError
from copilot.folding import Folding, Readable
from copilot.pipeline import Pipeline

EVERY: Final = 0.1
"""Seconds between two boards at least."""

_IDLE: Final = 1.0
"""Seconds after which a board is sent though nothing came, so that what fades is seen to fade."""

_BATCH: Final = 512
_WAITING: Final = 4096

_SHARE_OF_BOARDS: Final = 0.05
"""Share of the time that making boards may take."""

_Taken: TypeAlias = RawComment | RawDeletion | LoggedCommand | Gap
_Arrived: TypeAlias = tuple[float, _Taken]
"""A monotonic moment, and what arrived then."""

_END: Final = None
"""Closes the queue."""

log = logging.getLogger(__name__)


class Store(Readable, Protocol):
    """Where entries become durable."""

    def append(self, entries: Sequence[Entry]) -> list[Entry]:
        """Write entries and return those that are new; raise `StorageError` when they can't be written."""
        ...


@runtime_checkable
class Forbearing(Protocol):
    """A store that a live goes on without: it keeps what it can't write, and tells how much."""

    @property
    def unsaved(self) -> int:
        """Comments that are in memory alone."""
        ...


class Engine:
    """Runs one session.

    Args:
        pipeline: What is made of comments.
        store: Where they become durable.
        connectors: Where they come from; the run ends when all have ended.
        publish: Receives every board; called in the engine's thread, must not block.
        clock: Gives the stream's time, Unix seconds.

    Attributes:
        latencies: Seconds from each comment's arrival to the first board that counts it.
    """

    def __init__(
        self,
        *,
        pipeline: Pipeline,
        store: Store,
        connectors: Sequence[Connector],
        publish: Callable[[Board], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.latencies = array("d")
        self._pipeline = pipeline
        self._store = store
        self._connectors = connectors
        self._publish = publish
        self._clock = clock
        self._statuses: dict[str, PlatformStatus] = {}
        self._queue: asyncio.Queue[_Arrived | None] = asyncio.Queue(_WAITING)
        self._stopping = asyncio.Event()
        self._news = asyncio.Event()
        self._urgent = asyncio.Event()
        self._left: list[Item] = []
        self._due = self._sent_at = 0.0
        self._unseen: list[float] = []
        self._awaited: dict[int, Callable[[], None]] = {}
        self._writing = asyncio.Lock()
        self._folding = Folding(pipeline, store, self._writing)

    async def run(self) -> None:
        """Run until the connectors have ended or `stop` was called; the last board counts everything.

        Raises:
            StorageError: The session file can't be written any more.
        """
        self._sent_at = asyncio.get_running_loop().time()
        with ThreadPoolExecutor(1, thread_name_prefix="session-file") as disk:
            helps = (self._feed(), self._send_when_idle(), self._folding.run(disk, self._news.set))
            helpers = [asyncio.create_task(each) for each in helps]
            try:
                await self._work(disk)
            finally:
                for task in helpers:
                    task.cancel()
                await asyncio.gather(*helpers, return_exceptions=True)
        self._send(self._sent_at)

    @property
    def statuses(self) -> tuple[PlatformStatus, ...]:
        """How each platform is doing, or was when the run ended."""
        return tuple(self._statuses.values())

    def submit(
        self,
        command: Command,
        *,
        role: Role = Role.PRESENTER,
        done: Callable[[], None] | None = None,
    ) -> bool:
        """Take a command; call it in the engine's thread (``loop.call_soon_threadsafe`` from others).

        Args:
            command: What is asked.
            role: What the sender is.
            done: Called in the engine's thread when the command is durable and counts, before the board
                that shows it.

        Returns:
            Whether the sender's role may ask this; nothing happens if not.
        """
        if not may(role, command):
            log.warning("A %s may not send %s", role, type(command).__name__)
            return False
        item = (time.monotonic(), LoggedCommand(at=self._clock(), command=command))
        if done:
            self._awaited[id(item[1])] = done
        try:
            self._queue.put_nowait(item)
        except asyncio.QueueFull:  # a flood of comments is waiting: the command waits with them
            task = asyncio.ensure_future(self._queue.put(item))
            task.add_done_callback(lambda done: done.exception())
        self._hurry()
        return True

    def wordings(self, question: int) -> list[Wording]:
        """Return every way in which viewers put a card's Question; call it in the engine's thread."""
        return self._pipeline.wordings(question)

    def refresh(self) -> None:
        """Send a board soon: something beside the comments has changed; call it in the engine's thread."""
        self._news.set()

    def stop(self) -> None:
        """End the run after what has arrived is written; call it in the engine's thread."""
        self._stopping.set()

    async def _feed(self) -> None:
        """Let the connectors fill the queue, and close it when all have ended or `stop` was called."""
        listeners = [asyncio.create_task(self._listen(connector)) for connector in self._connectors]
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            live = set(listeners)
            while live and not stopping.done():
                await asyncio.wait({stopping, *live}, return_when=asyncio.FIRST_COMPLETED)
                live = {listener for listener in live if not listener.done()}
        finally:
            for task in (stopping, *listeners):
                task.cancel()
            await asyncio.gather(stopping, *listeners, return_exceptions=True)
        for connector in self._connectors:
            self._left += connector.last_words() if isinstance(connector, Outspoken) else ()
        for item in self._left:
            await self._arrive(item)
        await self._queue.put(_END)
        self._hurry()

    async def _work(self, disk: ThreadPoolExecutor) -> None:
        """Take, write and record what came, and send a board, until the queue is closed."""
        loop = asyncio.get_running_loop()
        is_last = False
        while not is_last:
            await self._news.wait()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout_at(self._due):
                    await self._urgent.wait()
            self._news.clear()
            began = loop.time()
            batch, is_last = self._batch()
            if batch:
                await self._write(disk, batch, self._pipeline.take([item for _, item in batch]))
            if loop.time() >= self._due:
                self._send_if_possible(began)
            else:
                self._news.set()
        await self._folding.end(disk)

    async def _write(
        self, disk: ThreadPoolExecutor, batch: Sequence[_Arrived], entries: Sequence[Entry]
    ) -> None:
        """Write what a batch made, and count what is new of it."""
        loop = asyncio.get_running_loop()
        async with self._writing:
            written = await loop.run_in_executor(disk, self._store.append, entries)
            self._pipeline.record(written)
            self._folding.note(written)
        for _, item in batch:
            if done := self._awaited.pop(id(item), None):
                done()
        self._unseen += [arrived for arrived, item in batch if isinstance(item, RawComment)]

    def _batch(self) -> tuple[list[_Arrived], bool]:
        """Return what has arrived and whether it is the last."""
        self._urgent.clear()
        batch: list[_Arrived] = []
        while not self._queue.empty():
            item = self._queue.get_nowait()
            if item is _END:
                return batch, True
            batch.append(item)
            if len(batch) >= _BATCH or _is_undo(item[1]):
                self._hurry()
                break
        return batch, False

    def _hurry(self) -> None:
        """Let what has arrived be taken at once."""
        self._news.set()
        self._urgent.set()

    async def _listen(self, connector: Connector) -> None:
        """Feed one connector's items into the queue; its failure is its own, and is told."""
        try:
            async with closing(connector.batches()) as batches:
                async for batch in batches:
                    await self._hand_over(batch)
        except CopilotError as error:
            self._tell(_failed(connector, str(error)))
        except Exception:
            log.exception("The connector %s broke", connector.platform)
            detail = "An unexpected fault; the log says more. The other platforms go on."
            self._tell(_failed(connector, detail))

    async def _hand_over(self, batch: Sequence[Item]) -> None:
        """Let a batch arrive; of one that is stopped in the middle of a flood the rest arrives at the end."""
        done = 0
        try:
            for item in batch:
                await self._arrive(item)
                done += 1
        except asyncio.CancelledError:
            self._left += batch[done:]
            raise

    async def _arrive(self, item: Item) -> None:
        if isinstance(item, PlatformStatus):
            self._tell(item)
            return
        await self._queue.put((time.monotonic(), item))
        self._news.set()
        if isinstance(item, LoggedCommand) or self._queue.qsize() >= _BATCH:
            self._hurry()

    def _tell(self, status: PlatformStatus) -> None:
        self._statuses[status.platform] = status
        self._news.set()

    async def _send_when_idle(self) -> None:
        """Send a board though nothing came, so that what fades is seen to fade."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(self._sent_at + _IDLE - loop.time())
            if (now := loop.time()) >= self._sent_at + _IDLE:
                self._send_if_possible(now)

    def _send_if_possible(self, since: float) -> None:
        """Send a board; where none can be made, comments are written all the same."""
        try:
            self._send(since)
        except Exception:
            log.exception("No board could be made")
            self._sent_at = since
            self._due = since + _IDLE

    def _send(self, since: float) -> None:
        """Send a board. The next is due so late that boards take a twentieth of the time at most.

        Args:
            since: When the work for this board began, seconds of the loop.
        """
        loop = asyncio.get_running_loop()
        began = loop.time()
        unsaved = self._store.unsaved if isinstance(self._store, Forbearing) else 0
        board = self._pipeline.board(statuses=self.statuses, at=self._clock()).with_unsaved(unsaved)
        seen, self._unseen = self._unseen, []
        self._publish(board)
        now = time.monotonic()
        self.latencies.extend(now - arrived for arrived in seen)
        self._sent_at = loop.time()
        rest = min((self._sent_at - began) / _SHARE_OF_BOARDS, _IDLE)
        self._due = max(since + EVERY, self._sent_at + rest)


def _failed(connector: Connector, detail: str) -> PlatformStatus:
    return PlatformStatus(
        platform=connector.platform, state=PlatformState.FAILED, detail=detail, reason=Reason.FAULT
    )


def _is_undo(item: _Taken) -> bool:
    """Whether what follows can only be read once this has taken effect: it may change what is on air."""
    return isinstance(item, LoggedCommand) and isinstance(item.command, Undo)
