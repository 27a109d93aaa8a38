"""The names that the viewers of a live go by, to be found where others type them: "Mona Elsayed saw it too".

A name is remembered as the pairs of words that stand side by side in it: who is called "Tota Mona Hassan" is
called "Tota Mona" and "Mona Hassan" as well, and "zeeko.fathalla" is a pair like any other. A name of one
word is remembered as that word ("zeeko92", "الزملكاوية"), and so is the first word of a longer one. Neither
counts if it is made of what people use, see `copilot.language.telling`: else who calls herself "how much"
would take that question from everybody. A word alone that three people type is a thing, and stays from the
third on: no phrase knows every brand.

Measured with the phrases of each writer left out of the words that people use. Whatever two words somebody
calls herself, 9 of 113,430 phrases lose words at most, and those words are names ("ام يوسف"); other words 5
("عنق الرحم"). In a live about what no phrase is about, who knows a pair of its words that
nobody used elsewhere can take it away. One word would take 17 ("لماذا"), and three phrases in ten have such a
word: so it is two people's comments at most.

The rest was measured when the words that people use were those of 90,000 phrases. Of 130 brands and things,
62 can be lost by two people each, of 78 sizes, prices, codes and models 18 ("airpods3"), and the others by
nobody. Of 220 invented names of one word, typed in others' comments, 207 go, before as after their owners
wrote: 70 of 71 Arabic ones, 57 of 59 Latin, 26 of 30 with numbers for letters, 54 of 60 handles. Those that
stay are made of words that people use, or begin with a number. Were all 220 in one live, 9 of 155,000
harmless comments would lose words, each of them such a name.

What is met is held in memory while the live runs, and never kept but as keyed digests until it has ended, by
which a live that goes on after a kill finds who wrote before (`copilot.language.digests`). What tells whether
a name was typed before it was met is never kept: one bit for each pair in what others typed, and for each
word who typed it, up to three.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import Final

from copilot.language.calling import first
from copilot.language.digests import Digests, Part
from copilot.language.names import Span
from copilot.language.telling import (
    ACCOUNT,
    handles,
    lone,
    lone_ones,
    pairs,
    placed,
    singles,
    spelt,
    strange,
    whole,
)

MOST: Final = 20_000
"""Names that are remembered; the oldest goes for the next."""

_LONGEST: Final = 6
"""Words of a name that count."""

_CROWD: Final = 3
"""People who type a word that is a thing from then on."""

_THING: Final = "="
"""Before a word that somebody is called and that a crowd typed, where it is kept."""

_SHARE: Final = 100
"""A given name that is typed in more than one of so many comments is the crowd's: the presenter's."""

_COUNTED: Final = 50_000
"""Words of which it is known who typed them; the oldest goes for the next, a given name's latest."""

_BITS: Final = 1 << 21
"""In half a million comments stand some ten thousand pairs that may be names; then one name in 200 seems to
have been typed that was not, and is looked for in vain."""


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
        self._met: dict[str, tuple[Part, ...]] = {}
        self._named: Counter[Part] = Counter()
        self._before: Digests | tuple[()] = ()
        self._typed = bytearray(_BITS // 8)
        self._typers: OrderedDict[str, tuple[str, ...]] = OrderedDict()
        self._times: Counter[str] = Counter()
        self._comments = 0
        self._many = _CROWD

    def know(self, before: Digests) -> None:
        """Take up what was met before, as it was kept; what was typed then has to be looked through."""
        self._before, self.late = before, True

    def meet(self, name: str) -> tuple[Part, ...]:
        """Remember the name of somebody who wrote; return what of it has to be kept."""
        if not name or name in self._met:
            return ()
        if len(self._met) >= MOST:
            self._forget(next(iter(self._met)))
        shop = self._shop()
        words = spelt(name)[:_LONGEST]
        found: list[Part] = [
            *pairs(words, shop),
            whole(name, shop),
            *(lone(word, shop) for word in words[:1]),
        ]
        self._met[name] = tuple(part for part in dict.fromkeys(found) if part)
        parts = self._parts(name)
        new = tuple(part for part in parts if not self._is_met(part))
        self.late = self.late or any(map(self._was_typed, new))
        for part in parts:
            self._named[part] += 1
        return new

    def count(self, text: str, person: str) -> tuple[Part, ...]:
        """Note who types what in a comment, before anything is taken out: what several type is a thing.

        Returns:
            What has to be kept: that names of one word are things from now on.
        """
        self._comments += 1
        if self._comments.bit_count() == 1:  # each time there are twice as many
            self._look_again()
        found = strange(text)
        for word in found.given:
            self._times[word] += 1
            if word in self._typers:
                self._typers.move_to_end(word)
        things: tuple[Part, ...] = ()
        for word in found.alone + found.given:
            if self._crowds(word, person) and word in found.alone:
                things += (_THING + word,)
        return things

    def hear(self, text: str) -> None:
        """Note what is kept of a comment, for the names that are met later."""
        if strange(text).unused > 1:
            for pair in pairs(spelt(text)):
                byte, bit = divmod(hash(pair) % _BITS, 8)
                self._typed[byte] |= 1 << bit

    def spans(self, text: str) -> list[Span]:
        """Return where names that were met stand in a text, however they are spelt, in order."""
        found = strange(text)
        if not found.unused:
            return []
        spans: list[Span] = []
        if found.alone and (alone := {word for word in found.alone if self._is_looked_for(word)}):
            spans += (span for span, word in placed(text) if not alone.isdisjoint(lone_ones(word)))
            spans += (span for span, word in handles(text) if word in alone)
        if found.unused > 1 and self._holds_pair(spelt(text)):
            for (one, word), (other, next_word) in pairwise(placed(text)):
                if self._is_met((word, next_word)):
                    spans.append((one[0], other[1]))
        return _joined(spans)

    def given(self, text: str) -> list[Span]:
        """Return where given names of those who were met stand alone in a text, in order.

        Look for them last: behind them may stand another name, which is found beside them. No word of the
        shop's facts is one, and no part of a code ("ahmed10").
        """
        typed = strange(text).given
        if not typed or not (called := {name for name in typed if self._is_looked_for(name)}):
            return []
        words, shop = list(placed(text)), self._shop()
        parts = Counter(span for span, _ in words)
        found = ((*words[at], name) for at, name in singles([word for _, word in words]))
        return [
            span for span, word, name in found if name in called and word not in shop and parts[span] == 1
        ]

    def _crowds(self, word: str, person: str) -> bool:
        """Note who types a word; return whether that makes a thing of what somebody is called."""
        typers = self._typers.get(word, ())
        if len(typers) >= _CROWD or person in typers:
            return False
        self._typers[word] = *typers, person
        if len(self._typers) > _COUNTED:
            gone, _ = self._typers.popitem(last=False)
            self._times.pop(gone, None)
        return len(typers) == _CROWD - 1 and self._is_met(word)

    def _is_met(self, part: Part) -> bool:
        return part in self._named or part in self._before

    def _holds_pair(self, words: Sequence[str]) -> bool:
        """Tell whether two of the words that stand side by side are of a name that was met."""
        if not self._named.keys().isdisjoint(pairwise(words)):
            return True
        return bool(self._before) and any(pair in self._before for pair in pairs(words))

    def _parts(self, name: str) -> list[Part]:
        """Return what a name that was met is looked for by."""
        return [*self._met[name], *filter(None, [first(spelt(name)[:_LONGEST])])]

    def _look_again(self) -> None:
        """Set anew how often a crowd types a name; what is typed too seldom by now is no crowd's any more."""
        before, self._many = self._many, max(_CROWD, self._comments // _SHARE)
        for name, times in self._times.items():
            if before <= times < self._many and self._is_met(name):
                self.late = True

    def _is_looked_for(self, word: str) -> bool:
        name = word[1:] if word[0] == ACCOUNT else word
        return self._is_met(name) and not self._is_thing(word)

    def _is_thing(self, word: str) -> bool:
        """Tell whether a crowd types a word: three people, and a given name in every so many comments."""
        if self._before and _THING + word in self._before:
            return True
        if word.startswith(ACCOUNT) or len(self._typers.get(word, ())) < _CROWD:
            return False
        return self._times.get(word, self._many) >= self._many

    def _was_typed(self, part: Part) -> bool:
        if isinstance(part, str):
            return (part in self._typers and not self._is_thing(part)) or ACCOUNT + part in self._typers
        byte, bit = divmod(hash(part) % _BITS, 8)
        return bool(self._typed[byte] >> bit & 1)

    def _forget(self, name: str) -> None:
        parts = self._parts(name)
        del self._met[name]
        for part in parts:
            self._named[part] -= 1
            if not self._named[part]:
                del self._named[part]


def _joined(spans: list[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        overlaps = bool(joined) and span[0] < joined[-1][1]
        start, end = joined.pop() if overlaps else span
        joined.append((start, max(end, span[1])))
    return joined
