"""Whether comments that were given still stand: the Graph API tells of no deletion, it only stops listing.

Pages are no proof, though. They may be ranked, short or late. So a comment that two looks in a row did not
list where it belongs is asked for by its id. It counts as taken back when the platform does not know it and
does know, asked right afterwards, one that is listed: a host that answers no ids has no comment deleted. Such
a host is asked again, ever more seldom: the one that is listed may have been deleted that very moment. So is
one that stands though it is not listed: it may be deleted later.

What is too old for the pages that are read is not noticed. Pure but for `Standing.gone`, which asks.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from copilot.connectors.graph import Graph
from copilot.connectors.graph_errors import NotFoundError
from copilot.connectors.graph_fields import Payload, identity, moment
from copilot.domain.comment import RawComment
from copilot.domain.deletion import RawDeletion
from copilot.errors import DisconnectedError, RefusedError

_REMEMBERED: Final = 1_000
_LOOKS: Final = 2
_ASKED: Final = {"facebook": "id,is_hidden", "instagram": "id"}
_AT_ONCE: Final = 2
"""Comments that are asked for at one go: each takes a request's turn."""

_REST: Final = 5
_LONGEST_REST: Final = 300
"""Rounds that are left out where ids were not answered; each time twice as many, up to the longest."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Given:
    """A comment that was given.

    Attributes:
        at: When it was typed, Unix seconds.
        unlisted: How many looks in a row did not list it, since it was asked for last.
        enough: How many make it suspect; twice as many each time that it stands.
    """

    at: float
    unlisted: int = 0
    enough: int = _LOOKS


class Look:
    """What one look at the newest comments listed.

    Args:
        since: It asks for what was typed from then on, Unix seconds.

    Attributes:
        since: As given.
        listed: When each listed comment was typed, Unix seconds, by id.
    """

    def __init__(self, *, since: int) -> None:
        self.since = since
        self.listed: dict[str, float] = {}
        self._in_order = True

    def add(self, payloads: Sequence[Payload]) -> None:
        """Note a page."""
        times = [moment(each.get("created_time", each.get("timestamp")), otherwise=0.0) for each in payloads]
        self._in_order &= all(earlier >= later for earlier, later in pairwise(times))
        self.listed |= {identity(each.get("id")): at for each, at in zip(payloads, times, strict=True)}

    def reaches(self, *, complete: bool) -> float:
        """Return from when on all comments are listed, Unix seconds; `complete`: all pages were read."""
        if complete:
            return self.since + 1.0
        return min(self.listed.values(), default=math.inf) if self._in_order else math.inf


class Standing:
    """Watches over one live's comments, through all attempts: many are deleted while a connection is gone.

    Args:
        platform: As in `RawComment`.

    Attributes:
        every: Seconds between two rounds of questions.
    """

    def __init__(self, platform: str) -> None:
        self.every = 2.0
        self._platform = platform
        self._given: dict[str, _Given] = {}
        self._hidden: list[str] = []
        self._witness = ""
        self._due = 0.0
        self._rest = _REST

    def gave(self, comments: Iterable[RawComment]) -> None:
        """Note comments that were given; those typed last are watched, in whatever order they were given."""
        for comment in comments:
            if comment.id:
                self._given[comment.id] = _Given(comment.at)
        if len(self._given) > _REMEMBERED:
            by_time = sorted(self._given.items(), key=lambda each: each[1].at)
            self._given = dict(by_time[-_REMEMBERED:])

    def hid(self, identity: str) -> None:
        """Note that a comment is listed as hidden."""
        if self._given.pop(identity, None):
            self._hidden.append(identity)

    def saw(self, listed: Mapping[str, float], *, since: float) -> None:
        """Note what a look listed that should list everything typed after a moment.

        Args:
            listed: When each was typed, by id, Unix seconds.
            since: Unix seconds.
        """
        if listed:
            self._witness = max(listed, key=listed.__getitem__)
        for name, given in self._given.items():
            if name in listed:
                given.unlisted = 0
            elif given.at > since:
                given.unlisted += 1

    async def gone(self, graph: Graph) -> Sequence[RawDeletion]:
        """Return the comments that were taken back, as far as is known by now.

        Raises:
            ConnectorError: The platform asks to wait, or refuses the token.
        """
        asked: list[str] = []
        now = asyncio.get_running_loop().time()
        suspects = self._suspects()
        if suspects and now >= self._due and graph.usage.stretch <= 1.0:
            rounds = 1
            try:
                asked = await self._asked(graph, suspects[:_AT_ONCE])
                self._rest = _REST
            except _UnansweredError:
                log.info("%s does not tell which comments were deleted", self._platform)
                rounds, self._rest = self._rest, min(2 * self._rest, _LONGEST_REST)
            self._due = asyncio.get_running_loop().time() + rounds * self.every
        found, self._hidden = [*self._hidden, *asked], []  # only here: what is asked may end the attempt
        return [RawDeletion(platform=self._platform, id=name, at=graph.clock()) for name in found]

    def _suspects(self) -> list[str]:
        """Return which comments to ask for: those that stood least often first, and of these the newest."""
        suspects = [name for name, given in reversed(self._given.items()) if given.unlisted >= given.enough]
        return sorted(suspects, key=lambda name: self._given[name].enough)

    async def _asked(self, graph: Graph, suspects: Sequence[str]) -> list[str]:
        """Return which of the suspects were taken back; more looks make those suspect again that stand.

        Raises:
            _UnansweredError: The platform does not answer ids now.
        """
        stands = {name: await self._stands(graph, name) for name in suspects}
        gone = [name for name in suspects if stands[name] is False]
        if gone and not await self._stands(graph, self._witness):
            raise _UnansweredError
        for name, is_there in stands.items():
            if is_there is False:
                del self._given[name]
            elif is_there:
                given = self._given[name]
                given.unlisted, given.enough = 0, 2 * given.enough
        return gone

    async def _stands(self, graph: Graph, name: str) -> bool | None:
        """Tell whether the platform knows a comment and shows it; None where that can't be learned.

        Raises:
            _UnansweredError: The platform does not answer ids now.
        """
        try:
            answer = await graph.get(name, fields=_ASKED[self._platform])
        except NotFoundError:
            return False
        except DisconnectedError:
            return None
        except RefusedError as error:
            if error.reason == "token":
                raise
            raise _UnansweredError from error
        return identity(answer.get("id")) == name and answer.get("is_hidden") is not True


class _UnansweredError(Exception):
    """Nothing is learned by asking for ids just now."""
