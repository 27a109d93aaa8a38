"""A sentence that the presenter can read out, made only of the shop's facts; or which fact is missing.

What a topic needs stands in the catalogue (``price``, ``fact:fabric``, ``policy:exchange`` …). Each need
has one function that returns the sentence and where it comes from, or nothing when the file does not say:
`of_product` and `of_shop`. Nothing is ever guessed: a sentence holds words and numbers of the file, what the
viewers themselves asked for, and fixed wording.

A card may gather several finer topics (delivery today, delivery in general). What its title asks is answered
first and always: the presenter reads the title, and two things of it ("السعر والمقاسات؟") are answered both,
whichever of them the card is about; mostly a title is only the half that asks its card's topic, see
`copilot.answers.advisor.Advisor.part`. Then comes what a third of its people or more ask, most people first,
as long as the answer stays short.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from copilot.answers import delivery, of_product, of_shop
from copilot.answers.asked import NOTHING, Asked
from copilot.answers.context import LONGEST, Context, Told, words
from copilot.answers.places import places
from copilot.answers.shop import NO_SHOP, Shop
from copilot.domain.board import Lack, Missing, Suggestion
from copilot.domain.reading import Topic

NEEDS: Final = frozenset({*of_product.NEEDS, *of_shop.NEEDS, "fact", "policy", "presenter", "none"})
"""Every need that a topic of the catalogue may state."""

_NO_FACT: Final = frozenset({"presenter", "none"})
_PLACES: Final = frozenset({"delivery_cost", "delivery_places", "delivery_time"})
_FITS: Final = frozenset({"size_runs", "shoe_fit"})
"""Facts on how a size turns out: "أصغر نمرة كام؟" is read as asking them, and asks which sizes there are."""

_SIZED: Final = frozenset({"volume", "capacity"})
"""Facts that may be the product's sizes: "فيه 100 مل؟" asks whether some of it is left."""

_YES: Final = re.compile(r"^(?:أيوه|ايوه|أيوة|ايوة|نعم|yes)(?:\s*[،,:.]\s*|\s+)", re.IGNORECASE)
"""What answers no question of how, which or when, whoever wrote it."""

_PARTS: Final = {
    "delivery": "الشحن",
    "payment": "الدفع",
    "prices": "الأسعار",
    "policies": "السياسات",
}
_WHOLE: Final = "shop"
"""The file's first section bears the name of the file itself."""

_NO_FILE: Final = Lack(
    arabic="مفيش ملف محل: اختاري واحد قبل اللايف الجاي",
    english="No shop file: choose one before the next live",
    what=Missing.SHOP_FILE,
)
_EMPTY: Final = Lack(
    arabic="مفيش منتجات في ملف المحل", english="The shop file has no products", what=Missing.PRODUCTS
)
_CHOOSE: Final = Lack(
    arabic="حددي المنتج اللي على الهوا عشان تظهر الإجابة، ولو مش في ملف المحل ضيفيه",
    english="Choose the product on air and the answer appears; if the shop file lacks it, add it there",
    what=Missing.ON_AIR,
)

_NO_TOPICS: Final[Mapping[str, Topic]] = MappingProxyType({})


def suggest(
    topic: Topic | None,
    shop: Shop,
    product_code: str | None,
    asked: Asked = NOTHING,
    topics: Mapping[str, Topic] = _NO_TOPICS,
) -> tuple[Suggestion | None, Lack | None]:
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
    own, foreign = _titled(topic, asked, topics)
    finer = [topics[each] for each in asked.topics if each in topics and topics[each].card == topic.card]
    more = [each for each in finer if each not in own]
    answerable = [each for each in [*own, *more] or [topic] if each.answer not in _NO_FACT]
    if not answerable:
        return None, None
    product = shop.product(product_code)
    if product is None and len(shop.products) == 1:
        product = shop.products[0]
    context = Context(shop=shop, words=words(shop, asked.tongue), asked=asked, product=product)
    told = {each.id: found for each in answerable if (found := _told(each, context))}
    if not told:
        return None, _missing(answerable[0], context, product_code)
    first = [told[each.id] for each in own if each.id in told] or list(told.values())[:1]
    first += [found for each in foreign if (found := _told(each, context))]
    rest = [found for found in told.values() if found not in first]
    return _joined(first, rest, openly=asked.openly), None


def _titled(topic: Topic, asked: Asked, topics: Mapping[str, Topic]) -> tuple[list[Topic], list[Topic]]:
    """Return the topics that a title asks: its own card's, and those of other cards if it asks several."""
    known = [topics[each] for each in asked.titled if each in topics]
    own = [each for each in known if each.card == topic.card]
    foreign = [each for each in known if each.card != topic.card and each.answer not in _NO_FACT]
    return own, foreign if len(asked.titled) > 1 else []


def _told(topic: Topic, at: Context) -> Told | None:
    need, _, key = topic.answer.partition(":")
    context = replace(at, topic=topic.id)
    if key in _FITS and at.asked.ends and (sizes := of_product.NEEDS["sizes"](context)):
        return sizes
    named = key in _SIZED and any(wish.size for wish in at.asked.named)
    if named and (sizes := of_product.NEEDS["sizes"](context)):
        return sizes
    if need == "fact":
        return of_product.fact(context, key)
    if need == "policy":
        said = of_shop.policy(context, key)
        return of_product.NEEDS["offer"](context) if key == "discount" and not said else said
    if need == "offer":
        found = of_product.NEEDS[need](context)
        return found or of_shop.policy(context, "offers") or of_shop.policy(context, "discount")
    return (of_product.NEEDS.get(need) or of_shop.NEEDS[need])(context)


def _joined(first: list[Told], rest: list[Told], *, openly: bool) -> Suggestion:
    """Return the answers as one suggestion: the first ones, and of the rest what leaves it short."""
    text, parts = "", []
    for number, each in enumerate((*first, *rest)):
        more = _without_yes(each.text) if openly else each.text
        together = _together(text, more)
        if number < len(first) or len(together) <= LONGEST:
            parts += [each.part] if together != text and each.part not in parts else []
            text = together
    named = [_PARTS.get(each, f"كود {each}") for each in parts if each != _WHOLE]
    return Suggestion(text=text, source=" · ".join(["ملف المحل", *named]))


def _together(text: str, more: str) -> str:
    """Return two answers as one; what one of them says again is said once."""
    if not text or more in text:
        return text or more
    *before, last = text.rstrip(" .").split(". ")
    return ". ".join([*before, more] if more.startswith(last) else [*before, last, more])


def _without_yes(text: str) -> str:
    rest = _YES.sub("", text)
    return f"{rest[:1].upper()}{rest[1:]}" if rest and rest != text else text


def _missing(topic: Topic, at: Context, product: str | None) -> Lack | None:
    """Return which fact is missing, for the people of the shop; None where that would be a guess.

    Args:
        topic: What is asked.
        at: What is known.
        product: The code of the product that it is about, in the file or not.
    """
    need = topic.answer.partition(":")[0]
    of_one = need in of_product.NEEDS or need == "fact"
    if at.shop is NO_SHOP:
        return _NO_FILE if of_one or at.asked.surely else None
    if of_one and at.product is None:
        if product or not at.shop.products:
            return _unknown(product) if product else _EMPTY
        return _CHOOSE
    if not at.asked.surely:
        return None
    if of_one:
        return _lacks(topic, (at.product.name, at.product.english or at.product.name) if at.product else None)
    place = delivery.unlisted(at) if need in _PLACES else None
    known = places().get(place) if place else None
    return _lacks(topic, (place, known.english if known else place) if place else None)


def _lacks(topic: Topic, of: tuple[str, str] | None) -> Lack:
    """Return that a topic is not answered, of what: its Arabic and its English name."""
    arabic, english = (f" لـ {of[0]}", f" for {of[1]}") if of else ("", "")
    return Lack(
        arabic=f"ملف المحل مش مذكور فيه «{topic.arabic}»{arabic}",
        english=f"The shop file does not answer “{topic.english}”{english}",
    )


def _unknown(code: str) -> Lack:
    return Lack(
        arabic=f"المنتج {code} مش في ملف المحل",
        english=f"The shop file has no product {code}",
        what=Missing.PRODUCT,
    )
