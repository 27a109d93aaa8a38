"""Comments of a Facebook live, through the Graph API.

Polling is what everything rests on: a page of the newest comments every 1.5 to 5 seconds, further pages
while there is something new on them, repeats dropped by id. Comments show up late and out of order, so
the last minute is asked for again each time, and read to its end every 15 seconds. Once a minute that look
goes back ten minutes, for comments that were deleted meanwhile. A stream of events runs beside it where
Facebook gives one; then polling only looks every 15 seconds for what it left out.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar, Final

from copilot.accounts import PERMISSIONS
from copilot.connectors.base import Item
from copilot.connectors.facebook_live import Live, find, is_over
from copilot.connectors.facebook_payload import PLATFORM, comment, following_page
from copilot.connectors.facebook_stream import CommentStream
from copilot.connectors.graph import Keep
from copilot.connectors.graph_attempt import GraphAttempt
from copilot.connectors.graph_errors import NotFoundError
from copilot.connectors.graph_fields import Payload, identity, in_order, moment, objects
from copilot.connectors.graph_pace import Pacer
from copilot.connectors.graph_standing import Look, Standing
from copilot.connectors.pace import Waits
from copilot.domain.board import PlatformStatus
from copilot.domain.comment import RawComment
from copilot.errors import ConnectorError, DisconnectedError
from copilot.settings import Hosts

NEEDS: Final = PERMISSIONS["facebook"]
"""Permissions of the page token."""

PER_SECOND: Final = 1.6
"""Requests a second at most: with Instagram's, never more than 6 in any second."""

_LIMIT: Final = 100
_PAGES: Final = 50
_AT_ONE_GO: Final = 1_000
"""Comments read at one go at most, repeats counted: a minute of 16 a second."""

_ASKED: Final = {
    "order": "reverse_chronological",
    "filter": "stream",
    "live_filter": "no_filter",  # the default drops comments without a word
    "fields": "id,from{id,name},message,created_time,parent,is_hidden,attachment,message_tags",
    "limit": str(_LIMIT),
}
_LONGEST_PAUSE: Final = 30.0
_GROWTH: Final = 1.4
_TWICE: Final = 2
_LEEWAY: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm(Waits):
    """Times of one attempt, all in seconds.

    Attributes:
        quick: Between two polls while pages come back full.
        slow: Between two polls when nothing is said.
        beside: Between two polls while the stream gives the comments.
        status: Between two questions whether the live is still on.
        silence: Without a byte for so long, the stream counts as broken.
        reopen: Until a stream that was closed is tried again.
        sweep: Between two polls that read all pages of the overlap, whether something new is on them or not.
        answer: What an answer may take.
        review: Between two of these that go far back.
        standing: Between two rounds of questions whether comments still stand.
        overlap: How much of what was seen is asked for again, because comments show up late.
        back: How much is asked for again in a look that goes far back.
    """

    unhurried: ClassVar[frozenset[str]] = frozenset({"overlap", "back"})

    quick: float = 1.5
    slow: float = 5.0
    beside: float = 15.0
    status: float = 12.0
    silence: float = 40.0
    reopen: float = 30.0
    sweep: float = 15.0
    answer: float = 15.0
    review: float = 60.0
    standing: float = 2.0
    overlap: float = 60.0
    back: float = 600.0


class Facebook(GraphAttempt):
    """One attempt to read the comments of a live.

    Args:
        target: A live-video id, a page's id or name; "" or ``me`` for the live of the token's page.
        hosts: Where the Graph API is.
        token: Page access token.
        keep: Receives every raw answer and event.
        rhythm: How often to ask.
        pacer: Shared by whoever must stay under one rate; one of its own by default.
        clock: Gives Unix seconds.
        standing: What the attempts before knew of comments that may be deleted; nothing by default.
    """

    platform = PLATFORM
    needs = NEEDS
    per_second = PER_SECOND

    def __init__(
        self,
        target: str,
        *,
        hosts: Hosts,
        token: str,
        keep: Keep | None = None,
        rhythm: Rhythm | None = None,
        pacer: Pacer | None = None,
        clock: Callable[[], float] | None = None,
        standing: Standing | None = None,
    ) -> None:
        self._target = target
        self._rhythm = rhythm or Rhythm()
        super().__init__(
            hosts=hosts,
            token=token,
            rhythm=self._rhythm,
            keep=keep,
            pacer=pacer,
            clock=clock,
            standing=standing,
        )
        self._streamed = 0.0
        self._left_out = 0
        self._pause = self._rhythm.quick
        self._status_due = 0.0
        self._sweep_due = 0.0
        self._review_due = 0.0

    async def batches(self) -> AsyncIterator[Sequence[Item]]:
        """Give comments as they come, an empty batch for a poll without any; end with the live.

        Raises:
            ConnectorError: One of its children.
        """
        async with self._graph as graph:
            live = await find(graph, self._target)
            self._status_due = _now() + self._rhythm.status
            async with CommentStream(
                graph, live.id, silence=self._rhythm.silence, reopen=self._rhythm.reopen
            ) as stream:
                while True:
                    gone: NotFoundError | None = None
                    worked, polled = stream.works, list[RawComment]()
                    try:
                        async for comments in self._poll(live):
                            polled += comments
                            yield [*self._status(stream), *comments]
                    except NotFoundError as error:
                        gone = error
                    self._compare(polled, worked=worked)
                    if gone is None and (deleted := await self._standing.gone(graph)):
                        yield deleted
                    if await self._has_ended(live, gone):
                        with suppress(ConnectorError):  # the last words, if they can still be had
                            async for last in self._poll(live):
                                yield last
                        return
                    async for streamed in self._listen(stream):
                        yield streamed

    async def _poll(self, live: Live) -> AsyncIterator[list[RawComment]]:
        """Give the comments that are new, oldest first.

        The first time they come page by page, so that the newest need not wait for an hour of history.

        Raises:
            ConnectorError: One of its children, after what was read before it was given.
        """
        new: list[RawComment] = []
        newest, count, asked, sweeps = self._newest, 0, set[str](), _now() >= self._sweep_due
        look = Look(since=max(0, int(newest - self._reach(sweeps=sweeps))))
        parameters = _ASKED | ({"since": str(look.since)} if newest else {})
        for _ in range(_PAGES):
            try:
                page = await self._graph.get(live.id, "comments", **parameters)
            except ConnectorError:
                if new:
                    yield in_order(new)
                raise
            payloads = objects(page.get("data"))
            look.add(payloads)
            fresh = self._fresh(payloads)
            new += fresh
            stamps = (moment(each.get("created_time"), otherwise=0.0) for each in payloads)
            self._newest = max([self._newest, *stamps])  # by Facebook's clock alone: it is asked by it
            further, count = following_page(page, payloads, len(fresh), sweeps=sweeps), count + len(payloads)
            if not further or str(further) in asked or count >= _AT_ONE_GO:
                break
            asked.add(str(further))
            parameters = parameters | further
            if not newest:
                yield in_order(new)
                new = []
        if sweeps:
            self._standing.saw(look.listed, since=look.reaches(complete=not further))
        self._adapt(len(new))
        yield in_order(new)

    def _reach(self, *, sweeps: bool) -> float:
        """Return how many seconds back a poll asks, and when the next one that sweeps is due."""
        if not sweeps:
            return self._rhythm.overlap
        now, stretch = _now(), self._graph.usage.stretch
        self._sweep_due = now + self._rhythm.sweep * stretch
        if now < self._review_due or stretch > 1.0:
            return self._rhythm.overlap
        self._review_due = now + self._rhythm.review
        return self._rhythm.back

    def _fresh(self, payloads: Sequence[Payload]) -> list[RawComment]:
        """Return the comments among payloads that were not given before; note those that are hidden now."""
        arrived = self._graph.clock()
        for payload in payloads:
            if payload.get("is_hidden") is True:
                self._standing.hid(identity(payload.get("id")))
        read = [(payload, comment(payload, arrived=arrived)) for payload in payloads]
        fresh = [each for payload, each in read if each is not None and self._seen.add(payload)]
        self._standing.gave(fresh)
        return fresh

    def _adapt(self, new: int) -> None:
        """Choose the next pause: quick at once when a page was full, slower step by step in silence."""
        if new >= _LIMIT:
            self._pause = self._rhythm.quick
        elif new:
            self._pause = max(self._rhythm.quick, self._pause / _GROWTH)
        else:
            self._pause = min(self._rhythm.slow, self._pause * _GROWTH)

    def _compare(self, polled: Sequence[RawComment], *, worked: bool) -> None:
        """Note whether the stream left out what polling found: twice in a row ends the trust in it."""
        if not worked or self._left_out >= _TWICE:
            return
        left_out = any(each.at < self._streamed - _LEEWAY or not self._streamed for each in polled)
        self._left_out = self._left_out + 1 if left_out else 0

    async def _has_ended(self, live: Live, gone: NotFoundError | None) -> bool:
        """Tell whether the live is over: its comments are gone, or its status says so.

        Raises:
            DisconnectedError: Its comments are gone, and its status says that it is on.
            ConnectorError: Another of its children.
        """
        if gone is None and _now() < self._status_due:
            return False
        self._status_due = _now() + self._rhythm.status * self._graph.usage.stretch
        over = await is_over(self._graph, live)
        if gone is not None and over is False:
            raise DisconnectedError("Facebook gives no comments of this live just now. It is tried again.")
        if over is None:  # this host tells no status: the end shows in the comments alone
            self._status_due = math.inf
        return over is True or gone is not None

    async def _listen(self, stream: CommentStream) -> AsyncIterator[Sequence[Item]]:
        """Give what the stream brings until the next poll is due."""
        relied_on = self._relies_on(stream)
        began = _now()
        while True:
            usual = self._rhythm.beside if relied_on else self._pause
            due = began + max(usual, min(_LONGEST_PAUSE, usual * self._graph.usage.stretch))
            payloads = await stream.wait(min(due - _now(), self._rhythm.quick))
            fresh = self._fresh(payloads)
            self._streamed = max([self._streamed, *(each.at for each in fresh)])
            if fresh:
                yield in_order(reversed(fresh))
            if _now() >= due:
                return
            if self._relies_on(stream) != relied_on:  # it began or was closed: poll for what fell in between
                self._status_due = 0.0 if relied_on else self._status_due
                return

    def _relies_on(self, stream: CommentStream) -> bool:
        return stream.works and self._left_out < _TWICE

    def _status(self, stream: CommentStream) -> Sequence[PlatformStatus]:
        """Return how comments come, if that has changed."""
        at_once = self._relies_on(stream)
        return self._flowing(
            f"Comments {'come as they are sent' if at_once else 'are asked for every few seconds'}."
        )


def _now() -> float:
    return asyncio.get_running_loop().time()
