"""What can be done with anybody's vectors, at the threshold that turns out best.

Everything here works on cosines between the distinct texts of a stream, so that dense vectors and
sparse ones are treated alike. Thresholds are picked by the very labels they are scored with: what these rows
reach is the most the method could, not what it would reach on an evening nobody has labelled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from .scoring import Answer, quick_f1
from .streams import QUIET, Stream

Vectors: TypeAlias = "NDArray[np.float32] | sparse.csr_matrix"
NEIGHBOURS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosines:
    """A stream as its distinct texts see each other.

    Attributes:
        near: (distinct, distinct) cosines.
        place: For each comment the place of its text.
        tree: Average linkage over the distinct texts, as SciPy has it.
    """

    near: NDArray[np.float32]
    place: NDArray[np.int64]
    tree: NDArray[np.float64]


def cosines(stream: Stream, vectors: Callable[[Sequence[str]], Vectors]) -> Cosines:
    """Compare the texts of a stream with each other."""
    distinct = list(dict.fromkeys(stream.texts))
    where = {text: n for n, text in enumerate(distinct)}
    rows = vectors(distinct)
    near = dot(rows, rows)
    far = np.clip(1 - near, 0, 2).astype(np.float64)
    np.fill_diagonal(far, 0)
    return Cosines(
        near=near,
        place=np.array([where[text] for text in stream.texts]),
        tree=linkage(squareform((far + far.T) / 2, checks=False), "average"),
    )


def dot(left: Vectors, right: Vectors) -> NDArray[np.float32]:
    """Return all cosines between rows of length one."""
    product = left @ right.T
    return np.asarray(product if isinstance(product, np.ndarray) else product.toarray(), dtype=np.float32)


def by_linkage(stream: Stream, seen: Cosines) -> Answer:
    """Group by average linkage over the whole stream, cut where F1 is highest."""
    heights = np.unique(np.quantile(seen.tree[:, 2], np.linspace(0.2, 0.999, 40)))
    cuts = (fcluster(seen.tree, height, "distance")[seen.place] for height in heights)
    return _best(stream, (_answer(stream, cut) for cut in cuts))


def by_leader(stream: Stream, seen: Cosines) -> Answer:
    """Group online: join the nearest moving centre within the radius that turns out best, or found one."""
    return _best(stream, (_answer(stream, leader(seen, radius)) for radius in _radii(seen, 16)))


def by_vote(stream: Stream, seen: Cosines, near: NDArray[np.float32], labels: Sequence[str]) -> Answer:
    """Give a comment to the card its nearest examples agree on, the rest to online groups.

    Args:
        stream: The stream.
        seen: Its texts among themselves.
        near: (distinct, examples) cosines with the example phrases.
        labels: The card of each example, ``-`` and ``order`` for those that ask nothing.

    Returns:
        With the best of four certainties from which a card claims a comment and of five radii.
    """
    names, owners = np.unique(np.array(labels), return_inverse=True)
    cards, sure = vote(near, owners, len(names))
    quiet = np.isin(names, QUIET)[cards]
    listed = ~np.char.startswith(names, "open:")[cards]
    return _best(stream, _votes(stream, seen, cards, sure, quiet, listed))


def vote(
    near: NDArray[np.float32], owners: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return each row's winner among `count` owners and its cosine with the winner's nearest example.

    The nearest ten examples vote, each with one over its rank.
    """
    rows = np.arange(len(near))[:, None]
    nearest = np.argpartition(-near, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
    nearest = np.take_along_axis(nearest, np.argsort(-near[rows, nearest], axis=1), axis=1)
    ballots = np.zeros((len(near), count), dtype=np.float32)
    np.add.at(ballots, (rows, owners[nearest]), 1 / np.arange(1, NEIGHBOURS + 1, dtype=np.float32))
    winner = ballots.argmax(axis=1)
    own = np.where(owners[nearest] == winner[:, None], near[rows, nearest], -1)
    return winner, own.max(axis=1)


def leader(seen: Cosines, radius: float, asked: NDArray[np.bool_] | None = None) -> NDArray[np.int64]:
    """Return each comment's group by online leader clustering (Hartigan 1975) with moving centres.

    Args:
        seen: The stream's texts.
        radius: The least cosine with a group's centre that lets a comment join it.
        asked: For each distinct text, whether it takes part; the others get -1.
    """
    size = len(seen.near)
    sums = np.zeros((size, size), dtype=np.float32)  # of the cosines with a group's members, a column each
    lengths = np.zeros(size, dtype=np.float32)  # squared, of each group's sum of vectors
    groups = np.full(len(seen.place), -1)
    count = 0
    for at, text in enumerate(seen.place):
        if asked is not None and not asked[text]:
            continue
        likeness = sums[text, :count] / np.sqrt(np.maximum(lengths[:count], 1e-9))
        group = int(likeness.argmax()) if count else 0
        if (not count or likeness[group] < radius) and count < size:
            group, count = count, count + 1
        lengths[group] += 2 * sums[text, group] + seen.near[text, text]
        sums[:, group] += seen.near[text]
        groups[at] = group
    return groups


def _votes(
    stream: Stream,
    seen: Cosines,
    cards: NDArray[np.int64],
    sure: NDArray[np.float32],
    quiet: NDArray[np.bool_],
    listed: NDArray[np.bool_],
) -> Iterator[Answer]:
    known = sure[listed & ~quiet]
    for limit in np.quantile(known, (0, 0.15, 0.35, 0.6)) if len(known) else (2.0,):
        claimed = listed & ~quiet & (sure >= limit)
        for radius in _radii(seen, 5):
            groups = leader(seen, radius, ~quiet & ~claimed)
            groups = np.where(claimed[seen.place], -2 - cards[seen.place], groups)
            yield {
                i: None if silent else int(group)
                for i, group, silent in zip(stream.ids, groups, quiet[seen.place], strict=True)
            }


def _radii(seen: Cosines, count: int) -> list[float]:
    """Return cosines at which this stream's own linkage joins groups, from strict to loose."""
    return [float(r) for r in 1 - np.unique(np.quantile(seen.tree[:, 2], np.linspace(0.25, 0.98, count)))]


def _answer(stream: Stream, groups: Iterable[int]) -> Answer:
    return {i: int(group) for i, group in zip(stream.ids, groups, strict=True)}


def _best(stream: Stream, answers: Iterable[Answer]) -> Answer:
    return max(answers, key=lambda answer: quick_f1(stream, answer))
