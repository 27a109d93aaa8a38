"""Which comments count for another Question than they were read as: people moved them, or a second look did.

People split by words: whoever says the same asks the same, so later comments of these words follow. A
Question that is split off has an id of its own, counted from `SPLIT_OFF`, whether its split took effect or
not: what is done to it later must find the same one when a file is read back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from copilot.domain.question import SPLIT_OFF
from copilot.domain.wording import mark, same_words
from copilot.grouping.layered import Layered


class Splits:
    """Where the words of each Question count."""

    def __init__(self) -> None:
        self._routes: dict[int, dict[str, Layered[int | None]]] = {}
        self._regrouped: dict[int, dict[str, int]] = defaultdict(dict)
        self._made = 0

    def next_id(self) -> int:
        """Return the id of the next Question that is split off."""
        self._made += 1
        return SPLIT_OFF + self._made

    def place(self, question: int, text: str) -> int:
        """Return the Question that a comment counts for which was read as `question`."""
        by_people = self.by_people(question, text) if question in self._routes else None
        if by_people is not None:
            return by_people
        regrouped = self._regrouped.get(question)
        return regrouped.get(mark(text), question) if regrouped else question

    def by_people(self, question: int, text: str) -> int | None:
        """Return the Question that people moved such comments to, or None where they didn't."""
        routes = self._routes.get(question)
        route = routes.get(same_words(text)) if routes else None
        return None if route is None else route.now

    def parted(self, question: int) -> bool:
        """Say whether people moved some of the comments that were read as `question`."""
        return any(len(route) for route in self._routes.get(question, {}).values())

    def regroup(self, moves: Iterable[tuple[int, str, int]], *, stays: Callable[[int], bool]) -> set[int]:
        """Let wordings count elsewhere, as far as nobody moved them.

        Args:
            moves: As `copilot.domain.command.Regroup` has them.
            stays: Says of a Question that nothing leaves it or joins it.

        Returns:
            The Questions that count less or more now.
        """
        changed: set[int] = set()
        for question, words, into in moves:
            before = self._regrouped[question].get(words, question)
            if before != into and not stays(before) and not stays(into):
                self._regrouped[question][words] = into
                changed |= {before, into}
        return changed

    def put(self, here: Collection[int], words: Collection[str], target: int) -> Callable[[], None]:
        """Let comments of some words count for `target`, those to come too; return what takes it back.

        It hangs on no comment that is there: who said the words may be forgotten, and then the same commands
        must do the same to everybody else's comments.

        Args:
            here: The Questions that count them now.
            words: What they say, as `same_words` gives it.
            target: The Question that they count for.
        """
        origins = {*here, *self._routes, *self._regrouped}
        pairs = sorted((each, said) for each in origins for said in words if self.place(each, said) in here)
        backs = [
            self._routes.setdefault(origin, {}).setdefault(said, Layered[int | None](None)).put(target)
            for origin, said in pairs
        ]

        def back() -> None:
            for each in backs:
                each()

        return back
