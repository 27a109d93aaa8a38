"""All that a suggestion may be made of: the shop's facts, what is asked, and the words to say it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from copilot.answers.arabic import Arabic
from copilot.answers.asked import NOTHING, Asked, Tongue
from copilot.answers.english import English
from copilot.answers.shop import Product, Shop
from copilot.language.arabizi import is_arabic

Words: TypeAlias = Arabic | English


AT_ONCE: Final = 92
"""Characters that are read out in one breath and fit into two lines of a card; less wanted parts go."""


LONGEST: Final = 170
"""Characters of two answers together; longer ones are too much to read out at once."""


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
    def english(self) -> bool:
        """Whether the answer is in English."""
        return self.asked.tongue is Tongue.ENGLISH

    @property
    def name(self) -> str:
        """The product's name in the language of the answer; empty where there is none."""
        product = self.product
        return self.words.name(product.name, product.english) if product else ""

    def written(self, sentences: Mapping[str, str], key: str) -> str:
        """Return a sentence that the shop wrote: in English where it did so, under the key with ``_en``."""
        return (self.english and sentences.get(f"{key}_en")) or sentences.get(key, "")

    def around(self, *said: str) -> Words:
        """Return the words to put around what the shop wrote: Arabic around Arabic."""
        return words(self.shop, Tongue.ARABIC) if any(map(is_arabic, said)) else self.words


def words(shop: Shop, tongue: Tongue) -> Words:
    """Return the words of a shop in a language."""
    if tongue is Tongue.ENGLISH:
        return English(shop.shop.currency_en)
    return Arabic(shop.voice, shop.shop.currency)
