"""What people set, and how it can be taken back.

Whatever a command sets is a layer: the newest counts, and taking a command back removes its layer
wherever it lies. So an undo never takes along what somebody else did meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Self, TypeVar

Value = TypeVar("Value")


class Layered(Generic[Value]):
    """A value that people set one after another, each able to take back their own setting."""

    __slots__ = ("_base", "_layers")

    def __init__(self, base: Value, layers: tuple[tuple[object, Value], ...] = ()) -> None:
        self._base = base
        self._layers = layers

    @property
    def now(self) -> Value:
        """What was set last and not taken back, or what it was in the beginning."""
        return self._layers[-1][1] if self._layers else self._base

    def __len__(self) -> int:
        """Return how many settings stand."""
        return len(self._layers)

    def all(self) -> list[Value]:
        """Return everything that was set and not taken back, newest first."""
        return [value for _, value in reversed(self._layers)]

    def copy(self) -> Self:
        """Return the same settings, to go on with apart, however many there are at no cost."""
        return type(self)(self._base, self._layers)

    def put(self, value: Value) -> Callable[[], None]:
        """Set a value and return what takes this setting back, and no other."""
        layer = (object(), value)
        self._layers += (layer,)

        def back() -> None:
            self._layers = tuple(other for other in self._layers if other[0] is not layer[0])

        return back
