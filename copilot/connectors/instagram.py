"""Comments of an Instagram live, through the Graph API.

All there is is a page of the newest 50: no time filter, no second page, and nothing after the broadcast.
So the rhythm is all: 0.3 seconds while comments pour, one second while they flow, up to ten in silence.
What still falls between two pages is estimated, and told.

A live without its comments' key may be one that nobody has written to yet, or one whose comments the token
may not see. Which it is, is looked up by the permission's name; where that is not told, both are said.

Source: developers.facebook.com/documentation/instagram-platform, IG User Live Media.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Final

from copilot.accounts import PERMISSIONS
from copilot.connectors.base import Item
from copilot.connectors.graph import Keep
from copilot.connectors.graph_attempt import GraphAttempt
from copilot.connectors.graph_errors import NotFoundError, permission_missing
from copilot.connectors.graph_fields import Payload, identity, in_order, inner, moment, objects, words
from copilot.connectors.graph_pace import Pacer
from copilot.connectors.graph_permissions import granted
from copilot.connectors.graph_standing import Look, Standing
from copilot.connectors.instagram_live import find_account, is_live, name_of, not_found
from copilot.connectors.pace import Waits
from copilot.domain.board import PlatformState, PlatformStatus, Reason
from copilot.domain.comment import RawComment
from copilot.errors import NotLiveError
from copilot.settings import Hosts

PLATFORM: Final = "instagram"
NEEDS: Final = PERMISSIONS["instagram"][1:]
"""Permissions of the token; the list of pages is only asked for at the set-up."""

PER_SECOND: Final = 1 / 0.3
"""Requests a second at most: with Facebook's, never more than 6 in any second."""

_COMMENTS: Final = "instagram_manage_comments"
_UNSURE: Final = (
    f"Instagram lists no comments of this live. If viewers have written, the permission {_COMMENTS} is "
    "missing. Grant it: live-copilot connect instagram. It goes on by itself once comments are listed."
)
_LIMIT: Final = 50
_ASKED: Final = (
    f"id,media_type,media_product_type,username,comments.limit({_LIMIT}){{id,text,timestamp,username,from}}"
)
_LONGEST_PAUSE: Final = 30.0
_GROWTH: Final = 1.5

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm(Waits):
    """Times of one attempt, all in seconds.

    Attributes:
        full: Between two polls while half of a page or more is new.
        flowing: Between two polls while comments come.
        idle: Between two polls after some silence.
        answer: What an answer may take.
        absent: Until a live that is listed no more is over: its own network, or an answer, may fail briefly.
        doubt: Until comments that are not listed are blamed on a permission that can't be looked up.
        standing: Between two rounds of questions whether comments still stand.
    """

    full: float = 0.3
    flowing: float = 1.0
    idle: float = 10.0
    answer: float = 15.0
    absent: float = 20.0
    doubt: float = 30.0
    standing: float = 2.0


def comment(payload: Payload, *, arrived: float) -> RawComment | None:
    """Return a comment; None for one that says nothing.

    The user name is on every comment and `from` is not: it is what tells people apart.

    Args:
        payload: As it came.
        arrived: Unix seconds; taken for a time that is missing or no time.
    """
    text, author = words(payload.get("text")), inner(payload, "from")
    if not text.strip():
        return None
    name = words(payload.get("username")).strip() or words(author.get("username")).strip()
    return RawComment(
        platform=PLATFORM,
        id=identity(payload.get("id")),
        author_id=name or identity(author.get("id")),
        author_name=name,
        text=text,
        at=moment(payload.get("timestamp"), otherwise=arrived),
    )


class Instagram(GraphAttempt):
    """One attempt to read the comments of a live.

    Args:
        target: An ig-user-id or a user name; "" for the account of the token.
        hosts: Where the Graph API is.
        token: Access token.
        keep: Receives every raw answer.
        rhythm: How often to ask.
        pacer: Shared by whoever must stay under one rate; one of its own by default.
        clock: Gives Unix seconds.
        standing: What the attempts before knew of comments that may be deleted; nothing by default.

    Attributes:
        missed: How many comments are thought to have fallen between two pages.
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
        self.missed = 0
        self._name = name_of(target)
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
        self._lacking: float | None = None
        self._may_read: bool | None = None
        self._polled: float | None = None
        self._absent: float | None = None
        self._pause = self._rhythm.flowing

    async def batches(self) -> AsyncIterator[Sequence[Item]]:
        """Give comments as they come, an empty batch for a page without new ones; end with the live.

        Raises:
            ConnectorError: One of its children.
        """
        async with self._graph as graph:
            account = await find_account(graph, self._name)
            while True:
                try:
                    live = await self._live(account)
                except NotFoundError as error:
                    if self._polled is None:
                        raise not_found(self._name) from error
                    return  # error 100 in the middle of a live: the broadcast is over
                if live is None and self._has_been_absent():
                    return
                status = await self._doubts(live)
                comments = self._take(live) if live is not None else []
                yield [*status, *comments]
                if deleted := await self._standing.gone(graph):
                    yield deleted
                await asyncio.sleep(max(self._pause, min(_LONGEST_PAUSE, self._pause * graph.usage.stretch)))

    async def _live(self, account: str) -> Payload | None:
        """Return the live that is on, or None if it was on a moment ago.

        Raises:
            NotLiveError: None was on in this attempt.
            NotFoundError: There is no such account, or the broadcast is over.
            ConnectorError: Another of its children.
        """
        answer = await self._graph.get(account, "live_media", fields=_ASKED)
        live = next((each for each in objects(answer.get("data")) if is_live(each)), None)
        if live is not None:
            self._absent = None
            return live
        if self._polled is None:
            raise NotLiveError(
                "No live is on now. Start it on Instagram: its comments come by themselves then."
            )
        self._pause = self._rhythm.flowing
        return None

    def _has_been_absent(self) -> bool:
        """Note that the live is not listed; tell whether it has not been for so long that it is over."""
        now = asyncio.get_running_loop().time()
        self._absent = self._absent or now
        return now - self._absent >= self._rhythm.absent

    async def _doubts(self, live: Payload | None) -> Sequence[PlatformStatus]:
        """Return how comments come, if that has changed.

        Raises:
            RefusedError: They don't, and the permission for them is missing.
            ConnectorError: Another of its children.
        """
        if live is None or isinstance(live.get("comments"), dict):
            self._lacking = None
            return self._flowing("Comments are asked for every second.")
        now = asyncio.get_running_loop().time()
        if self._lacking is None:
            self._lacking = now
            self._may_read = (await granted(self._graph, [_COMMENTS])).get(_COMMENTS)
        if self._may_read is False:
            raise permission_missing(PLATFORM, [_COMMENTS])
        if self._may_read:
            return self._flowing("Comments are asked for every second; there is none yet.")
        is_sure = now - self._lacking >= self._rhythm.doubt
        state = PlatformState.FAILED if is_sure else PlatformState.WAITING
        return self._tell(state, _UNSURE, Reason.UNLISTED, _COMMENTS)

    def _take(self, live: Payload) -> list[RawComment]:
        """Return the comments of a page that are new, oldest first."""
        payloads = objects(inner(live, "comments").get("data"))
        arrived, polled = self._graph.clock(), asyncio.get_running_loop().time()
        read = [(payload, comment(payload, arrived=arrived)) for payload in payloads]
        page = [each for _, each in read if each is not None]
        is_joined = len(payloads) < _LIMIT or any(payload in self._seen for payload in payloads)
        if self._polled is not None and page and not is_joined:
            self._tell_missed(page, polled - self._polled)
        fresh = [each for payload, each in read if each is not None and self._seen.add(payload)]
        look = Look(since=0)
        look.add(payloads)
        self._standing.saw(look.listed, since=look.reaches(complete=False))
        self._standing.gave(fresh)
        self._newest = max([self._newest, *(each.at for each in fresh)])
        self._polled = polled
        self._adapt(len(fresh))
        return in_order(fresh)

    def _tell_missed(self, page: Sequence[RawComment], elapsed: float) -> None:
        """Estimate what fell between two pages: as dense as the page, as long as the hole before it."""
        times = [each.at for each in page]
        hole = min(elapsed, max(0.0, min(times) - self._newest)) if self._newest else elapsed
        missing = max(1, round(len(page) / max(1.0, max(times) - min(times)) * hole))
        self.missed += missing
        log.warning("More than %d comments came at once: about %d may be missing", _LIMIT, missing)

    def _adapt(self, new: int) -> None:
        """Choose the next pause by how many are new: every page is full once a live has 50 comments."""
        if new * 2 >= _LIMIT:
            self._pause = self._rhythm.full
        elif new:
            self._pause = self._rhythm.flowing
        else:
            self._pause = min(self._rhythm.idle, max(self._rhythm.flowing, self._pause) * _GROWTH)
