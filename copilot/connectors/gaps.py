"""What a break cost: how many comments are thought to have been typed while nobody listened.

Pure: time is an argument. Two clocks are at play and never compared: this machine's, in which breaks are
timed, and the platform's, in which comments are stamped.

After a break most platforms offer again what was typed meanwhile. So a gap stays open for a moment:
comments that were stamped within it, by the platform's clock, are counted off what the rate before it
makes likely. What is left is the estimate.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final

from copilot.domain.comment import RawComment
from copilot.domain.gap import Gap

_WINDOW: Final = 60.0
"""Seconds of the platform's clock that the rate is taken from."""

_SHORTEST: Final = 5.0
"""Seconds that a rate is taken over at least: three comments at once are no hundred a second."""

_COUNTED: Final = 5_000
_MISSING_ENOUGH: Final = 20
"""So many comments must be overdue before silence is no chance: it happens once in 500 million times."""


class GapWatch:
    """Watches one platform's comments for what is missing among them.

    Args:
        platform: As in `RawComment`.
    """

    def __init__(self, platform: str) -> None:
        self._platform = platform
        self._stamps: deque[float] = deque(maxlen=_COUNTED)
        self._newest: float | None = None
        self._sign: float | None = None
        self._comment_at: float | None = None
        self._open: _Open | None = None

    def saw(self, comments: Iterable[RawComment], now: float) -> None:
        """Note a sign of life at a moment, with the comments that came with it."""
        self._sign = now
        for comment in comments:
            self._comment_at = now
            if self._open and self._open.holds(comment.at):
                self._open.recovered += 1
            if self._newest is None or comment.at > self._newest:
                self._newest = comment.at
                self._stamps.append(comment.at)
            elif comment.at > self._newest - _WINDOW and not self._open:
                self._stamps.append(comment.at)

    def broke(self, now: float) -> Gap | None:
        """Note that the connection is gone; return the gap before this one if it was still open."""
        before = self.settled(now) if self._open and self._open.until is not None else None
        self._comment_at = None
        if self._open is None and self._sign is not None:
            self._open = _Open(since=self._sign, rate=self.rate(), mark=self._newest)
        return before

    def back(self, now: float) -> None:
        """Note that the connection is there again: the gap ends, and its comments may be offered now."""
        if self._open and self._open.until is None:
            self._open.until = now

    def settled(self, now: float) -> Gap | None:
        """Return the gap if there is one: nothing more is expected to be offered of it."""
        gap, self._open = self._open, None
        if gap is None:
            return None
        until = now if gap.until is None else gap.until
        expected = round(gap.rate * (until - gap.since))
        return Gap(
            platform=self._platform, since=gap.since, until=until, estimated=max(0, expected - gap.recovered)
        )

    def rate(self) -> float:
        """Return comments a second lately."""
        if self._newest is None:
            return 0.0
        lately = [stamp for stamp in self._stamps if stamp > self._newest - _WINDOW]
        return len(lately) / max(_SHORTEST, self._newest - min(lately))

    def is_too_quiet(self, now: float, silence: float) -> bool:
        """Tell whether comments stopped so suddenly that the connection must be blamed.

        Args:
            now: Unix seconds.
            silence: Seconds without a comment that are never blamed.
        """
        if self._comment_at is None:
            return False
        quiet = now - self._comment_at
        return quiet >= silence and quiet * self.rate() >= _MISSING_ENOUGH


class _Open:
    """A gap whose cost is not known yet.

    Attributes:
        since: When it began, by this machine's clock.
        until: When it ended, or None while it lasts.
        rate: Comments a second before it.
        mark: Stamp of the newest comment before it, by the platform's clock.
        recovered: Comments of it that were offered afterwards.
    """

    def __init__(self, *, since: float, rate: float, mark: float | None) -> None:
        self.since = since
        self.until: float | None = None
        self.rate = rate
        self.mark = mark
        self.recovered = 0

    def holds(self, stamp: float) -> bool:
        """Tell whether a comment stamped so was typed while nobody listened."""
        if self.until is None or self.mark is None:
            return False
        return self.mark < stamp <= self.mark + (self.until - self.since)
