"""Questions as they ended, and the themes they make over the whole live."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from copilot.answers.asked import HALF, MOST, SHARE
from copilot.answers.asked import Asked as Wanted
from copilot.answers.shop import Shop
from copilot.answers.suggest import suggest
from copilot.domain.board import Answer
from copilot.domain.comment import Kind
from copilot.domain.figures import Coverage
from copilot.domain.plain import one_line
from copilot.domain.reading import Topic
from copilot.domain.report import FOR_CONTENT, Asked, Idea, Theme
from copilot.grouping.said import Rows as SaidRows
from copilot.grouping.tally import Tally, wordings
from copilot.grouping.titles import clarity
from copilot.language.arabizi import is_arabic
from copilot.review.drafts import drafts
from copilot.review.fold import Folded, Rows, column

OBJECTIONS: Final = frozenset(
    {
        "price_why", "price_changed", "negotiate_discount", "trust", "original_or_copy", "reviews_opinion",
        "true_color", "deposit_required", "check_messages", "complaint_wrong_item",
        "complaint_quality", "complaint_delivery", "complaint_service", "complaint_fraud",
    }
)  # fmt: skip
"""Topics that say why somebody might not buy. Who asks where an order is has bought."""

UNHEARD: Final = "check_messages"
"""The topic of those who wrote to the shop and were not answered."""

_MOST_OBJECTIONS: Final = 5
_WORDINGS: Final = 3
_ANSWERS: Final = 3
_PRODUCTS: Final = 4
_LONGEST: Final = 60
_LONGEST_TEXT: Final = 4_000
"""Characters of a comment that reach a session file: nothing of one is cut here."""

_CANDIDATES: Final = 60
_EDGES: Final = " ?؟!.،,…"
_LATIN: Final = re.compile("[A-Za-z]")
_MENTION: Final = re.compile(r"@[\w.\-]{1,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known beside the session: the topics by id, and the shop's facts."""

    topics: Mapping[str, Topic]
    shop: Shop

    def name(self, product: str | None) -> str:
        """Return what a product is called, or nothing; with its code where another is called the same."""
        known = self.shop.product(product)
        if known is None:
            return ""
        alike = sum(each.name == known.name for each in self.shop.products)
        return f"{known.name} ({known.code})" if alike > 1 else known.name


def is_complaint(topic: str | None) -> bool:
    """Tell whether a topic is one of those who bought, and were disappointed."""
    return (topic or "").startswith("complaint_")


def plain(text: str) -> str:
    """Return a viewer's text as a review shows it: one line that steers nothing and mentions nobody."""
    return _MENTION.sub("@…", one_line(text, _LONGEST_TEXT))


def asked(folded: Folded, card: Tally, found: Coverage, known: Known) -> Asked:
    """Return one Question as it ended; `found` is the coverage of its waits."""
    parts = folded.ledger.parts(card)
    question = card.question
    platforms = sum((part.platforms for part in parts), Counter[str]())
    answers = {answer for part in parts for answer in part.answers.all() if answer}
    ready = [part.proposal for part in parts if part.proposal]
    return Asked(
        question=question.id,
        title=_title(card, parts, known),
        topic=question.topic,
        kind=question.kind,
        product=question.product,
        product_name=known.name(question.product),
        hidden=card.hidden,
        askers=len(folded.askers(card)),
        comments=sum(part.comments for part in parts),
        waiting=len(folded.waiting(card)),
        coverage=found,
        platforms=tuple(platforms.most_common()),
        first_at=min(part.first_at for part in parts if part.comments),
        last_at=max(part.last_at for part in parts if part.comments),
        answers=tuple(sorted(answers, key=lambda answer: (answer.at, answer.text))),
        wordings=_wordings(parts),
        proposed=max(ready, key=lambda answer: answer.at, default=None),
    )


def themes(folded: Folded, cards: Mapping[int, Rows], known: Known) -> list[Theme]:
    """Return the themes of a live, most askers first. What somebody hid from the board is left out."""
    groups: dict[str | int, list[Tally]] = defaultdict(list)
    for card in folded.cards(Kind.QUESTION, Kind.COMPLAINT):
        if not card.hidden:
            groups[card.question.topic or card.question.id].append(card)
    found = [_theme(folded, own, cards, known) for own in groups.values()]
    return sorted(found, key=lambda theme: (-theme.askers, theme.questions))


def objections(found: Iterable[Theme]) -> tuple[Theme, ...]:
    """Return what keeps people from buying."""
    return tuple([theme for theme in found if theme.topic in OBJECTIONS][:_MOST_OBJECTIONS])


def missing(found: Iterable[Theme]) -> tuple[Theme, ...]:
    """Return what the shop file does not answer and could."""
    return tuple(theme for theme in found if theme.missing)


def ideas(found: Iterable[Theme], known: Known) -> tuple[Idea, ...]:
    """Return what enough people asked to become content; who complains is written to instead."""
    return tuple(
        drafts(theme, known.topics.get(theme.topic or ""))
        for theme in found
        if theme.askers >= FOR_CONTENT and theme.topic != UNHEARD and not is_complaint(theme.topic)
    )


def _theme(folded: Folded, own: list[Tally], cards: Mapping[int, Rows], known: Known) -> Theme:
    own = sorted(own, key=lambda card: (-len(folded.askers(card)), card.question.id))
    parts = [part for card in own for part in folded.ledger.parts(card)]
    first = own[0]
    topic = known.topics.get(first.question.topic or "")
    title = _title(first, folded.ledger.parts(first), known)
    of_product: dict[str, list[Tally]] = defaultdict(list)
    for card in own:
        of_product[card.question.product or ""].append(card)
    people = Counter({product: len(folded.askers(*cards)) for product, cards in of_product.items()})
    facts, lacking = _facts(topic, folded, own, known)
    missing = Counter({product: len(folded.ledger.book.people(rows)) for product, rows in lacking.items()})
    put = {product: _said(folded, [folded.typed(rows)])[:1] for product, rows in lacking.items()}
    return Theme(
        topic=first.question.topic,
        arabic=topic.arabic if topic else title,
        english=topic.english if topic else title,
        questions=tuple(card.question.id for card in own),
        askers=len(folded.askers(*own)),
        comments=sum(part.comments for part in parts),
        waiting=len(folded.waiting(*own)),
        wordings=_worded(folded, [cards[card.question.id] for card in own], first.question.topic)
        or _wordings(parts),
        products=tuple((product, count) for product, count in people.most_common() if product),
        answers=_answers(parts),
        facts=facts,
        missing=tuple(missing.most_common()),
        missing_words=tuple((product, said) for product, texts in put.items() for said in texts),
    )


def _facts(
    topic: Topic | None, folded: Folded, own: Iterable[Tally], known: Known
) -> tuple[tuple[str, ...], dict[str, SaidRows]]:
    """Return what the shop file answers about the products that most asked of, and where it is silent.

    Silent it is only for those who surely asked what it does not say, a neighbour topic apart, and only where
    those who surely asked are more than half of a card's people. They come as rows of the ledger's book.
    """
    if topic is None or known.shop == Shop():
        return (), {}
    facts: dict[str, None] = {}
    lacking: dict[str, list[SaidRows]] = defaultdict(list)
    for card in own:
        product = card.question.product or ""
        if topic.on_air and known.shop.product(product) is None:
            continue
        told, lack = suggest(topic, known.shop, product)
        if lack:
            told, lack = suggest(topic, known.shop, product, _finer(folded, card), known.topics)
        if told:
            name = known.name(product)
            facts[
                told.text
                if not topic.answer.startswith("fact:") or name in told.text
                else f"{name}: {told.text}"
            ] = None
        elif lack:
            lacking[product] += _unanswered(folded, card, known)
    return tuple([*facts][:_PRODUCTS]), {code: np.concatenate(rows) for code, rows in lacking.items() if rows}


def _unanswered(folded: Folded, card: Tally, known: Known) -> list[SaidRows]:
    """Return the rows of a card that surely ask what the shop file does not say."""
    return [
        rows
        for topic, rows in folded.surely_by_topic(card).items()
        if suggest(known.topics.get(topic or ""), known.shop, card.question.product)[1]
    ]


def _finer(folded: Folded, card: Tally) -> Wanted:
    """Return what a card's people asked in particular: the finer topics, and whether that is sure."""
    people = len(folded.askers(card))
    topics = folded.topics(card)
    return Wanted(
        topics=tuple(topic for topic, count in topics.most_common(MOST) if count >= SHARE * people),
        surely=len(folded.surely(card)) > HALF * people,
    )


def _worded(folded: Folded, told: Sequence[Rows], topic: str | None) -> tuple[str, ...]:
    """Return how viewers put a theme: in words that surely ask it, others after them.

    Drafts quote the first beside what the shop answers, and "where is the link?" is not "how do I order?".
    """
    rows = np.concatenate(told)
    asks = [folded.comments[row].asks for row in rows.tolist()]
    own = rows[np.array([any(ask.sure and ask.topic == topic for ask in each) for each in asks], dtype=bool)]
    return tuple(dict.fromkeys((*_said(folded, [own]), *_said(folded, told))))[:_WORDINGS]


def _said(folded: Folded, told: Sequence[Rows]) -> tuple[str, ...]:
    """Return what most people typed word for word; among equals what is most like the others, and clear.

    Mixed scripts and figures come last. Who asks more than one thing words none of them.
    """
    rows = np.concatenate(told)
    rows = rows[~np.isnan(folded.typical[rows])]
    typed = column(text.strip(_EDGES) for text in folded.text.of(rows))
    everybody = folded.people + 1
    once = np.unique(typed.number * np.int64(everybody) + folded.person[rows])
    people = np.bincount(once // everybody, minlength=len(typed.words))
    typical = np.zeros(len(typed.words))
    np.maximum.at(typical, typed.number, folded.typical[rows])
    fit = [0 < len(text) <= _LONGEST and "[" not in text for text in typed.words]
    often = np.lexsort((-typical, -people, np.logical_not(fit)))[: min(sum(fit), _CANDIDATES)].tolist()

    fewest = min((people[place] for place in often[:_WORDINGS]), default=0)
    best = (place for place in often if people[place] >= fewest)  # what fewer typed comes after these anyhow

    def worth(place: int) -> tuple[int, bool, float]:
        text = typed.words[place]
        return -people[place], is_mixed(text), -clarity(text, float(typical[place]))

    return tuple(filter(None, (plain(typed.words[place]) for place in sorted(best, key=worth)[:_WORDINGS])))


def is_mixed(text: str) -> bool:
    """Tell whether a wording mixes scripts or holds figures, an odd thing to quote."""
    return bool(_LATIN.search(text)) == is_arabic(text) or any(map(str.isdigit, text))


def _answers(parts: Iterable[Tally]) -> tuple[Answer, ...]:
    given = [
        answer
        for part in parts
        for answer in (*part.answers.all(), part.proposal)
        if answer and answer.text.strip()
    ]
    newest: dict[str, Answer] = {}
    for answer in sorted(given, key=lambda each: -each.at):
        newest.setdefault(answer.text, answer)
    return tuple(newest.values())[:_ANSWERS]


def _title(card: Tally, parts: Sequence[Tally], known: Known) -> str:
    """Return a card's title; where whoever worded it was forgotten, the topic's name."""
    topic = known.topics.get(card.question.topic or "")
    return plain(card.title) or next(iter(_wordings(parts)), "") or (topic.arabic if topic else "؟")


def _wordings(parts: Iterable[Tally]) -> tuple[str, ...]:
    """Return the clearest wordings, those without redacted parts first."""
    heard = dict.fromkeys(filter(None, (plain(text) for text in wordings(parts, title=""))))
    return tuple(sorted(heard, key=lambda text: "[" in text))[:_WORDINGS]
