"""What people teach by merging, splitting, naming and moving, and how the next live makes use of it.

A lesson is an example of this shop, nearer than any example of the catalogue: a comment that is put like one
goes where people put that one. Nothing is trained; take the session away and its lessons are gone with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.domain.lesson import Lesson
from copilot.domain.wording import worded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from copilot.grouping.ledger import Ledger
    from copilot.grouping.said import Said
    from copilot.grouping.tally import Tally

NEAR: Final = 0.8
"""The least cosine with a lesson that makes it count."""

MOST: Final = 600
"""Lessons that a session takes up, the latest ones."""

_OF_A_CARD: Final = 12


class Lessons:
    """The lessons of a shop, at hand.

    Args:
        lessons: The latest first; of two about the same words the first counts.
        encode: Makes vectors of length one of texts.
    """

    def __init__(
        self, lessons: Sequence[Lesson], encode: Callable[[Sequence[str]], NDArray[np.float32]]
    ) -> None:
        told = list({lesson.text: lesson for lesson in reversed(lessons) if lesson.text}.values())[::-1]
        self._told = told[:MOST]
        self._vectors = encode([lesson.text for lesson in self._told]) if self._told else None
        self._titles = {
            lesson.topic: lesson.title for lesson in reversed(lessons) if lesson.topic and lesson.title
        }

    def nearest(self, vector: NDArray[np.float32]) -> tuple[Lesson, float] | None:
        """Return the lesson that a comment is put like, and its cosine; None when there is none near."""
        if self._vectors is None:
            return None
        near = self._vectors @ vector
        best = int(near.argmax())
        return (self._told[best], float(near[best])) if near[best] >= NEAR else None

    def title(self, topic: str) -> str:
        """Return the name that people gave a card of the catalogue; empty where they gave none."""
        return self._titles.get(topic, "")


def taught(ledger: Ledger) -> tuple[Lesson, ...]:
    """Return what people taught in a session, as far as it was not taken back."""
    return tuple(lesson for head in ledger.heads() for lesson in _of_card(ledger, head))


def _of_card(ledger: Ledger, head: Tally) -> Iterator[Lesson]:
    question, named = head.question, head.titles.now
    topic = question.topic
    if topic and named and question.product is None:
        yield Lesson(text="", topic=topic, title=named)
    own = "" if topic else head.title
    for part in ledger.parts(head):
        said = (each for each in part.said if _placed_by_people(ledger, each, part, head))
        for text in _commonest(said):
            yield Lesson(text=text, topic=topic, title=own)


def _placed_by_people(ledger: Ledger, said: Said, part: Tally, head: Tally) -> bool:
    """Say whether a comment is where it is because people merged, moved, named, or let it stay behind.

    What stays when others are split off is as much a lesson: the two may be put almost alike.
    """
    named = head.question.topic is None and bool(head.titles.now)
    return named or part is not head or ledger.split_by_people(said.origin)


def _commonest(said: Iterable[Said]) -> Iterator[str]:
    """Give the wordings that most comments share, each once."""
    counts = Counter(worded(each.text) for each in said)
    return (text for text, _ in counts.most_common(_OF_A_CARD))
