"""A live folded anew beside itself: a platform took a comment back, or somebody came whom others had named.

The board is what is in the session file, so what was taken back is taken out by folding the file's entries
once more, a part at a time between what is being written. What is recorded meanwhile is recorded again at the
end. So no comment waits for it, however long the live is; half of the time of the file's thread is left.

Whose name others typed before she wrote herself is taken out of the file first, in the same manner: all texts
are looked through, then those where she stands are changed at once, with what commands say of their words. A
live that goes on begins so: what ended it may have come between. At its end it is known that nobody's name is
owed any more, and by what names were found goes from the file.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import islice
from typing import Final, Protocol, TypeVar

from copilot.domain.deletion import Deletion
from copilot.domain.log import Entry
from copilot.domain.rewording import Rewording
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
"""Seconds until it is tried again where it could not be done."""

_T = TypeVar("_T")

log = logging.getLogger(__name__)


class Readable(Protocol):
    """Where entries are durable."""

    def entries(self) -> Iterator[Entry]:
        """Give back what is there now in order of arrival, less what was taken back.

        What is appended while they are read is not among them.
        """
        ...

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Give platform, id and text of every comment that is there now, in order of arrival."""
        ...

    def reword(self, rewording: Rewording) -> None:
        """Put comments in other words; raise `StorageError` when that can't be written."""
        ...

    def forget_met(self) -> None:
        """Delete by what names are found; raise `StorageError` when that can't be done."""
        ...


class Folding:
    """Folds one session anew when something was taken back, or a name has to go.

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
        self._named = False
        self.note(())

    def note(self, written: Sequence[Entry]) -> None:
        """Note what is durable and was recorded just now."""
        if self._meanwhile is not None:
            self._meanwhile += written
        self._named |= self._pipeline.met_late()
        if self._named or any(isinstance(entry, Deletion) for entry in written):
            self._wanted.set()

    async def run(self, disk: Executor, told: Callable[[], None]) -> None:
        """Fold whenever it is needed, until cancelled.

        Args:
            disk: The one thread in which the store is used.
            told: Called when what was taken back is in no count any more, and a name on no card.
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
        """Fold now if it is needed; return whether nothing is owed any more."""
        async with self._folding:
            if not self._wanted.is_set():
                return True
            self._wanted.clear()
            named, self._named = self._named, False
            try:
                if named:
                    await self._unname(disk)
                await self._fold(disk)
            except CopilotError as error:
                log.warning("What was taken back is still counted, and a name may still stand: %s", error)
            except Exception:
                log.exception("What was taken back is still counted, and a name may still stand")
            else:
                return True
            finally:
                self._meanwhile = None
            self._wanted.set()
            self._named |= named
            return False

    async def end(self, disk: Executor) -> None:
        """Fold a last time when nothing comes any more, and forget by what names were found.

        Where that can't be done it is kept: whoever goes on with the session, or settles it, needs it.
        """
        if await self.finish(disk):
            try:
                await asyncio.get_running_loop().run_in_executor(disk, self._store.forget_met)
            except CopilotError as error:
                log.warning("By what names were found stays in the file: %s", error)

    async def _unname(self, disk: Executor) -> None:
        """Take the names of those who came since out of what was typed before."""
        rewording = Rewording(self._pipeline.unnamed)
        await self._through(disk, self._store.texts(), lambda text: rewording.look(*text))
        await asyncio.get_running_loop().run_in_executor(disk, self._store.reword, rewording)

    async def _fold(self, disk: Executor) -> None:
        ledger = Ledger()
        await self._through(disk, self._store.entries(), ledger.record)
        for entry in self._meanwhile or ():
            ledger.record(entry)
        self._pipeline.adopt(ledger)

    async def _through(self, disk: Executor, left: Iterator[_T], look: Callable[[_T], None]) -> None:
        """Look at all that is in the store, and gather what is recorded meanwhile."""
        loop = asyncio.get_running_loop()

        def part() -> bool:
            """Look at some more; return whether there may be others."""
            some = list(islice(left, PART))
            for each in some:
                look(each)
            return len(some) == PART

        async with self._writing:  # what is there when the first part is read is what was recorded
            self._meanwhile = []
            began = loop.time()
            more = await loop.run_in_executor(disk, part)
        while more:
            await asyncio.sleep(loop.time() - began)  # the other half of the time is for what arrives
            began = loop.time()
            more = await loop.run_in_executor(disk, part)
