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
from collections.abc import Sequence
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

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a model folder; the rows stay on disk until they are used.

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
        out = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(out, texts, strict=True):
            self._add(text, row)
        lengths = np.linalg.norm(out, axis=1, keepdims=True)
        lengths[lengths == 0] = 1
        out /= lengths
        return out

    def leaning(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return how much each text leans to asking, as log-odds, (texts,); zeros without leanings."""
        if self._leanings is None:
            return np.zeros(len(texts), dtype=np.float32)
        rows = [set(self._index.of_text(text)) for text in texts]
        of_row = self._leanings.__getitem__
        told = [sum(map(of_row, few)) / math.sqrt(len(few) or 1) for few in rows]
        return np.array(told, dtype=np.float32)

    def _add(self, text: str, out: NDArray[np.float32]) -> None:
        """Add the rows of a comment's words to `out`."""
        spelt, pairs = self._index.of_comment(text)
        for word in spelt:
            known = self._known.get(word)
            out += self._learn(word) if known is None else known
        if pairs:
            out += self._sum(pairs)

    def _learn(self, word: str) -> NDArray[np.float32]:
        """Return the sum of one word's rows, and remember it."""
        if len(self._known) >= REMEMBERED_WORDS:
            self._known.clear()
        total = self._known[word] = self._sum(self._index.of_word(word))
        return total

    def _sum(self, places: list[int]) -> NDArray[np.float32]:
        packed = self._rows[places]
        scales = self._scales[places].astype(np.float32)
        half = packed.shape[1]
        total = np.full(2 * half, -8 * scales.sum(), dtype=np.float32)
        total[:half] += scales @ (packed & 15).astype(np.float32)
        total[half:] += scales @ (packed >> 4).astype(np.float32)
        return total


def load_index(path: Path) -> RowIndex:
    """Read the names of a model's rows.

    Raises:
        OSError: A file of the model is missing or can't be read.
    """
    lines = (path / "pieces.tsv").read_text(encoding="utf-8").splitlines()
    scores = {piece: float(score) for piece, _, score in (line.partition("\t") for line in lines)}
    return RowIndex(np.load(path / "keys.npy"), scores)
