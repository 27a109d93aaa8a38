"""What one attempt to read a live through the Graph API has on either platform."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import ClassVar, Final, Protocol

from copilot.connectors.graph import Graph, Keep
from copilot.connectors.graph_fields import Seen
from copilot.connectors.graph_pace import Pacer
from copilot.connectors.graph_standing import Standing
from copilot.domain.board import PlatformState, PlatformStatus, Reason
from copilot.settings import Hosts

_SLOWED: Final = 1.5


class Timing(Protocol):
    """What the rhythms of both platforms tell."""

    @property
    def answer(self) -> float:
        """Seconds that an answer may take."""
        ...

    @property
    def standing(self) -> float:
        """Seconds between two rounds of questions whether comments still stand."""
        ...


class GraphAttempt:
    """The conversation, what was given already, and what was told of it.

    Args:
        hosts: Where the Graph API is.
        token: Access token.
        rhythm: How often to ask.
        keep: Receives every raw answer.
        pacer: Shared by whoever must stay under one rate; one of its own by default.
        clock: Gives Unix seconds.
        standing: What the attempts before knew of comments that may be deleted; nothing by default.

    Attributes:
        platform: As in `RawComment`.
        needs: Permissions of the token.
        per_second: Requests a second at most.
    """

    platform: str
    needs: ClassVar[tuple[str, ...]]
    per_second: ClassVar[float]

    def __init__(
        self,
        *,
        hosts: Hosts,
        token: str,
        rhythm: Timing,
        keep: Keep | None,
        pacer: Pacer | None,
        clock: Callable[[], float] | None,
        standing: Standing | None,
    ) -> None:
        self._graph = Graph(
            self.platform,
            hosts=hosts,
            token=token,
            needs=self.needs,
            pacer=pacer or Pacer(self.per_second),
            keep=keep,
            timeout=rhythm.answer,
            clock=clock or time.time,
        )
        self._standing = standing or Standing(self.platform)
        self._standing.every = rhythm.standing
        self._seen = Seen()
        self._newest = 0.0
        self._told: PlatformStatus | None = None

    def _flowing(self, detail: str) -> Sequence[PlatformStatus]:
        """Return how comments come, if that has changed: a limit that is near is told before `detail`."""
        reason = Reason.NONE
        if self._graph.usage.stretch >= _SLOWED:
            name = self.platform.capitalize()
            detail, reason = (
                f"{name}'s limit is near: comments are asked for less often for a while.",
                Reason.LIMITED,
            )
        return self._tell(PlatformState.LIVE, detail, reason)

    def _tell(
        self, state: PlatformState, detail: str, reason: Reason, subject: str = ""
    ) -> Sequence[PlatformStatus]:
        status = PlatformStatus(
            platform=self.platform, state=state, detail=detail, reason=reason, subject=subject
        )
        if status == self._told:
            return []
        self._told = status
        return [status]
