"""Settles sessions that broke off: the names that they still owe are taken out, and the digests of names go.

A live that ends owes nobody's name. One that was killed may: somebody had come whom others had named, and the
look through what they had typed was not done. Going on with it does that (`copilot.folding`). For one that
nobody goes on with the next live does it, beside itself: in a thread of its own, which takes a tenth of the
time, so that no live waits for it. Closing it in the control window does it too, and so does forgetting
somebody.

A session that another process writes to is left alone. So is one whose keys are not to be had here: without
them its digests say nothing, and where it is only the keyring that is closed, the next live finds it open.

Part of the composition root.
"""

from __future__ import annotations

import asyncio
import logging
import os
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Collection, Generator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Final

from copilot.answers.shop import Shop, restored
from copilot.domain.deletion import Deletion
from copilot.domain.question import ReadComment
from copilot.domain.rewording import Rewording
from copilot.errors import CopilotError
from copilot.intake import Intake
from copilot.settings import SUFFIX
from copilot.storage.met import broke_off
from copilot.storage.purge import forget, written_at
from copilot.storage.session_file import SessionFile
from copilot.storage.vault import SessionKeys, Vault

SHARE: Final = 0.1
"""Share of the time that settling may take beside a live."""

PART: Final = 100
"""Comments that are looked at in one go."""

log = logging.getLogger(__name__)


class Settling:
    """Settles beside a live what broke off before.

    Args:
        folders: Where sessions lie.
        keep: The live's own session.
        vault: Opens their keys.
    """

    def __init__(self, folders: Collection[Path], *, keep: Path, vault: Vault) -> None:
        self._folders = folders
        self._keep = keep
        self._vault = vault
        self._stopped = threading.Event()

    @asynccontextmanager
    async def working(self, _changed: Callable[[], None]) -> AsyncIterator[None]:
        """Settle as long as the context lasts; what is not done by then is left for the next live."""
        task = asyncio.create_task(asyncio.to_thread(self._work))
        try:
            yield
        finally:
            self._stopped.set()
            await task

    def _work(self) -> None:
        with closing(self._parts()) as parts:
            began = time.monotonic()
            for _ in parts:
                if self._stopped.wait((time.monotonic() - began) / SHARE):
                    return
                began = time.monotonic()

    def _parts(self) -> Generator[None]:
        own = self._keep.resolve()
        for path in _latest(self._folders):
            if path.resolve() != own:
                try:
                    yield from settle(path, self._vault)
                except CopilotError as error:
                    log.info("A session that broke off is left for the next time: %s", error)
                except Exception:
                    log.exception("A session that broke off could not be settled")
                yield


def settled(path: Path, vault: Vault) -> None:
    """Settle a session at once.

    Raises:
        CopilotError: As `settle` does.
    """
    deque(settle(path, vault), maxlen=0)


def forgotten(path: Path, author: str, vault: Vault) -> int:
    """Take a person out of a session, her name too where it may still stand in what others typed.

    Returns:
        How many comments were hers.

    Raises:
        CopilotError: As `settle` and `forget` do.
    """
    settled(path, vault)
    return forget(path, author)


def settle(path: Path, vault: Vault) -> Generator[None]:
    """Settle a session, a part at a time; one that did not break off stays as it is.

    Raises:
        CopilotError: It is in use, or can't be read or written; it holds what it held before.
    """
    if not broke_off(path):
        return
    with SessionFile.read(path) as file:
        keys = vault.keys(file)
    if keys is None:
        return
    at = written_at(path)  # its age counts from the live, not from this
    SessionFile.open(path).close()  # nobody writes to it, and what a kill left beside it is in it
    before = _stamp(path)
    with SessionFile.read(path) as file:
        rewording = yield from _looked_through(file, keys)
    if _stamp(path) == before:  # else somebody went on with it
        with SessionFile.open(path) as file:
            file.reword(rewording)
            file.forget_met()
        os.utime(path, (at, at))


def _looked_through(file: SessionFile, keys: SessionKeys) -> Generator[None, None, Rewording]:
    """Return what is to be put in other words, as the live would have found it."""
    shop = restored(file.shop) if file.shop else Shop()
    intake = Intake(author_key=keys.author, seal=None, shop=lambda: shop)
    intake.know(file.met())
    for number, entry in enumerate(file.entries(), start=1):
        if isinstance(entry, ReadComment | Deletion):
            intake.restore(entry)
        if number % PART == 0:
            yield
    rewording = Rewording(intake.unnamed)
    for number, text in enumerate(file.texts(), start=1):
        rewording.look(*text)
        if number % PART == 0:
            yield
    return rewording


def _latest(folders: Collection[Path]) -> list[Path]:
    """Return the session files of folders, the latest first."""
    found: dict[Path, float] = {}
    for path in (path for folder in folders for path in folder.glob(f"*{SUFFIX}")):
        with suppress(OSError):  # gone meanwhile
            found[path] = written_at(path)
    return sorted(found, key=lambda path: -found[path])


def _stamp(path: Path) -> tuple[int, int, int]:
    known = path.stat()
    return known.st_mtime_ns, known.st_size, known.st_ino
