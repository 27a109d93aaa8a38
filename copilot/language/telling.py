"""What tells a viewer's name from the words that people use: two that stand side by side, or one.

A pair counts if its words are listed names or words that nobody uses, a handle ("mona_style22") if one of its
parts is such a word, or a number as platforms give to accounts, and one word if it is none of those that
people use and no listed name. Which words people use, the phrases of the catalogue tell
(assets/privacy/words.txt), and the shop's own facts. Given names: `copilot.language.calling`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import eq
from typing import Final, NamedTuple, TypeAlias

from copilot.assets import asset
from copilot.language.calling import BEHIND, JOINED, hints, once, single
from copilot.language.names import KNOWN, TELLING, Span
from copilot.language.normalise import MOST_LETTERS, normalise
from copilot.language.towns import TOWN_WORDS
from copilot.language.vocative import GLUED, PARTICLES

Pair: TypeAlias = tuple[str, str]

ACCOUNT: Final = "_"
"""Before a handle that can be nothing but an account's."""

_SHORT: Final = 2
"""Letters of a word that tells nothing beside another."""

_LONE: Final = 4
"""Letters of a word that tells something alone."""

_ACCOUNT: Final = 8
"""Digits of what a platform calls those who gave no name."""

_ARTICLES: Final = frozenset({"el", "al"})
_APOSTROPHES: Final = "'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}`"
_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|')*")
_HANDLE: Final = re.compile(rf"{_WORD.pattern}(?:(?:_+|\.){_WORD.pattern})*")
_GLUE: Final = re.compile(r"[^\W_](?:_+|\.)[^\W_]|[^\W\d_]\d|\d[^\W\d_]")


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


def spelt(text: str) -> list[str]:
    """Return the words of a text as names are compared: in the one spelling, without articles apart."""
    words = normalise(text).replace(".", " ").split()
    return [once(word) for word in words if word.isalnum() and word not in _ARTICLES]


def _told_apart() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Return listed names, what may stand before a name and behind it, and words that are part of none.

    Listed names are those that hardly stand for anything else: not Walaa, who would be "wala" where doubled
    letters stand once. Words that are part of none are those that people use, but for calls.
    """
    used = frozenset(asset("privacy", "words.txt").read_text(encoding="utf-8").splitlines())
    listed = frozenset(map(once, TELLING)) - (used - TELLING)
    before = listed.union(normalise("ام ابو عبد مدام الحاج om um abo abu abd abdel madam").split())
    behind = listed.union(map(once, KNOWN))
    doubled = (once(word) for word in used if any(map(eq, word, word[1:])))
    return listed, before, behind, used.union(TOWN_WORDS, doubled) - before - behind - PARTICLES


_LISTED, _BEFORE, _BEHIND, _USED = _told_apart()
_COMMON: Final = _USED | _BEFORE | _BEHIND | PARTICLES


def placed(text: str) -> Iterator[tuple[Span, str]]:
    """Give the words of a text as `spelt` has them, each with where it stands."""
    for found in _WORD.finditer(text.translate(_SHADOW)):
        for word in spelt(found[0]):
            yield found.span(), word


class Strange(NamedTuple):
    """What of a text may be somebody's name: of most texts one word at most.

    Attributes:
        unused: How many of its words are calls or none that people use.
        alone: Those that may be a whole name.
        given: Single given names that stand for somebody, as `bones` has them.
    """

    unused: int
    alone: tuple[str, ...] = ()
    given: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def strange(text: str) -> Strange:
    """Return what of a text may be somebody's name."""
    words = normalise(text).split()
    if _USED.issuperset(words):
        return Strange(0)
    unused = [word for word in words if word not in _USED]
    alone = [found for word in unused for found in lone_ones(once(word))]
    if ("_" in text or "." in text or any(map(str.isdecimal, words))) and _GLUE.search(text):
        alone += (handle for _, handle in handles(text))
    if not hints(unused) and BEHIND.isdisjoint(words[1:2]):
        return Strange(len(unused), tuple(dict.fromkeys(alone)))
    given = dict.fromkeys(name for _, name in singles(list(map(once, words))))
    return Strange(len(unused), tuple(dict.fromkeys(alone)), tuple(given))


def singles(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give the words that stand for somebody alone, by their places, each as `bones` has it."""
    return single(words, _COMMON)


def handles(text: str) -> Iterator[tuple[Span, str]]:
    """Give the handles in a text, less what stands between their parts, each with where it stands.

    One that is nothing but an account's begins with `ACCOUNT`: things are not written with an underscore, or
    as a word and eight digits, unless as a subject ("#black_friday").
    """
    for found in _HANDLE.finditer(text.translate(_SHADOW)):
        parts = spelt(found[0]) if _GLUE.search(found[0]) else ()
        if _is_handle(parts):
            sure = ("_" in found[0] and text[max(found.start() - 1, 0)] != "#") or any(map(_is_number, parts))
            yield found.span(), f"{ACCOUNT if sure else ''}{''.join(parts)}"


def whole(name: str, shop: Collection[str]) -> str:
    """Return the word or the handle that a name is; nothing where it is several, or one that people use."""
    found = _HANDLE.findall(name.translate(_SHADOW))
    parts = spelt(found[0]) if len(found) == 1 else []
    if len(parts) == 1:
        return lone(parts[0], shop)
    return "".join(parts) if _is_handle(parts, shop) else ""


def lone(word: str, shop: Collection[str] = frozenset()) -> str:
    """Return a word that may be a whole name, without the call that is glued to it (يازيكو); else nothing."""
    if len(word) < _LONE or not _is_strange(word, shop):
        return ""
    called = word.removeprefix(GLUED)
    if called is word or len(called) < _LONE:
        return word
    return called if _is_strange(called, shop) else ""


def lone_ones(word: str) -> Iterator[str]:
    """Give what may be a whole name in a word: as it stands, and without a letter joined to it (لزيكو)."""
    if found := lone(word):
        yield found
        if word[0] in JOINED and (called := lone(word[1:])):
            yield called


def _is_handle(parts: Sequence[str], shop: Collection[str] = frozenset()) -> bool:
    """Tell whether parts make a handle: a name or a strange word among them, or a number as of an account."""
    return len(parts) > 1 and any(
        ((len(part) >= _LONE or part in _LISTED) and tells(part, shop)) or _is_number(part) for part in parts
    )


def _is_number(part: str) -> bool:
    """Tell whether a part is a number as platforms give to accounts."""
    return len(part) >= _ACCOUNT and part.isdecimal()


def pairs(words: Sequence[str], shop: Collection[str] = frozenset()) -> Iterator[Pair]:
    """Give the neighbours that may be a name: both tell it, or one does and the other goes with it."""
    for one, other in pairwise(words):
        if tells(one, shop):
            if tells(other, shop) or other in (_BEHIND if one in _LISTED else _LISTED):
                yield one, other
        elif one in _BEFORE and tells(other, shop):
            yield one, other


def tells(word: str, shop: Collection[str] = ()) -> bool:
    """Tell whether a word is hardly anything but a name: a listed one, or one that nobody uses."""
    return _is_strange(word, shop) or (word in _LISTED and word not in shop)


def _is_strange(word: str, shop: Collection[str]) -> bool:
    return word not in _COMMON and len(word) > _SHORT and word[0].isalpha() and word not in shop
