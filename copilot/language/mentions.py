"""Which products, colours, sizes, places and measures a comment names, in whatever script and spelling.

Phrases stand in a tree of words. At each word the longest phrase that begins there is taken and its words are
used up, so that "فستان بيج" is that product and not a colour too, and "2xl" is not "xl". A word of a comment
may carry what Egyptians join to it (و ب ف ل ك and ال; el, bel, lel), and a word in Latin letters is also
tried against Arabic names by its consonant skeleton, which is the same in both scripts, unless it is an
English one: "please" has the consonants of بلوزة. Numbers are read first, by the words around them: "وزني 80"
is no size and "بـ 450 جنيه" is no weight.

Linear in the length of a comment: at each of at most `MOST_WORDS` words, phrases of a few words are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

from copilot.domain.mention import NO_MENTIONS, Lexicon, Mentions, Named
from copilot.language.arabizi import is_arabic, skeleton
from copilot.language.normalise import normalise, words
from copilot.language.tongue import COMMON

MOST_WORDS: Final = 64
REMEMBERED: Final = 16_384
LONGEST_WORD: Final = 32

ARTICLES: Final = frozenset({"el", "il", "al", "the", "ال"})
_DEFINITE: Final = ("ال", "لل", "بال")
"""The article, also after what `forms` does not take off before it."""

_ARABIC_JOINED: Final = re.compile(r"^(?:و?(?:[بفك]?ال|لل|[بفكل])|و)(?=\w{2})")
_LATIN_JOINED: Final = re.compile(r"^(?:w?(?:[bfl]?[eia]l)|lel)(?=\w{3})")
_BONES: Final = {Named.PRODUCT: 3, Named.PART: 3, Named.COLOUR: 4, Named.PLACE: 4}
_AMBIGUOUS: Final = frozenset({Named.PRODUCT, Named.PART})
"""The least consonants by which one word is known in the other script; sizes are too short for it."""

BONES_OF_TWO: Final = 5
"""The least consonants of two words out of a name: "the courier waits" has four of "حلل جرانيت كوري"."""

_ENGLISH: Final = COMMON | frozenset("bless catch pillow pillows pills plus pulse".split())  # noqa: SIM905 - words
"""Words that are no Arabic in Latin letters, whatever their consonants."""

_NUMBER: Final = re.compile(r"\d{1,4}(?:\.\d{1,2})?")
_WEIGHT_RANGE: Final = (25.0, 200.0)
_HEIGHT_RANGE: Final = (120.0, 215.0)
_METRES: Final = (1.2, 2.15)
_SIZE_RANGE: Final = (34.0, 58.0)
_SHORTEST_WITH_ARTICLE: Final = 3
_BEFORE: Final = 4
"""Words before a number that may say what it measures."""

_WEIGHT: Final = frozenset(
    "وزن وزني وزنها وزنه بوزن wazn wazni wazny wzni wzny weight weigh weighs".split()  # noqa: SIM905 - words
)
_HEIGHT: Final = frozenset(
    "طول طولي طولها طوله بطول tol tooly toly tooli tall height".split()  # noqa: SIM905 - likewise
)
_OTHER: Final = frozenset(
    "سن سني سنها سنه عمر عمري عمرها عمره age aged ب بي".split()  # noqa: SIM905 - likewise
)
_KILOS: Final = frozenset("كيلو كجم كج كيلوجرام ك kg kgs kilo kilos k".split())  # noqa: SIM905 - likewise
_CENTIMETRES: Final = frozenset("سم سنتي سنتيمتر cm متر".split())  # noqa: SIM905 - likewise
_UNITS: Final = frozenset(
    """
    سنه سنين سنوات شهر شهور جنيه جنيها ج يوم ايام اسبوع ساعه قطعه قطع لتر مل جرام الف year years month months
    le egp day days sana senin sneen gneh geneh pounds ml gm gram
    """.split()  # noqa: SIM905 - likewise
)

_Names: TypeAlias = dict[Named, list[str]]


class _Node:
    """A word on the way through a phrase: what may follow, and what ends here."""

    __slots__ = ("ends", "then")

    def __init__(self) -> None:
        self.then: dict[str, _Node] = {}
        self.ends: _Names = {}


class Finder:
    """Finds the phrases of a lexicon.

    Args:
        lexicon: What may be named, and how.
        definite: Arabic words, as `normalise` spells them and without an article, that name a product only
            with it.
        pairs: Two such words that name a product beside each other, with or without articles.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        definite: Mapping[str, str] | None = None,
        pairs: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        self._root = _Node()
        for kind, names in lexicon.items():
            for name, phrases in names.items():
                for path in (path for phrase in phrases for path in _paths(phrase, _BONES.get(kind))):
                    self._put(path, kind, name)
        for word, name in (definite or {}).items():
            for article in _DEFINITE:
                self._put((f"{article}{word}",), Named.PRODUCT, name)
        for pair, name in (pairs or {}).items():
            for path in _paths(" ".join(pair), BONES_OF_TWO):
                self._put(path, Named.PRODUCT, name)
        self.find = lru_cache(maxsize=REMEMBERED)(self._find)

    def _put(self, path: Iterable[str], kind: Named, name: str) -> None:
        node = self._root
        for step in path:
            node = node.then.setdefault(step, _Node())
        names = node.ends.setdefault(kind, [])
        if name not in names:
            names.append(name)

    def _find(self, text: str) -> Mentions:
        """Return what a comment names."""
        tokens = _tokens(text)
        weights, heights, taken = _measured(tokens)
        named: dict[Named, dict[object, None]] = {kind: {} for kind in Named}
        numbers: list[float] = []
        at = 0
        while at < len(tokens):
            ends, length = self._longest(tokens, at, taken)
            for kind, names in ends.items():
                named[kind][tuple(names) if kind in _AMBIGUOUS else names[0]] = None
            if not ends and at not in taken and _NUMBER.fullmatch(tokens[at]):
                value = float(tokens[at])
                if value.is_integer() and _within(value, _SIZE_RANGE):
                    named[Named.SIZE][tokens[at]] = None
                else:
                    numbers.append(value)
            at += length
        if not (weights or heights or numbers or any(named.values())):
            return NO_MENTIONS
        return Mentions(
            products=tuple(named[Named.PRODUCT]),  # type: ignore[arg-type] # what this kind holds
            parts=tuple(named[Named.PART]),  # type: ignore[arg-type] # likewise
            colours=tuple(map(str, named[Named.COLOUR])),
            sizes=tuple(map(str, named[Named.SIZE])),
            places=tuple(map(str, named[Named.PLACE])),
            weights=tuple(dict.fromkeys(weights)),
            heights=tuple(dict.fromkeys(heights)),
            numbers=tuple(dict.fromkeys(numbers)),
        )

    def _longest(self, tokens: list[str], at: int, taken: set[int]) -> tuple[_Names, int]:
        """Return what the longest phrase that begins at a word names, and its words.

        A number with a meaning of its own begins a phrase only together with its unit ("4 سنين" is a size).
        """
        best: tuple[_Names, int] = ({}, 1)
        nodes, end = [self._root], at
        while nodes and end < len(tokens) and (end == at or end not in taken):
            spelt = forms(tokens[end])
            nodes = [node.then[form] for node in nodes for form in spelt if form in node.then]
            end += 1
            ended = next((node.ends for node in nodes if node.ends), None)
            if ended and (at not in taken or end - at > 1):
                best = (ended, end - at)
        return best


def _tokens(text: str) -> list[str]:
    spelt = words(normalise(text))[:MOST_WORDS]
    return [word[:LONGEST_WORD] for word in spelt if word not in ARTICLES]


@lru_cache(maxsize=REMEMBERED)
def _paths(phrase: str, least: int | None) -> tuple[tuple[str, ...], ...]:
    """Return the ways through the tree that lead to a phrase.

    Args:
        phrase: What viewers type.
        least: Consonants by which it is known in the other script too; None for never.
    """
    words_ = [bare(token) for token in _tokens(phrase)]
    if not words_:
        return ()
    bones = [skeleton(word) for word in words_]
    known_by_bones = least is not None and is_arabic(phrase) and all(bones) and sum(map(len, bones)) >= least
    return (tuple(words_), *([tuple(f"~{bone}" for bone in bones)] if known_by_bones else []))


def bare(word: str) -> str:
    """Return a word of a phrase without its article."""
    return word[2:] if word.startswith("ال") and len(word) > _SHORTEST_WITH_ARTICLE else word


@lru_cache(maxsize=REMEMBERED)
def forms(word: str) -> tuple[str, ...]:
    """Return the spellings under which a word of a comment may stand in the tree, the fullest first."""
    arabic = is_arabic(word)
    joined = (_ARABIC_JOINED if arabic else _LATIN_JOINED).match(word)
    spelt = {word: None}
    if joined:
        spelt[word[1:] if arabic else word] = None
        spelt[word[joined.end() :]] = None
    if not arabic and word not in _ENGLISH:
        spelt |= {f"~{bones}": None for form in spelt if (bones := skeleton(form))}
    return tuple(spelt)


def _measured(tokens: list[str]) -> tuple[list[float], list[float], set[int]]:
    """Return the weights and heights of persons, and which words are numbers with a meaning of their own."""
    weights: list[float] = []
    heights: list[float] = []
    taken: set[int] = set()
    for at, token in enumerate(tokens):
        if not _NUMBER.fullmatch(token):
            continue
        value = float(token)
        for about in _around(tokens, at):
            if about == "weight" and _within(value, _WEIGHT_RANGE):
                weights.append(value)
            elif about == "height" and _within(value, _HEIGHT_RANGE):
                heights.append(value)
            elif about == "height" and _within(value, _METRES):
                heights.append(value * 100)
            elif about != "other":
                continue
            taken.add(at)
            break
    return weights, heights, taken


def _around(tokens: list[str], at: int) -> Iterator[str]:
    """Give what the words around a number say that it is, the surest first."""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if after in _KILOS:
        yield "weight"
    elif after in _CENTIMETRES:
        yield from ("height", "other")
    elif after in _UNITS:
        yield "other"
    else:
        for word in reversed(tokens[max(0, at - _BEFORE) : at]):
            said = {word, word.removeprefix("و")}
            if said & _WEIGHT:
                yield "weight"
            elif said & _HEIGHT:
                yield "height"
        if at and tokens[at - 1] in _OTHER:
            yield "other"


def _within(value: float, span: tuple[float, float]) -> bool:
    return span[0] <= value <= span[1]
