"""Keeps the cards to what the shop file says now: a changed price is on the cards within a second.

The file is looked at four times a second rather than by the system's notifications: it may lie on a network
drive or in a synchronised folder, and editors replace it as often as they write to it. A file that can't be
understood is read once more a moment later, since it may be half written; what is still wrong then is told as
an alert, and the last good facts stay.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final, TypeAlias

from copilot.answers.advisor import Advisor
from copilot.answers.shop import load_shop
from copilot.errors import ShopFileError

EVERY: Final = 0.25
"""Seconds between two looks."""

_Stamp: TypeAlias = tuple[int, int, int] | None

log = logging.getLogger(__name__)


class ShopWatch:
    """Watches one shop file.

    Args:
        path: The file.
        advisor: Learns what it says.
        clock: Gives the stream's time, Unix seconds.
    """

    def __init__(self, path: Path, advisor: Advisor, *, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._advisor = advisor
        self._clock = clock
        self._known = _stamp(path)
        self._doubtful: _Stamp = None

    @asynccontextmanager
    async def working(self, changed: Callable[[], None]) -> AsyncIterator[None]:
        """Watch as long as the context lasts; `changed` is called when the cards may say something else."""
        task = asyncio.create_task(self._watch(changed))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _watch(self, changed: Callable[[], None]) -> None:
        while True:
            await asyncio.sleep(EVERY)
            if await asyncio.to_thread(self.look):
                changed()

    def look(self) -> bool:
        """Read the file if it has changed; return whether the cards may say something else."""
        stamp = _stamp(self._path)
        if stamp == self._known:
            return False
        try:
            shop = load_shop(self._path)
        except ShopFileError as error:
            if stamp != self._doubtful:  # half written, perhaps: the next look tells
                self._doubtful = stamp
                return False
            log.warning("The shop file has a mistake; the facts stay as they were")
            self._known, self._advisor.fault = stamp, str(error)
            return True
        if _stamp(self._path) != stamp:
            return False  # written to while it was read
        self._known = stamp
        self._advisor.learn(shop, as_of=changed_at(self._path, clock=self._clock))
        return True


def changed_at(path: Path, *, clock: Callable[[], float] = time.time) -> float | None:
    """Return when a file was last changed by the stream's clock, Unix seconds; None where there is none.

    Files have the time of the wall, and a recording has its own, which may be of last month and runs faster:
    what was changed ten minutes ago was changed ten minutes before what the stream's clock shows.
    """
    stamp = _stamp(path)
    return clock() - (time.time() - stamp[0] / 1e9) if stamp else None


def _stamp(path: Path) -> _Stamp:
    """Return what differs when a file was written or replaced; None where there is none."""
    try:
        known = path.stat()
    except OSError:
        return None
    return known.st_mtime_ns, known.st_size, known.st_ino
