"""A time in which a platform's comments did not arrive."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Comments that are thought to be missing: told, because nobody can see what is not there.

    Attributes:
        platform: As in `RawComment`.
        since: The last sign of life before it, Unix seconds.
        until: When comments came again, Unix seconds.
        estimated: How many comments are thought to be missing: what the rate before the gap makes
            likely, less those that the platform offered afterwards; 0 when nothing seems to be missing.
    """

    platform: str
    since: float
    until: float
    estimated: int

    @property
    def at(self) -> float:
        """Its place among comments and commands: the end, when it is known for one. Unix seconds."""
        return self.until
