"""What a comment says beside the name of a product: what is asked of it.

"بلوزة شيفون بكام؟" asks a price, of the blouse that the shop calls so; the model, which knows no shop, hears
cloth. So where a comment calls a product by several words of its name, it is read with a word in their place
that only points ("دي بكام؟"): in order or not, with articles or without, and shortened as viewers do
("طقم قطن" of "طقم بيتي قطن"), also by the end alone ("مسك الطهارة" of "برفان مسك الطهارة"). A word that names
a product alone ("الفستان") stays, since the model knows it.

Nothing is put in their place where the words are the question: where little else is said ("هي البلوزة
شيفون؟"), where they stand as a choice or are doubted ("بلوزة شيفون ولا ستان؟", "الجاكيت جلد طبيعي؟"), and of
course where a word of cloth stands without the product ("الشيفون ده بيشف؟").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from copilot.answers.shop import Product, Shop
from copilot.language.arabizi import is_arabic, skeleton
from copilot.language.mentions import ARTICLES, BONES_OF_TWO, LONGEST_WORD, MOST_WORDS, bare, forms
from copilot.language.normalise import normalise

_REMEMBERED: Final = 4096

_IN_ARABIC: Final = "دي"
_IN_ARABIZI: Final = "el montag"
_IN_ENGLISH: Final = "it"
"""Of eight or more that were tried in each tongue, those beside which most of what viewers ask is read right:
"ده كام" is taken for a volume, "kod da eh" for an offer, "this price" for a change of prices."""

_CHUNK: Final = re.compile(r"\[\w+\]|[\w\u064b-\u0652'\N{RIGHT SINGLE QUOTATION MARK}]+")
"""A word as it was typed, with its vowel signs, or a marker of redaction."""

_LEAST_BONES: Final = 2

_THIS: Final = ARTICLES | frozenset(normalise("ده دي دا هذا هذه da di dh deh this that these a an").split())
_SAY_LITTLE: Final = _THIS | frozenset(
    normalise("هي هو يعني يا و بس heya hya howa hwa ya3ni ya is are it its").split()
)
_DOUBTED: Final = frozenset(
    normalise(
        "ولا والا او أم طبيعي طبيعية اصلي اصلية صناعي صناعية خالص بيور مخلوط "
        "wla wala walla aw or tabi3y tabee3y asly aslya real genuine pure natural synthetic"
    ).split()
)
"""What stands before or after a word that is asked about."""

_Further: TypeAlias = Mapping[str, frozenset[str]]
"""By a product's code what its names say beside the word for the kind of thing."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a comment: how `normalise` spells it, its place, and whether only space is before it."""

    spelt: str
    start: int
    end: int
    joined: bool


class Naming:
    """The names of several words that a shop's products have.

    Args:
        shop: The facts.
        own: Which words of names, as `normalise` spells them, tell a product apart: no colour, no size.
        pairs: Two words of a name, without articles, that no other product has together, with its code.
    """

    def __init__(self, shop: Shop, own: Callable[[str], bool], pairs: Mapping[tuple[str, str], str]) -> None:
        self._after: dict[str, dict[str, frozenset[str]]] = {}
        self._before: dict[str, dict[str, frozenset[str]]] = {}
        self._within: dict[str, dict[str, frozenset[str]]] = {}
        for product in shop.products:
            self._learn(product, own)
        for (one, other), code in pairs.items():
            is_long = len(skeleton(one)) + len(skeleton(other)) >= BONES_OF_TWO
            for form in _spellings(one) if is_long else [one]:
                known = self._within.setdefault(form, {})
                known[code] = known.get(code, frozenset()).union(_spellings(other) if is_long else [other])
        self.read_as = lru_cache(maxsize=_REMEMBERED)(self._read_as)

    def _learn(self, product: Product, own: Callable[[str], bool]) -> None:
        """Learn a product's names: an Arabic one begins with its kind, an English one ends in it."""
        names = (normalise(name).split() for name in (product.name, product.english, *product.names))
        spelt = [words for name in names if (words := [bare(word) for word in name if word not in ARTICLES])]
        kinds = {skeleton(words[0]) for words in spelt if is_arabic(words[0])}
        parted = [
            (words[0], words[1:], True) if skeleton(words[0]) in kinds else (words[-1], words[:-1], False)
            for words in spelt
        ]
        further = frozenset(
            form for _, others, _ in parted for word in others if own(word) for form in _spellings(word)
        )
        for kind, others, first in parted:
            for form in _spellings(kind) if others else ():
                known = self._after if first else self._before
                known.setdefault(form, {})[product.code] = further.difference(_spellings(kind))

    def _read_as(self, text: str) -> str:
        """Return a comment with a pointing word in the place of names; itself where it has none."""
        words = _words(text)
        names = list(self._names(words))
        inside = {at for low, high, _ in names for at in range(low, high + 1)}
        beside = (word.spelt for at, word in enumerate(words) if at not in inside)
        if not any(word.isalnum() and not word.isdigit() and word not in _SAY_LITTLE for word in beside):
            return text
        for low, high, instead in reversed(names):
            text = text[: words[low].start] + instead + text[words[high].end :]
        return text

    def _names(self, words: list[_Word]) -> Iterator[tuple[int, int, str]]:
        """Give the first and the last word of each name and what is read in their place."""
        free = 0
        for kind, word in enumerate(words):
            if kind < free:
                continue
            onwards = range(kind, len(words))
            last = _edge(words, onwards, self._after)
            first = kind if last > kind else _edge(words, range(kind, free - 1, -1), self._before)
            last = last if first < last else _edge(words, onwards, self._within)
            around = words[max(0, first - 1) : first] + words[last + 1 : last + 2]
            if first == last or any(each.spelt in _DOUBTED for each in around):
                continue
            latin = _IN_ARABIZI if last > kind else _IN_ENGLISH
            while first > free and words[first - 1].spelt in _THIS and words[first].joined:
                first -= 1
            while last + 1 < len(words) and words[last + 1].spelt in _THIS and words[last + 1].joined:
                last += 1
            free = last + 1
            yield first, last, _IN_ARABIC if is_arabic(word.spelt) else latin


def _edge(words: list[_Word], places: Iterable[int], known: Mapping[str, _Further]) -> int:
    """Return how far a name reaches: the place of its farthest further word, or its first place."""
    kind, *others = places
    products: _Further = next((known[form] for form in forms(words[kind].spelt) if form in known), {})
    edge = kind
    for at in others:
        if not products or not words[at if at > kind else at + 1].joined:
            break
        if words[at].spelt in ARTICLES:
            continue
        said = forms(words[at].spelt)
        products = {code: further for code, further in products.items() if not further.isdisjoint(said)}
        edge = at if products else edge
    return edge


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    end = 0
    for chunk in _CHUNK.finditer(text):
        if len(words) == MOST_WORDS:
            break
        spelt = normalise(chunk[0])[:LONGEST_WORD]
        words.append(_Word(spelt, chunk.start(), chunk.end(), text[end : chunk.start()].isspace()))
        end = chunk.end()
    return words


def _spellings(word: str) -> list[str]:
    """Return how a word of a name may stand in a comment, also in the other script."""
    bones = skeleton(word) if is_arabic(word) else ""
    return [word, f"~{bones}"] if len(bones) >= _LEAST_BONES else [word]
