"""The cards of a board: what a Question's tally, the facts and people's words say together.

Boards are made ten times a second, and most cards say what they said before: those are made once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final

from pyroaring import BitMap

from copilot.answers.advisor import Advice, Advisor
from copilot.domain.board import Answer, Card, CardState, Suggestion
from copilot.domain.comment import Kind
from copilot.domain.reading import Topic
from copilot.grouping.ledger import Ledger
from copilot.grouping.ranking import is_elsewhere, is_rising
from copilot.grouping.tally import Tally, heard, wordings
from copilot.grouping.titles import titled

_KEPT: Final = 512
_WORDS: Final = 4


class Cards:
    """Makes the cards of one session; one that did not change is made once.

    Args:
        advisor: Knows what the shop answers.
        topics: The catalogue.
    """

    def __init__(self, advisor: Advisor, topics: Mapping[str, Topic]) -> None:
        self._advisor = advisor
        self._topics = topics
        self._kept: dict[int, tuple[Tally, Hashable, Card]] = {}

    def of(self, ledger: Ledger, tallies: Iterable[Tally]) -> tuple[Card, ...]:
        """Return what people see of some tallies, in their order."""
        if len(self._kept) > _KEPT:
            self._kept.clear()
        return tuple(self._card(ledger, tally) for tally in tallies)

    def _card(self, ledger: Ledger, tally: Tally) -> Card:
        parts = ledger.parts(tally)
        comments = sum(part.comments for part in parts)
        rising = is_rising(ledger, tally)
        state = (comments, rising, ledger.commands, ledger.showing, self._advisor.facts)
        kept = self._kept.get(tally.question.id)
        if kept and kept[0] is tally and kept[1] == state and self._advisor.is_plain:
            return kept[2]
        card = self._made(ledger, tally, parts, comments=comments, rising=rising)
        self._kept[tally.question.id] = tally, state, card
        return card

    def _made(
        self, ledger: Ledger, tally: Tally, parts: Sequence[Tally], *, comments: int, rising: bool
    ) -> Card:
        question = tally.question
        waiting = _people([part.waiting for part in parts])
        platforms = sum((part.platforms for part in parts[1:]), parts[0].platforms)
        last_at = max(part.last_at for part in parts)
        product = question.product or ledger.showing
        title = self._title(tally)
        suggestion, missing = self._advice(tally, title, parts, product, (waiting, comments, last_at))
        return Card(
            question=question.id,
            title=title,
            topic=question.topic,
            kind=question.kind,
            state=_state(tally, waiting),
            askers=_people([part.askers for part in parts]),
            waiting=waiting,
            comments=comments,
            platforms=tuple(platforms.most_common()),
            first_at=min(part.first_at for part in parts),
            last_at=last_at,
            product=question.product,
            elsewhere=self._elsewhere(ledger, tally, title),
            suggestion=suggestion,
            missing=missing,
            answer=tally.answer,
            rising=rising,
            asked_again=tally.answer is not None and waiting > 0,
            wordings=wordings(parts, title=title),
            words=_words(parts),
        )

    def _title(self, tally: Tally) -> str:
        """Return the name that people gave a card, or of the clearest wording what asks the card's topic."""
        title, question = tally.title, tally.question
        if tally.titles.now:
            return title
        part = self._advisor.part(title, self._topics.get(question.topic or ""))
        return title if part == title else titled(part, asks=question.kind is Kind.QUESTION)

    def _elsewhere(self, ledger: Ledger, tally: Tally, title: str) -> str:
        """Return the product's name where it is not on air and the title does not name it already."""
        code = tally.question.product
        if not is_elsewhere(ledger, tally) or self._advisor.product(title, on_air=ledger.showing) == code:
            return ""
        product = self._advisor.shop.product(code)
        return product.name if product else code or ""

    def _advice(
        self, tally: Tally, title: str, parts: Sequence[Tally], product: str | None, state: Hashable
    ) -> Advice:
        """Return what people wrote for a card, or else what the facts answer to those who wait, if any."""
        if words := tally.proposal:
            return Suggestion(text=words.text, source=words.by, at=words.at), None
        question = tally.question
        return self._advisor.advise(
            question.id,
            self._topics.get(question.topic or ""),
            product,
            lambda: heard(parts),
            title=title,
            state=state,
        )


def _people(of_parts: Sequence[BitMap]) -> int:
    """Return how many people there are in all parts; mostly there is one, and nothing to unite."""
    return len(of_parts[0] if len(of_parts) == 1 else BitMap.union(*of_parts))


def _state(tally: Tally, waiting: int) -> CardState:
    if tally.hidden:
        return CardState.HIDDEN
    if tally.pinned:
        return CardState.PINNED
    return CardState.ANSWERED if tally.answer and not waiting else CardState.OPEN


def _words(parts: Sequence[Tally]) -> tuple[Answer, ...]:
    """Return what people wrote for a card, newest first, each text once."""
    written = [word for part in parts for word in (*part.answers.all(), *part.proposals.all()) if word]
    newest: dict[str, Answer] = {}
    for word in sorted(written, key=lambda each: -each.at):
        if word.text:
            newest.setdefault(word.text, word)
    return tuple(newest.values())[:_WORDS]
