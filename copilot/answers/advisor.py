"""What the shop has to say to a session's questions: products by name, suggestions card by card.

Boards are made ten times a second, so a card's suggestion is worked out again only when its comments, the
product it is about or the facts have changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from copilot.answers.asked import NOTHING, Tongue, asked, is_open
from copilot.answers.recall import Recall
from copilot.answers.shop import Shop
from copilot.answers.suggest import suggest
from copilot.answers.vocabulary import Vocabulary
from copilot.domain.board import Lack, Suggestion
from copilot.domain.mention import Heard
from copilot.domain.reading import Topic
from copilot.language.arabizi import is_arabic
from copilot.language.parts import parts_of

_CARDS: Final = 2048

Advice: TypeAlias = tuple[Suggestion | None, Lack | None]
"""A suggestion, or which fact is missing; neither where no fact could answer."""


class Advisor:
    """Knows a shop's facts and answers with them.

    Args:
        topics: The catalogue.
        shop: The facts.
        asks: Tells which topics a title asks: they are answered before what others ask.

    Attributes:
        recall: What was answered in earlier lives; it answers where the facts don't.
        rephrase: Gives a suggestion of facts in other words, if there are any; must not block.
        fault: What is wrong with the shop file since the facts were learnt; empty while nothing is.
    """

    def __init__(
        self,
        topics: Mapping[str, Topic],
        shop: Shop,
        *,
        asks: Callable[[str], Sequence[str]] = lambda _title: (),
    ) -> None:
        self.recall = Recall()
        self.rephrase: Callable[[Suggestion], Suggestion] = _as_it_is
        self._topics = topics
        self._asks = asks
        self._advice: dict[int, tuple[object, Hashable, Advice, bool]] = {}
        self.learn(shop)

    @property
    def shop(self) -> Shop:
        """The facts."""
        return self._known[0]

    @property
    def facts(self) -> Hashable:
        """Another value whenever other facts were learnt."""
        return self._known

    @property
    def is_plain(self) -> bool:
        """Whether suggestions stand as the facts put them: other words may come at any time."""
        return self.rephrase is _as_it_is

    @property
    def as_of(self) -> float | None:
        """When the facts were last changed, Unix seconds; None where that is not known."""
        return self._known[2]

    def learn(self, shop: Shop, *, as_of: float | None = None) -> None:
        """Answer from these facts from now on; any thread may call it.

        Args:
            shop: The facts.
            as_of: When they were last changed, Unix seconds; None where that is not known.
        """
        self.fault = ""
        self._known = (shop, Vocabulary(shop), as_of)  # one value for another: no board sees half of it

    def read_as(self, text: str) -> str:
        """Return what a comment says beside the names of products: itself, where it names none."""
        return self._known[1].read_as(text)

    def product(self, text: str, *, on_air: str | None) -> str | None:
        """Return the product that a comment is about: the one that it names, or the one on air when typed."""
        shop, vocabulary, _ = self._known
        named = vocabulary.product(vocabulary.find(text), shop.product(on_air))
        return named or on_air

    def part(self, title: str, topic: Topic | None) -> str:
        """Return the part of a title that asks a card's topic, where other parts ask other things.

        Who asks two things at once stands on two cards: each has its own half for a title.
        """
        if topic is None or not (parts := parts_of(title)):
            return title
        cards = [
            {known.card for each in self._asks(self.read_as(part)) if (known := self._topics.get(each))}
            for part in parts
        ]
        own = [part for part, asked_by in zip(parts, cards, strict=True) if topic.card in asked_by]
        return own[0] if own and len(set[str]().union(*cards)) > 1 else title

    def is_particular(self, text: str) -> bool:
        """Whether a comment names one viewer's place, size, colour or measure: it speaks for few others."""
        _, vocabulary, _ = self._known
        said = vocabulary.find(text)
        return bool(said.places or said.sizes or said.colours or said.weights or said.heights or said.numbers)

    def advise(
        self,
        card: int,
        topic: Topic | None,
        product: str | None,
        heard: Callable[[], Iterable[Heard]],
        *,
        title: str,
        state: Hashable,
    ) -> Advice:
        """Return what the facts answer to a card.

        Args:
            card: The card's Question.
            topic: What it asks.
            product: What it is about.
            heard: Gives the comments behind it, oldest first; asked only where `state` is new.
            title: How the card puts the question: an Arabic one is answered in Arabic.
            state: Equal as long as these comments are the same.
        """
        shop, vocabulary, as_of = known = self._known
        key = (product, title, state)
        found = self._advice.get(card)
        if found and found[0] is known and found[1] == key:
            return self._worded(found[2], personal=found[3])
        wanted = NOTHING
        if topic:
            wanted = asked(
                heard(), vocabulary.find, title=title, titled=self._asks(vocabulary.read_as(title))
            )
        if is_arabic(title):
            wanted = replace(wanted, tongue=Tongue.ARABIC)
        if is_open(title):
            wanted = replace(wanted, openly=True, generally=True)  # "which sizes?" wants them all
        suggestion, missing = suggest(topic, shop, product, wanted, self._topics)
        personal = suggestion is None or bool(wanted.bodies) or wanted.age is not None
        if suggestion is None:
            about = product if topic and topic.on_air else None
            suggestion = self.recall.find(topic.id if topic else None, about, heard(), shop)
            missing = None if suggestion else missing
        elif as_of is not None:
            suggestion = replace(suggestion, at=as_of)
        if len(self._advice) > _CARDS:
            self._advice.clear()
        self._advice[card] = known, key, (suggestion, missing), personal
        return self._worded((suggestion, missing), personal=personal)

    def _worded(self, advice: Advice, *, personal: bool) -> Advice:
        """Return advice in other words, unless people wrote it or it names a viewer's measures."""
        suggestion, missing = advice
        return (suggestion if personal or suggestion is None else self.rephrase(suggestion)), missing


def _as_it_is(suggestion: Suggestion) -> Suggestion:
    return suggestion
