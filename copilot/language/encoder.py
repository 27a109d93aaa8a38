"""Comments to vectors: the bundled static model, read with NumPy alone.

The vector of a comment is the sum of one trained row per feature (see `copilot.language.features`), to
length one. No network runs: a seller's laptop starts in a fraction of a second and reads a comment
in some tens of microseconds, because a word is looked up once and remembered.

The model is a folder: ``keys.npy`` (uint32, sorted) names the rows of hashed features, ``pieces.tsv`` the
rows of subwords after them; ``leanings.npy`` (float16, may be missing) says how much each of them leans to a
comment that asks something. ``rows.npy`` holds the rows in four bits a number (uint8, the first half of a
row in the low nibbles, the second in the high ones, 8 standing for zero), ``scales.npy`` (float16) what a
row is multiplied by. Four bits cost nothing against eight in what the model finds, and halve it on disk.
sentence-transformers reads the same folder through ``static_embedding.py`` that lies in it.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from copilot.language.features import REMEMBERED_WORDS, RowIndex


class Encoder(Protocol):
    """Anything that makes vectors of comments."""

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length one per text; zeros for a text with nothing in it."""

    def leaning(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return how much each text leans to asking, as log-odds; zeros where the model can't tell."""


class StaticEncoder:
    """The bundled model: a sum of rows.

    Args:
        index: Finds the rows of a comment.
        rows: uint8, (features, dimensions / 2), as described above.
        scales: float16, (features,).
        leanings: Of each feature, (features,); None where the model has none.
    """

    def __init__(
        self,
        *,
        index: RowIndex,
        rows: NDArray[np.uint8],
        scales: NDArray[np.float16],
        leanings: NDArray[np.float16] | None = None,
    ) -> None:
        self.dimensions = 2 * int(rows.shape[1])
        self._index = index
        self._rows = rows
        self._scales = scales
        self._leanings = None if leanings is None else array("f", leanings.astype(np.float32).tobytes())
        self._known: dict[str, NDArray[np.float32]] = {}
        self._leaning_of = lru_cache(maxsize=REMEMBERED_WORDS)(self._leaning_of_word)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a model folder.

        Raises:
            OSError: A file of the model is missing or can't be read.
        """
        return cls(
            index=load_index(path),
            rows=np.load(path / "rows.npy"),
            scales=np.load(path / "scales.npy"),
            leanings=np.load(path / "leanings.npy") if (path / "leanings.npy").exists() else None,
        )

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of `texts`, (texts, dimensions), each of length one or zero."""
        found = [self._index.of_comment(text) for text in texts]
        self._learn(dict.fromkeys(word for spelt, _ in found for word in spelt))
        out = self._sums([pairs for _, pairs in found])
        for place, (spelt, _) in enumerate(found):
            for word in spelt:
                out[place] += self._known[word]
        lengths = np.linalg.norm(out, axis=1, keepdims=True)
        lengths[lengths == 0] = 1
        out /= lengths
        return out

    def leaning(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return how much each text leans to asking, as log-odds, (texts,); zeros without leanings."""
        if self._leanings is None:
            return np.zeros(len(texts), dtype=np.float32)
        return np.array([self._leaning(text, self._leanings) for text in texts], dtype=np.float32)

    def _leaning(self, text: str, leanings: Sequence[float]) -> float:
        spelt, pairs = self._index.of_comment(text)
        total, count = sum(map(leanings.__getitem__, pairs)), len(pairs)
        for leaning, rows in map(self._leaning_of, spelt):
            total += leaning
            count += rows
        return total / math.sqrt(count or 1)

    def _leaning_of_word(self, word: str) -> tuple[float, int]:
        """Return what a word's rows lean together, and how many they are."""
        rows = self._index.of_word(word)
        return sum(map(self._leanings.__getitem__, rows)) if self._leanings else 0.0, len(rows)

    def _learn(self, words: Collection[str]) -> None:
        """Remember the sums of some words' rows."""
        if len(self._known) + len(words) > REMEMBERED_WORDS:
            self._known.clear()
        new = [word for word in words if word not in self._known]
        sums = self._sums([self._index.of_word(word) for word in new])
        self._known.update((word, total.copy()) for word, total in zip(new, sums, strict=True))

    def _sums(self, bags: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Return the sums of the rows of each bag, (bags, dimensions)."""
        sums = np.zeros((len(bags), self.dimensions), dtype=np.float32)
        full = [place for place, bag in enumerate(bags) if bag]
        if full:
            rows = np.fromiter(chain.from_iterable(bags), dtype=np.int64)
            begins = np.cumsum([0, *(len(bags[place]) for place in full[:-1])])
            packed = self._rows[rows]
            numbers = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32)
            numbers -= 8
            numbers *= self._scales[rows].astype(np.float32)[:, None]
            sums[full] = np.add.reduceat(numbers, begins, axis=0)
        return sums


def load_index(path: Path) -> RowIndex:
    """Read the names of a model's rows.

    Raises:
        OSError: A file of the model is missing or can't be read.
    """
    lines = (path / "pieces.tsv").read_text(encoding="utf-8").splitlines()
    scores = {piece: float(score) for piece, _, score in (line.partition("\t") for line in lines)}
    return RowIndex(np.load(path / "keys.npy"), scores)
