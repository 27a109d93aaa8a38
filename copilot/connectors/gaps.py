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
from dataclasses import dataclass, field, replace
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
        self._newest = _Newest()
        self._sign: float | None = None
        self._is_awaited = False
        self._open: _Open | None = None

    def saw(self, comments: Iterable[RawComment], now: float) -> None:
        """Note a sign of life at a moment, with the comments that came with it."""
        self._sign = now
        for comment in comments:
            if self._open and self._open.holds(comment):
                self._open.recovered += 1
            if self._newest.takes(comment, now):
                self._is_awaited = True
                self._stamps.append(comment.at)

    def broke(self, now: float) -> Gap | None:
        """Note that the connection is gone; return the gap before this one if it was still open."""
        before = self.settled(now) if self._open and self._open.until is not None else None
        self._is_awaited = False
        if self._open is None and self._sign is not None:
            self._open = _Open(since=self._sign, rate=self.rate(), mark=self._newest.copy())
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

    def last_sign(self, now: float) -> float:
        """Return the moment of the last sign of life, or `now` if there was none."""
        return now if self._sign is None else self._sign

    def rate(self) -> float:
        """Return comments a second lately."""
        newest = self._newest.stamp
        lately = [stamp for stamp in self._stamps if stamp > newest - _WINDOW]
        return len(lately) / max(_SHORTEST, newest - min(lately)) if lately else 0.0

    def is_too_quiet(self, now: float, silence: float) -> bool:
        """Tell whether comments stopped so suddenly that the connection must be blamed.

        Args:
            now: Unix seconds.
            silence: Seconds without a comment that are never blamed.
        """
        if not self._is_awaited:
            return False
        quiet = now - self._newest.arrived
        return quiet >= silence and quiet * self.rate() >= _MISSING_ENOUGH


@dataclass(slots=True)
class _Newest:
    """The newest comment so far, and those of the same moment: platforms stamp in whole seconds.

    Attributes:
        stamp: When it was typed, by the platform's clock.
        arrived: When it came, by this machine's clock.
        ids: Of all comments with that stamp.
    """

    stamp: float = float("-inf")
    arrived: float = 0.0
    ids: set[str] = field(default_factory=set)

    def takes(self, comment: RawComment, now: float) -> bool:
        """Note a comment; tell whether it is news: nothing that came was typed after it."""
        if comment.at < self.stamp or (comment.at == self.stamp and comment.id in self.ids):
            return False
        if comment.at > self.stamp:
            self.stamp, self.arrived, self.ids = comment.at, now, set()
        self.ids.add(comment.id)
        return True

    def copy(self) -> _Newest:
        """Return one that stays as it is."""
        return replace(self, ids=set(self.ids))


@dataclass(slots=True)
class _Open:
    """A gap whose cost is not known yet.

    Attributes:
        since: When it began, by this machine's clock.
        rate: Comments a second before it.
        mark: The newest comment before it.
        until: When it ended, by this machine's clock, or None while it lasts.
        recovered: Comments of it that were offered afterwards.
    """

    since: float
    rate: float
    mark: _Newest
    until: float | None = None
    recovered: int = 0

    def holds(self, comment: RawComment) -> bool:
        """Tell whether a comment was typed while nobody listened."""
        mark, stamp = self.mark, comment.at
        if self.until is None or stamp > mark.stamp + (self.until - mark.arrived):
            return False
        return stamp > mark.stamp or (stamp == mark.stamp and comment.id not in mark.ids)
