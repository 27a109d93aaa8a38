"""The names that the viewers of a live go by, to be found where others type them: "Mona Elsayed saw it too".

A name is remembered as the pairs of words that stand side by side in it: who is called "Tota Mona Hassan" is
called "Tota Mona" and "Mona Hassan" as well, and "zeeko.fathalla" is a pair like any other. A pair counts if
its words are listed names or words that nobody uses: otherwise who calls herself "how much" would take that
question away from everybody. Which words people use, the phrases of the catalogue tell
(assets/privacy/words.txt), and the shop's own facts. One word alone is never looked for.

Measured with the phrases of each writer left out of those words in turn: whatever somebody calls herself, 6
of 90,000 phrases lose words at most, and those words are names ("ام محمد"); then 5 ("عنق الرحم"). In a live
about what no phrase is about, who knows a pair of its words that nobody used elsewhere can take it away.

What is met is held in memory while the live runs, and never kept. So is what tells whether a name was typed
before it was met: one bit for each pair in what others typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import eq
from typing import Final, TypeAlias

from copilot.assets import asset
from copilot.language.names import KNOWN, TELLING, Span
from copilot.language.normalise import MOST_LETTERS, normalise
from copilot.language.towns import TOWN_WORDS

MOST: Final = 20_000
"""Names that are remembered; the oldest goes for the next."""

Pair: TypeAlias = tuple[str, str]

_LONGEST: Final = 6
"""Words of a name that count."""

_SHORT: Final = 2
"""Letters of a word that tells nothing alone."""

_BITS: Final = 1 << 21
"""In half a million comments stand some ten thousand pairs that may be names; then one name in 200 seems to
have been typed that was not, and is looked for in vain."""

_DOUBLED: Final = re.compile(r"([^\W\d])\1+")
_ARTICLES: Final = frozenset({"el", "al"})
_APOSTROPHES: Final = "'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}`"
_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|')*")


class _Shadow(dict[int, str]):
    """Every character as a pattern of words should see it: a mark belongs to the word that it stands in."""

    def __missing__(self, code: int) -> str:
        seen = char = chr(code)
        if char in _APOSTROPHES:
            seen = "'"
        elif not char.isalnum() and normalise(f"x{char}x") == "xx":
            seen = "ـ"  # which no spelling keeps
        if len(self) < MOST_LETTERS:
            self[code] = seen
        return seen


_SHADOW: Final = _Shadow()


@lru_cache(maxsize=2048)
def _once(word: str) -> str:
    """Return a word with doubled letters once: how often a stretched one was meant to stand, nobody knows."""
    return _DOUBLED.sub(r"\1", word)


def spelt(text: str) -> list[str]:
    """Return the words of a text as names are compared: in the one spelling, without articles apart."""
    words = normalise(text).replace(".", " ").split()
    return [_once(word) for word in words if word.isalnum() and word not in _ARTICLES]


def _told_apart() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Return listed names, what may stand before a name and behind it, and words that are part of none.

    Listed names are those that hardly stand for anything else: not Walaa, who would be "wala" where doubled
    letters stand once. Words that are part of none are those that people use.
    """
    used = frozenset(asset("privacy", "words.txt").read_text(encoding="utf-8").splitlines())
    listed = frozenset(map(_once, TELLING)) - (used - TELLING)
    before = listed.union(normalise("ام ابو عبد مدام الحاج om um abo abu abd abdel madam").split())
    behind = listed.union(map(_once, KNOWN))
    doubled = (_once(word) for word in used if any(map(eq, word, word[1:])))
    return listed, before, behind, used.union(TOWN_WORDS, doubled) - before - behind


_LISTED, _BEFORE, _BEHIND, _USED = _told_apart()


class Viewers:
    """The display names of one live.

    Args:
        shop: Gives the words of the shop's facts as they are now, as `spelt` has them.

    Attributes:
        late: A name was met that others, as it seems, had typed before; whoever looks there sets it back.
    """

    def __init__(self, shop: Callable[[], Collection[str]] = frozenset) -> None:
        self.late = False
        self._shop = shop
        self._met: dict[str, tuple[Pair, ...]] = {}
        self._named: Counter[Pair] = Counter()
        self._typed = bytearray(_BITS // 8)

    def meet(self, name: str) -> None:
        """Remember the name of somebody who wrote."""
        if not name or name in self._met:
            return
        if len(self._met) >= MOST:
            self._forget(next(iter(self._met)))
        self._met[name] = tuple(dict.fromkeys(_pairs(spelt(name)[:_LONGEST], self._shop())))
        for pair in self._met[name]:
            self.late = self.late or (pair not in self._named and self._was_typed(pair))
            self._named[pair] += 1

    def hear(self, text: str) -> None:
        """Note what is kept of a comment, for the names that are met later."""
        if _may_name(text):
            for pair in _pairs(spelt(text)):
                byte, bit = divmod(hash(pair) % _BITS, 8)
                self._typed[byte] |= 1 << bit

    def spans(self, text: str) -> list[Span]:
        """Return where names that were met stand in a text, however they are spelt, in order."""
        if not (self._named and _may_name(text)) or self._named.keys().isdisjoint(pairwise(spelt(text))):
            return []
        spans: list[Span] = []
        for (one, word), (other, next_word) in pairwise(_placed(text)):
            if (word, next_word) in self._named:
                goes_on = bool(spans) and one[0] < spans[-1][1]
                start = spans.pop()[0] if goes_on else one[0]
                spans.append((start, other[1]))
        return spans

    def _was_typed(self, pair: Pair) -> bool:
        byte, bit = divmod(hash(pair) % _BITS, 8)
        return bool(self._typed[byte] >> bit & 1)

    def _forget(self, name: str) -> None:
        for pair in self._met.pop(name):
            self._named[pair] -= 1
            if not self._named[pair]:
                del self._named[pair]


def _placed(text: str) -> Iterator[tuple[Span, str]]:
    """Give the words of a text as `spelt` has them, each with where it stands."""
    for found in _WORD.finditer(text.translate(_SHADOW)):
        for word in spelt(found[0]):
            yield found.span(), word


def _may_name(text: str) -> bool:
    """Tell whether two words of a text are none that people use; of most it is one at most."""
    words = normalise(text).split()
    return len(words) - sum(map(_USED.__contains__, words)) > 1


def _pairs(words: Sequence[str], shop: Collection[str] = frozenset()) -> Iterator[Pair]:
    """Give the neighbours that may be a name: both tell it, or one does and the other goes with it."""
    for one, other in pairwise(words):
        if _tells(one, shop):
            if _tells(other, shop) or other in (_BEHIND if one in _LISTED else _LISTED):
                yield one, other
        elif one in _BEFORE and _tells(other, shop):
            yield one, other


def _tells(word: str, shop: Collection[str]) -> bool:
    """Tell whether a word is hardly anything but a name: a listed one, or one that nobody uses."""
    if word in _USED or word in shop:
        return False
    strange = len(word) > _SHORT and word[0].isalpha() and word not in _BEFORE and word not in _BEHIND
    return strange or word in _LISTED
