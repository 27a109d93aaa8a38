"""A live folded anew beside itself, after a platform took a comment back.

The board is what is in the session file, so what was taken back is taken out by folding the file's entries
once more, a part at a time between what is being written. What is recorded meanwhile is recorded again at the
end. So no comment waits for it, however long the live is; half of the time of the file's thread is left.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import islice
from typing import Final, Protocol

from copilot.domain.deletion import Deletion
from copilot.domain.log import Entry
from copilot.errors import CopilotError
from copilot.grouping.ledger import Ledger
from copilot.pipeline import Pipeline

SOON: Final = 0.5
"""Seconds in which deletions are gathered."""

SHARE: Final = 0.1
"""Share of the time that folding may take."""

PART: Final = 1000
"""Entries that are folded at a time."""

AGAIN: Final = 10.0
"""Seconds until it is tried again where the file can't be read."""

log = logging.getLogger(__name__)


class Readable(Protocol):
    """Where entries are durable."""

    def entries(self) -> Iterator[Entry]:
        """Give back what is there now in order of arrival, less what was taken back.

        What is appended while they are read is not among them.
        """
        ...


class Folding:
    """Folds one session anew when something was taken back.

    Args:
        pipeline: Adopts what was folded.
        store: Where the entries are.
        writing: Held while entries are appended and recorded.
    """

    def __init__(self, pipeline: Pipeline, store: Readable, writing: asyncio.Lock) -> None:
        self._pipeline = pipeline
        self._store = store
        self._writing = writing
        self._folding = asyncio.Lock()
        self._wanted = asyncio.Event()
        self._meanwhile: list[Entry] | None = None

    def note(self, written: Sequence[Entry]) -> None:
        """Note what is durable and was recorded just now."""
        if self._meanwhile is not None:
            self._meanwhile += written
        if any(isinstance(entry, Deletion) for entry in written):
            self._wanted.set()

    async def run(self, disk: Executor, told: Callable[[], None]) -> None:
        """Fold whenever it is needed, until cancelled.

        Args:
            disk: The one thread in which the store is used.
            told: Called when what was taken back is in no count any more.
        """
        loop = asyncio.get_running_loop()
        while True:
            await self._wanted.wait()
            await asyncio.sleep(SOON)
            began = loop.time()
            if await self.finish(disk):
                told()
                await asyncio.sleep((loop.time() - began) / SHARE)
            else:
                await asyncio.sleep(AGAIN)

    async def finish(self, disk: Executor) -> bool:
        """Fold now if it is needed; return whether the file could be read."""
        async with self._folding:
            if not self._wanted.is_set():
                return True
            self._wanted.clear()
            try:
                await self._fold(disk)
            except CopilotError as error:
                self._wanted.set()
                log.warning("What was taken back is still counted: %s", error)
                return False
            finally:
                self._meanwhile = None
            return True

    async def _fold(self, disk: Executor) -> None:
        loop = asyncio.get_running_loop()
        ledger, left = Ledger(), self._store.entries()

        def part() -> bool:
            """Fold some more entries; return whether there may be others."""
            some = list(islice(left, PART))
            for entry in some:
                ledger.record(entry)
            return len(some) == PART

        async with self._writing:  # what is there when the first part is read is what was recorded
            self._meanwhile = []
            began = loop.time()
            more = await loop.run_in_executor(disk, part)
        while more:
            await asyncio.sleep(loop.time() - began)  # the other half of the time is for what arrives
            began = loop.time()
            more = await loop.run_in_executor(disk, part)
        for entry in self._meanwhile:
            ledger.record(entry)
        self._pipeline.adopt(ledger)
