"""The names that the viewers of a live go by, to be found where others type them: "Mona Elsayed saw it too".

What is met is held in memory while the live runs, and never kept. Only a name of two words or more counts,
and only with a listed name in it: otherwise who calls herself "how much" would take that question away from
everybody.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from copilot.language.names import TELLING, Span, spelt_words
from copilot.language.normalise import normalise

MOST: Final = 20_000
"""Names that are remembered; the oldest goes for the next."""

_LONGEST: Final = 5


class Viewers:
    """The display names of one live."""

    def __init__(self) -> None:
        self._met: dict[str, tuple[str, ...]] = {}
        self._by_first: dict[str, Counter[tuple[str, ...]]] = {}

    def meet(self, name: str) -> None:
        """Remember the name of somebody who wrote."""
        if not name or name in self._met:
            return
        if len(self._met) >= MOST:
            self._forget(next(iter(self._met)))
        spelt = tuple(word for word in normalise(name).split() if word.isalnum())
        counts = 1 < len(spelt) <= _LONGEST and not TELLING.isdisjoint(spelt)
        self._met[name] = spelt if counts else ()
        if counts:
            self._by_first.setdefault(spelt[0], Counter())[spelt] += 1

    def spans(self, text: str) -> list[Span]:
        """Return where names that were met stand in a text, however they are spelt, in order."""
        if not self._by_first or self._by_first.keys().isdisjoint(normalise(text).split()):
            return []
        words, spelt = spelt_words(text)
        spans: list[Span] = []
        at = 0
        while at < len(spelt):
            length = self._longest_at(spelt, at)
            if length:
                spans.append((words[at].start(), words[at + length - 1].end()))
            at += length or 1
        return spans

    def _longest_at(self, spelt: list[str], at: int) -> int:
        """Return how many words the longest name has that begins there, 0 where none does.

        However many viewers share a first name, a word costs a few looks.
        """
        named = self._by_first.get(spelt[at], ())
        lengths = range(min(_LONGEST, len(spelt) - at), 1, -1) if named else ()
        return next((length for length in lengths if tuple(spelt[at : at + length]) in named), 0)

    def _forget(self, name: str) -> None:
        spelt = self._met.pop(name)
        if not spelt:
            return
        named = self._by_first[spelt[0]]
        named[spelt] -= 1
        if not named[spelt]:
            del named[spelt]
        if not named:
            del self._by_first[spelt[0]]
