"""How a Question is put: its title and its clearest wordings, chosen of what viewers typed.

A card may gather finer topics (what delivery costs, when it is free): a wording that asks what the card is
about is its title before all others, since its answer serves them too. Once enough people asked, the title
stays. Only where so much of another card is moved to it that two thirds of its people ask that, does the
title follow them: it is put like what most people ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from copilot.domain.comment import Kind
from copilot.domain.question import Question
from copilot.domain.wording import worded
from copilot.grouping.said import NO_ROWS, Heard, Rows, Said
from copilot.grouping.titles import MOST_GAINED, clarity, titled

WORDINGS: Final = 3
"""Wordings of viewers that a card shows."""

_KEPT: Final = WORDINGS + 1

_CONSIDERED: Final = 64
"""Texts of a finer topic out of which the clearest are chosen anew."""

_APART: Final = 0.4
"""What a wording loses that asks something else than most people of the card."""

_MOST: Final = 2 / 3
"""Of a card's people, from which it is put like what they ask."""

_SETTLED_ASKERS: Final = 8
_CLEARER: Final = 0.1


class _Put(NamedTuple):
    """A wording that may be the title.

    Attributes:
        text: As it was typed.
        typical: How much it is put like others put what it was read as.
        topic: The finer topic that it matched, or None.
    """

    text: str
    typical: float
    topic: str | None


@dataclass(slots=True)
class Phrasing:
    """The wordings of one Question.

    Attributes:
        question: The Question.
        said: The comments that it counts.
        title: The clearest wording so far, as a title.
        settled: Enough people asked: `title` stays as it is.
        clearest: The wordings that are put most clearly, each with its clarity.
    """

    question: Question
    said: Heard
    title: str = ""
    settled: bool = False
    clearest: dict[str, float] = field(default_factory=dict)
    _shown: _Put | None = None
    _asked: str | None = None
    _least: float = float("-inf")

    def __post_init__(self) -> None:
        """Begin with what the card is about."""
        self._asked = self.question.topic

    def hear(self, said: Said, *, people: int) -> None:
        """Take in the newest comment that the Question counts.

        Args:
            said: The comment.
            people: How many people the Question counts with it.
        """
        if self.settled:
            if said.text not in self.clearest and said.typical + MOST_GAINED > self._least:
                self._keep(said.text, self._clear(_Put(said.text, said.typical, said.topic)))
            return
        put = _Put(said.text, said.typical, said.topic)
        self._keep(put.text, self._clear(put))
        self._offer(put)
        self._settle(people)

    def exchange(self, gone: Rows, come: Rows, *, people: int) -> None:
        """Choose anew what has to be: some rows are counted no more, others are now.

        Args:
            gone: Rows that `said` held.
            come: Rows that it holds now.
            people: How many people the Question counts now.
        """
        book, shown = self.said.book, self._shown
        lost = {worded(text) for text in book.distinct(gone)}
        asked, own = self.said.rows(), self.question.topic
        moved = book.by_topic(book.from_elsewhere(asked, self.question.id))
        askers = {topic: len(book.people(rows)) for topic, rows in moved.items()}
        askers[own] = len(book.people(book.by_topic(asked).get(own, NO_ROWS)))
        self._asked = next((topic for topic in (own, *askers) if _most(askers, topic, people)), own)
        if shown is None or worded(shown.text) in lost:
            self._shown, self.title = None, ""
            self._choose()
        elif shown.topic != self._asked and (not self.settled or _most(askers, self._asked, people)):
            self._choose()
        elif lost.isdisjoint(self.clearest):
            for topic, rows in book.by_topic(come).items():
                for put in (_Put(*each, topic) for each in book.clearest(rows, _CONSIDERED)):
                    self._keep(put.text, self._clear(put))
                    if not self.settled:
                        self._offer(put)
        else:
            self._choose(title=False)
        self._settle(people)

    def _settle(self, people: int) -> None:
        self.settled = bool(self.title) and people >= _SETTLED_ASKERS

    def _clear(self, put: _Put) -> float:
        return clarity(put.text, put.typical) - _APART * (put.topic != self._asked)

    def _choose(self, *, title: bool = True) -> None:
        """Choose the wordings anew out of those that are put most like others, and among them the title."""
        self.clearest, self._least = {}, float("-inf")
        book = self.said.book
        puts = [
            _Put(text, typical, topic)
            for topic, rows in book.by_topic(self.said.rows()).items()
            for text, typical in book.clearest(rows, _CONSIDERED)
        ]
        for put in puts:
            self._keep(put.text, self._clear(put))
        if title and puts:
            self._offer(max(puts, key=self._clear))

    def _offer(self, put: _Put) -> None:
        """Let a wording be the title if it is clearly clearer than the one that is shown."""
        shown = self._shown
        if shown is None or self._clear(put) > self._clear(shown) + _CLEARER:
            self._shown = put
            self.title = titled(put.text, asks=self.question.kind is Kind.QUESTION)

    def _keep(self, text: str, clear: float) -> None:
        """Keep a viewer's wording if it is among the clearest."""
        if clear <= self._least:
            return
        wording, kept = worded(text), self.clearest
        if wording in kept or any(wording.casefold() == known.casefold() for known in kept):
            return
        kept[wording] = clear
        if len(kept) > _KEPT:
            del kept[min(kept, key=kept.__getitem__)]
        if len(kept) == _KEPT:
            self._least = min(kept.values())


def _most(askers: Mapping[str | None, int], topic: str | None, people: int) -> bool:
    """Tell whether most of a card's people ask a finer topic."""
    return askers.get(topic, 0) >= _MOST * people
