"""Which Question a comment asks: known topics by name, everything else by likeness.

A topic's Question is found by its card and, where the answer depends on the product, the product on air.
What no topic claims joins the nearest open group whose centre is near enough, or founds one (online
leader clustering, Hartigan 1975, with moving centres). A bounded number of groups is kept in memory; the one
that waited longest without a comment is forgotten first, so a step costs the same in the third hour as in
the first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from copilot.domain.comment import Kind
from copilot.domain.question import Ask, Question
from copilot.domain.reading import Reading, Topic, TopicMatch
from copilot.grouping.consolidation import Consolidation
from copilot.grouping.expectation import Expectation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from copilot.domain.lesson import Lesson
    from copilot.grouping.lessons import Lessons

RADIUS = 0.6
MOST_GROUPS = 1024
SETTLED = 24
CLAIM = 0.2
SURE = 0.6


class Catalogue(Protocol):
    """The known topics, as `copilot.language.topics.Catalogue` has them."""

    @property
    def topics(self) -> Mapping[str, Topic]:
        """By id."""
        ...


class Clusterer:
    """Gives every comment that asks its Questions. Deterministic: the same comments, the same ids.

    Args:
        catalogue: The known topics.
        lessons: What people taught in earlier lives of the shop.
        radius: The least cosine with a group's centre that lets an open question join it.
    """

    def __init__(
        self, catalogue: Catalogue, *, lessons: Lessons | None = None, radius: float = RADIUS
    ) -> None:
        self._topics = catalogue.topics
        self._lessons = lessons
        self._own: dict[str, int] = {}
        self._radius = radius
        self._next = 1
        self._by_topic: dict[tuple[str, str | None], int] = {}
        self._groups = _Groups()
        self._expectation = Expectation(catalogue.topics)
        self._consolidation = Consolidation()
        self._bound = {topic.id: topic.on_air for topic in catalogue.topics.values()}

    def assign(
        self, reading: Reading, *, product: str | None
    ) -> tuple[tuple[Ask, ...], tuple[Question, ...]]:
        """Return the Questions that a comment asks, the main one first, and those it opened.

        Args:
            reading: What the language layer made of the comment.
            product: The product on air, or None.

        Returns:
            Nothing for chatter and orders.
        """
        if reading.kind in {Kind.CHATTER, Kind.ORDER}:
            return (), ()
        asks: list[Ask] = []
        opened: list[Question] = []
        lesson = self._lessons.nearest(reading.vector) if self._lessons else None
        if lesson and lesson[0].topic not in self._topics:
            question, near = self._of_own(lesson[0].title, reading.kind, opened), lesson[1]
            own = Ask(question=question, topic=None, confidence=near, typical=near)
            return (own,), tuple(opened)
        matches = self._weighed(reading) if lesson is None else (_as_taught(*lesson),)
        for match in matches:
            if match.confidence >= SURE:
                self._expectation.note(match.topic)
            question = self._of_topic(match.topic, product, opened)
            if all(ask.question != question for ask in asks):
                asks.append(
                    Ask(
                        question=question,
                        topic=match.topic,
                        confidence=match.confidence,
                        typical=match.typical,
                    )
                )
        if not matches:
            question, likeness = self._of_group(reading, opened)
            asks.append(Ask(question=question, topic=None, confidence=likeness, typical=likeness))
        return tuple(asks), tuple(opened)

    def title(self, opened: Question) -> str:
        """Return the name that people gave a Question in an earlier live; empty where they gave none."""
        own = next((title for title, number in self._own.items() if number == opened.id), "")
        if own or self._lessons is None or opened.topic is None or opened.product is not None:
            return own
        return self._lessons.title(opened.topic)

    def look_again(
        self, text: str, reading: Reading, asks: tuple[Ask, ...], *, product: str | None, at: float
    ) -> tuple[tuple[int, str, int], ...]:
        """Note what a comment was read as, and return which wordings count elsewhere from now on.

        Args:
            text: Of the comment, as it is kept.
            reading: Of the comment.
            asks: What it was read as.
            product: The product on air, or None.
            at: The stream's time, Unix seconds.

        Returns:
            The moves of a `copilot.domain.command.Regroup`; mostly none.
        """
        self.note(text, reading, asks, product=product, at=at)
        return self._consolidation.moves(at, self._by_topic, self._bound)

    def regrouped(self, moves: tuple[tuple[int, str, int], ...], at: float) -> None:
        """Take up what an earlier second look found."""
        self._consolidation.restore(moves, at)

    def note(
        self, text: str, reading: Reading, asks: tuple[Ask, ...], *, product: str | None, at: float
    ) -> None:
        """Note what a comment was read as, for the next second look."""
        if len(asks) == 1:
            (ask,) = asks
            topic = self._topics[ask.topic].card if ask.topic else None
            self._consolidation.note(
                text,
                reading,
                question=ask.question,
                topic=topic,
                confidence=ask.confidence,
                product=product,
                at=at,
            )

    def restore(self, reading: Reading, asks: tuple[Ask, ...], opened: tuple[Question, ...]) -> None:
        """Take in a stored comment, so that a session goes on with the same ids."""
        self.know(opened)
        for ask in asks:
            if ask.topic is not None and ask.confidence >= SURE:
                self._expectation.note(ask.topic)
            if ask.topic is None:
                self._groups.join(ask.question, reading.vector)

    def know(self, opened: tuple[Question, ...]) -> None:
        """Take in Questions that a session has, so that none of them is opened twice."""
        for question in opened:
            self._next = max(self._next, question.id + 1)
            if question.topic is not None:
                self._by_topic[self._topics[question.topic].card, question.product] = question.id

    def _of_own(self, title: str, kind: Kind, opened: list[Question]) -> int:
        """Return the Question of the shop's own that is called `title`."""
        if title not in self._own:
            self._own[title] = self._open(opened, topic=None, kind=kind, product=None)
        return self._own[title]

    def named(self, question: int, title: str) -> None:
        """Take up what an earlier run of this session called a Question of the shop's own."""
        self._own.setdefault(title, question)

    def _weighed(self, reading: Reading) -> tuple[TopicMatch, ...]:
        """Return the topics that a comment asks, given what this session was about so far."""
        if len(reading.topics) > 1 or not reading.candidates:
            return reading.topics
        weigh = self._expectation.weigh
        confidence, _, best = max(
            (weigh(match.topic, match.confidence), match.topic, place)
            for place, match in enumerate(reading.candidates)
        )
        return (replace(reading.candidates[best], confidence=confidence),) if confidence >= CLAIM else ()

    def _of_topic(self, topic: str, product: str | None, opened: list[Question]) -> int:
        known = self._topics[topic]
        card = self._topics[known.card]
        key = (known.card, product if card.on_air else None)
        if key not in self._by_topic:
            self._by_topic[key] = self._open(opened, topic=known.card, kind=card.kind, product=key[1])
        return self._by_topic[key]

    def _of_group(self, reading: Reading, opened: list[Question]) -> tuple[int, float]:
        question, likeness = self._groups.nearest(reading.vector)
        if likeness < self._radius:
            question = self._open(opened, topic=None, kind=reading.kind, product=None)
            likeness = reading.confidence
        self._groups.join(question, reading.vector)
        return question, max(0.0, min(1.0, likeness))

    def _open(self, opened: list[Question], *, topic: str | None, kind: Kind, product: str | None) -> int:
        question = Question(id=self._next, topic=topic, kind=kind, product=product)
        self._next += 1
        opened.append(question)
        return question.id


def _as_taught(lesson: Lesson, likeness: float) -> TopicMatch:
    return TopicMatch(topic=lesson.topic or "", confidence=likeness, typical=likeness)


class _Groups:
    """Centres of open groups, at most `MOST_GROUPS`, in one array."""

    def __init__(self) -> None:
        self._centres: NDArray[np.float32] | None = None
        self._questions: list[int] = []
        self._counts: list[int] = []
        self._used: list[int] = []
        self._step = 0

    def nearest(self, vector: NDArray[np.float32]) -> tuple[int, float]:
        """Return the Question of the nearest group and its cosine; (0, -1) when there is none."""
        if self._centres is None or not self._questions:
            return 0, -1.0
        near = self._centres[: len(self._questions)] @ vector
        best = int(near.argmax())
        return self._questions[best], float(near[best])

    def join(self, question: int, vector: NDArray[np.float32]) -> None:
        """Move the group of `question` towards `vector`, or found it there."""
        self._step += 1
        if self._centres is None:
            self._centres = np.zeros((MOST_GROUPS, len(vector)), dtype=np.float32)
        if question in self._questions:
            place = self._questions.index(question)
            count = self._counts[place] = min(self._counts[place] + 1, SETTLED)
            centre = self._centres[place] * (count - 1) / count + vector / count
        else:
            place, centre = self._room(), vector
            self._questions[place], self._counts[place] = question, 1
        self._used[place] = self._step
        length = float(np.linalg.norm(centre))
        self._centres[place] = centre / length if length else centre

    def _room(self) -> int:
        """Return a free place, or the one that waited longest."""
        if len(self._questions) < MOST_GROUPS:
            self._questions.append(0)
            self._counts.append(0)
            self._used.append(0)
            return len(self._questions) - 1
        return min(range(MOST_GROUPS), key=self._used.__getitem__)
