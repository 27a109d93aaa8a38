"""Keeps one platform's comments coming: attempt after attempt, by one way or another, and says how it goes.

    attempt ends by            told as                 next attempt
    ─────────────────────────  ──────────────────────  ─────────────────────────────────────────────
    the live's end             offline, ended          none
    NotLiveError               waiting, not_live       after a minute; once it was live: for 5 minutes
    LimitedError               waiting, limited        when the platform said; another way at once
    RefusedError               failed, its own reason  none; another way at once where that can help
    DisconnectedError, silence connecting, then offline  2 s, 4 s, … 60 s, and again 2 s after health
    anything else (a bug)      the same                the same

A platform may be reached by several ways (TikTok: with a signing service and without). An attempt that
fails before it was connected makes way for the next way at once; a connection that broke begins with the
first way again. Nothing here is shared between platforms.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import random
import socket
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from copilot.connectors.base import Connector, Item, closing
from copilot.connectors.gaps import GapWatch
from copilot.connectors.pace import Pace
from copilot.domain.board import PlatformState, PlatformStatus, Reason
from copilot.domain.comment import RawComment
from copilot.domain.gap import Gap
from copilot.errors import ConnectorError, CopilotError, DisconnectedError, LimitedError, NotLiveError, RefusedError

_NAMES: Final = {"tiktok": "TikTok", "facebook": "Facebook", "instagram": "Instagram"}
_ONE_WAY_ONLY: Final = {Reason.SIGNING, Reason.BLOCKED, Reason.FAULT}
"""What one way is refused for and another may not be: a name that is not there is not there for any."""

_CUT_OFF: Final = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN}
_BRIEFLY: Final = 3
"""Failures in a row that are still told as connecting."""

log = logging.getLogger(__name__)


class _StalledError(DisconnectedError):
    """The connection stands, and nothing comes."""


@dataclass(slots=True)
class _Route:
    """One way to a platform.

    Attributes:
        make: Makes an attempt.
        rests_until: Not to be tried before, Unix seconds.
        tried: It failed since the last time that any way worked or a wait was over.
        refused: It can't work any more in this run.
    """

    make: Callable[[], Connector]
    rests_until: float = 0.0
    tried: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    """What follows from the end of an attempt.

    Attributes:
        status: How it is told.
        wait: Seconds until the next attempt, or None when there is none.
    """

    status: PlatformStatus
    wait: float | None


class Supervised:
    """A connector that goes on.

    Args:
        routes: Make one attempt each, the best way first.
        platform: As in `RawComment`.
        pace: How long to wait for what.
        clock: Gives Unix seconds.
        jitter: Gives a number from 0 to 1, at random.
    """

    def __init__(
        self,
        routes: Sequence[Callable[[], Connector]],
        *,
        platform: str,
        pace: Pace | None = None,
        clock: Callable[[], float] = time.time,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.platform = platform
        self._routes = [_Route(make) for make in routes]
        self._pace = pace or Pace()
        self._clock = clock
        self._jitter = jitter
        self._watch = GapWatch(platform)
        self._failures = 0
        self._was_live = False
        self._live_since: float | None = None
        self._gone_since: float | None = None
        self._settles: float | None = None
        self._missed = 0
        self._detour = ""

    async def batches(self) -> AsyncIterator[Sequence[Item]]:
        """Give comments, gaps and every change of state until the live is over or only the user can help."""
        yield [self._status(PlatformState.CONNECTING, Reason.NONE, f"Connecting to {self._name}.")]
        while True:
            route = self._choose()
            fault: Exception | None = None
            try:
                async with closing(self._attempt(route)) as attempt:
                    async for batch in attempt:
                        yield batch
            except CopilotError as error:
                fault = error
            except Exception as error:
                log.exception("The connector of %s broke", self.platform)
                fault = error
            verdict = self._judge(route, fault)
            yield [*self._parting(verdict), verdict.status]
            if verdict.wait is None:
                return
            await asyncio.sleep(verdict.wait)
            if verdict.wait:
                yield [self._again()]

    async def _attempt(self, route: _Route) -> AsyncIterator[Sequence[Item]]:
        """Give one connection's batches, watched for life."""
        connector = route.make()
        self._live_since, self._missed = None, 0
        async with closing(connector.batches(), within=self._pace.parting) as batches:
            while (batch := await self._next(batches)) is not None:
                yield self._pass(route, batch, getattr(connector, "missed", 0))

    async def _next(self, batches: AsyncIterator[Sequence[Item]]) -> Sequence[Item] | None:
        """Return the next batch, or None at the end.

        Raises:
            _StalledError: Nothing came for too long, or no comment where many are due.
        """
        try:
            async with asyncio.timeout(self._pace.stall):
                batch = await anext(batches, None)
        except TimeoutError as error:
            raise _StalledError(f"{self._name} has gone silent.") from error
        if not batch and self._watch.is_too_quiet(self._clock(), self._pace.silence):
            raise _StalledError(f"{self._name} sends no comments any more, though many were coming.")
        return batch

    def _pass(self, route: _Route, batch: Sequence[Item], missed: int) -> Sequence[Item]:
        """Return a batch with what it means for the state put in front, and what is missing behind it."""
        now = self._clock()
        told: list[Item] = []
        if self._live_since is None:
            told.append(self._connected(route, now))
        gaps: list[Gap] = []
        if missed > self._missed:
            since = self._watch.last_sign(now)
            gaps.append(Gap(platform=self.platform, since=since, until=now, estimated=missed - self._missed))
            self._missed = missed
        self._watch.saw((item for item in batch if isinstance(item, RawComment)), now)
        if self._settles is not None and _monotonic() >= self._settles:
            self._settles = None
            gaps += _some(self._watch.settled(now))
        return [*told, *batch, *gaps]

    def _connected(self, route: _Route, now: float) -> PlatformStatus:
        self._live_since = _monotonic()
        self._was_live, self._gone_since = True, None
        for each in self._routes:
            each.tried = False
        self._watch.back(now)
        self._settles = self._live_since + self._pace.settle
        if route is self._routes[0] or not self._detour:
            return self._status(PlatformState.LIVE, Reason.NONE, "")
        return self._status(PlatformState.LIVE, Reason.SIGNING, f"Connected by the second way. {self._detour}")

    def _choose(self) -> _Route:
        """Return the best way that may be tried now."""
        now = self._clock()
        usable = [route for route in self._routes if not route.refused]
        rested = [route for route in usable if route.rests_until <= now] or usable
        return next((route for route in rested if not route.tried), rested[0])

    def _judge(self, route: _Route, fault: Exception | None) -> _Verdict:
        """Return what follows from the end of an attempt; None as its fault means that the live is over."""
        lived, self._live_since = self._live_since, None
        if lived is not None and _monotonic() - lived >= self._pace.healthy:
            self._failures = 0
        route.tried = lived is None
        match fault:
            case None:
                return _Verdict(status=self._over(), wait=None)
            case NotLiveError():
                return self._not_live(fault)
            case LimitedError():
                route.rests_until = max(fault.retry_at, self._clock() + self._pace.first)
                return self._detoured(fault) or self._limited(fault)
            case RefusedError():
                route.refused = True
                can_help = _reason(fault) in _ONE_WAY_ONLY
                return (self._detoured(fault) if can_help else None) or self._refused(fault)
            case ConnectorError() | Exception() if not isinstance(fault, CopilotError) or isinstance(
                fault, ConnectorError
            ):
                return (self._detoured(fault) if lived is None else None) or self._broken(fault)
        return self._refused(fault)
