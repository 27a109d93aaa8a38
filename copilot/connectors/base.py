"""What every connector is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Protocol, TypeAlias, TypeVar, runtime_checkable

from copilot.domain.board import PlatformStatus
from copilot.domain.command import LoggedCommand
from copilot.domain.comment import RawComment
from copilot.domain.deletion import RawDeletion
from copilot.domain.gap import Gap

Item: TypeAlias = RawComment | RawDeletion | LoggedCommand | PlatformStatus | Gap
"""A connector gives comments, those taken back, gaps and its own state; a recording also its commands."""

_T = TypeVar("_T")


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


@runtime_checkable
class Outspoken(Protocol):
    """A connector that has something to say after it was stopped."""

    def last_words(self) -> Sequence[Item]:
        """Return what it would have told if it had gone on; call it when `Connector.batches` is closed."""
        ...


@asynccontextmanager
async def closing(
    batches: AsyncIterator[_T], *, within: float | None = None
) -> AsyncIterator[AsyncIterator[_T]]:
    """Close an iterator of batches at the end, so that its connection is gone when this block is left.

    Args:
        batches: What `Connector.batches` gave.
        within: Seconds that its last words may take; None for as long as it likes.
    """
    try:
        yield batches
    finally:
        close = getattr(batches, "aclose", None)
        if close is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(within):
                    await close()
