"""A sentence that the presenter can read out, made only of the shop's facts; or which fact is missing.

What a topic needs stands in the catalogue (``price``, ``fact:fabric``, ``policy:exchange`` …). Each need
has one function that returns the sentence and where it comes from, or nothing when the file does not say:
`of_product` and `of_shop`. Nothing is ever guessed: a sentence holds words and numbers of the file, what the
viewers themselves asked for, and fixed wording.

A card may gather several finer topics (delivery today, delivery in general): what a third of its people or
more ask is answered, most people first, in one short sentence. A title that asks two things ("السعر
والمقاسات؟") is answered for both, whichever of them the card is about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from copilot.answers import delivery, of_product, of_shop
from copilot.answers.asked import NOTHING, Asked
from copilot.answers.context import Context, Told, words
from copilot.answers.shop import Product, Shop
from copilot.domain.board import Suggestion
from copilot.domain.reading import Topic

NEEDS: Final = frozenset({*of_product.NEEDS, *of_shop.NEEDS, "fact", "policy", "presenter", "none"})
"""Every need that a topic of the catalogue may state."""

_NO_FACT: Final = frozenset({"presenter", "none"})
_PLACES: Final = frozenset({"delivery_cost", "delivery_places", "delivery_time"})
_LONGEST: Final = 170
"""Characters of two answers together; longer ones are too much to read out at once."""

_YES: Final = re.compile(r"^(?:أيوه|ايوه|أيوة|ايوة|نعم|yes)(?:\s*[،,:.]\s*|\s+)", re.IGNORECASE)
"""What answers no question of how, which or when, whoever wrote it."""

_PARTS: Final = {
    "delivery": "الشحن",
    "payment": "الدفع",
    "prices": "الأسعار",
    "policies": "السياسات",
    "shop": "المحل",
}
_NO_TOPICS: Final[Mapping[str, Topic]] = MappingProxyType({})


def suggest(
    topic: Topic | None,
    shop: Shop,
    product_code: str | None,
    asked: Asked = NOTHING,
    topics: Mapping[str, Topic] = _NO_TOPICS,
) -> tuple[Suggestion | None, str | None]:
    """Return what the shop's facts answer to a topic, and otherwise which fact is missing.

    Args:
        topic: What is asked; None for an open question, which no listed fact can answer.
        shop: The facts.
        product_code: The product that the question is about, or None when none is known.
        asked: What the comments behind the card ask in particular.
        topics: The catalogue, in which the finer topics of `asked` are found.

    Returns:
        A suggestion and None, or None and a sentence on what is missing, for the people of the shop. Both are
        None when no fact of a shop could answer (an open question, or one that only the presenter can), and
        where it is not sure what is asked: a fact that nobody asked for is not missing.
    """
    if topic is None:
        return None, None
    finer = [topics[each] for each in asked.topics if each in topics and topics[each].card == topic.card]
    answerable = [each for each in finer or [topic] if each.answer not in _NO_FACT]
    if not answerable:
        return None, None
    product = shop.product(product_code)
    if product is None and len(shop.products) == 1:
        product = shop.products[0]
    context = Context(shop=shop, words=words(shop, asked.tongue), asked=asked, product=product)
    told = [found for each in answerable if (found := _told(each, context))]
    if not told:
        return None, _missing(answerable[0], context)
    told += [found for each in _others(topic, asked, topics) if (found := _told(each, context))]
    return _joined(told, openly=asked.openly), None


def _others(topic: Topic, asked: Asked, topics: Mapping[str, Topic]) -> list[Topic]:
    """Return the topics of other cards that a card's title asks too."""
    known = [topics[each] for each in asked.together if each in topics]
    return [each for each in known if each.card != topic.card and each.answer not in _NO_FACT]


def _told(topic: Topic, at: Context) -> Told | None:
    need, _, key = topic.answer.partition(":")
    context = replace(at, topic=topic.id)
    if need == "fact":
        return of_product.fact(context, key)
    if need == "policy":
        return of_shop.policy(context, key)
    if need == "offer":
        found = of_product.NEEDS[need](context)
        return found or of_shop.policy(context, "offers") or of_shop.policy(context, "discount")
    return (of_product.NEEDS.get(need) or of_shop.NEEDS[need])(context)


def _joined(told: list[Told], *, openly: bool) -> Suggestion:
    """Return the answers as one suggestion: the first, and further ones as long as it stays short."""
    texts = [_without_yes(each.text) if openly else each.text for each in told]
    text, parts = texts[0], [told[0].part]
    for more, each in zip(texts[1:], told[1:], strict=True):
        if more not in text and len(text) + len(more) <= _LONGEST:
            text = f"{text.rstrip(' .')}. {more}"
            parts += [each.part] if each.part not in parts else []
    return Suggestion(
        text=text, source=" · ".join(["ملف المحل", *(_PARTS.get(each, f"كود {each}") for each in parts)])
    )


def _without_yes(text: str) -> str:
    rest = _YES.sub("", text)
    return f"{rest[:1].upper()}{rest[1:]}" if rest and rest != text else text


def _missing(topic: Topic, at: Context) -> str | None:
    """Return which fact is missing, for the people of the shop; None where that would be a guess."""
    need = topic.answer.partition(":")[0]
    of_one = need in of_product.NEEDS or need == "fact"
    if of_one and at.product is None:
        return "حددي المنتج اللي على الهوا عشان تظهر الإجابة"
    if not at.asked.surely:
        return None
    if of_one:
        return _lacks(topic, at.product)
    place = delivery.unlisted(at) if need in _PLACES else None
    return f"{_lacks(topic)} لـ {place}" if place else _lacks(topic)


def _lacks(topic: Topic, product: Product | None = None) -> str:
    return f"ملف المحل مش مذكور فيه «{topic.arabic}»{f' لـ {product.name}' if product else ''}"
