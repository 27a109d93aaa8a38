"""Where cards are seen while they move: arithmetic without a clock."""

from __future__ import annotations

from collections.abc import Mapping


class Glide:
    """The upper edges of cards on their way from where they were seen to where they belong."""

    def __init__(self) -> None:
        """Create it without cards."""
        self._from: dict[int, float] = {}
        self._to: dict[int, float] = {}
        self._seen: dict[int, float] = {}

    @property
    def tops(self) -> dict[int, float]:
        """Where each card is seen now, by the id of its question."""
        return dict(self._seen)

    def rest(self, targets: Mapping[int, float]) -> None:
        """Put every card where it belongs, at once."""
        self._to = dict(targets)
        self._from = dict(targets)
        self._seen = dict(targets)

    def aim(self, targets: Mapping[int, float]) -> bool:
        """Head for `targets` from where the cards are seen; return False where they head there already.

        Boards come faster than a movement takes. One that changes nothing lets the movement under way
        arrive; begun anew each time, it would come ever nearer and never arrive.
        """
        if targets == self._to:
            return False
        self._from = {question: self._seen[question] for question in targets if question in self._seen}
        self._to = dict(targets)
        self.move(0.0)
        return True

    def move(self, progress: float) -> None:
        """Go so much of the way: 0 is its beginning, 1 its end."""
        self._seen = {
            question: top + (self._from.get(question, top) - top) * (1 - progress)
            for question, top in self._to.items()
        }

    def top(self, question: int) -> float | None:
        """Return where a card is seen, or None where it is not known."""
        return self._seen.get(question)

    def is_new(self, question: int) -> bool:
        """Tell whether a card came with the movement under way."""
        return question not in self._from
