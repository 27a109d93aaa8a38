"""Other people's stream clusterers over our vectors.

Each is given what our own grouping is given: the comments that our product took for questions, in order, with
the same vectors. Each may read the groups of the whole stream once it is over, which forgives the ids that
most of them change as they go; and each has the best of a few settings, picked afterwards.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from copilot.language.normalise import normalise

PASS_SECONDS: Final = 30.0
_TIMED: Final = 3
_RADII: Final = (0.85, 0.7, 0.55, 0.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The comments of a stream that are grouped.

    Attributes:
        texts: As typed.
        vectors: Ours, (comments, dimensions).
        times: Seconds from the start.
        intents: How many different things are really asked.
    """

    texts: Sequence[str]
    vectors: NDArray[np.float32]
    times: Sequence[float]
    intents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One setting of a clusterer over one stream.

    Attributes:
        setting: In words.
        groups: One for each comment; -1 for one that was left alone.
        seconds: What it cost, without the vectors; None where it was not run as it would be live.
    """

    setting: str
    groups: list[int]
    seconds: float | None


def dbstream(given: Questions) -> Iterator[Trial]:
    """River's DBSTREAM (Hahsler and Bolanos 2016), hardly fading, so that no question is forgotten."""
    from river.cluster import DBSTREAM  # noqa: PLC0415 - each package only where it is used

    for cosine in _RADII:
        begun = time.perf_counter()
        radius = float(np.sqrt(2 - 2 * cosine))
        model = DBSTREAM(clustering_threshold=radius, fading_factor=1e-4, cleanup_interval=100)
        rows = [dict(enumerate(row.tolist())) for row in given.vectors]
        for row in rows:
            model.learn_one(row)
        groups = [int(model.predict_one(row)) for row in rows]
        yield Trial(setting=f"cosine {cosine}", groups=groups, seconds=time.perf_counter() - begun)


def textclust(given: Questions) -> Iterator[Trial]:
    """River's TextClust (Assenmacher and Trautmann 2022): it takes words, not vectors; ours, normalised."""
    from river.cluster import TextClust  # noqa: PLC0415 - likewise
    from river.feature_extraction import BagOfWords  # noqa: PLC0415 - likewise

    bag = BagOfWords(ngram_range=(1, 2))
    for radius in (0.4, 0.6, 0.8):
        begun = time.perf_counter()
        model = TextClust(real_time_fading=False, fading_factor=1e-4, radius=radius)
        rows = [bag.transform_one(normalise(text)) for text in given.texts]
        for row in rows:
            model.learn_one(row)
        found = [model.predict_one(row) for row in rows]
        groups = [-1 if group is None else int(group) for group in found]
        yield Trial(setting=f"radius {radius}", groups=groups, seconds=time.perf_counter() - begun)


def hdbscan(given: Questions) -> Iterator[Trial]:
    """HDBSCAN (Campello et al. 2013) over everything so far, every 30 seconds of the stream."""
    from hdbscan import HDBSCAN  # noqa: PLC0415 - likewise

    rows = given.vectors.astype(np.float64)
    for least in (3, 2, 5):
        begun = time.perf_counter()
        groups = [-1] * len(rows)
        # Each pass looks at everything, so the last one decides; those before it are run once, for the clock.
        for end in _passes(given.times)[0 if least == _TIMED else -1 :]:
            if end > least:
                model = HDBSCAN(min_cluster_size=least, core_dist_n_jobs=1)
                groups = model.fit_predict(rows[:end]).tolist()
        seconds = time.perf_counter() - begun if least == _TIMED else None
        yield Trial(setting=f"at least {least}", groups=groups, seconds=seconds)


def bertopic(given: Questions) -> Iterator[Trial]:
    """BERTopic's online mode, told how many groups there are: MiniBatchKMeans over batches of 30 seconds."""
    from bertopic import BERTopic  # noqa: PLC0415 - likewise
    from bertopic.dimensionality import BaseDimensionalityReduction  # noqa: PLC0415 - likewise
    from bertopic.vectorizers import OnlineCountVectorizer  # noqa: PLC0415 - likewise
    from sklearn.cluster import MiniBatchKMeans  # noqa: PLC0415 - likewise

    begun = time.perf_counter()
    model = BERTopic(
        language="multilingual",  # or it drops all letters but English ones
        embedding_model=None,
        umap_model=BaseDimensionalityReduction(),
        hdbscan_model=MiniBatchKMeans(n_clusters=given.intents, random_state=1, n_init=3),
        vectorizer_model=OnlineCountVectorizer(token_pattern=r"(?u)\b\w+\b"),
    )
    texts = [normalise(text) or "-" for text in given.texts]
    done = 0
    for end in _passes(given.times):
        if end - done < (2 if done else given.intents) and end < len(texts):
            continue  # k-means can't begin with fewer comments than groups
        model.partial_fit(texts[done:end], embeddings=given.vectors[done:end])
        done = end
    groups = model.hdbscan_model.predict(given.vectors).tolist()
    seconds = time.perf_counter() - begun
    yield Trial(setting=f"{given.intents} groups", groups=groups, seconds=seconds)


TITLES: Final = {
    "dbstream": "river DBSTREAM",
    "textclust": "river TextClust",
    "hdbscan": "HDBSCAN every 30 s",
    "bertopic": "BERTopic online",
}
CLUSTERERS: Final[Mapping[str, Callable[[Questions], Iterator[Trial]]]] = {
    "dbstream": dbstream,
    "textclust": textclust,
    "hdbscan": hdbscan,
    "bertopic": bertopic,
}


def _passes(times: Sequence[float]) -> list[int]:
    """Return how many comments there are every 30 seconds, and at the end."""
    if not len(times):
        return []
    marks = np.arange(PASS_SECONDS, times[-1] + PASS_SECONDS, PASS_SECONDS)
    counts = np.searchsorted(np.asarray(times), marks, side="right")
    return sorted({int(count) for count in counts if count} | {len(times)})
