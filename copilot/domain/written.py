"""How moments, counts and shares are written, in every language and on every surface."""

from __future__ import annotations

from typing import Final

_MINUTE: Final = 60


def clock(seconds: float) -> str:
    """Return seconds as ``0:25``, ``20:10`` or ``1:20:10``."""
    minutes, second = divmod(max(0, round(seconds)), _MINUTE)
    hours, minute = divmod(minutes, _MINUTE)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def percent(part: int, whole: int) -> str:
    """Return a share; what is not all is never 100 %, what is something never 0 %. Of nothing, a dash."""
    if not whole:
        return "–"
    share = round(100 * part / whole)
    return f"{min(99, max(1, share)) if 0 < part < whole else share}%"


def number(value: int) -> str:
    """Return a count in Western digits, whatever the language: ``7``, ``1,566``."""
    return f"{value:,}"
