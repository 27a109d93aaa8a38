"""Counts that fade: who asked lately weighs more than who asked before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

SLOW_HALF_LIFE: Final = 480.0
"""Seconds in which half of the waiting is forgotten: a question of eight minutes ago counts half."""

FAST_HALF_LIFE: Final = 60.0
"""Seconds of the short memory that tells what is rising."""


@dataclass(slots=True)
class Fading:
    """A count that halves every `half_life` seconds."""

    half_life: float
    value: float = 0.0
    at: float = 0.0

    def now(self, at: float) -> float:
        """Return the count at a moment."""
        past = at - self.at
        return float(self.value * 0.5 ** (past / self.half_life)) if past > 0.0 else self.value

    def add(self, at: float) -> None:
        """Count one more."""
        self.value, self.at = self.now(at) + 1.0, at

    @classmethod
    def of(cls, half_life: float, moments: NDArray[np.float64]) -> Self:
        """Return the count of what was at these moments, in order."""
        if not len(moments):
            return cls(half_life)
        last = float(moments[-1])
        return cls(half_life, float(np.exp2((moments - last) / half_life).sum()), last)
