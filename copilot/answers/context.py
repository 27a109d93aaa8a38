"""All that a suggestion may be made of: the shop's facts, what is asked, and the words to say it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from copilot.answers.arabic import Arabic
from copilot.answers.asked import NOTHING, Asked, Tongue
from copilot.answers.english import English
from copilot.answers.shop import Product, Shop

Words: TypeAlias = Arabic | English


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence and where in the shop file it comes from.

    Attributes:
        text: Can be read out as it stands.
        part: A section of the file, or a product's code.
    """

    text: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an answer is made of.

    Attributes:
        shop: The facts.
        words: The language and the voice.
        asked: What the comments ask in particular.
        product: The product they are about, or None.
        topic: The finer topic at hand.
    """

    shop: Shop
    words: Words
    asked: Asked = NOTHING
    product: Product | None = None
    topic: str = ""

    @property
    def name(self) -> str:
        """The product's name in the language of the answer; empty where there is none."""
        product = self.product
        return self.words.name(product.name, product.english) if product else ""


def words(shop: Shop, tongue: Tongue) -> Words:
    """Return the words of a shop in a language."""
    if tongue is Tongue.ENGLISH:
        return English(shop.shop.currency_en)
    return Arabic(shop.voice, shop.shop.currency)
