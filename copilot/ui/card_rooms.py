"""How much each card may say: the most cards, and of what they leave the most words that can be read out.

An answer that is cut short can't be read out as it stands, so the first card, the next one to be answered,
says the whole of its answer even where that costs the last card its place (never the second). What is left
over gives the others theirs, the upper ones first. Where answers come from is said by all of them or by
none, once every answer is whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from copilot.ui.card_face import CardFace, Room

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_LINES = 5
_LEAST = Room(lines=1, source=False)
_FEWEST = 2  # cards; below, the first one has to be brief too


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of laying out a card.

    Attributes:
        height: Of its row, pixels.
        cut: Its answer had to be cut short.
    """

    height: int
    cut: bool


class Shares:
    """What was shared out the last time: it stays while nothing but counts changes, as it does most often."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._asked: object = None
        self._rooms: list[Room] = []

    def share_out(
        self, faces: Sequence[CardFace], space: int, drawn: object, measure: Callable[[int, Room], Measured]
    ) -> list[Room]:
        """Return the room of each card, as `share_out` does.

        Args:
            faces: What the cards show in the usual room.
            space: Pixels for all of them.
            drawn: Everything else that a height depends on: width, direction, sizes.
            measure: Lays out the card of a row in a room.
        """
        asked = [replace(each, count="", rising=False) for each in faces], space, drawn
        if asked != self._asked:
            self._asked = asked
            self._rooms = share_out(len(faces), space, measure)
        return self._rooms


def share_out(rows: int, space: int, measure: Callable[[int, Room], Measured]) -> list[Room]:
    """Return the room of each card.

    Args:
        rows: How many cards there are.
        space: Pixels for all of them.
        measure: Lays out the card of a row in a room.
    """
    return _Sharing(space, cache(measure)).share(rows)


class _Sharing:
    def __init__(self, space: int, measure: Callable[[int, Room], Measured]) -> None:
        self._space = space
        self._measure = measure

    def share(self, rows: int) -> list[Room]:
        rooms = [_LEAST] * rows
        if rows:
            self._lengthen_first(rooms)
        shown = self._fitting(rooms)
        for row in range(1, shown):
            self._lengthen(rooms, row, shown)
        sourced = [replace(room, source=True) for room in rooms[:shown]]
        whole = not any(self._measure(row, room).cut for row, room in enumerate(sourced))
        if whole and self._fit(sourced):
            rooms[:shown] = sourced
        return rooms

    def _lengthen_first(self, rooms: list[Room]) -> None:
        most = self._fitting(rooms)
        for lines in range(MOST_LINES, 1, -1):
            longer = replace(_LEAST, lines=lines)
            shown = self._fitting([longer, *rooms[1:]])
            whole = not self._measure(0, longer).cut
            if shown == most or (whole and shown == most - 1 and shown >= _FEWEST):
                rooms[0] = longer
                return

    def _lengthen(self, rooms: list[Room], row: int, shown: int) -> None:
        """Give the card of a row as many lines as its answer needs, or as many as there are."""
        for lines in range(MOST_LINES, 1, -1):
            if not self._measure(row, rooms[row]).cut:
                return
            longer = [*rooms[:row], replace(rooms[row], lines=lines), *rooms[row + 1 : shown]]
            if self._fit(longer):
                rooms[row] = longer[row]
                return

    def _fit(self, rooms: Sequence[Room]) -> bool:
        return self._fitting(rooms) == len(rooms)

    def _fitting(self, rooms: Sequence[Room]) -> int:
        end = 0
        for row, room in enumerate(rooms):
            end += self._measure(row, room).height
            if end > self._space:
                return row
        return len(rooms)
