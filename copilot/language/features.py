"""What the encoder sees of a comment: small pieces of each word, and words side by side.

A comment is three words of dialect with a slip in one of them, so no single view of a word is enough.
Each word is seen as

- subwords, cut as multilingual-e5 cuts them: they carry meaning from a hundred languages;
- itself, and its character n-grams of 2 to 4: they survive slips and carry dialect spelling;
- its consonant skeleton and the skeleton's n-grams: the same for both scripts;
- for a number, how large it is: 42 is a shoe, 80 a weight, 165 a height;

and each pair of neighbours as a pair, in both spellings and in skeletons, for "pay before I try" is
not "try before I pay".

Everything but the subwords is named by a 32-bit hash (CRC-32: fast, and the same on every machine).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from copilot.domain.comment import ADDRESS, PHONE
from copilot.language.arabizi import skeleton, stem
from copilot.language.normalise import normalise, words

REMEMBERED_WORDS = 8192
REMEMBERED_TEXTS = 2048
LONGEST_WORD = 24
MOST_WORDS = 48

_LARGEST = (
    (5, "few"),
    (20, "tens"),
    (33, "small"),
    (48, "shoe"),
    (130, "weight"),
    (210, "height"),
    (999, "price"),
)
_MARKERS = {PHONE: "<phone>", ADDRESS: "<address>"}
_ARTICLES = {"el", "il", "al", "the", "a"}
_UNKNOWN_PIECE = -25.0


class RowIndex:
    """Finds the rows of a model that belong to a comment.

    Args:
        keys: Keys of hashed features, ascending; the key at place i owns row i.
        pieces: Log-probability of each subword, in the order of their rows after the hashed ones.
        remembered: Words whose rows are kept at hand.
    """

    def __init__(
        self,
        keys: Sequence[int] | NDArray[np.uint32],
        pieces: Mapping[str, float],
        *,
        remembered: int = REMEMBERED_WORDS,
    ) -> None:
        self._keys = np.array(keys, dtype=np.uint32)
        self._pieces = {piece: (score, row) for row, (piece, score) in enumerate(pieces.items(), len(keys))}
        self._longest = max(map(len, pieces), default=1)
        self.of_word = lru_cache(maxsize=remembered)(self._of_word)
        self.of_comment = lru_cache(maxsize=REMEMBERED_TEXTS)(self._of_comment)

    def __len__(self) -> int:
        """Return how many rows the model has."""
        return len(self._keys) + len(self._pieces)

    def of_text(self, text: str) -> list[int]:
        """Return the rows whose sum is the direction of `text`, in no particular order."""
        spelt, pairs = self.of_comment(text)
        return [row for word in spelt for row in self.of_word(word)] + pairs

    def _of_comment(self, text: str) -> tuple[list[str], list[int]]:
        """Return the words of a comment that count, and the rows of its word pairs."""
        spelt = words(normalise(text))[:MOST_WORDS]
        return spelt, self._places(pair_keys(spelt)) if len(spelt) > 1 else []

    def _of_word(self, word: str) -> list[int]:
        return self._places(word_keys(word)) + cut_pieces(word, self._pieces, self._longest)

    def _places(self, names: list[int]) -> list[int]:
        """Return the rows of the features that the model has, in order."""
        wanted = np.array(names, dtype=np.uint32)
        places = self._keys.searchsorted(wanted)
        found: list[int] = places[self._keys.take(places, mode="clip") == wanted].tolist()
        return found


def feature_key(name: str) -> int:
    """Return the 32-bit name of a feature."""
    return crc32(name.encode())


def word_keys(word: str) -> list[int]:
    """Return the keys of all hashed features of one normalised word."""
    if word in _MARKERS:
        return [feature_key(f"w{_MARKERS[word]}")]
    word = word[:LONGEST_WORD]
    names = [f"w{word}"]
    size = _size(word)
    if size:
        names.append(f"#{size}")
    else:
        names += [f"g{gram}" for gram in _grams(f"<{word}>", 2, 4)]
        bones = skeleton(word)
        if bones:
            names.append(f"k{bones}")
            names += [f"s{gram}" for gram in _grams(f"<{bones}>", 2, 3)]
        names.append(f"t{stem(word) or word}")
    return [feature_key(name) for name in names]


def pair_keys(words: list[str]) -> list[int]:
    """Return the keys of the word pairs of a comment."""
    spelt = [
        "#" + _size(word) if word[0].isdigit() and _size(word) else word[:LONGEST_WORD] for word in words
    ]
    bones = [stem(word) or word for word in spelt if word not in _ARTICLES]
    keys = [feature_key(f"p{one} {two}") for one, two in pairwise(spelt)]
    keys += [feature_key(f"q{one} {two}") for one, two in pairwise(bones)]
    return keys


def cut_pieces(word: str, pieces: Mapping[str, tuple[float, int]], longest: int) -> list[int]:
    """Cut one word into the likeliest subwords (unigram language model, Viterbi).

    Args:
        word: A normalised word.
        pieces: Log-probability and row of each subword; a subword that begins a word begins with ``▁``.
        longest: Letters of the longest subword.

    Returns:
        Rows of the subwords that are known; letters that no subword covers are left out.
    """
    text = "▁" + word[:LONGEST_WORD]
    best = [0.0] + [float("-inf")] * len(text)
    back: list[tuple[int, int]] = [(0, -1)] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            score, row = pieces.get(text[start:end], (_UNKNOWN_PIECE, -1))
            if row < 0 and end - start > 1:
                continue
            if best[start] + score > best[end]:
                best[end], back[end] = best[start] + score, (start, row)
    rows: list[int] = []
    end = len(text)
    while end:
        end, row = back[end]
        if row >= 0:
            rows.append(row)
    return rows[::-1]


def _grams(text: str, shortest: int, longest: int) -> Iterator[str]:
    for length in range(shortest, longest + 1):
        for start in range(len(text) - length + 1):
            yield text[start : start + length]


def _size(word: str) -> str:
    """Return the name of a number's magnitude; empty for what is no number."""
    if not (word.isascii() and word.replace(".", "").isdigit()):
        return ""
    number = float(word.partition(".")[0][:9])
    return next((name for limit, name in _LARGEST if number <= limit), "many")
