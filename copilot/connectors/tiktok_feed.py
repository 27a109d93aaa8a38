"""What both ways to TikTok share: the frames on their way, names, faults, proxies."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Any, Final, TypeAlias
from urllib.parse import unquote, urlsplit

from copilot.connectors.base import Item
from copilot.connectors.tiktok_frames import PLATFORM, Frame, read_push
from copilot.connectors.tiktok_wire import WireError
from copilot.domain.board import PlatformState, PlatformStatus, Reason
from copilot.errors import DisconnectedError, LimitedError, NotLiveError, RefusedError

Keep: TypeAlias = Callable[[str, bytes], None]
"""Receives the kind and the bytes of all that comes, before it is read."""

Untyped: TypeAlias = Any
"""Something of a library that has no types."""

_WAITING: Final = 256
"""Frames that may wait for whoever asks for the next batch; then the connection waits, and TikTok with it."""

_LONGEST: Final = 86_400.0
_USUAL: Final = 60.0
_MOMENT: Final = 1_000_000_000
"""A number of seconds beyond this is a moment, below it a wait."""

_LOOPBACK: Final = {"127.0.0.1", "localhost", "::1"}

log = logging.getLogger(__name__)


class Feed:
    """Frames on their way from a connection that pushes to a reader that asks.

    Args:
        keep: Receives every frame as it came; when it fails, that is told in the log and it gets no more.

    Attributes:
        viewers: How many are watching, by the last frame that told; None before.
        paused: The presenter has paused the live.
        fault: What ended the connection, or None.
        history: What was said before the connection stood; it is its first frame.
    """

    def __init__(self, keep: Keep | None) -> None:
        self.viewers: int | None = None
        self.paused = False
        self.fault: BaseException | None = None
        self.history = Frame()
        self._keep = keep
        self._frames: deque[Frame] = deque()
        self._arrived = asyncio.Event()
        self._taken = asyncio.Event()
        self._closed = False

    def kept(self, kind: str, data: bytes) -> bytes:
        """Hand something to the recording, and return it."""
        if self._keep:
            try:
                self._keep(kind, data)
            except Exception:
                log.exception("The recording of TikTok's frames failed; the live goes on without it")
                self._keep = None
        return data

    def read(self, data: bytes) -> Frame:
        """Return what a push frame says; nothing, where it can't be read."""
        try:
            return read_push(self.kept("frame", data), arrived=time.time())
        except WireError as error:
            log.debug("A frame of TikTok's can't be read: %s", error)
            return Frame()

    def items(self, frame: Frame) -> Sequence[Item]:
        """Return a frame as a batch."""
        if frame.viewers is not None:
            self.viewers = frame.viewers
        told: Sequence[Item] = (*frame.comments, *frame.deletions)
        if frame.paused is None or frame.paused == self.paused:
            return told
        self.paused = frame.paused
        state = PlatformState.WAITING if self.paused else PlatformState.LIVE
        reason = Reason.PAUSED if self.paused else Reason.NONE
        detail = "The live is paused on TikTok." if self.paused else ""
        return [*told, PlatformStatus(platform=PLATFORM, state=state, detail=detail, reason=reason)]

    async def put(self, frame: Frame) -> None:
        """Add a frame; wait while too many do."""
        while len(self._frames) >= _WAITING and not self._closed:
            self._taken.clear()
            await self._taken.wait()
        self.add(frame)

    def add(self, frame: Frame) -> None:
        """Add a frame at once."""
        if not self._closed:
            self._frames.append(frame)
            self._arrived.set()

    async def get(self) -> Frame | None:
        """Return the next frame, or None after the last."""
        while not self._frames:
            if self._closed:
                return None
            self._arrived.clear()
            await self._arrived.wait()
        self._taken.set()
        return self._frames.popleft()

    def close(self) -> None:
        """Take no more frames; those that wait can still be had."""
        self._closed = True
        self._arrived.set()
        self._taken.set()


class Broadcast:
    """What either way to TikTok tells of the live, beside its comments."""

    platform: str = PLATFORM

    def __init__(self, keep: Keep | None) -> None:
        self._feed = Feed(keep)

    @property
    def viewers(self) -> int | None:
        """How many are watching, by TikTok's last word; None before it said."""
        return self._feed.viewers

    @property
    def paused(self) -> bool:
        """Whether the presenter has paused the live."""
        return self._feed.paused


def account(name: str) -> str:
    """Return the bare name of an account that was given as ``name``, ``@name`` or its page's address."""
    name = name.strip()
    if found := re.search(r"tiktok\.com/@([^/?#]+)", name):
        name = unquote(found[1])
    return name.removeprefix("@").removesuffix("/live").strip()


def spare_loopback(*addresses: str) -> None:
    """Let no proxy of this computer stand before its own addresses: both libraries heed ``NO_PROXY``."""
    hosts = {urlsplit(address).hostname or "" for address in addresses} & _LOOPBACK
    for variable in ("NO_PROXY", "no_proxy"):
        spared = [host for host in os.environ.get(variable, "").split(",") if host]
        if missing := sorted(hosts - set(spared)):
            os.environ[variable] = ",".join([*spared, *missing])


def not_live(name: str) -> NotLiveError:
    """Return the fault of an account that is not live."""
    return NotLiveError(f"@{name} is not live on TikTok yet. Start the live; it is looked for every minute.")


def unknown(name: str) -> RefusedError:
    """Return the fault of an account that is not there."""
    sentence = f"TikTok knows no account @{name} that can go live. Check how the name is written."
    return RefusedError(sentence, reason=Reason.NOT_FOUND, subject=f"@{name}")


def blocked(message: str) -> DisconnectedError:
    """Return the fault of a connection that TikTok refuses; `message` is its word for why."""
    why = f" ({' '.join(message.split())[:80]})" if message.strip() else ""
    return DisconnectedError(
        f"TikTok refuses this connection{why}. If that goes on, use another network for a while, "
        "such as a phone's hotspot."
    )


def broken() -> DisconnectedError:
    """Return the fault of a connection that ended before the live."""
    return DisconnectedError("The connection to TikTok broke. It is made again.")


def unreachable(what: str, error: BaseException) -> DisconnectedError:
    """Return the fault of a host that does not answer; what the library calls it is for the log."""
    log.info("%s does not answer: %s", what, type(error).__name__)
    sentence = f"{what} does not answer. Check this computer's internet connection."
    return DisconnectedError(sentence, reason=Reason.UNREACHABLE)


def limited(what: str, headers: Mapping[str, str], now: float) -> LimitedError:
    """Return the fault of a host that asks to wait, with the moment that its headers name.

    Args:
        what: The host, as the user knows it.
        headers: Of the answer. ``Retry-After`` is seconds or a date; ``RateLimit-Reset`` is Unix seconds
            at Euler Stream and seconds in the standard's draft.
        now: Unix seconds.
    """
    moments = [_moment(headers.get(name, ""), now) for name in ("retry-after", "ratelimit-reset")]
    named = [moment for moment in moments if moment is not None]
    retry_at = min(max(*named, now + 1) if named else now + _USUAL, now + _LONGEST)
    minutes = max(1, round((retry_at - now) / 60))
    return LimitedError(
        f"{what} asks to wait about {minutes} min before the next connection. Nothing needs to be done.",
        retry_at=retry_at,
    )


def _moment(value: str, now: float) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        try:
            return parsedate_to_datetime(value).timestamp()
        except (ValueError, TypeError, OverflowError):
            return None
    if not 0 <= seconds < _MOMENT * 10:
        return None
    return seconds if seconds > _MOMENT else now + seconds
