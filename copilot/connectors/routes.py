"""The ways to one platform, and which of them is next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from copilot.connectors.base import Connector

_SHAKY: Final = 2


@dataclass(slots=True)
class Route:
    """One way to a platform.

    Attributes:
        make: Makes an attempt.
        rests_until: Not to be tried before, Unix seconds.
        broke: Connections in a row that broke before they were healthy.
        tried: Another way is to be tried before this one.
        refused: It can't work any more in this run.
    """

    make: Callable[[], Connector]
    rests_until: float = 0.0
    broke: int = 0
    tried: bool = False
    refused: bool = False


class Routes:
    """The ways to one platform, the best first.

    A way that fails before it was connected, or breaks twice before it was healthy, makes way for the next.

    Args:
        makes: Make one attempt each.
    """

    def __init__(self, makes: Sequence[Callable[[], Connector]]) -> None:
        self._routes = [Route(make) for make in makes]

    def choose(self, now: float) -> Route:
        """Return the best way that may be tried at a moment; if all rest, the one that is ready first."""
        usable = self._usable()
        ready = [route for route in usable if route.rests_until <= now]
        untried = [route for route in ready if not route.tried]
        return (untried or ready or sorted(usable, key=lambda route: route.rests_until))[0]

    def ended(self, route: Route, *, connected: bool, healthy: bool) -> None:
        """Note how far an attempt came."""
        route.broke = route.broke + 1 if connected and not healthy else 0
        route.tried = not connected or route.broke >= _SHAKY
        if healthy:
            self.start_over()

    def start_over(self) -> None:
        """Forget which ways were tried: the next attempt begins with the best."""
        for route in self._routes:
            route.tried = False

    def has_another(self, now: float) -> bool:
        """Tell whether there is a way that was not tried yet and may be tried at once."""
        return any(not route.tried and route.rests_until <= now for route in self._usable())

    def rest_until(self) -> float:
        """Return when the first way may be tried again, Unix seconds."""
        return min((route.rests_until for route in self._usable()), default=0.0)

    def is_first(self, route: Route) -> bool:
        """Tell whether it is the best way."""
        return route is self._routes[0]

    def _usable(self) -> list[Route]:
        return [route for route in self._routes if not route.refused]
