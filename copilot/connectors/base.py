"""What every connector is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Protocol, TypeAlias

from copilot.domain.board import PlatformStatus
from copilot.domain.command import LoggedCommand
from copilot.domain.comment import RawComment

Item: TypeAlias = RawComment | LoggedCommand | PlatformStatus
"""A connector gives comments and its own state; a recording also gives the commands in it."""


class Connector(Protocol):
    """A source of comments.

    A platform's connector is one attempt: `batches` connects, gives what comes, and returns when the live
    has ended. It gives an empty batch for every sign of life without a comment (a frame, an empty page, a
    keep-alive), so that its supervisor can tell quiet from dead. It raises one of `ConnectorError`'s
    children when it can't go on, and never retries by itself: when and how often to connect again is its
    supervisor's business. It never reads a clock to decide, except to pace its own requests.

    Attributes:
        platform: Name under which it reports its state.
    """

    platform: str

    def batches(self) -> AsyncIterator[Sequence[Item]]:
        """Give items as they come, in order; end when the live has ended.

        A `CopilotError` that leaves it is reported to the user as it stands.
        """
        ...
