"""Which comments people moved to another Question than they were read as.

People split by words: whoever says the same asks the same, so later comments of these words follow. A
Question that is split off has an id of its own, counted from `SPLIT_OFF`, whether its split took effect or
not: what is done to it later must find the same one when a file is read back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from copilot.domain.question import SPLIT_OFF
from copilot.domain.wording import same_words
from copilot.grouping.tally import Layered, Said, Tally


class Splits:
    """Where the words of each Question count."""

    def __init__(self) -> None:
        self._routes: dict[int, dict[str, Layered[int]]] = {}
        self._made = 0

    def next_id(self) -> int:
        """Return the id of the next Question that is split off."""
        self._made += 1
        return SPLIT_OFF + self._made

    def place(self, question: int, text: str) -> int:
        """Return the Question that a comment counts for which was read as `question`."""
        routes = self._routes.get(question)
        if routes is None:
            return question
        route = routes.get(same_words(text))
        return question if route is None else route.now

    def put(
        self, parts: Sequence[Tally], words: Collection[str], target: int, *, whole: bool
    ) -> Callable[[], None] | None:
        """Let comments of some words count for `target`; return what takes it back, None where none is there.

        Args:
            parts: The tallies that count them now.
            words: What they say, as `same_words` gives it.
            target: The Question that they count for.
            whole: Whether all comments may go.
        """
        moved = [said for part in parts for said in part.said if same_words(said.text) in words]
        if not moved or (not whole and len(moved) == sum(part.comments for part in parts)):
            return None
        later = {(part.question.id, said) for part in parts for said in words}
        here = {part.question.id for part in parts}
        pairs = {(said.origin, same_words(said.text)) for said in moved}
        pairs |= {pair for pair in later if self.place(*pair) in here}
        backs = [
            self._routes.setdefault(origin, {}).setdefault(said, Layered(origin)).put(target)
            for origin, said in sorted(pairs)
        ]

        def back() -> None:
            for each in backs:
                each()

        return back

    def settle(self, tallies: Mapping[int, Tally]) -> None:
        """Move every comment to the tally that it counts for, and count those tallies anew."""
        found: dict[int, list[Said]] = defaultdict(list)
        changed: set[int] = set()
        for number, tally in tallies.items():
            for said in tally.said:
                place = self.place(said.origin, said.text)
                found[place].append(said)
                if place != number:
                    changed |= {place, number}
        for number in changed:
            tallies[number].recount(sorted(found[number], key=lambda said: said.number))
