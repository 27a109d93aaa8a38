"""What was on air when: the product that "how much is it?" means.

Whoever types sees the stream seconds late and means what she sees, so what counts is what was on air when she
typed, less that delay. What was shown by mistake and taken back was never on air.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Self

from copilot.grouping.layered import Layered


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aired:
    product: str | None
    at: float


_NOTHING: Final = _Aired(product=None, at=float("-inf"))


class OnAir:
    """The products that were shown, in order."""

    def __init__(self, shown: Layered[_Aired] | None = None) -> None:
        self._shown = shown or Layered(_NOTHING)

    @property
    def now(self) -> str | None:
        """Code of the product on air, or None."""
        return self._shown.now.product

    def show(self, product: str | None, *, at: float) -> Callable[[], None]:
        """Show a product, or nothing, from a moment on (Unix seconds); return what takes it back."""
        return self._shown.put(_Aired(product=product, at=at))

    def then(self, at: float) -> str | None:
        """Return what was on air at a moment, Unix seconds; before anything was, what came first."""
        shown = self._shown.all()
        first = shown[-1] if shown else _NOTHING
        return next((aired for aired in shown if aired.at <= at), first).product

    def copy(self) -> Self:
        """Return the same history, to go on with apart."""
        return type(self)(self._shown.copy())
