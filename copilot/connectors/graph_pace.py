"""How often the Graph API may be asked: never above a rate, and slower the nearer its limit is.

A page token gets 4,800 calls a day for every person who engaged with the page, so a small page's quota is
small; an app gets 200 an hour for every user. How much is used up comes as percentages with every answer.
Up to half of it nothing changes; from there the pauses grow as the rest shrinks, so that the wall is
approached and not hit.

Source: developers.facebook.com/docs/graph-api/overview/rate-limiting.
"""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from copilot.connectors.turns import Turns

_FREE: Final = 50.0
"""Percent of a quota that may be used without haste."""

_STRETCH: Final = 20.0
"""Pauses grow at most so many times."""

_FIGURES: Final = ("call_count", "total_time", "total_cputime")
_OTHERS: Final = ("ads", "custom_audience", "leadgen", "messenger", "whatsapp")
"""Quotas of other uses: not ours to watch."""

_REGAIN: Final = "estimated_time_to_regain_access"
"""In minutes, sometimes with a fraction."""

_MINUTE: Final = 60.0
_LONGEST: Final = 24 * 3600.0


class Pacer:
    """Spaces requests out; several connectors may share one.

    Args:
        per_second: Requests a second at most.
        turns: Counts the requests to all platforms together; None where there are no others.
    """

    def __init__(self, per_second: float, turns: Turns | None = None) -> None:
        self._turns = turns
        self._gap = 1.0 / per_second
        self._next = 0.0

    async def turn(self) -> None:
        """Wait until the next request may go."""
        now = asyncio.get_running_loop().time()
        at = max(now, self._next)
        self._next = at + self._gap
        if at > now:
            await asyncio.sleep(at - now)
        if self._turns:
            await self._turns.turn()


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What an answer's headers say about the quota.

    Attributes:
        percent: Used up, of the quota that is used up most; 100 is the wall.
        regain: Seconds until calls are let in again; 0 where they are let in.
    """

    percent: float = 0.0
    regain: float = 0.0

    @classmethod
    def read(cls, headers: Mapping[str, str]) -> Self:
        """Read the headers ``x-app-usage``, ``x-page-usage`` and ``x-business-use-case-usage``."""
        quotas = list(_quotas(headers))
        return cls(
            percent=max((_figure(quota.get(key)) for quota in quotas for key in _FIGURES), default=0.0),
            regain=min(
                _LONGEST, _MINUTE * max((_figure(quota.get(_REGAIN)) for quota in quotas), default=0.0)
            ),
        )

    @property
    def stretch(self) -> float:
        """How many times longer than usual pauses should be: 1 to 20."""
        if self.regain:
            return _STRETCH
        rest = (100.0 - self.percent) / (100.0 - _FREE)
        return min(_STRETCH, max(1.0, 1.0 / max(rest, 1.0 / _STRETCH)))


def retry_after(headers: Mapping[str, str]) -> float:
    """Return the seconds of a ``Retry-After`` header; 0 where there is none."""
    try:
        return min(_LONGEST, _figure(float(headers.get("retry-after", "0"))))
    except ValueError:
        return 0.0


def _quotas(headers: Mapping[str, str]) -> Iterator[Mapping[str, Any]]:
    for name in ("x-app-usage", "x-page-usage"):
        quota = _decoded(headers.get(name))
        if isinstance(quota, dict):
            yield quota
    cases = _decoded(headers.get("x-business-use-case-usage"))
    for quotas in cases.values() if isinstance(cases, dict) else ():
        for quota in quotas if isinstance(quotas, list) else ():
            if isinstance(quota, dict) and not str(quota.get("type", "")).startswith(_OTHERS):
                yield quota


def _decoded(header: str | None) -> object:
    try:
        return json.loads(header) if header else None
    except (ValueError, RecursionError):
        return None


def _figure(value: object) -> float:
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return 0.0
    if not isinstance(value, int | float) or not math.isfinite(value):
        return 0.0
    return max(0.0, float(value))
