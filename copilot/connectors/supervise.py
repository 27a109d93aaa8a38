"""Keeps one platform's comments coming: attempt after attempt, by one way or another, and says how it goes.

    an attempt ends by         is told as                    the next one
    ─────────────────────────  ────────────────────────────  ───────────────────────────────────────
    the live's end             offline, ended                none
    NotLiveError               waiting, not_live             after a minute; after a live, for 5 minutes
    LimitedError               waiting, limited              when the platform allows it
    RefusedError               failed, the error's reason    none
    DisconnectedError, stall   connecting, later offline     after 2 s, 4 s … 60 s; after health 2 s again
    anything else (a bug)      likewise, fault               likewise

A platform may be reached by several ways (TikTok: with a signing service and without): what one way is
limited, refused or cut off for, the next may do, and is tried at once. Nothing is shared between platforms.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Final

from copilot.connectors.base import Connector, Item, closing
from copilot.connectors.clocks import Clocks
from copilot.connectors.faults import StalledError, reason_of, sentence_of, subject_of
from copilot.connectors.gaps import GapWatch
from copilot.connectors.pace import Pace
from copilot.connectors.routes import Route, Routes
from copilot.domain.board import PlatformState, PlatformStatus, Reason
from copilot.domain.comment import RawComment
from copilot.domain.gap import Gap
from copilot.domain.platform import PLATFORMS
from copilot.errors import ConnectorError, CopilotError, LimitedError, NotLiveError, RefusedError

_ONE_WAY_ONLY: Final = {Reason.SIGNING, Reason.BLOCKED, Reason.NOT_INSTALLED, Reason.FAULT}
"""What one way is refused for and another may not be: a name that is not there is not there for any."""

_BRIEFLY: Final = 3
"""Failures in a row that are still told as connecting; one more, and the platform is offline."""

_LONGEST_REST: Final = 86_400.0
"""Seconds that a platform may ask to wait; what it says beyond that is taken for a mistake."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    """What follows from the end of an attempt.

    Attributes:
        status: How it is told.
        wait: Seconds until the next attempt, or None when there is none.
    """

    status: PlatformStatus
    wait: float | None = None


class Supervised:
    """A connector that goes on.

    Args:
        makes: Make one attempt each, by the best way first.
        platform: As in `RawComment`.
        pace: How long to wait for what.
        clock: Gives Unix seconds.
        jitter: Gives a number from 0 to 1, at random.
    """

    def __init__(
        self,
        makes: Sequence[Callable[[], Connector]],
        *,
        platform: str,
        pace: Pace | None = None,
        clock: Callable[[], float] = time.time,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.platform = platform
        self._routes = Routes(makes)
        self._pace = pace or Pace()
        self._clock = clock
        self._jitter = jitter
        self._watch = GapWatch(platform)
        self._clocks = Clocks()
        self._name = PLATFORMS.get(platform, platform)
        self._failures = 0
        self._live_since: float | None = None
        self._encore_until: float | None = None
        self._was_live = False
        self._missed = 0
        self._detour = ""

    async def batches(self) -> AsyncIterator[Sequence[Item]]:
        """Give comments, gaps and every change of state until the live is over or only the user can help."""
        wait: float | None = 0.0
        yield [self._status(PlatformState.CONNECTING, detail=f"Connecting to {self._name}.")]
        while wait is not None:
            route, fault = self._routes.choose(self._clock()), None
            try:
                async with closing(self._attempt(route)) as attempt:
                    async for batch in attempt:
                        yield batch
            except Exception as error:  # noqa: BLE001 - a bug in one platform is that platform's only
                fault = error
            verdict = self._judge(route, fault)
            wait = verdict.wait
            yield [*self._gaps_at_end(over=wait is None or isinstance(fault, NotLiveError)), verdict.status]
            if wait:
                await asyncio.sleep(wait)
                yield [self._trying()]

    def last_words(self) -> Sequence[Item]:
        """Return the gap that was not told yet when the run was stopped, if there is one."""
        gap = self._watch.settled(self._clock())
        return [gap] if gap else []

    async def _attempt(self, route: Route) -> AsyncIterator[Sequence[Item]]:
        """Give one connection's batches, watched for life."""
        connector = route.make()
        self._missed = 0
        async with closing(connector.batches(), within=self._pace.parting) as batches:
            while (batch := await self._next(batches)) is not None:
                told = [] if self._live_since is not None else [self._connected(route)]
                gaps = self._watched(batch, getattr(connector, "missed", 0))
                yield [*told, *self._clocks.set(batch, self._clock()), *gaps]

    async def _next(self, batches: AsyncIterator[Sequence[Item]]) -> Sequence[Item] | None:
        """Return the next batch, or None at the end.

        Raises:
            StalledError: Nothing came for too long, or no comment where many are due.
        """
        try:
            async with asyncio.timeout(self._pace.stall) as patience:
                batch = await anext(batches, None)
        except TimeoutError as error:
            if patience.expired():
                raise StalledError(f"{self._name} has gone silent.") from error
            raise
        if batch is not None and not batch and self._watch.is_too_quiet(self._clock(), self._pace.silence):
            raise StalledError(f"{self._name} sends no comments any more, though many were coming.")
        return batch

    def _connected(self, route: Route) -> PlatformStatus:
        self._live_since = time.monotonic()
        self._was_live, self._encore_until = True, None
        self._watch.back(self._clock())
        if self._routes.is_first(route):
            self._detour = ""
        detail = f"Connected by another way. {self._detour}" if self._detour else ""
        return self._status(PlatformState.LIVE, Reason.SIGNING if detail else Reason.NONE, detail=detail)

    def _watched(self, batch: Sequence[Item], missed: int) -> list[Gap]:
        """Note what came, and return what is known to be missing by now."""
        now, before = self._clock(), self._watch.last_sign(self._clock())
        gaps: list[Gap | None] = []
        self._watch.saw((item for item in batch if isinstance(item, RawComment)), now)
        if missed > self._missed:  # the platform gives only the newest, and more than that had come
            lost, self._missed = missed - self._missed, missed
            gaps.append(Gap(platform=self.platform, since=before, until=now, estimated=lost))
        if self._live_since is not None and time.monotonic() - self._live_since >= self._pace.settle:
            gaps.append(self._watch.settled(now))
        return [gap for gap in gaps if gap is not None]

    def _gaps_at_end(self, *, over: bool) -> list[Gap]:
        """Return the gap that the end of an attempt settles; begin one where the live goes on without us."""
        now = self._clock()
        gap = self._watch.settled(now) if over else self._watch.broke(now)
        return [gap] if gap else []

    def _judge(self, route: Route, fault: Exception | None) -> _Verdict:
        """Return what follows from the end of an attempt by a fault, or with the live's end."""
        lived = None if self._live_since is None else time.monotonic() - self._live_since
        self._live_since = None
        healthy = lived is not None and lived >= self._pace.healthy
        self._failures = 0 if healthy else self._failures
        self._routes.ended(route, connected=lived is not None, healthy=healthy)
        match fault:
            case None:
                verdict = self._over()
            case NotLiveError():
                verdict = self._not_live(fault)
            case LimitedError():
                now = self._clock()
                route.rests_until = min(max(fault.retry_at, now + self._pace.first), now + _LONGEST_REST)
                verdict = self._by_another_way(fault) or self._limited(fault)
            case RefusedError():
                route.refused = True
                verdict = self._by_another_way(fault) or self._refused(fault)
            case _:
                verdict = (self._by_another_way(fault) if lived is None else None) or self._broken(fault)
        return verdict

    def _over(self) -> _Verdict:
        detail = f"The live on {self._name} has ended."
        return _Verdict(status=self._status(PlatformState.OFFLINE, Reason.ENDED, detail=detail))

    def _not_live(self, fault: NotLiveError) -> _Verdict:
        if self._was_live:
            self._encore_until = self._encore_until or time.monotonic() + self._pace.encore
            if time.monotonic() >= self._encore_until:
                return self._over()
        self._failures = 0
        self._routes.start_over()
        wait = self._pace.ask * (1 + self._jitter() / 10)
        return self._waiting(PlatformState.WAITING, fault, wait)

    def _limited(self, fault: LimitedError) -> _Verdict:
        self._routes.start_over()
        wait = max(self._pace.first, self._routes.rest_until() - self._clock())
        return self._waiting(PlatformState.WAITING, fault, wait)

    def _refused(self, fault: Exception) -> _Verdict:
        return _Verdict(status=self._told(PlatformState.FAILED, fault))

    def _broken(self, fault: Exception) -> _Verdict:
        if isinstance(fault, CopilotError) and not isinstance(fault, ConnectorError):
            return self._refused(fault)
        if not isinstance(fault, CopilotError):
            log.error("The connector of %s broke", self.platform, exc_info=fault)
        self._failures += 1
        if not self._routes.has_another(self._clock()):
            self._routes.start_over()
        wait = self._pace.backoff(self._failures, self._jitter())
        briefly = self._failures <= _BRIEFLY
        return self._waiting(PlatformState.CONNECTING if briefly else PlatformState.OFFLINE, fault, wait)

    def _by_another_way(self, fault: Exception) -> _Verdict | None:
        """Return that the next way is tried at once, if there is one that this fault leaves open."""
        if isinstance(fault, RefusedError) and reason_of(fault) not in _ONE_WAY_ONLY:
            return None
        if not self._routes.has_another(self._clock()):
            return None
        self._detour = sentence_of(fault)
        return _Verdict(status=self._told(PlatformState.CONNECTING, fault), wait=0.0)

    def _waiting(self, state: PlatformState, fault: Exception, wait: float) -> _Verdict:
        return _Verdict(status=self._told(state, fault, until=self._clock() + wait), wait=wait)

    def _told(self, state: PlatformState, fault: Exception, *, until: float | None = None) -> PlatformStatus:
        detail, subject = sentence_of(fault), subject_of(fault)
        return self._status(state, reason_of(fault), detail=detail, subject=subject, until=until)

    def _trying(self) -> PlatformStatus:
        reason = Reason.RECONNECTING if self._was_live else Reason.NONE
        again = " again" if self._was_live or self._failures else ""
        return self._status(PlatformState.CONNECTING, reason, detail=f"Connecting to {self._name}{again}.")

    def _status(
        self,
        state: PlatformState,
        reason: Reason = Reason.NONE,
        *,
        detail: str = "",
        subject: str = "",
        until: float | None = None,
    ) -> PlatformStatus:
        log.info("%s: %s%s", self.platform, state, f", {reason}" if reason else "")
        return PlatformStatus(
            platform=self.platform, state=state, reason=reason, detail=detail, subject=subject, until=until
        )
