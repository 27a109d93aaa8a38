"""Names in both scripts: what "برفان Rose Velvet" says in Latin letters is what viewers call it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, groupby
from typing import TypeAlias

from copilot.answers.shop import Shop
from copilot.language.arabizi import is_arabic
from copilot.language.normalise import normalise

_Names: TypeAlias = Callable[[list[str]], bool]


def in_latin(name: str, names: _Names) -> Iterator[list[str]]:
    """Give the Latin words of an Arabic name, two or more beside each other, as `normalise` spells them.

    Args:
        name: As the shop gives it; one without Arabic letters has none.
        names: Which words name a product together: no size and no colour alone.
    """
    if not is_arabic(name):
        return
    for is_latin, run in groupby(normalise(name).split(), lambda word: word.isascii() and word.isalpha()):
        if is_latin and len(words := list(run)) > 1 and names(words):
            yield words


def latin_pairs(shop: Shop, names: _Names) -> dict[tuple[str, str], str]:
    """Return each two of those words that stand in one name, with the code of its product."""
    return {
        pair: product.code
        for product in shop.products
        for name in (product.name, *product.names)
        for words in in_latin(name, names)
        for pair in combinations(words, 2)
    }
